"""Shared fixtures: the sample papers, loaded once into real stores with the real model."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from forks import Commands

from assistant.retrieve import Library
from ingest.load import LoadReport, load
from ingest.stores import Stores, open_stores
from samples import PAPERS

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"


@pytest.fixture(scope="session")
def loaded_samples(tmp_path_factory: pytest.TempPathFactory) -> tuple[Stores, LoadReport]:
    """A data folder with the sample papers, and the report of loading them. Not to be changed."""
    stores = open_stores(tmp_path_factory.mktemp("samples"))
    return stores, load([PAPERS], stores)


@pytest.fixture(scope="session")
def sample_library(loaded_samples: tuple[Stores, LoadReport]) -> Library:
    """The sample papers, ready to be asked."""
    stores, _ = loaded_samples
    return Library(stores.records, stores.open_index(), stores.open_embedder())


@pytest.fixture
def sample_data(loaded_samples: tuple[Stores, LoadReport], tmp_path: Path) -> Path:
    """A data folder with the sample papers, for one test to do with as it likes."""
    return Path(shutil.copytree(loaded_samples[0].folder, tmp_path / "data"))


@pytest.fixture(scope="session")
def library_of(
    loaded_samples: tuple[Stores, LoadReport], tmp_path_factory: pytest.TempPathFactory
) -> Callable[..., Library]:
    """Load papers, given as texts by file name, into a data folder of their own."""
    embedder = loaded_samples[0].open_embedder()

    def make(**texts: str) -> Library:
        folder = tmp_path_factory.mktemp("papers")
        for name, text in texts.items():
            (folder / f"{name}.txt").write_text(text, "utf-8")
        stores = open_stores(tmp_path_factory.mktemp("data"), embedder=embedder)
        load([folder], stores)
        return Library(stores.records, stores.open_index(), embedder)

    return make


@pytest.fixture
def empty_stores(
    loaded_samples: tuple[Stores, LoadReport], tmp_path: Path
) -> Callable[[str], Stores]:
    """Make a new, empty data folder that shares the model loaded already."""
    embedder = loaded_samples[0].open_embedder()

    def make(name: str = "data") -> Stores:
        return open_stores(tmp_path / name, embedder=embedder)

    return make


@pytest.fixture(scope="session")
def commands() -> Iterator[Commands]:
    """The command line, in processes of its own that start at once."""
    with Commands() as running:
        yield running


@pytest.fixture(scope="session")
def seeds() -> Path:
    """The real papers shared with the developers; tests that use them skip without them."""
    folder = SHARED / "papers" / "seeds"
    if not folder.is_dir():
        pytest.skip("the shared papers are not here")
    return folder
