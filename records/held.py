"""What was worked out from the records, held for as long as the papers stay the same.

Reading every action or every figure takes seconds, and the parts of a page ask for them again and
again. What is held belongs to the records it was worked out from: it is let go when a paper comes,
goes or changes, here or in another process, and it goes when they go.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from functools import wraps
from threading import Lock
from typing import Any, Protocol, TypeVar, TypeVarTuple

Result = TypeVar("Result")
Given = TypeVarTuple("Given")


class Held:
    """Results of work over one generation of the records. Safe to share between threads."""

    def __init__(self, generation: Callable[[], int]) -> None:
        """``generation`` tells how often the records have changed."""
        self._now = generation
        self._generation = -1
        self._results: dict[Callable[..., Any], OrderedDict[Hashable, Any]] = {}
        self._lock = Lock()

    def get(
        self, work: Callable[[], Result], kind: Callable[..., Any], given: Hashable, most: int
    ) -> Result:
        """What ``work`` returns, done once for each ``given`` while the records stay the same.

        Of one ``kind`` of work the ``most`` results are held that were asked for last.
        """
        generation = self._now()
        with self._lock:
            if generation != self._generation:
                self._results, self._generation = {}, generation
            held = self._results.setdefault(kind, OrderedDict())
            if given in held:
                held.move_to_end(given)
                result: Result = held[given]
                return result
        result = work()
        # What was begun before a change may be in part of before and in part of after it.
        changed = self._now() != generation
        with self._lock:
            if not changed and self._generation == generation:
                held[given] = result
                if len(held) > most:
                    held.popitem(last=False)
        return result


class _Holder(Protocol):
    @property
    def held(self) -> Held: ...


class _WithRecords(Protocol):
    @property
    def records(self) -> _Holder: ...


Source = TypeVar("Source", bound=_Holder | _WithRecords)


def held_while_unchanged(
    most: int,
) -> Callable[[Callable[[Source, *Given], Result]], Callable[[Source, *Given], Result]]:
    """Have a function of the records, or of what has ``records``, do its work once a generation.

    Its other arguments must be hashable. ``most`` results of it are held at a time.
    """

    def wrapped(
        work: Callable[[Source, *Given], Result],
    ) -> Callable[[Source, *Given], Result]:
        @wraps(work)
        def asked(source: Source, *given: *Given) -> Result:
            holder: Any = getattr(source, "records", source)
            held: Held = holder.held
            return held.get(lambda: work(source, *given), work, (source, given), most)

        return asked

    return wrapped
