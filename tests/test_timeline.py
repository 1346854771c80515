"""The timeline of a theme: whose voice each sentence is, in date order, word for word."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from forks import Commands

from assistant.retrieve import Library
from lineofsight.theme import Theme
from lineofsight.timeline.ladder import Rung
from lineofsight.timeline.meetings import Entry, Meeting, Timeline, timeline_on
from lineofsight.timeline.voices import VOICES, Spoken, Voice, is_said, voice_of
from papers import Action, Citation, Exchange, Kind, Paper, Reader
from samples import PAPERS


def paper(kind: Kind = "minutes") -> Paper:
    return Paper("a" * 64, "a.txt", "A", "Council", "Panel", None, kind, "draft", "public", 1)


def spoken(text: str, before: str = "", heading: str | None = None) -> Spoken:
    return Spoken(text, before, f"{before} {text}", 100, 1, 100, None, heading)


@pytest.mark.parametrize(
    ("text", "kind", "voice"),
    [
        ("Councillor Penrose asked why the posts had been left empty.", "minutes", "members_asked"),
        ("Members expressed concern at the number of empty posts.", "minutes", "members_asked"),
        ("What would that cost in the current year?", "minutes", "members_asked"),
        ("Cllr Ames – potholes in Mill Lane have not been filled.", "minutes", "members_asked"),
        ("The Director of Finance explained that posts were empty.", "minutes", "officers_said"),
        ("Dora Quill, Head of Service, replied that 4% of posts were empty.", "minutes",
         "officers_said"),
        ("In answer to a question, the Director stated that 12 posts were empty.", "minutes",
         "officers_said"),
        ("The Cabinet Member gave assurances that posts would be filled.", "minutes",
         "officers_said"),
        ("Recruitment remains difficult across the whole region.", "report", "officers_said"),
        ("Ofsted found that social workers’ caseloads were too high.", "minutes",
         "inspectors_found"),
        ("The external auditor concluded that reserves were adequate.", "report",
         "inspectors_found"),
        ("I remain concerned that progress has been slow.", "commissioner_report",
         "inspectors_found"),
        ("The average caseload was 19.6 and the highest was 29.", "minutes", "figures_reported"),
        ("Vacant posts | 12% | 14% | Red", "performance_report", "figures_reported"),
        ("The Council’s overspend stood at £3.2m.", "report", "figures_reported"),
        ("Young people told the panel that they wanted one worker.", "minutes", "front_line"),
        ("Staff said that they felt safer in the new building.", "report", "front_line"),
        ("The teacher representative commented on the delays.", "minutes", "front_line"),
        ("There have been several complaints about the footpath.", "minutes", "front_line"),
        ("Feedback from parents had been positive about the hub.", "report", "front_line"),
        ("RESOLVED that the strategy be approved from April.", "minutes", "resolved"),
        ("It was agreed that the report come back in June.", "minutes", "resolved"),
    ],
)  # fmt: skip
def test_whose_voice_a_sentence_is(text: str, kind: Kind, voice: Voice) -> None:
    assert voice_of(spoken(text), paper(kind), [], []) == voice


@pytest.mark.parametrize(
    "text",
    [
        "Apologies were received from Councillor Ames and Councillor Birt.",
        "That the minutes of the previous meeting be approved as a correct record.",
        "The Chair welcomed Dora Quill to the meeting of the Panel.",
        "Declarations of interest were made by two members.",
        "Children and Young People’s Services Directorate",
        "5. Update on the recruitment strategy (Pages 11 - 24)",
    ],
)
def test_procedure_and_headings_are_nobodys_voice(text: str) -> None:
    assert voice_of(spoken(text), paper(), [], []) is None
    assert not is_said(text)


def test_a_question_is_the_members_and_its_reply_is_not() -> None:
    exchange = Exchange("Councillor Ames", "Dora Quill", 90, 200, 400)
    told = "The recruitment of permanent staff takes too long."
    at = spoken(told)
    assert voice_of(at, paper(), [exchange], []) == "members_asked"
    reply = Spoken(told, "", told, 210, 1, 210, None, None)
    assert voice_of(reply, paper(), [exchange], []) == "officers_said"


def test_a_limb_of_a_resolution_is_resolved() -> None:
    told = "That the limit on caseloads be reported on every quarter."
    action = Action(
        "1", "a" * 64, "resolution", False, told, None, None, None, 1, 100, 160, None, "public"
    )
    assert voice_of(spoken(told), paper(), [], [action]) == "resolved"
    assert voice_of(spoken(told), paper("report"), [], [action]) != "resolved"


def test_who_goes_on_speaking_is_heard() -> None:
    before = "The teacher representative spoke of the delays."
    assert voice_of(spoken("He stressed that it was urgent to act.", before), paper(), [], []) == (
        "front_line"
    )


# -- over the samples ------------------------------------------------------------------------


@pytest.fixture(scope="module")
def timeline(sample_library: Library) -> Timeline:
    return timeline_on(sample_library, Theme("agency social workers"), Reader.PUBLIC)


def test_meetings_come_in_date_order_each_once(timeline: Timeline) -> None:
    days = [(one.meeting_date, one.committee) for one in timeline.meetings]
    assert len(days) > 5 and len(set(days)) == len(days)
    assert [day for day, _ in days] == sorted(day for day, _ in days if day)


def test_every_entry_is_word_for_word_on_its_page(
    timeline: Timeline, sample_library: Library
) -> None:
    for entry in timeline.entries:
        cited = entry.citation
        page = sample_library.records.page(cited.paper_id, cited.page, Reader.PUBLIC)
        assert page is not None and page.text[cited.start : cited.end] == entry.text


def test_the_voices_of_the_samples_are_heard(timeline: Timeline) -> None:
    said = {voice: [e.words for e in timeline.entries if e.voice == voice] for voice in VOICES}
    assert any("actual cost of agency social workers" in one for one in said["members_asked"])
    assert any("too dependent on agency" in one for one in said["inspectors_found"])
    assert any("£1.65 million" in one for one in said["resolved"])
    assert said["figures_reported"] and said["officers_said"]
    assert not any("pologies" in entry.words for entry in timeline.entries)


def test_a_meeting_has_a_few_entries_of_each_voice(timeline: Timeline) -> None:
    for meeting in timeline.meetings:
        for voice in VOICES:
            assert sum(entry.voice == voice for entry in meeting.entries) <= 3


def test_no_exempt_paper_is_on_the_publics_timeline(sample_library: Library) -> None:
    theme = Theme("options for residential placements")
    public = timeline_on(sample_library, theme, Reader.PUBLIC)
    assert not any(entry.citation.access == "exempt" for entry in public.entries)
    seen = timeline_on(sample_library, theme, Reader.OFFICER)
    assert any(entry.citation.access == "exempt" for entry in seen.entries)


# -- the ladder ------------------------------------------------------------------------------


def entry(voice: Voice, day: date | None) -> Entry:
    cited = Citation(
        1, "a", "a.txt", "A", None, "Panel", day, "minutes", "approved", "public", 1, None, None,
        "words", 0, 5,
    )  # fmt: skip
    return Entry(voice, cited, 1.0)


def ladder(*spoke: tuple[Voice, date | None]) -> dict[Voice, Rung]:
    meetings = tuple(Meeting(day, None, "Panel", (entry(voice, day),)) for voice, day in spoke)
    return {rung.voice: rung for rung in Timeline(meetings).ladder}


def test_an_empty_rung_is_shown_as_empty_with_the_month_it_was_last_heard() -> None:
    rungs = ladder(("front_line", date(2015, 7, 15)), ("officers_said", date(2016, 2, 3)))
    assert list(rungs) == list(VOICES)
    assert rungs["front_line"].words == "No front-line voice in these papers since July 2015"
    assert rungs["front_line"].is_silent and not rungs["officers_said"].is_silent
    assert rungs["officers_said"].words == "Last heard on 3 February 2016"
    assert rungs["resolved"].words == "Nothing resolved in these papers"


def test_a_figure_that_an_officer_tells_is_a_figure_reported() -> None:
    told = replace(entry("officers_said", date(2016, 2, 3)), holds_figure=True)
    meetings = (
        Meeting(date(2015, 7, 15), None, "Panel", (entry("figures_reported", date(2015, 7, 15)),)),
        Meeting(date(2016, 2, 3), None, "Panel", (told,)),
    )
    rungs = {rung.voice: rung for rung in Timeline(meetings).ladder}
    assert rungs["figures_reported"].words == "Last heard on 3 February 2016"
    assert rungs["officers_said"].entries == 1


def test_a_theme_that_no_paper_mentions_has_a_ladder_of_empty_rungs() -> None:
    assert all(rung.is_silent and not rung.entries for rung in Timeline().ladder)


# -- the command -----------------------------------------------------------------------------


def test_the_command_prints_the_contract(commands: Commands, sample_data: Path) -> None:
    theme = "agency social workers"
    done = commands.run(sample_data, "timeline", theme, "--committee", "Cabinet", "--json")
    assert done.status == 0, done.err
    told = json.loads(done.out)
    assert [one["meeting_date"] for one in told["meetings"]] == ["2025-02-11"]
    meeting = told["meetings"][0]
    assert meeting["committee"] == "Cabinet"
    assert meeting["council"] == "Marlbeck Borough Council"
    for one in meeting["entries"]:
        assert one["voice"] in VOICES and one["citation"]["quote"] == one["text"]
        assert (PAPERS / one["citation"]["file"]).exists()
    late = commands.run(sample_data, "timeline", theme, "--from", "2025-06-01", "--json")
    days = [one["meeting_date"] for one in json.loads(late.out)["meetings"]]
    assert days and min(days) >= "2025-06-01"


def test_the_command_tells_a_person_what_is_silent(commands: Commands, sample_data: Path) -> None:
    done = commands.run(sample_data, "timeline", "zebra lessons")
    assert done.status == 0 and "No paper here mentions it." in done.out
    told = commands.run(sample_data, "timeline", "agency social workers").out
    assert "13 March 2024 · Children's Scrutiny Commission" in told
    assert "No front-line voice in these papers" in told
    assert commands.run(sample_data, "timeline", "  ").status == 2
