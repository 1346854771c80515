"""Where words stand, passage by passage: held in memory for as long as the papers stay the same.

A full-text query ranks a passage by its own words alone, and reads every passage with a common
word to do so. Here each word is looked up once; what stands beside a passage counts as easily as
what stands in it.
"""

from functools import cached_property, lru_cache
from threading import Lock

import numpy
from numpy.typing import NDArray
from sqlalchemy import func, select, text

from papers import Access, Reader, Scope
from records import schema
from records.rows import paper_in, paper_of, passage_in
from records.store import Records

# So many words, and so many scopes, are remembered.
WORDS, SCOPES = 2000, 32
VOCABULARY = (
    "CREATE VIRTUAL TABLE IF NOT EXISTS temp.passage_vocabulary "
    "USING fts5vocab(main, passage_words, row)"
)
INSTANCES = (
    "CREATE VIRTUAL TABLE IF NOT EXISTS temp.passage_instances "
    "USING fts5vocab(main, passage_words, instance)"
)
Places = NDArray[numpy.int64]
Flags = NDArray[numpy.bool_]


class Occurrences:
    """The current passages of one generation of the records, in reading order.

    A passage's place is its number in that order, from 0; the passages of a paper follow one
    another. It knows only those that ``reader`` may see: how often a word stands in the others,
    and what they stand beside, would tell in the order of what is found what they are about.
    """

    def __init__(self, records: Records, reader: Reader) -> None:
        """Read which passages there are; the words follow as they are asked for."""
        self._records = records
        everything = Scope(reader=reader)
        columns = schema.passages.c
        said = columns.end - columns.start + func.length(columns.context)
        with records.engine.connect() as connection:
            self.generation = connection.scalar(select(schema.generation.c.number)) or 0
            rows = connection.execute(
                select(columns.id, columns.key, columns.paper_id, said, columns.char_start)
                .join(schema.papers, schema.papers.c.paper_id == columns.paper_id)
                .where(*passage_in(everything))
                # A paper's passages are stored in reading order, one after another.
                .order_by(columns.id)
            ).all()
            papers = connection.execute(select(schema.papers).where(*paper_in(everything))).all()
        self._ids = numpy.array([row[0] for row in rows], dtype=numpy.int64)
        self.keys = [str(row[1]) for row in rows]
        self.paper_ids = [str(row[2]) for row in rows]
        lengths = numpy.array([row[3] for row in rows], dtype=numpy.float32)
        self.lengths = lengths / lengths.mean() if len(rows) else lengths
        self.char_starts = numpy.array([row[4] for row in rows], dtype=numpy.int64)
        numbers: dict[str, int] = {}
        self.papers = numpy.array(
            [numbers.setdefault(one, len(numbers)) for one in self.paper_ids], dtype=numpy.int64
        )
        # The papers by the numbers that ``papers`` gives them.
        self.paper_of = {
            numbers[row.paper_id]: paper_of(row) for row in papers if row.paper_id in numbers
        }
        self.of = lru_cache(maxsize=WORDS)(self._of)
        self.times = lru_cache(maxsize=WORDS)(self._times)
        self.seen = lru_cache(maxsize=SCOPES)(self._seen)

    def __len__(self) -> int:
        """How many passages there are."""
        return len(self.keys)

    @cached_property
    def place_of(self) -> dict[str, int]:
        """The place of the passage with each key."""
        return {key: place for place, key in enumerate(self.keys)}

    @cached_property
    def replies(self) -> dict[int, int]:
        """For the place of a question, that of its reply, where the two are in two passages."""
        columns = schema.exchanges.c
        with self._records.engine.connect() as connection:
            rows = connection.execute(
                select(columns.paper_id, columns.char_start, columns.reply_start)
            ).all()
        numbers = dict(zip(self.paper_ids, self.papers.tolist(), strict=True))
        found: dict[int, int] = {}
        for row in rows:
            if row.paper_id in numbers:
                first = int(numpy.searchsorted(self.papers, numbers[row.paper_id], "left"))
                last = int(numpy.searchsorted(self.papers, numbers[row.paper_id], "right"))
                starts = self.char_starts[first:last]
                question, reply = (
                    first + max(0, int(numpy.searchsorted(starts, char, "right")) - 1)
                    for char in (row.char_start, row.reply_start)
                )
                if reply > question:
                    found[question] = reply
        return found

    @cached_property
    def vocabulary(self) -> dict[str, tuple[str, ...]]:
        """Every stem that stands in a passage, whoever may see it, by its first letter."""
        found: dict[str, list[str]] = {}
        with self._records.engine.connect() as connection:
            connection.execute(text(VOCABULARY))
            for (term,) in connection.execute(text("SELECT term FROM temp.passage_vocabulary")):
                found.setdefault(term[:1], []).append(term)
        return {letter: tuple(terms) for letter, terms in found.items()}

    def holds(self, stem: str) -> bool:
        """Whether a stem of the vocabulary stands in one of these passages, or above it."""
        found = text("SELECT group_concat(doc) FROM temp.passage_instances WHERE term = :stem")
        with self._records.engine.connect() as connection:
            connection.execute(text(INSTANCES))
            rows = connection.scalar(found, {"stem": stem})
        return len(self._places(numpy.fromstring(rows or "", dtype=numpy.int64, sep=","))) > 0

    def _of(self, words: str, column: str = "text") -> Places:
        """The places of the passages with a word, or with words one after another, in order.

        Words are stemmed (Porter) and need no escaping. ``column`` is "text", or "context" for
        what stands over a passage: council, committee, date, heading.
        """
        quoted = words.replace('"', '""')
        found = text(
            "SELECT group_concat(rowid) FROM passage_words WHERE passage_words MATCH :query"
        )
        with self._records.engine.connect() as connection:
            rows = connection.scalar(found, {"query": f'{column} : "{quoted}"'})
        return self._places(numpy.fromstring(rows or "", dtype=numpy.int64, sep=","))

    def _times(self, stem: str) -> tuple[Places, Places]:
        """The places of the passages with a stem in their text, and how many times each has it."""
        found = text(
            "SELECT group_concat(doc) FROM temp.passage_instances "
            "WHERE term = :stem AND col = 'text'"
        )
        with self._records.engine.connect() as connection:
            connection.execute(text(INSTANCES))
            rows = connection.scalar(found, {"stem": stem})
        places = self._places(numpy.fromstring(rows or "", dtype=numpy.int64, sep=","))
        return numpy.unique(places, return_counts=True)

    def _seen(self, scope: Scope) -> Flags:
        """For each passage whether it may be found within ``scope``."""
        with self._records.engine.connect() as connection:
            rows = connection.scalar(
                select(func.group_concat(schema.passages.c.id))
                .join(schema.papers, schema.papers.c.paper_id == schema.passages.c.paper_id)
                .where(*passage_in(scope))
            )
        allowed = numpy.zeros(len(self), dtype=bool)
        allowed[self._places(numpy.fromstring(rows or "", dtype=numpy.int64, sep=","))] = True
        return allowed

    def _places(self, ids: Places) -> Places:
        """The places of the passages with these ids; those stored since are left out."""
        places = numpy.searchsorted(self._ids, ids)
        known = places < len(self._ids)
        known[known] = self._ids[places[known]] == ids[known]
        return numpy.sort(places[known])


class LatestOccurrences:
    """The occurrences of the records as they are now. Safe to share between threads."""

    def __init__(self, records: Records) -> None:
        """Nothing is read before it is asked for."""
        self._records = records
        self._lock = Lock()
        self._held: dict[tuple[Access, ...], Occurrences] = {}

    def get(self, reader: Reader = Reader.PUBLIC) -> Occurrences:
        """Those of ``reader`` held from before, unless papers have come or gone since."""
        generation = self._records.generation()
        with self._lock:
            held = self._held.get(reader.may_see)
            if held is None or held.generation != generation:
                held = self._held[reader.may_see] = Occurrences(self._records, reader)
            return held
