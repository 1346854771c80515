"""What a person decides about figures: that one is wrong, and from where on a measure is red."""

from dataclasses import replace
from datetime import datetime

from papers import Figure, Reader, Scope
from records import Records
from records.audit import ChangedMeanwhileError
from records.figures import Dropped, Thresholds, add_drop, drops, figures, set_thresholds

LONGEST_NAME, LONGEST_REASON = 80, 2000
NO_NAME = "Say who you are: enter your name. It is kept with what you decide."
NO_REASON = "Say why: enter a reason. It is kept with what you decide."
GONE = "This figure can no longer be found in the papers. Open the page anew."
MEANWHILE = (
    "Somebody else changed this figure while you were looking at it, and your change is not "
    "saved. Look at what was decided; if you still wish to change it, save again."
)
NOT_NUMBERS = "Enter both values as numbers, such as 95 or 12.5."
HIGHER = "Where higher is better, green must start at or above amber."
LOWER = "Where lower is better, green must start at or below amber."


class NotDecidedError(Exception):
    """What a person decided could not be kept. The message is a sentence to act on."""


def drop(
    records: Records, reader: Reader, figure_id: str, who: str, reason: str, version: int
) -> None:
    """Leave a figure out from now on, since it is wrong; who said so and why is kept.

    ``version`` is how many such decisions were on the screen. Raises NotDecidedError.
    """
    _decide(records, reader, figure_id, True, who, reason, version)


def put_back(
    records: Records, reader: Reader, figure_id: str, who: str, reason: str, version: int
) -> None:
    """Show a dropped figure again; raises NotDecidedError."""
    _decide(records, reader, figure_id, False, who, reason, version)


def decisions(records: Records, reader: Reader) -> dict[str, tuple[Dropped, ...]]:
    """Who dropped which figure or put it back, by the figure's id, oldest first."""
    return drops(records, reader)


def rate_by(
    records: Records,
    reader: Reader,
    measure: str,
    new: Thresholds | None,
) -> None:
    """Rate ``measure`` by ``new`` thresholds from now on; None: as printed.

    Raises NotDecidedError where they make no sense.
    """
    if new is not None:
        who = new.who.strip()[:LONGEST_NAME]
        if not who:
            raise NotDecidedError(NO_NAME)
        if new.higher_is_better and new.green < new.amber:
            raise NotDecidedError(HIGHER)
        if not new.higher_is_better and new.green > new.amber:
            raise NotDecidedError(LOWER)
        new = replace(new, who=who)
    set_thresholds(records, reader, measure, new)


def read_value(said: str) -> float:
    """The number a person typed, signs of units left aside; raises NotDecidedError."""
    bare = said.strip().lstrip("£").rstrip("%").replace(",", "").strip()
    try:
        value = float(bare)
    except ValueError:
        raise NotDecidedError(NOT_NUMBERS) from None
    if value != value or value in (float("inf"), float("-inf")):
        raise NotDecidedError(NOT_NUMBERS)
    return value


def thresholds_in_words(own: Thresholds) -> str:
    """The thresholds as a sentence: "Green at 95% or more, amber at 90% or more, else red"."""

    def said(value: float) -> str:
        number = f"{value:,.10g}"
        return f"£{number}" if own.unit == "£" else f"{number}{own.unit or ''}"

    more = "more" if own.higher_is_better else "less"
    when = f", {own.at.day} {own.at:%B %Y}" if own.at != datetime.min else ""
    return (
        f"Green at {said(own.green)} or {more}, amber at {said(own.amber)} or {more}, otherwise "
        f"red. Set by {own.who}{when}."
    )


def _decide(
    records: Records, reader: Reader, figure_id: str, dropped: bool, who: str, reason: str,
    version: int,
) -> None:  # fmt: skip
    name, why = who.strip()[:LONGEST_NAME], reason.strip()[:LONGEST_REASON]
    if not name:
        raise NotDecidedError(NO_NAME)
    if not why:
        raise NotDecidedError(NO_REASON)
    figure = _find(records, reader, figure_id)
    if figure is None:
        raise NotDecidedError(GONE)
    try:
        add_drop(records, reader, figure, dropped, name, why, version)
    except ChangedMeanwhileError:
        raise NotDecidedError(MEANWHILE) from None


def _find(records: Records, reader: Reader, figure_id: str) -> Figure | None:
    every = figures(records, Scope(reader=reader))
    return next((one for one, _ in every if one.figure_id == figure_id), None)
