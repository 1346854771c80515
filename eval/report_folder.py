"""The folder of one run: where its answers are kept and its report is written."""

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from eval.html import report_html
from eval.junit import report_junit
from eval.report import ANSWERS, FOLDER, HTML, JUNIT, REPORT, Report, report_json


class FolderError(Exception):
    """The folder cannot be written to; the message is a sentence that names it."""


def open_folder(out: Path | None, data_folder: Path, resume: bool) -> Path:
    """The folder to write into, made if need be: ``out``, or one in the data folder.

    In the data folder it is a new one named by the time (UTC); with ``resume``, the newest that
    has answers and no report yet. Raises FolderError where nothing can be written there, before
    any answer could be lost by it.
    """
    folder = out
    if folder is None and resume:
        begun = sorted((data_folder / FOLDER).glob(f"*/{ANSWERS}"), reverse=True)
        folder = next((path.parent for path in begun if not _is_done(path.parent)), None)
    if folder is None:
        folder = data_folder / FOLDER / datetime.now(UTC).strftime("%Y-%m-%dT%H%M%S.%fZ")
    with _told(folder):
        folder.mkdir(parents=True, exist_ok=True)
        (folder / ANSWERS).open("a", encoding="utf-8").close()
    return folder


def copy_answers(answers: Path, folder: Path) -> None:
    """Put answers that were given ready beside the report, unless they lie there already."""
    target = folder / ANSWERS
    with _told(folder):
        if not (target.exists() and answers.samefile(target)):
            shutil.copyfile(answers, target)


def write_report(report: Report, folder: Path) -> None:
    """Write the report as a page for people, as JUnit XML and, last, as JSON.

    Raises FolderError where that cannot be done, ValueError for a number that is none.
    """
    data = json.dumps(report_json(report), ensure_ascii=False, indent=2, allow_nan=False)
    files = {HTML: report_html(report), JUNIT: report_junit(report), REPORT: f"{data}\n"}
    with _told(folder):
        for name, text in files.items():
            (folder / name).write_text(text, encoding="utf-8")


def _is_done(folder: Path) -> bool:
    return (folder / REPORT).exists()


@contextmanager
def _told(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise FolderError(f"The report cannot be written to {folder} ({reason}).") from error
