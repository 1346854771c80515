"""A piece of work in a fork of this process, which tells on a pipe where it is."""

import os
import pickle
import select
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PHASES = {"c": "copying", "i": "index", "r": "records", "m": "mending"}


@dataclass
class Attempt:
    """A forked process, and the end of the pipe on which it tells where it is."""

    pid: int
    pipe: int
    told: str = ""

    def listen(self, seconds: float) -> bool:
        """Take in what is told within so many seconds; False once the process has ended."""
        ready, _, _ = select.select([self.pipe], [], [], max(seconds, 0))
        if ready:
            heard = os.read(self.pipe, 4096).decode()
            self.told += heard
            return bool(heard)
        return True

    @property
    def phase(self) -> str:
        last = self.told[-1:]
        if last.islower():
            return PHASES[last]
        if "R" in self.told:
            return "between papers"
        return "between stores" if last == "I" else "before the first paper"


def fork(work: Callable[[int], object]) -> Attempt:
    """Run ``work`` in a fork with a process group of its own; it may write to the pipe."""
    ours, theirs = os.pipe()
    pid = os.fork()
    if pid == 0:
        status = 1
        try:
            os.setsid()
            os.close(ours)
            work(theirs)
            status = 0
        except BaseException:
            import traceback

            traceback.print_exc()
        finally:
            os._exit(status)
    os.close(theirs)
    return Attempt(pid, ours)


def result(work: Callable[[], object]) -> Any:  # noqa: ANN401 - whatever the work returns
    """What ``work`` returns in a fork, which has opened everything anew."""

    def send(pipe: int) -> None:
        with os.fdopen(pipe, "wb") as out:
            pickle.dump(work(), out)

    attempt = fork(send)
    with os.fdopen(attempt.pipe, "rb") as answers:
        answer = answers.read()
    _, status = os.waitpid(attempt.pid, 0)
    if status:
        raise RuntimeError(f"a fork ended with {status}")
    return pickle.loads(answer)


def alive(groups: list[int]) -> list[int]:
    """The processes of these groups that still run."""
    running = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, _, group = stat.read_text().rpartition(")")[2].split()[:3]
        except OSError:
            continue
        if int(group) in groups and state != "Z":
            running.append(int(stat.parent.name))
    return running
