"""Run the command line in forks of one process that has imported everything already.

A process that imports the model's libraries takes seconds to start; a fork of one does not, and
is a process of its own all the same: with limits, rights and a death of its own. Not a test:
:class:`Commands` starts this file as a script and tells it on stdin what to run.
"""

import json
import os
import resource
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent


@dataclass(frozen=True)
class Ran:
    """How a command ended, and all that it said."""

    status: int
    out: str
    err: str


class Commands:
    """The process that forks, started once. Use it as a context manager."""

    def __enter__(self) -> "Commands":
        environment = {name: value for name, value in os.environ.items() if name[:4] != "LOS_"}
        self._process = subprocess.Popen(
            [sys.executable, __file__],
            cwd=ROOT,
            env=environment | {"PYTHONPATH": str(ROOT), "TOKENIZERS_PARALLELISM": "false"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        return self

    def __exit__(self, *_: object) -> None:
        self._process.communicate()

    def run(
        self, data: Path, *arguments: str | Path, limit: int | None = None, user: int | None = None
    ) -> Ran:
        """Run one command on a data folder, no file to grow beyond ``limit`` bytes."""
        return self._ask([command(data, arguments, limit, user)])[0]

    def overlapping(self, data: Path, first: list[str], second: list[str]) -> list[Ran]:
        """Run two commands, the second once the first has told of its first paper."""
        return self._ask([command(data, first), command(data, second)])

    def is_sound(self, index: Path) -> bool:
        """Whether every vector of an index can be read, as ``vectorstore.soundness`` has it."""
        return not index.exists() or self._ask([{"look": str(index)}])[0].status == 0

    def _ask(self, commands: list[dict[str, Any]]) -> list[Ran]:
        assert self._process.stdin is not None and self._process.stdout is not None
        print(json.dumps(commands), file=self._process.stdin, flush=True)
        return [Ran(**one) for one in json.loads(self._process.stdout.readline())]


def command(
    data: Path,
    arguments: Sequence[str | Path],
    limit: int | None = None,
    user: int | None = None,
) -> dict[str, Any]:
    return {
        "arguments": [str(one) for one in arguments],
        "data": str(data),
        "limit": limit,
        "user": user,
    }


@dataclass
class _Fork:
    pid: int
    out: Path
    err: Path

    def end(self) -> dict[str, Any]:
        _, status = os.waitpid(self.pid, 0)
        said = {"out": self.out.read_text(), "err": self.err.read_text()}
        return {"status": os.waitstatus_to_exitcode(status), **said}


def _start(told: dict[str, Any], folder: Path) -> _Fork:
    out, err = folder / "out", folder / "err"
    folder.mkdir()
    pid = os.fork()
    if pid:
        return _Fork(pid, out, err)
    status = 70
    try:
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        for number, path in ((1, out), (2, err)):
            os.dup2(os.open(path, os.O_WRONLY | os.O_CREAT, 0o666), number)
        status = _look(told["look"]) if "look" in told else _run(told)
        sys.stdout.flush()
        sys.stderr.flush()
    except BaseException:
        import traceback

        traceback.print_exc()
        sys.stderr.flush()
    finally:
        os._exit(status)


def _look(index: str) -> int:
    from vectorstore.soundness import look

    look(Path(index))
    return 0


def _run(told: dict[str, Any]) -> int:
    import cli
    import vectorstore.soundness

    if told["limit"]:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)  # a write fails instead of killing
        resource.setrlimit(resource.RLIMIT_FSIZE, (told["limit"], told["limit"]))
    if told["user"]:
        os.setgroups([])
        os.setuid(told["user"])
    vectorstore.soundness.is_sound = _is_sound
    os.environ["LOS_DATA_DIR"] = told["data"]
    sys.argv = ["line-of-sight", *told["arguments"]]
    try:
        cli.main()
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else 70
    return 0


def _is_sound(folder: Path) -> bool:
    """The look at an index in a fork of its own too: a command takes it before it opens one."""
    pid = os.fork()
    if pid == 0:
        try:
            if folder.exists():
                _look(str(folder))
        except BaseException:
            os._exit(1)
        os._exit(0)
    return os.waitpid(pid, 0)[1] == 0


def _main() -> None:
    import chromadb  # noqa: F401

    import cli  # noqa: F401
    import vectorstore  # noqa: F401

    for line in sys.stdin:
        with tempfile.TemporaryDirectory() as folder:
            forks: list[_Fork] = []
            for told in json.loads(line):
                while forks and "[1/" not in forks[0].err.read_text():
                    if os.waitid(os.P_PID, forks[0].pid, os.WEXITED | os.WNOHANG | os.WNOWAIT):
                        break
                    time.sleep(0.02)
                forks.append(_start(told, Path(folder, str(len(forks)))))
                while not forks[-1].err.exists():
                    time.sleep(0.01)
            print(json.dumps([fork.end() for fork in forks]), flush=True)


if __name__ == "__main__":
    _main()
