"""A page of the app, run whole by Streamlit's own test runner, and what is on it. Not a test."""

import html
import re
from pathlib import Path

from streamlit.testing.v1 import AppTest

ROOT = Path(__file__).parent.parent
APP = str(ROOT / "app.py")
# A busy machine takes its time to load the model.
SECONDS = 180


def page_script(screen: str) -> None:
    from importlib import import_module

    from screens.open import Desk, guarded
    from settings import Settings

    settings = Settings()
    desk = Desk(
        str(settings.data_dir),
        settings.database_url,
        settings.chroma_url,
        settings.embedding_model,
        settings.reader,
    )
    shown = getattr(import_module(f"screens.{screen}"), f"{screen}_screen")
    guarded(lambda: shown(desk))()


def open_app() -> AppTest:
    """The whole app, which opens on the page to ask on."""
    return AppTest.from_file(APP, default_timeout=SECONDS).run()


def open_page(screen: str) -> AppTest:
    """One page by itself, by the name of its module in ``screens``."""
    return AppTest.from_function(page_script, default_timeout=SECONDS, args=(screen,)).run()


def markup(at: AppTest) -> str:
    """The HTML on the screen, the style sheet left out."""
    bodies = [one.proto.body for one in at.get("html")]
    return "\n".join(body for body in bodies if not body.startswith("<style"))


def words(at: AppTest) -> str:
    """The words of the HTML on the screen, on one line."""
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", markup(at))).split())


def press(at: AppTest, label: str) -> AppTest:
    """Press the first button whose label, without Markdown's marks, begins with ``label``."""
    bare = ((re.sub(r"\\(.)|\u2060", r"\1", one.label), one) for one in at.button)
    next(one for said, one in bare if said.startswith(label)).click().run()
    assert not at.exception
    return at


def ask(at: AppTest, question: str) -> AppTest:
    at.chat_input[0].set_value(question).run()
    assert not at.exception
    return at


def sources(at: AppTest) -> list[str]:
    """The names of the citation buttons as they are heard, without Markdown's marks."""
    labels = [button.label for button in at.button if button.label.startswith("Source")]
    return [re.sub(r"\\(.)", r"\1", label).replace("*", "") for label in labels]
