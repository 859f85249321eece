"""`python -m benchmarks.search [WORDS]`: indexing and searching 200,000 words, or as many as said (10_000_000).

Documents of 9,000 words: Dutch words with the frequencies of natural text (Zipf), and some that are asked for. Every
query is put as somebody does who types: all hits counted and the first hundred shown in their lines, of words that were
not asked for before. Beside it, in the same run, SQLite's FTS5 over the same passages without any Dutch: count, and
snippets of the first hundred. Then precision and recall on twenty words over a small invented sample.
"""

import sqlite3
import sys
from collections.abc import Iterator
from functools import cache
from itertools import accumulate
from pathlib import Path
from random import Random
from resource import RUSAGE_SELF, getrusage
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from uuid import uuid4

from simplemma.strategies import DefaultDictionaryFactory
from sqlalchemy import delete, func, select

from actions.documents import add
from actions.searching import Options, find, speakers
from actions.workspace import Desk, create_project, open_workspace
from benchmarks.search_sample import SAMPLE, scores
from corpora.searching_order import Order
from corpora.searching_queries import Match
from store.searching_tables import indexed_text, word, word_part

WORDS, PER_DOCUMENT, VOCABULARY, SHOWN = 200_000, 9_000, 60_000, 100
COMMON = "bestuur leraar tekort visie verzuim begeleiden populatie toezicht school kwaliteit directeur cijfers".split()
TELLING = (
    "bestuur leraar leraren tekort visie verzuim begeleiden begeleiding school kwaliteit lerarentekort directeur "
    "cijfers populatie toezicht schoolleider bestuurskracht kwaliteitszorg leerlingenpopulatie de het een van en"
).split()
# Kind of query: what is asked with each common word and the next one, how, and the same for FTS5 where it can.
KINDS: dict[str, tuple[str, Options, Order, str]] = {
    "word": ("{a}", Options(), Order.READING, "{a}"),
    "exact": ("{a}", Options(Match.EXACT), Order.READING, "{a}"),
    "compounds": ("{a}", Options(Match.COMPOUNDS), Order.READING, ""),
    "begin": ("{begin}*", Options(), Order.READING, "{begin}*"),
    "substring": ("{piece}", Options(Match.PIECES), Order.READING, ""),
    "phrase": ('"de {a}"', Options(), Order.READING, '"de {a}"'),
    "near": ("{a} NABIJ/5 {b}", Options(), Order.READING, "NEAR({a} {b}, 5)"),
    "both": ("{a} {b}", Options(), Order.READING, "{a} {b}"),
    "either, not": ("{a} OF {b} -visie", Options(), Order.READING, "({a} OR {b}) NOT visie"),
    "speaker": ("{a}", Options(speakers=("Spreker 1",)), Order.READING, ""),
    "sorted right": ("{a}", Options(), Order.RIGHT, ""),
    "very common": ("de", Options(Match.EXACT), Order.READING, "de"),
}


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


def texts(words: int) -> Iterator[str]:
    """As many documents as hold so many words."""
    random = Random(2021)
    for _ in range(words // PER_DOCUMENT):
        yield invented(random, PER_DOCUMENT)


def kept(desk: Desk, words: int) -> float:
    """Seconds to bring all documents in, one by one: read, divided, kept and indexed."""
    total = 0.0
    for number, text in enumerate(texts(words)):
        start = perf_counter()
        add(desk, f"Transcript {number:04}.txt", text.encode())
        total += perf_counter() - start
    return total


def indexed(desk: Desk) -> tuple[float, float]:
    """Wall and processor seconds of a first search that has to make the whole index, as after an update."""
    with desk.workspace.database.transaction() as connection:
        for table in (word_part, word, indexed_text):
            connection.execute(delete(table))
    desk.workspace.analyses.clear()
    start, used = perf_counter(), process_time()
    speakers(desk)
    return perf_counter() - start, process_time() - used


def loaded(desk: Desk) -> float:
    """Seconds until the words are in memory, once for a process."""
    desk.workspace.analyses.clear()
    start = perf_counter()
    find(desk, "bestuur")
    return perf_counter() - start


def index_bytes(desk: Desk) -> int:
    """The size of the index as it is kept."""
    columns = (indexed_text.c.words, indexed_text.c.starts, indexed_text.c.passages, indexed_text.c.voices)
    with desk.workspace.database.reading() as connection:
        texts_size = connection.execute(select(func.sum(sum(func.length(column) for column in columns)))).scalar_one()
        forms = (word.c.word, word.c.plain, word.c.stem, word.c.lemma)
        words_size = connection.execute(select(func.sum(sum(func.length(column) for column in forms)))).scalar_one()
    return int(texts_size) + 3 * int(words_size)


def asked(desk: Desk, kind: str) -> list[tuple[float, str]]:
    """Seconds of each query of a kind, and what FTS5 is asked for it."""
    query, options, order, plain = KINDS[kind]
    rows = []
    for a, b in zip(COMMON, COMMON[1:] + COMMON[:1], strict=True):
        said = {"a": a, "b": b, "begin": a[:5], "piece": a[1:5]}
        for key in [key for key in desk.workspace.analyses if key[1] == "search"]:  # type: ignore[index]
            del desk.workspace.analyses[key]
        start = perf_counter()
        find(desk, query.format(**said), options, order).some(0, SHOWN)
        rows.append((perf_counter() - start, plain.format(**said)))
    return rows


def plain_index(path: Path, words: int) -> tuple[sqlite3.Connection, float]:
    """FTS5 without any Dutch over the same passages, and the seconds to make it."""
    connection = sqlite3.connect(path)
    connection.execute("CREATE VIRTUAL TABLE passage USING fts5(text, tokenize = 'unicode61 remove_diacritics 2')")
    total = 0.0
    for text in texts(words):
        start = perf_counter()
        with connection:
            connection.executemany("INSERT INTO passage VALUES (?)", [(turn,) for turn in text.split("\n\n")])
        total += perf_counter() - start
    return connection, total


def plainly(connection: sqlite3.Connection, query: str) -> float:
    """Seconds of FTS5 for the same."""
    start = perf_counter()
    connection.execute("SELECT count(*) FROM passage WHERE passage MATCH ?", (query,)).fetchone()
    shown = "SELECT snippet(passage, 0, '[', ']', '…', 12) FROM passage WHERE passage MATCH ? LIMIT ?"
    connection.execute(shown, (query, SHOWN)).fetchall()
    return perf_counter() - start


def _print_kind(desk: Desk, plain: sqlite3.Connection, kind: str) -> list[float]:
    rows = asked(desk, kind)
    ours = [seconds for seconds, _ in rows]
    line = f"{kind:14}{median(ours) * 1000:8.1f}{quantiles(ours, n=20)[-1] * 1000:8.1f}"
    if KINDS[kind][3]:
        theirs = median(plainly(plain, query) for _, query in rows)
        line += f"{theirs * 1000:11.1f}{median(ours) / theirs:9.2f}"
    print(line)
    return ours


def main() -> None:
    """Print build time, size, query times and scores."""
    words = int(sys.argv[1].replace("_", "")) if len(sys.argv) > 1 else WORDS
    with TemporaryDirectory() as folder:
        path = Path(folder) / "search.sqlite3"
        workspace = open_workspace(f"sqlite:///{path}")
        desk = Desk(workspace, create_project(workspace, f"Zoeken {uuid4()}").id)
        total = kept(desk, words)
        wall, used = indexed(desk)
        plain, building = plain_index(Path(folder) / "plain.sqlite3", words)
        print(f"{words:,} words: read, kept and indexed one by one in {total:.1f} s; of a database of")
        print(f"{path.stat().st_size / 1e6:,.0f} MB the index is {index_bytes(desk) / 1e6:,.0f} MB")
        print(f"indexing all: {wall:.1f} s, {used:.1f} s of processor time, {words / used:,.0f} words/s a core")
        print(f"FTS5: {building:.1f} s, {(Path(folder) / 'plain.sqlite3').stat().st_size / 1e6:,.0f} MB")
        print(
            f"into memory, once: {loaded(desk):.2f} s; most memory {getrusage(RUSAGE_SELF).ru_maxrss / 1e3:,.0f} MB\n"
        )
        print(f"{'milliseconds':14}{'median':>8}{'p95':>8}{'FTS5':>11}{'ratio':>9}")
        times = [seconds for kind in KINDS for seconds in _print_kind(desk, plain, kind)]
        print(f"{'all':14}{median(times) * 1000:8.1f}{quantiles(times, n=20)[-1] * 1000:8.1f}")
        workspace.database.close()
        plain.close()
    print(f"\ntwenty words on {len(SAMPLE)} sentences")
    for match, precision, recall in scores():
        f1 = 2 * precision * recall / (precision + recall)
        print(f"{match:11} precision {precision:.2f}  recall {recall:.2f}  F1 {f1:.2f}")


if __name__ == "__main__":
    main()
