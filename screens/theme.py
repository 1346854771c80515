"""How the app looks and how its server is set: quiet, readable, nothing fetched from elsewhere."""

from PIL import Image, ImageDraw

Option = str | bool | int

# The same options stand in .streamlit/config.toml for whoever runs `streamlit run app.py`; given
# as flags they do not need that file.
OPTIONS: dict[str, Option] = {
    "browser.gatherUsageStats": False,
    "client.showErrorDetails": "none",
    "client.showErrorLinks": False,
    "client.toolbarMode": "minimal",
    "runner.magicEnabled": False,
    "server.address": "127.0.0.1",
    "server.fileWatcherType": "none",
    "server.headless": True,
    "server.maxUploadSize": 100,
    "server.showEmailPrompt": False,
    "theme.base": "light",
    "theme.backgroundColor": "#ffffff",
    "theme.secondaryBackgroundColor": "#f1f4f6",
    "theme.textColor": "#14202b",
    "theme.primaryColor": "#17567f",
    "theme.linkColor": "#17567f",
    "theme.borderColor": "#76838f",
    "theme.showWidgetBorder": True,
    "theme.baseRadius": "small",
    "theme.baseFontSize": 17,
    "theme.font": "sans-serif",
}

# Class names start with "los-"; keys that Streamlit turns into class names with "st-key-".
STYLE = """<style>
.stMainBlockContainer { max-width: 62rem; padding-top: 4.5rem; padding-bottom: 4rem; }
[data-testid="stSidebarHeader"] { height: 2.5rem; margin-bottom: 0; }
.stHtml h1, .stHtml h2, .stHtml h3, .stHtml p { margin: 0; padding: 0; }
.stHtml h1.los-title { font-size: 1.9rem; }
.stHtml h2.los-headline { font-size: 1.35rem; }
.stHtml h2.los-section { font-size: 1.2rem; padding-top: .8rem; }
.stHtml h3.los-meeting { font-size: 1rem; padding-top: .5rem; }
.los-quiet { color: #43525f; }
.stHtml p.los-lead, .stHtml p.los-quiet { max-width: 44rem; }
.stHtml p.los-question { font-weight: 600; padding-top: .15rem; overflow-wrap: anywhere; }
.stHtml p.los-sentence { padding-left: .8rem; border-left: 4px solid #b9c6d0;
  max-width: 44rem; line-height: 1.5; overflow-wrap: anywhere; }
.los-spoken { position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden;
  clip-path: inset(50%); white-space: nowrap; }
.los-text { white-space: pre-wrap; overflow-wrap: anywhere; line-height: 1.5; font-size: .95rem; }
.los-text mark { background: #ffe97a; color: #14202b; border-bottom: 2px solid #7a4d00; }
dl.los-facts { display: grid; grid-template-columns: max-content 1fr; gap: .15rem .9rem;
  margin: 0; padding: 0; font-size: .95rem; }
dl.los-facts dt { font-weight: 600; margin: 0; }
dl.los-facts dd { margin: 0; overflow-wrap: anywhere; }
table.los-papers { width: 100%; table-layout: fixed; border-collapse: collapse; font-size: .95rem; }
table.los-papers th, table.los-papers td { text-align: left; vertical-align: top; color: inherit;
  padding: .45rem .8rem .45rem 0; border: 0; border-bottom: 1px solid #b9c6d0; }
table.los-papers td { overflow-wrap: anywhere; }
table.los-papers .los-number { text-align: right; white-space: nowrap; }
table.los-papers th:nth-child(1) { width: 9.4rem; } table.los-papers th:nth-child(3) { width: 17%; }
table.los-papers th:nth-child(4) { width: 12%; } table.los-papers .los-number { width: 5.2rem; }
ul.los-list, ul.los-findings { max-width: 44rem; overflow-wrap: anywhere; }
ul.los-findings { list-style: none; margin: 0; padding: 0; }
ul.los-findings li { border-left: 5px solid #17567f; padding: .1rem 0 .1rem .9rem;
  margin: 0 0 .8rem; }
.los-wide { overflow-x: auto; }
table.los-ladder { width: 100%; border-collapse: collapse; font-size: .95rem; max-width: 44rem; }
table.los-ladder th, table.los-ladder td { text-align: left; vertical-align: top; color: inherit;
  padding: .35rem .8rem .35rem 0; border: 0; border-bottom: 1px solid #b9c6d0; }
table.los-ladder .los-number { text-align: right; white-space: nowrap; }
.stHtml p.los-voice { font-weight: 600; color: #17567f; padding-top: .3rem; max-width: 44rem; }
.stHtml p.los-badge { font-weight: 600; }
[class*="st-key-cited-"] button { color: #17567f; text-decoration: underline; text-align: left;
  text-underline-offset: .2em; min-height: 1.8rem; padding: 0 0 0 1rem; }
table.los-kinds { width: 100%; min-width: 36rem; border-collapse: collapse; font-size: .95rem; }
table.los-kinds th, table.los-kinds td { text-align: left; vertical-align: top; color: inherit;
  padding: .45rem .8rem .45rem 0; border: 0; border-bottom: 1px solid #b9c6d0; }
/* A citation's button shows "Source 1: minute 44, page 5"; its committee and date stand in the
   heading above it, and are kept for those who hear the button by itself. */
[class*="st-key-source-"] button em { position: absolute; width: 1px; height: 1px; margin: -1px;
  overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
[class*="st-key-source-"] button { color: #17567f; text-decoration: underline;
  text-underline-offset: .2em; min-height: 1.8rem; padding: 0 0 0 1rem; }
[class*="st-key-log-open-"] button { text-align: left; justify-content: flex-start; padding: 0;
  color: #17567f; text-decoration: underline; text-underline-offset: .2em; min-height: 1.8rem; }
[class*="st-key-log-row-"] { border-top: 1px solid #b9c6d0; padding-top: .6rem; }
@media (max-width: 640px) { [class*="st-key-log-heads"] { display: none; }
  table.los-papers th, table.los-papers td { padding-right: .5rem; }
  table.los-papers th:nth-child(1) { width: 5.4rem; }
  table.los-papers th:nth-child(3) { width: 20%; }
  table.los-papers th:nth-child(4) { width: 16%; }
  table.los-papers .los-number { width: 3.4rem; }
  table.los-papers .los-number:last-child { display: none; } }
.stChatMessage { padding-top: .5rem; padding-bottom: .5rem; }
[class*="st-key-example-"] button { text-align: left; justify-content: flex-start; }
[role="dialog"] [data-testid="stImage"] img { border: 1px solid #b9c6d0; }
@media (max-width: 900px) {
  section.stSidebar[data-collapsed="false"] { width: 15rem !important;
    min-width: 15rem !important; }
  [role="dialog"] [data-testid="stHorizontalBlock"] { flex-direction: column; }
  [role="dialog"] [data-testid="stColumn"] { width: 100% !important; flex: 1 1 auto !important; }
}
button:focus-visible, a:focus-visible, summary:focus-visible, [tabindex]:focus-visible {
  outline: 3px solid #14202b !important; outline-offset: 2px;
  box-shadow: 0 0 0 2px #ffdd00 !important; }
</style>"""


def icon() -> Image.Image:
    """Draw the browser tab's picture: an eye. Streamlit would fetch a named icon from elsewhere."""
    picture = Image.new("RGBA", (64, 64))
    draw = ImageDraw.Draw(picture)
    draw.ellipse((2, 14, 62, 50), fill="#17567f")
    draw.ellipse((20, 20, 44, 44), fill="#ffffff")
    draw.ellipse((27, 27, 37, 37), fill="#14202b")
    return picture
