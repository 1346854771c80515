"""The lines of a file of evaluation cases, answers or pairs, one JSON object a line."""

from pathlib import Path


class CasesError(Exception):
    """A file of cases cannot be used. The message names the file, the line and what is wrong."""

    def __init__(self, file: Path, line: int | None, reason: str) -> None:
        """Keep the place (``line`` is 1-based; None for the whole file) and the ``reason``."""
        where = str(file) if line is None else f"{file}, line {line}"
        super().__init__(f"{where}: {reason}")
        self.file = file
        self.line = line
        self.reason = reason


def numbered_lines(path: Path) -> tuple[tuple[int, str], ...]:
    """The lines of the file at ``path`` that are not blank, each after its 1-based number.

    Raises CasesError for a file that cannot be read, and naming the line where it is not UTF-8.
    """
    try:
        lines = path.read_bytes().decode("utf-8-sig").split("\n")
    except OSError as error:
        reason = error.strerror or "unknown reason"
        raise CasesError(path, None, f"the file cannot be read ({reason.lower()})") from error
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise CasesError(path, line, "the text is not UTF-8; save the file as UTF-8") from error
    return tuple((number, line) for number, line in enumerate(lines, start=1) if line.strip())
