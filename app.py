"""The app in a browser: `streamlit run app.py`."""

import logging

import streamlit as st
from pydantic import ValidationError

from screens.action_log import action_log_screen
from screens.ask import ask_screen
from screens.briefing import briefing_screen
from screens.evaluation import evaluation_screen
from screens.figures import figures_screen
from screens.lineofsight import lineofsight_screen
from screens.open import Desk, guarded
from screens.papers import papers_screen
from screens.theme import STYLE, icon
from settings import Settings

log = logging.getLogger(__name__)
WRONG_SETTINGS = (
    "The app cannot start, because one of its settings is wrong. Ask whoever looks after this "
    "system to look at its log, which names the setting. Then reload this page."
)


def main() -> None:
    """Read the settings, and show the page that is asked for."""
    st.set_page_config(
        page_title="Line of Sight",
        page_icon=icon(),
        layout="wide",
        menu_items={"Get help": None, "Report a bug": None, "About": None},
    )
    st.html(STYLE)
    try:
        settings = Settings()
    except ValidationError:
        log.exception("the settings are wrong")
        st.error(WRONG_SETTINGS)
        return
    desk = Desk(
        data_dir=str(settings.data_dir),
        database_url=settings.database_url,
        chroma_url=settings.chroma_url,
        embedding_model=settings.embedding_model,
        reader=settings.reader,
        chat_model=settings.chat_model,
        reranker=settings.reranker,
    )
    papers_page = st.Page(guarded(lambda: papers_screen(desk)), title="Papers", url_path="papers")
    sightlines_page = st.Page(
        guarded(lambda: lineofsight_screen(desk)), title="Line of sight", url_path="line-of-sight"
    )
    ask_page = st.Page(
        guarded(lambda: ask_screen(desk, papers_page)), title="Ask", url_path="ask", default=True
    )
    actions_page = st.Page(
        guarded(lambda: action_log_screen(desk)), title="Action log", url_path="actions"
    )
    figures_page = st.Page(
        guarded(lambda: figures_screen(desk)), title="Figures", url_path="figures"
    )
    briefing_page = st.Page(
        guarded(lambda: briefing_screen(desk)), title="Briefing", url_path="briefing"
    )
    evaluation_page = st.Page(
        guarded(lambda: evaluation_screen(desk)), title="Evaluation", url_path="evaluation"
    )
    pages = [
        ask_page,
        sightlines_page,
        actions_page,
        figures_page,
        briefing_page,
        papers_page,
        evaluation_page,
    ]
    st.navigation(pages, position="top").run()


main()
