"""``actions``: the log as data and in words, by paper, owner and theme, for whoever may see it."""

from pathlib import Path

import pytest
from command_line import done, run

pytestmark = pytest.mark.usefixtures("no_settings")


ACTION = {
    "action_id", "kind", "formal", "text", "owner", "asked_by", "due", "file", "page", "item",
    "start", "end", "council", "committee", "meeting_date", "access", "state", "since", "evidence",
    "as_of", "proposed", "set_by", "set_at", "reason",
}  # fmt: skip
JULY = "2024-07-03-childrens-scrutiny-minutes.pdf"


def test_actions_as_data(samples: Path) -> None:
    found = done("actions", "--file", JULY)["actions"]
    assert found and all(set(one) == ACTION and one["file"] == JULY for one in found)
    assert {one["meeting_date"] for one in found} == {"2024-07-03"}
    promised = [one for one in found if one["kind"] == "undertaking" and "undertook" in one["text"]]
    assert any("accommodation" in one["text"] and "15th January" in one["due"] for one in promised)
    assert {one["state"] for one in found if one["formal"]} == {"done"}
    still_open = done("actions", "--file", JULY, "--open")["actions"]
    assert still_open == [one for one in found if one["state"] not in ("done", "reported_back")]
    overdue = done("actions", "--file", JULY, "--state", "overdue")["actions"]
    assert overdue == [one for one in found if one["state"] == "overdue"]
    assert any("accommodation" in one["text"] for one in overdue)


def test_actions_of_an_owner_and_on_a_theme(samples: Path) -> None:
    found = done("actions", "--owner", "corporate parenting")["actions"]
    assert found and all("Corporate Parenting" in one["owner"] for one in found)
    on_it = done("actions", "--theme", "care leavers' accommodation")["actions"]
    assert on_it and not any("dental" in one["text"] for one in on_it)
    assert any(one["state"] == "overdue" for one in on_it)


def test_what_became_of_an_action_is_quoted(samples: Path) -> None:
    (sent,) = (
        one
        for one in done("actions", "--state", "done")["actions"]
        if "write to the Integrated Care Board" in one["text"]
    )
    (cited,) = sent["evidence"]
    assert "Care Board had been sent on 2nd April" in cited["quote"]
    assert sent["since"] == cited["meeting_date"] == "2024-07-03" and sent["set_by"] is None


def test_actions_of_exempt_papers_are_for_those_who_may_see_them(samples: Path) -> None:
    seen = {one["access"] for one in done("actions")["actions"]}
    assert seen == {"public"}
    cleared = done("actions", "--reader", "officer")["actions"]
    assert {one["access"] for one in cleared} == {"public", "exempt"}


def test_actions_in_words(samples: Path) -> None:
    said = run("actions", "--file", JULY).stdout
    assert "3 July 2024 · Children's Scrutiny Commission" in said and "Undertaking: " in said
    assert run("actions", "--file", "no-such-paper.pdf").stdout.strip() == "No actions were found."
