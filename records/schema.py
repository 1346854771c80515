"""The tables, in SQLAlchemy Core, and the full-text index beside them."""

from sqlalchemy import (
    Boolean,
    Column,
    Connection,
    Date,
    DateTime,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    inspect,
    text,
)
from sqlalchemy.schema import CreateColumn

metadata = MetaData()

papers = Table(
    "papers",
    metadata,
    Column("paper_id", String(64), primary_key=True),
    Column("file", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("council", Text),
    Column("committee", Text),
    Column("meeting_date", Date),
    Column("kind", String(24), nullable=False),
    Column("status", String(12), nullable=False),
    Column("access", String(8), nullable=False),
    Column("page_count", Integer, nullable=False),
    # A later version of the same file, when there is one: this one is then kept to be cited only.
    Column("superseded_by", String(64)),
    Column("read_at", DateTime, nullable=False),
    # Which version of the reading code read it: a later version reads it anew when it is loaded.
    Column("read_with", Integer, nullable=False, server_default="0"),
    # A later meeting approved it; and whether whoever loaded it may replace other papers.
    Column("approved", Boolean, nullable=False, server_default="0"),
    Column("trusted", Boolean, nullable=False, server_default="1"),
    Column("attendance", Text, nullable=False, server_default="{}"),  # JSON of an Attendance
    Index("papers_file", "file"),
    Index("papers_scope", "access", "council", "committee", "meeting_date"),
)

pages = Table(
    "pages",
    metadata,
    Column("paper_id", ForeignKey("papers.paper_id", ondelete="CASCADE"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("printed", Text),
    Column("text", Text, nullable=False),
    Column("ocr", Boolean, nullable=False, server_default="0"),
    Column("exempt", Text, nullable=False, server_default="[]"),  # JSON [[start, end], …]
)

items = Table(
    "items",
    metadata,
    Column("paper_id", ForeignKey("papers.paper_id", ondelete="CASCADE"), primary_key=True),
    Column("char_start", Integer, primary_key=True),
    Column("char_end", Integer, nullable=False),
    Column("number", Text, nullable=False),
    Column("heading", Text, nullable=False),
    Column("access", String(8), nullable=False, server_default="public"),
)

exchanges = Table(
    "exchanges",
    metadata,
    Column("paper_id", ForeignKey("papers.paper_id", ondelete="CASCADE"), primary_key=True),
    Column("char_start", Integer, primary_key=True),
    Column("reply_start", Integer, nullable=False),
    Column("char_end", Integer, nullable=False),
    Column("asked_by", Text),
    Column("answered_by", Text),
)

actions = Table(
    "actions",
    metadata,
    Column("action_id", String(32), primary_key=True),
    Column("paper_id", ForeignKey("papers.paper_id", ondelete="CASCADE"), nullable=False),
    Column("kind", String(16), nullable=False),
    Column("formal", Boolean, nullable=False),
    Column("page", Integer, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("owner", Text),
    Column("asked_by", Text),
    Column("due", Text),
    Column("item", Text),
    Column("access", String(8), nullable=False),
    Index("actions_paper", "paper_id"),
)

figures = Table(
    "figures",
    metadata,
    Column("figure_id", String(48), primary_key=True),
    Column("paper_id", ForeignKey("papers.paper_id", ondelete="CASCADE"), nullable=False),
    Column("measure", Text, nullable=False),
    Column("subject", Text),
    Column("value", Float, nullable=False),
    Column("printed", Text, nullable=False),
    Column("unit", Text),
    Column("sense", String(8)),
    Column("as_of", Date),
    Column("as_of_text", Text),
    Column("target", Float),
    Column("rating", String(8)),
    Column("page", Integer, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("item", Text),
    Column("access", String(8), nullable=False),
    Column("context", Text, nullable=False, server_default=""),
    Index("figures_paper", "paper_id"),
)

# By which values readers rate a measure: from where on it is green, and from where amber.
thresholds = Table(
    "thresholds",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("measure", Text, nullable=False),  # as it is asked for, in small letters
    Column("higher_is_better", Boolean, nullable=False),
    Column("green", Float, nullable=False),
    Column("amber", Float, nullable=False),
    Column("unit", Text),
    Column("who", Text, nullable=False),
    Column("at", DateTime, nullable=False),
    Column("dropped_at", DateTime),  # replaced or taken back; kept to tell who set what
    Column("access", String(8), nullable=False),  # exempt where whoever set it may see that
    Index("thresholds_measure", "measure"),
)

passages = Table(
    "passages",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("key", String(32), nullable=False, unique=True),
    Column("paper_id", ForeignKey("papers.paper_id", ondelete="CASCADE"), nullable=False),
    Column("page", Integer, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("char_start", Integer, nullable=False),
    Column("context", Text, nullable=False),
    Column("item", Text),
    Column("heading", Text),
    Column("sentences", Text, nullable=False),  # JSON [[start, end], …] in the page's text
    Column("access", String(8), nullable=False),
    # The passage on the next page in which the last sentence goes on; and who speaks.
    Column("runs_on", String(32)),
    Column("speaker", Text),
    Index("passages_paper", "paper_id"),
)

failures = Table(
    "failures",
    metadata,
    Column("file", Text, primary_key=True),
    Column("reason", Text, nullable=False),
    Column("at", DateTime, nullable=False),
)

# A version of a briefing that somebody took away: where its statements stand, never their words.
briefings = Table(
    "briefings",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("topic", Text, nullable=False),
    Column("access", String(8), nullable=False),  # exempt where whoever made it may see that
    Column("made_at", DateTime, nullable=False),
    Column("sections", Text, nullable=False),  # JSON [name, …]
    Column("statements", Text, nullable=False),  # JSON [[section, key, said, paper_id, …], …]
    Index("briefings_topic", "topic", "access"),
)

# Every change that a person made, and never taken back: who, when, from what to what, and why.
audit = Table(
    "audit",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("about", String(16), nullable=False),  # what kind of thing: "action", "figure", …
    Column("about_id", String(64), nullable=False),
    # Where that thing stands; its words are cut from the page, never kept here.
    Column("paper_id", String(64), nullable=False),
    Column("page", Integer, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("at", DateTime, nullable=False),
    Column("who", Text, nullable=False),
    Column("was", Text, nullable=False),  # JSON
    Column("now", Text, nullable=False),  # JSON
    Column("reason", Text),
    # Who may know of the change; and who may know who made it and why.
    Column("access", String(8), nullable=False),
    Column("note_access", String(8), nullable=False),
    Index("audit_about", "about", "about_id"),
    Index("audit_paper", "paper_id"),
)

# One row: how often the index has been written, so that another process knows to open it anew.
generation = Table(
    "generation",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("number", Integer, nullable=False),
)

# A theme that is watched. One that is watched no more is kept, and not shown.
sightlines = Table(
    "sightlines",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", Text, nullable=False),
    Column("words", Text, nullable=False),
    Column("councils", Text, nullable=False),  # JSON [name, …]
    Column("committees", Text, nullable=False),  # JSON [name, …]
    Column("first_date", Date),
    Column("last_date", Date),
    Column("access", String(8), nullable=False),  # exempt where whoever made it may see that
    Column("made_at", DateTime, nullable=False),
    Column("stopped_at", DateTime),
)

# When a sightline was last looked at, by those with one clearance, and what it showed them then.
looks = Table(
    "looks",
    metadata,
    Column("sightline_id", ForeignKey("sightlines.id", ondelete="CASCADE"), primary_key=True),
    Column("access", String(8), primary_key=True),
    Column("at", DateTime, nullable=False),
    Column("generation", Integer, nullable=False),
    Column("shown", Text, nullable=False),  # JSON of a Shown
)

# What was done to sightlines, and when: made, renamed, stopped.
sightline_changes = Table(
    "sightline_changes",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("sightline_id", ForeignKey("sightlines.id", ondelete="CASCADE"), nullable=False),
    Column("at", DateTime, nullable=False),
    Column("who", String(8), nullable=False),  # under which clearance
    Column("what", String(8), nullable=False),
    Column("name", Text, nullable=False),
)

FULL_TEXT = (
    "CREATE VIRTUAL TABLE IF NOT EXISTS passage_words "
    "USING fts5(text, context, tokenize = 'porter unicode61 remove_diacritics 2')"
)


def create(connection: Connection) -> None:
    """Create whatever is missing, columns too; what is there already is left as it is."""
    metadata.create_all(connection)
    for table in metadata.sorted_tables:
        held = {column["name"] for column in inspect(connection).get_columns(table.name)}
        for column in table.columns:
            if column.name not in held:  # the records were made by an earlier version
                definition = CreateColumn(column).compile(connection)
                connection.execute(text(f"ALTER TABLE {table.name} ADD COLUMN {definition}"))
    connection.execute(text(FULL_TEXT))
    connection.execute(text("INSERT OR IGNORE INTO generation (id, number) VALUES (1, 0)"))
