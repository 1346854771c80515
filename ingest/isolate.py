"""Read files in another process, so that none can hang or crash a load."""

import os
import pickle
import signal
import subprocess
import sys
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack, suppress
from dataclasses import replace
from pathlib import Path
from queue import SimpleQueue
from tempfile import TemporaryDirectory

from ingest.read import Draft, Source, attempt
from ingest.readers.ocr import SECONDS_A_PAGE
from papers import PaperError

SECONDS = 60
MEMORY = 2 * 1024**3
# Text and Markdown are only decoded, by nothing that a file could hang or break: unless they are
# larger than this they are read here, and a folder of them starts no process.
PLAIN = {".txt", ".md", ".markdown"}
LARGEST_PLAIN = 200 * 1024
ADVICE = "ask for a fresh copy, or print it to a new PDF"


class ReaderProcess:
    """A process that reads one file at a time, started when first needed and after each death.

    ``seconds`` is the time limit for a file, to which one second a page is added and more for
    a scanned one (``readers.ocr``); ``memory`` the most bytes of address space. Use it as a
    context manager, from one thread that lives as long: Linux ends the process with it.
    """

    def __init__(self, seconds: int = SECONDS, memory: int = MEMORY) -> None:
        """Keep the limits; nothing is started yet."""
        self.seconds = seconds
        self.memory = memory
        self._process: subprocess.Popen[bytes] | None = None
        self._scratch: TemporaryDirectory[str] | None = None

    def __enter__(self) -> "ReaderProcess":
        return self

    def __exit__(self, *error: object) -> None:
        self._end()

    def read(self, source: Source) -> Draft | PaperError:
        """Read a file within the limits; a PaperError says which of them it broke."""
        if _is_plain(source):
            return attempt(source)
        try:
            process = self._running()
        except OSError as error:
            self._end()
            return PaperError(f"the reader could not be started ({error.strerror}); try again")
        assert process.stdin is not None and process.stdout is not None
        try:
            absolute = replace(source, path=source.path.absolute())
            pickle.dump(absolute, process.stdin)
            process.stdin.flush()
            answer = pickle.load(process.stdout)
        except (EOFError, OSError, pickle.UnpicklingError):
            self._end()
            return self._died(process.returncode)
        assert isinstance(answer, Draft | PaperError)
        return answer

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None:
            limits = [str(self.memory), str(self.seconds)]
            # Pictures on their way to OCR lie here; they go with the process, however it ends.
            self._scratch = TemporaryDirectory(prefix="line-of-sight-")
            self._process = subprocess.Popen(
                # -P: no module is taken from the folder that the command happens to run in.
                [sys.executable, "-P", "-m", "ingest.worker", *limits],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={
                    **os.environ,
                    "PYTHONPATH": str(Path(__file__).parent.parent),
                    "TMPDIR": self._scratch.name,
                },
                process_group=0,
            )
        return self._process

    def _end(self) -> None:
        """Kill the process with whatever it started, and clear up after it."""
        if self._process is not None:
            # Not yet waited for, its number cannot have gone to another process.
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(self._process.pid, signal.SIGKILL)
            with suppress(BrokenPipeError):
                self._process.communicate()
            self._process = None
        if self._scratch is not None:
            self._scratch.cleanup()
            self._scratch = None

    def _died(self, status: int) -> PaperError:
        if status == -signal.SIGALRM:
            return PaperError(
                f"reading it took longer than {self.seconds} seconds, one more a page and "
                f"{SECONDS_A_PAGE} more a scan; {ADVICE}"
            )
        return PaperError(f"reading it broke the reader, perhaps for want of memory; {ADVICE}")


def _is_plain(source: Source) -> bool:
    try:
        small = source.path.stat().st_size <= LARGEST_PLAIN
    except OSError:
        small = True  # what is wrong with it is told when it is read
    return small and source.path.suffix.lower() in PLAIN


def read_all(sources: Sequence[Source], workers: int) -> Iterator[Draft | PaperError]:
    """Read each source in turn, with so many ``workers`` a few files ahead of the caller.

    Only a few: the papers that are read but not yet stored are held in memory.
    """
    waiting = deque(sources)
    under_way: deque[Future[Draft | PaperError]] = deque()
    free: SimpleQueue[ReaderProcess] = SimpleQueue()

    def read(source: Source) -> Draft | PaperError:
        process = free.get()
        try:
            return process.read(source)
        finally:
            free.put(process)

    with ExitStack() as stack:
        for _ in range(workers):
            free.put(stack.enter_context(ReaderProcess()))
        pool = stack.enter_context(ThreadPoolExecutor(workers))
        while waiting or under_way:
            while waiting and len(under_way) < 2 * workers:
                under_way.append(pool.submit(read, waiting.popleft()))
            yield under_way.popleft().result()
