"""The process that reads files for :mod:`ingest.isolate`, within limits of time and memory.

It is told of one file after another on stdin and answers on stdout, both pickled. Whatever a
file does to it (a hang, a crash, a bomb) happens here, and not to the load.
"""

import contextlib
import ctypes
import os
import pickle
import resource
import signal
import sys
from types import FrameType
from typing import IO

from ingest.read import attempt

# The largest file that may be written here, which is a picture on its way to OCR.
MOST_WRITTEN = 256 * 1024**2
PR_SET_PDEATHSIG = 1  # of Linux's prctl: the signal to get when the parent dies


def main(memory: int, seconds: int) -> None:
    """Answer until stdin ends. At most ``memory`` bytes; ``seconds`` a file, and what it earns.

    A reader adds to the seconds as it finds pages, and scans among them (``readers.limits``).
    """
    answers = _answers()
    _limit(memory)
    _die_with_the_load()
    while True:
        try:
            source = pickle.load(sys.stdin.buffer)
        except EOFError:
            return
        # The alarm is not caught: it ends the process, whatever the process is busy with.
        signal.alarm(seconds)
        answer = attempt(source)
        signal.alarm(0)
        pickle.dump(answer, answers)
        answers.flush()


def _answers() -> IO[bytes]:
    """The way to the load, which from now on nothing that a library prints can get into."""
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    return answers


def _limit(memory: int) -> None:
    """The limits hold for Tesseract too, which this process starts."""
    _lower(resource.RLIMIT_AS, memory)
    _lower(resource.RLIMIT_FSIZE, MOST_WRITTEN)
    _lower(resource.RLIMIT_CORE, 0)


def _lower(limit: int, most: int) -> None:
    """Set a limit, unless whoever runs the load is under a lower one already."""
    _, hard = resource.getrlimit(limit)
    most = most if hard == resource.RLIM_INFINITY else min(most, hard)
    resource.setrlimit(limit, (most, most))


def _die_with_the_load() -> None:
    """When the load is killed, end this process and the Tesseract it may have started."""

    def end(signal_number: int, frame: FrameType | None) -> None:
        os.killpg(0, signal.SIGKILL)

    # The load starts this process as the head of a group of its own.
    if os.getpgrp() == os.getpid():
        signal.signal(signal.SIGTERM, end)
    if sys.platform == "linux":
        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


if __name__ == "__main__":
    main(memory=int(sys.argv[1]), seconds=int(sys.argv[2]))
