"""Broken and hostile PDFs of other projects: read, or named with a reason that fits."""

from pathlib import Path

import pytest

from bench.torture import Result, disagreement, manifest_of, read_folder

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"

# For each kind of trouble one or two files: (file, pages or None, what the reason must say).
FILES: list[tuple[str, int | None, str]] = [
    ("cjk_text/issue-71-duplicate-chars.pdf", 2, ""),
    ("damaged_but_repairable/poppler-91414-0-54.pdf", 1, ""),
    ("damaged_but_repairable/named_dest_collision_for_editor.pdf", None, "blank"),
    ("encrypted_opens_with_empty_password/leading-junk.pdf", 30, ""),
    ("encrypted_opens_with_empty_password/issue9972-3.pdf", 1, ""),
    ("forms/annotations-out.pdf", 4, ""),
    ("garbled_text_layer/issue11131_reduced.pdf", None, "does not say which letters"),
    ("image_only_no_text/annotation-tx3.pdf", 1, ""),
    ("javascript/annotation_hidden_noview.pdf", 1, ""),
    ("password_required/4.pdf", None, "needs a password"),
    ("password_required/auth-event-ef-open.pdf", 1, ""),
    ("rotated_pages/hello_world_rotated.pdf", 5, ""),
    ("rotated_pages/uo-2.pdf", 16, ""),
    ("rtl_text/issue5677.pdf", 1, ""),
    ("unopenable_by_all_three/20-pages.pdf", None, "needs a password"),
    # Directly after a locked file, whose error PDFium remembers.
    ("unopenable_by_all_three/poppler-395-0-fuzzed.pdf", None, "damaged"),
    ("unopenable_by_all_three/Pages-tree-refs.pdf", 2, "page 2: damaged"),
    ("unopenable_by_all_three/inspect.pdf", None, "is not a PDF"),
    ("unopenable_by_some/bomb_giant.pdf", 1, ""),
    ("unopenable_by_some/filter-abbreviation.pdf", 1, ""),
    ("unopenable_by_some/issue-202.pdf", 10, ""),
    ("unopenable_by_some/pages-loop.pdf", 1, ""),
    ("unopenable_by_some/poppler-90-0-fuzzed.pdf", 16, "damaged"),
    ("zero_pages/c-empty.pdf", None, "has no pages"),
]


def test_the_worst_files_are_read_or_named() -> None:
    folder = SHARED / "pdf_torture"
    if not folder.is_dir():
        pytest.skip("the shared papers are not here")
    known = manifest_of(folder)
    results = list(read_folder(folder, [file for file, *_ in FILES]))
    for result, (file, pages, reason) in zip(results, FILES, strict=True):
        assert (result.file, result.pages) == (file, pages)
        assert reason in (result.reason or "") and bool(reason) == bool(result.reason), file
        assert result.characters or pages is None, file
        theirs = known[file]["pdfium_chars"]
        if theirs and not known[file]["password"] and not reason:
            assert disagreement(result, known[file]) is None, file


@pytest.mark.parametrize(
    ("ours", "theirs", "differs"),
    [
        ((2, 100), (2, 110), None),
        ((2, 40), (2, 110), "ours 40"),
        ((1, 100), (2, 110), "2 pages, ours 1"),
        ((None, 0), (2, 110), "ours fails: torn"),
        ((None, 0), (2, 0), None),
        ((None, 0), (None, None), None),
        ((1, 9), (None, None), "could not read it"),
        ((1, 9), (1, 0), "finds no text"),
    ],
)
def test_a_disagreement_is_told(
    ours: tuple[int | None, int], theirs: tuple[int | None, int | None], differs: str | None
) -> None:
    result = Result("a.pdf", ours[0], ours[1], 1, "torn", 0.1)
    said = disagreement(result, {"pdfium_pages": theirs[0], "pdfium_chars": theirs[1]})
    assert (said is None) if differs is None else differs in (said or "")


def test_a_folder_without_a_manifest_is_read_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "below").mkdir()
    (tmp_path / "below" / "no.pdf").write_bytes(b"no PDF")
    (result,) = read_folder(tmp_path)
    assert result.file == "below/no.pdf" and "is not a PDF" in (result.reason or "")
    assert manifest_of(tmp_path) == {}
