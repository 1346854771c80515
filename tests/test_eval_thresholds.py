from pathlib import Path

import pytest

from eval.cases import SAMPLES
from eval.catalogue import MEASURES
from eval.report import Reported
from eval.thresholds import ThresholdsError, judge_thresholds, read_thresholds

MEASURED = {
    "gold_page_hit": Reported(0.8, 10, "share"),
    "latency_p95_ms": Reported(1500.0, 10, "milliseconds"),
    "refusal_recall": Reported(None, 0, "share", "no case is unanswerable"),
}


def written(path: Path, text: str) -> Path:
    file = path / "lines.toml"
    file.write_text(text, "utf-8")
    return file


@pytest.mark.parametrize(
    ("text", "met", "said"),
    [
        ("[gold_page_hit]\nat_least = 0.8", True, "80.0%; it must be at least 80.0%."),
        ("[gold_page_hit]\nat_least = 0.81", False, "80.0%; it must be at least 81.0%."),
        ("[gold_page_hit]\nat_least = 1", False, "80.0%; it must be at least 100.0%."),
        ("[gold_page_hit]\nat_most = 0.8", True, "80.0%; it must be at most 80.0%."),
        ("[gold_page_hit]\nat_most = 0.79", False, "80.0%; it must be at most 79.0%."),
        (
            "[gold_page_hit]\nat_least = 0.7\nat_most = 0.9",
            True,
            "it must be at least 70.0% and at most 90.0%.",
        ),
        ("latency_p95_ms = {at_most = 1400}", False, "1,500 ms; it must be at most 1,400 ms."),
        (
            "[refusal_recall]\nat_most = 1.0",
            False,
            "could not be computed (no case is unanswerable); it must be at most 100.0%.",
        ),
    ],
)
def test_a_line_is_met_or_missed(text: str, met: bool, said: str, tmp_path: Path) -> None:
    (line,) = judge_thresholds(read_thresholds(written(tmp_path, text)), MEASURED)
    assert line.met is met
    assert line.said.endswith(said)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "the file holds no threshold"),
        ("gold_page_hit =", "not TOML"),
        ("[gold_pages_hit]\nat_least = 0.8", 'there is no measure "gold_pages_hit"; there are'),
        ("gold_page_hit = 0.8", '"gold_page_hit" must be a table'),
        ("[gold_page_hit]", '"gold_page_hit" must be a table'),
        ("[gold_page_hit]\nat_lest = 0.8", '"at_lest" under [gold_page_hit] is neither'),
        ('[gold_page_hit]\nat_least = "0.8"', "must be a number, not '0.8'"),
        ("[gold_page_hit]\nat_least = true", "must be a number, not True"),
        ("[gold_page_hit]\nat_least = 80", "must lie from 0 to 1, not 80"),
        ("[gold_page_hit]\nat_least = nan", "must lie from 0 to 1, not nan"),
        ("[latency_p95_ms]\nat_most = -1", "must lie from 0 on, not -1"),
        ("[latency_p95_ms]\nat_most = inf", "must lie from 0 on, not inf"),
        ("[gold_page_hit]\nat_least = 0.9\nat_most = 0.1", 'is more than "at_most"'),
    ],
)
def test_a_file_of_no_use_is_named_with_what_is_wrong(text: str, said: str, tmp_path: Path) -> None:
    file = written(tmp_path, text)
    with pytest.raises(ThresholdsError) as raised:
        read_thresholds(file)
    assert str(raised.value).startswith(f"{file}: ")
    assert said in str(raised.value)


@pytest.mark.parametrize("content", [None, b"\xff\xfe["])
def test_a_file_that_cannot_be_read(content: bytes | None, tmp_path: Path) -> None:
    file = tmp_path / "lines.toml"
    if content:
        file.write_bytes(content)
    with pytest.raises(ThresholdsError, match="cannot be read|not UTF-8"):
        read_thresholds(file)


def test_the_lines_that_are_shipped_can_be_read() -> None:
    lines = read_thresholds(SAMPLES.with_suffix(".toml"))
    assert {line.kept.name for line in lines} <= {kept.name for kept in MEASURES}
    assert len(lines) > 10
