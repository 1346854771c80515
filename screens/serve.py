"""Start the app's server on this machine, in place of the command that asked for it."""

import os
import socket
import sys
from collections.abc import Mapping
from importlib.util import find_spec
from typing import NoReturn

from screens.theme import OPTIONS

ADDRESS = "127.0.0.1"


def is_free(port: int) -> bool:
    """Whether nothing on this machine listens on ``port``."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((ADDRESS, port))
        except OSError:
            return False
    return True


def run_app(environment: Mapping[str, str], port: int) -> NoReturn:
    """Become the server of the app, with these variables added to the environment."""
    place = find_spec("app")
    assert place is not None and place.origin is not None  # noqa: S101 - it is installed with us
    options = {**OPTIONS, "server.address": ADDRESS, "server.port": port}
    flags = [f"--{name}={_written(value)}" for name, value in options.items()]
    print(f"Line of Sight is at http://{ADDRESS}:{port} (Ctrl+C ends it).", file=sys.stderr)
    command = [sys.executable, "-m", "streamlit", "run", place.origin, *flags]
    os.execve(sys.executable, command, {**os.environ, **environment})


def _written(value: str | bool | int) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
