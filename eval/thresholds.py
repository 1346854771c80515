"""The lines that measures must not cross, read from a TOML file.

One table a measure, by the name that the report has for it::

    [quotation_verbatim]
    at_least = 0.99

    [latency_p95_ms]
    at_most = 2000

A share is given as a number from 0 to 1, a time in milliseconds.
"""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from eval.catalogue import MEASURES, Kept
from eval.report import Reported, Threshold

SIDES = ("at_least", "at_most")


class ThresholdsError(Exception):
    """A file of thresholds cannot be used; the message names it and says what is wrong."""

    def __init__(self, file: Path, reason: str) -> None:
        """Keep the ``reason``, a clause that follows the file's name."""
        super().__init__(f"{file}: {reason}")


@dataclass(frozen=True)
class Line:
    """What one measure must reach: at least so much, at most so much, or both."""

    kept: Kept
    at_least: float | None
    at_most: float | None


def read_thresholds(path: Path) -> tuple[Line, ...]:
    """The lines of the file at ``path``, in its order.

    Raises ThresholdsError for a file that cannot be read, holds none, or names a measure or a
    side that there is not, or gives one that is no number it can take.
    """
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        raise ThresholdsError(path, f"the file cannot be read ({reason})") from error
    except UnicodeDecodeError as error:
        raise ThresholdsError(path, "the text is not UTF-8; save the file as UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        raise ThresholdsError(path, f"not TOML: {error}") from error
    if not data:
        raise ThresholdsError(path, "the file holds no threshold")
    return tuple(_line(path, name, table) for name, table in data.items())


def judge_thresholds(
    lines: Sequence[Line], measures: Mapping[str, Reported]
) -> tuple[Threshold, ...]:
    """Each line with whether it held. A measure that could not be computed does not hold it."""
    return tuple(_judged(line, measures[line.kept.name]) for line in lines)


def shown_value(kept: Kept, value: float) -> str:
    """A value as it is printed: "66.4%", "31 words", "1,240 ms"."""
    if kept.unit == "share":
        return f"{value:.1%}"
    return f"{value:,.0f} {'ms' if kept.unit == 'milliseconds' else 'words'}"


def _line(path: Path, name: str, table: object) -> Line:
    kept = next((one for one in MEASURES if one.name == name), None)
    if kept is None:
        known = ", ".join(one.name for one in MEASURES)
        raise ThresholdsError(path, f'there is no measure "{name}"; there are {known}')
    if not isinstance(table, dict) or not table:
        said = f'"{name}" must be a table with "at_least" or "at_most"'
        raise ThresholdsError(path, f"{said}, such as [{name}] and under it at_least = 0.9")
    for side, value in table.items():
        if side not in SIDES:
            reason = f'"{side}" under [{name}] is neither "at_least" nor "at_most"'
            raise ThresholdsError(path, reason)
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise ThresholdsError(path, f'"{side}" under [{name}] must be a number, not {value!r}')
        most = 1.0 if kept.unit == "share" else float("inf")
        if not 0 <= value <= most or value == float("inf"):
            wanted = "from 0 to 1" if kept.unit == "share" else "from 0 on"
            raise ThresholdsError(path, f'"{side}" under [{name}] must lie {wanted}, not {value}')
    least, most_said = table.get("at_least"), table.get("at_most")
    if least is not None and most_said is not None and least > most_said:
        raise ThresholdsError(path, f'"at_least" under [{name}] is more than "at_most"')
    return Line(kept, least, most_said)


def _judged(line: Line, measured: Reported) -> Threshold:
    kept, value = line.kept, measured.value
    wanted = " and ".join(
        f"at {side} {shown_value(kept, limit)}"
        for side, limit in (("least", line.at_least), ("most", line.at_most))
        if limit is not None
    )
    shown = f"could not be computed ({measured.reason})"
    met = False
    if value is not None:
        shown = shown_value(kept, value)
        met = line.at_least is None or value >= line.at_least
        met = met and (line.at_most is None or value <= line.at_most)
    said = f"{kept.label}: {shown}; it must be {wanted}."
    return Threshold(kept.name, kept.label, line.at_least, line.at_most, value, met, said)
