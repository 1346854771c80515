"""Shared fixtures: the sample papers, loaded once into real stores with the real model."""

import os
import pickle
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from filelock import FileLock
from forks import Commands
from loading import three_papers

from assistant.retrieve import Library
from eval.cases import SAMPLES, read_cases
from eval.run import Result, run_cases
from eval.second_reading import Pages
from ingest.load import LoadReport, load
from ingest.stores import Stores, open_stores
from papers import Reader, Scope
from samples import PAPERS

if TYPE_CHECKING:  # most tests need no browser
    from playwright.sync_api import Page
    from running_app import App

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"


@pytest.fixture(scope="session")
def loaded_samples(tmp_path_factory: pytest.TempPathFactory) -> tuple[Stores, LoadReport]:
    """A data folder with the sample papers, and the report of loading them. Not to be changed.

    Where two processes share the tests, the first loads them for both.
    """
    of_all = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        of_all = of_all.parent
    kept, told = of_all / "samples", of_all / "samples.report"
    with FileLock(of_all / "samples.lock"):
        if not told.exists():
            told.write_bytes(pickle.dumps(load([PAPERS], open_stores(kept))))
    mine = Path(shutil.copytree(kept, tmp_path_factory.mktemp("loaded") / "data"))
    report: LoadReport = pickle.loads(told.read_bytes())
    return open_stores(mine), report


@pytest.fixture(scope="session")
def sample_library(loaded_samples: tuple[Stores, LoadReport]) -> Library:
    """The sample papers, ready to be asked."""
    stores, _ = loaded_samples
    return Library(stores.records, stores.open_index(), stores.open_embedder())


@pytest.fixture(scope="session")
def pages(loaded_samples: tuple[Stores, LoadReport]) -> Pages:
    """The pages of the sample papers as the public may see them, read a second time."""
    stores = loaded_samples[0]
    return Pages(stores.records, stores.folder, Reader.PUBLIC)


@pytest.fixture(scope="session")
def sample_results(sample_library: Library, pages: Pages) -> tuple[Result, ...]:
    """Every case on the sample papers, asked and judged."""
    return run_cases(sample_library, pages, read_cases(SAMPLES), Scope())


@pytest.fixture
def sample_data(loaded_samples: tuple[Stores, LoadReport], tmp_path: Path) -> Path:
    """A data folder with the sample papers, for one test to do with as it likes."""
    return Path(shutil.copytree(loaded_samples[0].folder, tmp_path / "data"))


@pytest.fixture
def data(sample_data: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The same, which the settings name: a page under test reads it and may change it."""
    monkeypatch.setenv("LOS_DATA_DIR", str(sample_data))
    monkeypatch.setenv("LOS_READER", "public")
    return sample_data


@pytest.fixture(scope="session")
def library_of(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Library]:
    """Load papers, given as texts by file name, into a data folder of their own."""

    def make(**texts: str) -> Library:
        folder = tmp_path_factory.mktemp("papers")
        for name, text in texts.items():
            (folder / f"{name}.txt").write_text(text, "utf-8")
        stores = open_stores(tmp_path_factory.mktemp("data"))
        load([folder], stores)
        return Library(stores.records, stores.open_index(), stores.open_embedder())

    return make


@pytest.fixture
def empty_stores(tmp_path: Path, request: pytest.FixtureRequest) -> Callable[[str], Stores]:
    """Make a new, empty data folder.

    Where a command would look at its index in a process that starts slowly, a fork does.
    """

    def make(name: str = "data") -> Stores:
        def is_sound() -> bool:
            commands: Commands = request.getfixturevalue("commands")
            return commands.is_sound(tmp_path / name / "index")

        return replace(open_stores(tmp_path / name), index_is_sound=is_sound)

    return make


@pytest.fixture
def draft_only(empty_stores: Callable[[str], Stores], monkeypatch: pytest.MonkeyPatch) -> None:
    """A data folder with nothing but draft minutes: no approved ones have superseded them."""
    stores = empty_stores("draft")
    load([PAPERS / "2025-01-15-childrens-scrutiny-minutes.pdf"], stores)
    monkeypatch.setenv("LOS_DATA_DIR", str(stores.folder))


@pytest.fixture
def no_settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The settings of whoever runs the tests play no part."""
    for name in [name for name in os.environ if name.startswith("LOS_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("LOS_DATA_DIR", str(tmp_path / "empty"))


@pytest.fixture
def samples(no_settings: None, sample_data: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The commands use a data folder with the sample papers."""
    monkeypatch.setenv("LOS_DATA_DIR", str(sample_data))
    return sample_data


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with three small papers, two of them in a folder below."""
    return three_papers(tmp_path)


@pytest.fixture(scope="session")
def commands() -> Iterator[Commands]:
    """The command line, in processes of its own that start at once."""
    with Commands() as running:
        yield running


@pytest.fixture(scope="session")
def app(
    loaded_samples: tuple[Stores, LoadReport], tmp_path_factory: pytest.TempPathFactory
) -> Iterator["App"]:
    """The app on the samples, started once: whoever adds a paper to them takes it out again."""
    from running_app import running_app

    folder = tmp_path_factory.mktemp("app")
    data = Path(shutil.copytree(loaded_samples[0].folder, folder / "data"))
    with running_app(data, folder) as running:
        yield running


@pytest.fixture
def page(app: "App") -> Iterator["Page"]:
    """A page of the app in a browser of its own."""
    from running_app import page_of

    with page_of(app) as opened:
        yield opened


@pytest.fixture(scope="session")
def seeds() -> Path:
    """The real papers shared with the developers; tests that use them skip without them."""
    folder = SHARED / "papers" / "seeds"
    if not folder.is_dir():
        pytest.skip("the shared papers are not here")
    return folder


@pytest.fixture(scope="session")
def seed_library(seeds: Path, tmp_path_factory: pytest.TempPathFactory) -> Library:
    """The shared papers, ready to be asked."""
    stores = open_stores(tmp_path_factory.mktemp("seeds"))
    load([seeds], stores)
    return Library(stores.records, stores.open_index(), stores.open_embedder())
