"""``line-of-sight eval check``: find out whether the gold of a file of cases is in the papers."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from eval.cases import CasesError, read_cases
from eval.options import AsJson, AsReader, DataDir
from eval.start import BAD_USAGE, NOT_DONE, Voice, document, open_papers, read_settings


def check(
    cases: Annotated[Path, typer.Argument(help="The cases, one JSON object a line.")],
    data_dir: DataDir = None,
    reader: AsReader = None,
    as_json: AsJson = False,
) -> None:
    """Compare the gold of every case with the papers that were read, and list what is not there.

    Exits with 2 when the file is malformed, and with 1 when a gold page is not there or does not
    hold its quotation. A key fact that stands on no gold page is listed as a warning.
    """
    voice = Voice(as_json)
    settings = read_settings(voice)
    with voice.stopping(BAD_USAGE, CasesError):
        read = read_cases(cases)
    stores, scope = open_papers(settings, data_dir, reader, voice)
    from eval.gold import bad_gold, lines_of, told
    from eval.second_reading import Pages

    found = bad_gold(read, Pages(stores.records, stores.folder, scope.reader))
    lines = lines_of(cases)
    bad = [one for one in found if one.serious]
    if as_json:
        rows = [
            {"line": lines[one.case_id], "id": one.case_id, "said": one.said, "bad": one.serious}
            for one in found
        ]
        typer.echo(document({"file": str(cases), "cases": len(read), "found": rows}))
    else:
        console = Console()
        for one in found:
            line = told(one, cases, lines)
            console.print(line, markup=False, highlight=False, soft_wrap=True)
        console.print(_in_words(len(read), len({one.case_id for one in bad})), highlight=False)
    if bad:
        raise typer.Exit(NOT_DONE)


def _in_words(cases: int, bad: int) -> str:
    many = "1 case" if cases == 1 else f"{cases} cases"
    if not bad:
        return f"{many}: every gold page holds its quotation."
    return f"{bad} of {many} cannot be used with the papers in this data folder."
