"""A very large project from its database to what a page shows: `python -m benchmarks.large [documents codes codings]`.

The project of `benchmarks.joint`, with texts and codings in a SQLite file. Seconds of CPU of each thing that pages ask
for: the first time, and again after one more coding; at the end the most memory. There is no equal to stand beside.
With a file as its only argument it makes the project there, to be opened in the app.
"""

import sys
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from resource import RUSAGE_SELF, getrusage
from tempfile import TemporaryDirectory
from time import process_time
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, insert

from actions import coding as marking
from actions import jointing, linking, publishing
from actions.differing import in_force_by_document
from actions.documents import documents
from actions.workspace import Desk, create_project, join, open_workspace
from benchmarks.joint import LENGTH, LIST, Study, study
from coding.codings import Coding
from corpora.boards import Reference
from corpora.spans import Span
from store.tables import board, board_list, category, code, document, document_text, reference, segment
from store.tables import coding as coding_table

AT_ONCE = 20_000
BOARDS = 40
NOW = datetime(2021, 4, 1, tzinfo=UTC)
TEXT = ("woord " * (LENGTH // 6))[:-1] + "."


def main() -> None:
    """Print a line for each thing."""
    file = Path(sys.argv[1]) if len(sys.argv) == 2 else None
    sizes = [int(each) for each in sys.argv[1:]] if not file else []
    with TemporaryDirectory() as folder:
        desk = made(file or Path(folder) / "large.sqlite3", study(*(sizes or [2_000, 500, 1_000_000])))
        if file:
            return
        print(f"{'':44}{'first':>8}{'after a write':>16}")
        asked = list(questions(desk))
        first = [timed(each) for _, each in asked]
        one_more(desk)
        for (name, each), seconds in zip(asked, first, strict=True):
            print(f"{name:44}{seconds:8.2f}{timed(each):16.2f}")
        print(f"at most {getrusage(RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


def questions(desk: Desk) -> Iterator[tuple[str, Callable[[], object]]]:
    """What pages ask for, each resting on those before it."""
    grouping = jointing.groupings(desk)[0]
    yield "codings", lambda: marking.codings(desk)
    yield "codings that count", lambda: in_force_by_document(desk)
    yield "joint display with its tests", lambda: jointing.display(desk, grouping)
    yield "quotes behind one cell", lambda: jointing.display(desk, grouping).counts.subjects[0].cells[0].coding_ids
    yield "table of counts", lambda: linking.counts(desk)
    yield "what a joint display keeps to itself", lambda: publishing.of_display(desk, jointing.display(desk, grouping))


def one_more(desk: Desk) -> None:
    """Code one fragment more."""
    known = marking.codings(desk)[0]
    span = Span(LENGTH - 100, LENGTH - 50)
    marking.apply_code(desk, marking.Mark(known.document_id, known.code_id, span, TEXT[span.start : span.end]))


def timed(job: Callable[[], object]) -> float:
    begin = process_time()
    job()
    return process_time() - begin


def made(file: Path, of: Study) -> Desk:
    """Straight into the tables, as a project that was brought along would come."""
    workspace = open_workspace(f"sqlite:///{file}", trusted=True)
    desk = Desk(workspace, create_project(workspace, "Groot").id)
    desk = Desk(workspace, desk.project_id, join(desk, "Anna").id)
    with workspace.database.transaction() as connection:
        for table, rows in _rows(desk, of):
            _insert(connection, table, rows)
    if len(documents(desk)) != len(of.talks):
        raise SystemExit("not every document came")
    return desk


def _insert(connection: Connection, table: Any, rows: Iterable[dict[str, Any]]) -> None:
    left = iter(rows)
    while some := list(islice(left, AT_ONCE)):
        connection.execute(insert(table), some)


def _rows(desk: Desk, of: Study) -> Iterator[tuple[Any, Iterable[dict[str, Any]]]]:
    here = {"project_id": desk.project_id}
    empty = {"definition": "", "use_when": "", "avoid_when": "", "color": "#777777"}
    yield (
        category,
        ({"id": c.id, "name": c.name, "position": n, **empty, **here} for n, c in enumerate(of.book.categories)),
    )
    yield (
        code,
        (
            {"id": c.id, "name": c.name, "category_id": c.category_id, "position": n, "key": "", "keywords": []}
            | empty
            | here
            for n, c in enumerate(of.book.codes)
        ),
    )
    size = {"characters": LENGTH, "words": LENGTH // 6, "turns": 1, "speakers": 0, "kind": "txt", "sha256": "0" * 64}
    rest = {"page_starts": [], "repairs": {}, "added_at": NOW, "removed": False, **size, **here}
    yield document, ({"id": each, "name": talk.name, **rest} for each, talk in of.talks.items())
    yield document_text, ({"document_id": each, "version": 1, "text": TEXT} for each in of.talks)
    whole = {"ordinal": 0, "kind": "paragraph", "start": 0, "end": LENGTH, "version": 1}
    yield segment, ({"document_id": each, **whole} for each in of.talks)
    listed = {"name": "Lijst", "as_of": "2021-04-01", "attributes": [], "sha256": "", "removed": False}
    yield board_list, [{"id": LIST, **listed, **here}]
    yield board, (_board(n) for n in range(BOARDS))
    yield reference, (_reference(each) | here for each, _ in of.grouped.references)
    yield coding_table, (_coding(desk, each) | here for each in of.codings)


def _board(number: int) -> dict[str, Any]:
    made = {"id": UUID(int=500 + number), "list_id": LIST, "position": number, "attributes": {}}
    return made | {"key": f"{number}", "name": f"Bestuur {number}", "group": ("laag", "hoog")[number % 2]}


def _reference(said: Reference) -> dict[str, Any]:
    start, end = (said.span.start, said.span.end) if said.span else (None, None)
    made = {"id": said.id, "document_id": said.document_id, "list_id": said.list_id, "group": said.group}
    return made | {"start": start, "end": end}


def _coding(desk: Desk, made: Coding) -> dict[str, Any]:
    place = {"start": made.span.start, "end": made.span.end, "quote": TEXT[made.span.start : made.span.end]}
    of = {"id": made.id, "document_id": made.document_id, "code_id": made.code_id, "coder_id": desk.coder_id}
    return of | place | {"memo": "", "revision": 1, "at": NOW}


if __name__ == "__main__":
    main()
