"""Briefing: choose a topic, papers and sections; look it over; take it away as a file."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import streamlit as st

from lineofsight.briefing.order import Options
from lineofsight.briefing.parts import SECTIONS, Briefing
from lineofsight.briefing.versions import TITLES, Changes
from lineofsight.briefing.words import file_name
from number_words import counted
from papers import Scope, spoken_date
from records import Records
from screens.briefing_sections import choose_sections
from screens.briefing_sections import keys as section_keys
from screens.briefing_topic import KEYS, Topic, choose_topic
from screens.open import Desk, NotReadyError, library_of, stores_of
from screens.verbatim import html, say

if TYPE_CHECKING:  # what makes a briefing takes seconds to import; a first page should not wait
    from lineofsight.briefing.make import Material

log = logging.getLogger(__name__)

MADE, KEPT = "briefing-made", "briefing-kept"
LEAD = (
    "Make a briefing for members out of the papers. Every statement in it has a note that says "
    "which paper, minute and page it is from."
)
NO_PAPERS = "No papers have been read yet, so there is nothing to brief on. Add papers first."
NO_TOPIC = "Say what the briefing is to be about, in a few words, and check the dates."
NO_SECTION = "Choose at least one section."
EMPTY = (
    "These papers never mention this topic. The briefing says what was searched; other words may "
    "find more."
)
ANEW = "Papers have been added or taken away since, so the briefing was made anew."
NOT_MADE = (
    "Something went wrong and the briefing was not made. Try again. If it happens again, tell "
    "whoever looks after this system: its log says what happened."
)
MIMES = {
    ".docx": (
        "Word",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ),
    ".html": ("web page (HTML)", "text/html"),
    ".md": ("Markdown", "text/markdown"),
}
# More changes than this start closed.
FEW_CHANGES = 8
STYLE = """<style>
[class*="st-key-briefing-up-"] button em, [class*="st-key-briefing-down-"] button em {
  position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden;
  clip-path: inset(50%); white-space: nowrap; }
.los-briefing { border: 1px solid #76838f; padding: 1rem 1.4rem 1.4rem; overflow-wrap: anywhere; }
.los-briefing h3 { font-size: 1.5rem; } .los-briefing h4 { font-size: 1.2rem; color: #17567f;
  padding-top: 1.2rem; } .los-briefing h5 { font-size: 1rem; padding-top: .7rem; }
.los-briefing h3, .los-briefing h4, .los-briefing h5 { margin: 0; padding-bottom: .2rem; }
.stHtml .los-briefing p { margin: 0 0 .6rem; max-width: 44rem; line-height: 1.5; }
.los-briefing .shut { border: 3px solid #14202b; padding: .5rem .8rem; font-weight: 600; }
.los-briefing .wide { overflow-x: auto; margin-bottom: .8rem; }
.los-briefing table { border-collapse: collapse; width: 100%; min-width: 32rem; font-size: .9rem;
  table-layout: fixed; }
.los-briefing caption { text-align: left; font-weight: 600; padding: .4rem 0; color: inherit; }
.los-briefing th, .los-briefing td { border: 1px solid #76838f; padding: .35rem .5rem;
  text-align: left; vertical-align: top; color: inherit; }
.los-briefing th { background: #e3eaf0; } .los-briefing img { max-width: 100%; height: auto; }
.los-briefing figure { margin: .6rem 0; } .los-briefing .notes { font-size: .92rem; }
.los-briefing sup { line-height: 0; } .los-briefing sup a { padding: 0 .15em; }
.los-briefing a { color: #17567f; }
</style>"""


@dataclass(frozen=True)
class Made:
    """A briefing's material as it was gathered: for what, and from which state of the papers."""

    topic: Topic
    generation: int
    material: "Material"


def briefing_screen(desk: Desk) -> None:
    """Draw the page; raises NotReadyError where the papers cannot be reached."""
    st.html(STYLE)
    say("Briefing", "h1", "los-title")
    records = stores_of(desk).records
    if not records.papers(Scope(reader=desk.reader)):
        say(NO_PAPERS)
        return
    _bring_back()
    say(LEAD)
    say("What it is about", "h2", "los-section")
    topic = choose_topic(records, desk.reader)
    if st.button("Make the briefing", type="primary"):
        if topic is None:
            st.error(NO_TOPIC)
        else:
            st.session_state[MADE] = _make(desk, topic)
    made = _made(desk, records)
    if made is not None:
        _show(records, made)
    _keep()


def _made(desk: Desk, records: Records) -> Made | None:
    """What was made, made anew where the papers have changed: one may not be open any more."""
    made: Made | None = st.session_state.get(MADE)
    if made is not None and made.generation != records.generation():
        made = st.session_state[MADE] = _make(desk, made.topic)
        if made is not None:
            st.info(ANEW)
    return made


def _make(desk: Desk, topic: Topic) -> Made | None:
    place = st.empty()

    def tell(number: int, of: int, doing: str) -> None:
        place.progress(number / (of + 1), text=f"{doing}…")

    try:
        tell(0, 1, "Getting ready")
        library = library_of(desk)
        from lineofsight.briefing.make import gather  # takes seconds the first time
        from lineofsight.theme import Theme

        theme = Theme(
            topic.words, topic.councils, topic.committees, topic.first_date, topic.last_date
        )
        generation = library.records.generation()
        return Made(topic, generation, gather(library, theme, topic.eyes, SECTIONS, None, tell))
    except NotReadyError:
        raise
    except Exception:
        log.exception("a briefing could not be made")
        st.error(NOT_MADE)
        return None
    finally:
        place.empty()


def _show(records: Records, made: Made) -> None:
    from lineofsight.briefing.make import arrange

    say("Sections", "h2", "los-section")
    options = choose_sections(f"Briefing: {made.topic.words}")
    if not options.sections:
        st.warning(NO_SECTION)
        return
    briefing = arrange(made.material, options)
    _downloads(records, made, briefing, options)
    _changed(made.material.changes.within(options.names))
    say("Preview", "h2", "los-section")
    from lineofsight.briefing.web_page import preview

    st.html(f'<article class="los-briefing">{preview(briefing, 3)}</article>')


def _downloads(records: Records, made: Made, briefing: Briefing, options: Options) -> None:
    from lineofsight.briefing.files import FORMATS, SHUT

    say("Take it away", "h2", "los-section")
    papers = len({citation.paper_id for citation in briefing.citations})
    told = (
        f"The briefing on “{made.topic.words}” is ready: "
        f"{counted(briefing.statements, 'statement')} from {counted(papers, 'paper')}, "
        "each with its place."
        if briefing.statements
        else EMPTY
    )
    say(told)
    st.html(f'<p role="status" class="los-spoken">{html(told)}</p>')
    if briefing.is_exempt:
        st.warning("This briefing contains what is not for publication.")
    shut = f" {SHUT}" if briefing.is_exempt else ""
    with st.container(horizontal=True):
        for ending, (name, mime) in MIMES.items():
            st.download_button(
                f"Download as {name}",
                _written(FORMATS[ending], briefing),
                file_name=file_name(f"{briefing.title}{shut}", ending),
                mime=mime,
                key=f"briefing-download-{ending[1:]}",
                on_click=_taken,
                args=(records, made, options),
            )


def _written(write: Callable[[Briefing], bytes], briefing: Briefing) -> Callable[[], bytes]:
    return lambda: write(briefing)


def _taken(records: Records, made: Made, options: Options) -> None:
    """Somebody took the briefing away: the next one tells what has changed since."""
    from lineofsight.briefing.make import keep

    keep(records, made.material, options.names)


def _changed(changes: Changes) -> None:
    """List what has changed since somebody last took this briefing away."""
    if changes.since is None:
        say("This is the first version of this briefing: nobody has taken one away before.",
            css="los-quiet")  # fmt: skip
        return
    day = spoken_date(changes.since.date())
    many = len(changes.changes)
    if not many:
        say(f"Nothing has changed since the last version, of {day}.")
        return
    title = f"{counted(many, 'change')} since the last version, of {day}"
    with st.expander(title, expanded=many <= FEW_CHANGES):
        for kind, heading in TITLES.items():
            of_kind = [one for one in changes.changes if one.kind == kind]
            if of_kind:
                say(heading, "h3", "los-meeting")
                rows = "".join(
                    f"<li>{html(f'{one.told}: ' if one.told else '')}“{html(one.words)}” "
                    f'<span class="los-quiet">{html(one.citation.place)}</span></li>'
                    for one in of_kind
                )
                st.html(f"<ul>{rows}</ul>")


def _bring_back() -> None:
    """Streamlit forgets a page's own fields while another page is shown."""
    for key, value in st.session_state.get(KEPT, {}).items():
        if key not in st.session_state:
            st.session_state[key] = value


def _keep() -> None:
    held = (*KEYS, *section_keys())
    kept: dict[str, object] = st.session_state.setdefault(KEPT, {})
    kept.update({key: st.session_state[key] for key in held if key in st.session_state})
