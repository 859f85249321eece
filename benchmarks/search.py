"""`python -m benchmarks.search [WORDS]`: indexing and searching a million words, or as many as said.

Documents of 9,000 words: Dutch words with the frequencies of natural text (Zipf), and some that are asked for.
Every query is put as a person would, and beside it the plainest way: `LIKE` for the texts with its first word, and a
regular expression for the places in them. Then precision and recall on twenty words over a small invented sample.
"""

import re
import sys
from functools import cache
from itertools import accumulate
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import perf_counter
from uuid import uuid4

from simplemma.strategies import DefaultDictionaryFactory
from sqlalchemy import delete, select

from actions.documents import add
from actions.searching import Options, search
from actions.workspace import Desk, create_project, open_workspace
from benchmarks.search_sample import SAMPLE, scores
from corpora.searching_queries import Match
from store.searching_tables import indexed_text, posting, word, word_part
from store.tables import document_text

WORDS, PER_DOCUMENT, VOCABULARY = 1_000_000, 9_000, 60_000
QUERIES = (
    *((word, Match.FORMS) for word in "bestuur leraar tekort visie verzuim begeleiden populatie toezicht".split()),
    *((word, Match.COMPOUNDS) for word in ("leraar", "tekort", "school", "kwaliteit")),
    *((word, Match.PIECES) for word in ("bestuur", "kort", "ing")),
    ('"de school"', Match.FORMS),
    ("leraar NABIJ/5 tekort", Match.FORMS),
    ("bestuur OF directeur -verzuim", Match.FORMS),
    ("cijfers bestuur", Match.FORMS),
)
TELLING = (
    "bestuur leraar leraren tekort visie verzuim begeleiden begeleiding school kwaliteit lerarentekort directeur "
    "cijfers populatie toezicht schoolleider bestuurskracht kwaliteitszorg leerlingenpopulatie de het een van en"
).split()


def invented(random: Random, words: int) -> str:
    """Turns of four speakers; every twentieth word is a telling one."""
    vocabulary, weights = _vocabulary()
    said = random.choices(vocabulary, cum_weights=weights, k=words)
    said[::20] = random.choices(TELLING, k=len(said[::20]))
    turns = (said[at : at + 60] for at in range(0, words, 60))
    return "\n\n".join(
        f"Spreker {random.randint(1, 4)}: "
        + " ".join(" ".join(turn[at : at + 15]).capitalize() + "." for at in range(0, 60, 15))
        for turn in turns
    )


@cache
def _vocabulary() -> tuple[list[str], list[float]]:
    known = sorted(word for word in DefaultDictionaryFactory().get_dictionary("nl") if word.isalpha())
    vocabulary = Random(2021).sample(known, VOCABULARY)
    return vocabulary, list(accumulate(1 / rank for rank in range(10, VOCABULARY + 10)))


def built(desk: Desk, words: int) -> tuple[float, float]:
    """Seconds to bring the documents in, index included, and to index all of them."""
    random, total = Random(2021), 0.0
    for number in range(words // PER_DOCUMENT):
        text = invented(random, PER_DOCUMENT).encode()
        start = perf_counter()
        add(desk, f"Transcript {number:04}.txt", text)
        total += perf_counter() - start
    return total, _indexing(desk)


def _indexing(desk: Desk) -> float:
    """Seconds of a first search that has to make the whole index, as after an update."""
    with desk.workspace.database.transaction() as connection:
        for table in (posting, word_part, word, indexed_text):
            connection.execute(delete(table))
    start = perf_counter()
    search(desk, "bestuur")
    return perf_counter() - start


def asked(desk: Desk) -> list[tuple[str, Match, int, float, float]]:
    """Each query with its hits, its seconds, and those of LIKE for its first word."""
    rows = []
    for query, match in QUERIES:
        desk.workspace.analyses.clear()
        start = perf_counter()
        hits = search(desk, query, Options(match))
        ours = perf_counter() - start
        rows.append((query, match, len(hits), ours, _like(desk, query.strip('"').split()[0])))
    return rows


def _like(desk: Desk, piece: str) -> float:
    start = perf_counter()
    with desk.workspace.database.reading() as connection:
        found = select(document_text.c.text).where(document_text.c.text.ilike(f"%{piece}%"))
        texts = connection.execute(found).scalars()
        sum(1 for text in texts for _ in re.finditer(re.escape(piece), text, re.IGNORECASE))
    return perf_counter() - start


def main() -> None:
    """Print build time, query times and scores."""
    words = int(sys.argv[1].replace("_", "")) if len(sys.argv) > 1 else WORDS
    with TemporaryDirectory() as folder:
        path = Path(folder) / "search.sqlite3"
        workspace = open_workspace(f"sqlite:///{path}")
        desk = Desk(workspace, create_project(workspace, f"Zoeken {uuid4()}").id)
        total, indexing = built(desk, words)
        print(
            f"{words:,} words: read and kept in {total:.1f} s, indexed in {indexing:.1f} s; {path.stat().st_size:,} B"
        )
        rows = asked(desk)
        for query, match, hits, ours, like in rows:
            print(f"{query:32}{match:11}{hits:9,} hits{ours * 1000:9.1f} ms{ours / like:8.2f} × LIKE")
        times = sorted(row[3] for row in rows)
        print(f"median {times[len(times) // 2] * 1000:.1f} ms, p95 {times[int(len(times) * 0.95)] * 1000:.1f} ms")
        workspace.database.close()
    print(f"\ntwenty words on {len(SAMPLE)} sentences")
    for match, precision, recall in scores():
        f1 = 2 * precision * recall / (precision + recall)
        print(f"{match:11} precision {precision:.2f}  recall {recall:.2f}  F1 {f1:.2f}")


if __name__ == "__main__":
    main()
