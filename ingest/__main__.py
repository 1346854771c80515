"""``python -m ingest`` is ``line-of-sight ingest``."""

import sys

from cli import app

if __name__ == "__main__":
    app(["ingest", *sys.argv[1:]])
