"""Read PDF and office files in another process, so that no file can hang or crash a load."""

import os
import pickle
import signal
import subprocess
import sys
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from queue import SimpleQueue
from types import TracebackType

from ingest.describe import Overrides
from ingest.read import Draft, Source, attempt
from papers import PaperError

SECONDS = 60
MEMORY = 2 * 1024**3
ISOLATED = {".pdf", ".docx", ".odt"}


class ReaderProcess:
    """A process that reads one file at a time, started when first needed and after each death.

    ``seconds`` is the time limit for a file, to which one second a page is added; ``memory``
    the most bytes of address space. Use it as a context manager, from one thread.
    """

    def __init__(self, seconds: int = SECONDS, memory: int = MEMORY) -> None:
        """Keep the limits; nothing is started yet."""
        self.seconds = seconds
        self.memory = memory
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> "ReaderProcess":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            self._process = None

    def read(self, source: Source, overrides: Overrides) -> Draft | PaperError:
        """Read a file within the limits; a PaperError says which of them it broke."""
        if source.path.suffix.lower() not in ISOLATED:
            return attempt(source, overrides)
        process = self._running()
        assert process.stdin is not None and process.stdout is not None
        try:
            absolute = replace(source, path=source.path.absolute())
            pickle.dump((absolute, overrides), process.stdin)
            process.stdin.flush()
            answer = pickle.load(process.stdout)
        except (EOFError, OSError, pickle.UnpicklingError):
            process.kill()
            process.communicate()
            self._process = None
            return self._died(process.returncode)
        assert isinstance(answer, Draft | PaperError)
        return answer

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None:
            limits = [str(self.memory), str(self.seconds)]
            self._process = subprocess.Popen(
                # -P: no module is taken from the folder that the command happens to run in.
                [sys.executable, "-P", "-m", "ingest.worker", *limits],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent)},
            )
        return self._process

    def _died(self, status: int) -> PaperError:
        if status == -signal.SIGALRM:
            return PaperError(
                f"reading it took longer than {self.seconds} seconds and one more a page; "
                "ask for a fresh copy, or print it to a new PDF"
            )
        return PaperError(
            "reading it broke the reader, perhaps for want of memory; "
            "ask for a fresh copy, or print it to a new PDF"
        )


def read_all(
    sources: Sequence[Source], overrides: Overrides, workers: int
) -> Iterator[Draft | PaperError]:
    """Read each source in turn, with so many ``workers`` a few files ahead of the caller.

    Only a few: the papers that are read but not yet stored are held in memory.
    """
    waiting = deque(sources)
    under_way: deque[Future[Draft | PaperError]] = deque()
    free: SimpleQueue[ReaderProcess] = SimpleQueue()

    def read(source: Source) -> Draft | PaperError:
        process = free.get()
        try:
            return process.read(source, overrides)
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
