"""kill -9 at any instant: each paper whole or absent, and the next run completes what is left."""

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).parent.parent
# Two of three are aimed at a part of the work, so these fall in as many parts as fifty at random.
KILLS = 30


def test_kills_leave_each_paper_whole_or_absent(sample_data: Path) -> None:
    command = [sys.executable, "bench/kills.py", "--kills", str(KILLS), "--vectors"]
    ran = subprocess.run(
        [*command, str(sample_data)], cwd=ROOT, capture_output=True, text=True, timeout=600
    )
    assert ran.returncode == 0, ran.stderr
    *rows, last = [json.loads(line) for line in ran.stdout.splitlines()]
    assert [row["kill"] for row in rows if "kill" in row] == list(range(1, KILLS + 1))
    assert [row for row in rows if row["faults"]] == [], ran.stderr
    # An index that a kill has damaged is mended by the next run, and by a repair.
    assert [row for row in rows if row["searchable"] is False and "completed" in row] == []
    assert last["survivors"] == [], "a process that reads papers outlived its load"

    # The loop is worth something only if the kills fell in every part of the work.
    phases = Counter(row["phase"] for row in rows if "kill" in row)
    assert set(phases) >= {"before the first paper", "index", "records", "between papers"}
    completed = [row for row in rows if "completed" in row]
    assert {row["access"] for row in completed} == {None, "exempt"}
    assert all(row["papers"] == last["papers"] for row in completed)
