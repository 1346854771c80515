"""``pytest --papers-eval CASES.jsonl``: one test for each case, for a council's own team.

Every pytest run where this project is installed loads this file, so it imports nothing of the
project before the option is given.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

    from assistant.retrieve import Library
    from eval.cases import Case
    from eval.report import CaseResult
    from eval.second_reading import Pages
    from ingest.stores import Stores
    from papers import Scope
    from settings import Settings

READERS = ("public", "member", "officer")
NO_FOLDER = "--papers-eval: there is no data folder {}. Name it with --papers-eval-data."
NO_PAPERS = (
    "--papers-eval: no papers have been read into {}. Load some with 'line-of-sight ingest', or "
    "name another folder with --papers-eval-data."
)


class WrongAnswerError(Exception):
    """The answer to a case has something wrong. The message says what, in plain words."""


@dataclass(frozen=True)
class Papers:
    """The papers that are asked, as the settings say: opened with the first question, and once."""

    stores: "Stores"
    scope: "Scope"
    settings: "Settings"

    @cached_property
    def library(self) -> "Library":
        """All that the assistant reads from; ends the run where it cannot be opened."""
        from assistant.retrieve import Library
        from vectorstore import IndexMismatchError
        from vectorstore.reranker import Reranker

        named, stores = self.settings.reranker, self.stores
        try:
            reranker = Reranker(named) if named else None
            return Library(stores.records, stores.open_index(), stores.open_embedder(), reranker)
        except (IndexMismatchError, OSError, ValueError, RuntimeError) as error:
            pytest.exit(f"--papers-eval: {error}", pytest.ExitCode.USAGE_ERROR)

    @cached_property
    def chat(self) -> "BaseChatModel | None":
        """The chat model that writes answers, if one is set; ends the run where it is wrong."""
        from assistant.chat import ChatModelError, chat_model

        try:
            return chat_model(self.settings.chat_model) if self.settings.chat_model else None
        except ChatModelError as error:
            pytest.exit(f"--papers-eval: {error}", pytest.ExitCode.USAGE_ERROR)

    @cached_property
    def pages(self) -> "Pages":
        """The pages that answers are judged by, as the reader may see them."""
        from eval.second_reading import Pages

        return Pages(self.stores.records, self.stores.folder, self.scope.reader)

    def ask(self, case: "Case") -> "CaseResult":
        """Ask one case and judge the answer."""
        from eval.run import answer_cases, judge_answer
        from eval.summary import case_result

        ((_, given),) = answer_cases(self.library, [case], self.scope, self.chat)
        return case_result(judge_answer(case, given, self.pages), self.pages)


@dataclass(frozen=True)
class Asked:
    """What the options say: the file of cases, the cases in it, and whom to ask."""

    file: Path
    cases: "tuple[Case, ...]"
    papers: Papers


ASKED = pytest.StashKey[Asked]()


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the three options."""
    group = parser.getgroup("papers-eval", "questions to council papers (Line of Sight)")
    group.addoption(
        "--papers-eval",
        type=Path,
        metavar="CASES.jsonl",
        help="Ask each case of this file: one test a case. Without other paths, nothing else runs.",
    )
    group.addoption(
        "--papers-eval-data",
        type=Path,
        metavar="FOLDER",
        help="The data folder with the papers; LOS_DATA_DIR when left out.",
    )
    group.addoption(
        "--papers-eval-reader",
        choices=READERS,
        help="Ask as this reader; LOS_READER when left out.",
    )


def pytest_configure(config: pytest.Config) -> None:
    """Read the cases and have them collected; raises UsageError where that cannot be done."""
    file: Path | None = config.getoption("--papers-eval")
    if file is None:
        return
    from eval.cases import CasesError, read_cases

    try:
        cases = read_cases(file)
    except CasesError as error:
        raise pytest.UsageError(f"--papers-eval: {error}") from error
    path = (config.invocation_params.dir / file).resolve()
    config.stash[ASKED] = Asked(path, cases, _papers(config))
    if config.args_source is not pytest.Config.ArgsSource.ARGS:
        config.args = [str(path)]
    elif not any(_path(argument, config) == path for argument in config.args):
        config.args = [*config.args, str(path)]


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> "CasesFile | None":
    """Take the file of cases, and no other, for a file of tests."""
    asked = parent.config.stash.get(ASKED, None)
    if asked is None or file_path.resolve() != asked.file:
        return None
    return CasesFile.from_parent(parent, path=file_path)


class CasesFile(pytest.File):
    """The file of cases: each is a test."""

    def collect(self) -> Iterator["CaseItem"]:
        """Give the cases in the order of the file."""
        for case in self.config.stash[ASKED].cases:
            item = CaseItem.from_parent(self, name=case.id)
            item.case = case
            yield item


class CaseItem(pytest.Item):
    """A case as a test: it fails where anything is wrong with the answer."""

    case: "Case"

    def runtest(self) -> None:
        """Ask the question and judge the answer."""
        from eval.junit import case_words

        result = self.config.stash[ASKED].papers.ask(self.case)
        if result.failed:
            raise WrongAnswerError(case_words(result))

    def repr_failure(
        self, excinfo: pytest.ExceptionInfo[BaseException], style: object = None
    ) -> str:
        """Say what is wrong in plain words; anything else that was raised is shown in full."""
        if isinstance(excinfo.value, WrongAnswerError):
            return str(excinfo.value)
        return str(super().repr_failure(excinfo))

    def reportinfo(self) -> tuple[Path, None, str]:
        """Name the test by its case."""
        return self.path, None, self.name


def _papers(config: pytest.Config) -> Papers:
    """The papers to ask; raises UsageError where there are none, and makes no folder."""
    from pydantic import ValidationError

    from ingest.stores import open_stores
    from papers import Reader, Scope
    from settings import Settings

    try:
        settings = Settings()
    except ValidationError as error:
        wrong = ", ".join(f"LOS_{str(e['loc'][0]).upper()}: {e['msg']}" for e in error.errors())
        raise pytest.UsageError(f"--papers-eval: the configuration is wrong. {wrong}.") from error
    folder: Path = config.getoption("--papers-eval-data") or settings.data_dir
    if not folder.is_dir():
        raise pytest.UsageError(NO_FOLDER.format(folder))
    where = (settings.database_url or None, settings.chroma_url or None, settings.embedding_model)
    scope = Scope(reader=Reader(config.getoption("--papers-eval-reader") or settings.reader))
    try:
        stores = open_stores(folder, *where)
    except (OSError, ValueError, RuntimeError) as error:
        raise pytest.UsageError(f"--papers-eval: {error}") from error
    if not stores.records.coverage(scope).papers:
        raise pytest.UsageError(NO_PAPERS.format(folder))
    return Papers(stores, scope, settings)


def _path(argument: str, config: pytest.Config) -> Path:
    return (config.invocation_params.dir / argument.split("::")[0]).resolve()
