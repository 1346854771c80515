"""The process that reads PDF files for :mod:`ingest.isolate`, within limits of time and memory.

It is told of one file after another on stdin and answers on stdout, both pickled. Whatever a
file does to it (a hang, a crash, a bomb) happens here, and not to the load.
"""

import io
import pickle
import resource
import signal
import sys

from pypdf import PdfReader

from ingest.read import attempt, read_content
from papers import PaperError


def main(memory: int, seconds: int) -> None:
    """Answer until stdin ends. At most ``memory`` bytes; ``seconds`` a file and one a page."""
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    answers = sys.stdout.buffer
    sys.stdout = sys.stderr  # nothing a library prints may fall among the answers
    while True:
        try:
            source, overrides = pickle.load(sys.stdin.buffer)
        except EOFError:
            return
        # The alarm is not caught: it ends the process, whatever the process is busy with.
        signal.alarm(seconds)
        try:
            signal.alarm(seconds + _pages(read_content(source)))
            answer = attempt(source, overrides)
        except PaperError as error:
            answer = PaperError(error.reason, error.page)
        except MemoryError:
            answer = PaperError("it needs more memory than a paper should; ask for a fresh copy")
        signal.alarm(0)
        pickle.dump(answer, answers)
        answers.flush()


def _pages(content: bytes) -> int:
    """How many pages the file has, as far as can be told before it is read."""
    try:
        return len(PdfReader(io.BytesIO(content)).pages)
    except MemoryError:
        raise
    except Exception:  # what is wrong with the file is told when it is read
        return 0


if __name__ == "__main__":
    main(memory=int(sys.argv[1]), seconds=int(sys.argv[2]))
