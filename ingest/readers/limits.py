"""How long the reading of one file may take, and how long a slow library may try."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

# However many pages or scans a file says it has, it is given no more than this at a time.
MOST_ALLOWED = 3600


class TooSlowError(BaseException):
    """The time is up. No ``Exception``, so that no library takes it for trouble with the file."""


def allow(seconds: int) -> None:
    """Give the file that is being read so many more seconds, where it is read against an alarm."""
    left = signal.alarm(0)
    if left:
        signal.alarm(left + min(seconds, MOST_ALLOWED))


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """Stop what is done within after so many seconds of work: raises TooSlowError.

    It counts the processor's time, and only in the main thread, as signals do; in another
    thread nothing is stopped.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(signal_number: int, frame: FrameType | None) -> None:
        raise TooSlowError

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
