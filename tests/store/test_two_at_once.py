"""Two people, two threads, one database: nothing lost, nothing double."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from threading import Barrier
from typing import TypeVar
from uuid import uuid4

import pytest

from actions.checking import check
from actions.coding import Mark, apply_code, codings
from actions.documents import Content
from actions.workspace import Desk, join, open_workspace, revision
from corpora.refusal import Refusal
from corpora.spans import Span
from tests.builders import codebook_of, marked, told

T = TypeVar("T")


@pytest.fixture
def next_door(colleague: Desk) -> Iterator[Desk]:
    """The colleague in a process of their own, as far as the database can tell."""
    workspace = open_workspace(colleague.workspace.database.url)
    with closing(workspace.database):
        yield Desk(workspace, colleague.project_id, colleague.coder_id)


def at_once(*deeds: Callable[[], T]) -> list[T]:
    """What each deed gives, all begun at the same moment."""
    start = Barrier(len(deeds))

    def begun(deed: Callable[[], T]) -> T:
        start.wait()
        return deed()

    with ThreadPoolExecutor(len(deeds)) as threads:
        return [each.result() for each in [threads.submit(begun, deed) for deed in deeds]]


def words_coded(desk: Desk, content: Content, code_id: object, n: int) -> list[int]:
    revisions = []
    for start in range(0, n * 3, 3):
        span = Span(start, start + 3)
        mark = Mark(content.document.id, code_id, span, content.text[span.start : span.end])
        revisions.append(apply_code(desk, mark, operation_id=uuid4()))
    return revisions


def test_two_writers_at_once_lose_nothing(desk: Desk, colleague: Desk) -> None:
    _both_write(desk, colleague)


def test_two_processes_writing_at_once_lose_nothing(desk: Desk, next_door: Desk) -> None:
    _both_write(desk, next_door)


def test_one_operation_delivered_by_two_threads_is_stored_once(desk: Desk) -> None:
    content, ids = told(desk), codebook_of(desk)
    for quote in ("lerarentekort", "drie keer", "De bestuurder kent"):
        mark, delivery = marked(content, ids["Lerarentekort"], quote), uuid4()
        first, second = at_once(*[lambda m=mark, d=delivery: apply_code(desk, m, operation_id=d)] * 2)
        assert first == second
    assert len(codings(desk)) == 3


def test_one_operation_delivered_to_two_processes_is_stored_once(desk: Desk, next_door: Desk) -> None:
    content, ids = told(desk), codebook_of(desk)
    here, there = (Desk(seat.workspace, desk.project_id, desk.coder_id) for seat in (desk, next_door))
    mark, delivery = marked(content, ids["Lerarentekort"], "lerarentekort"), uuid4()
    first, second = at_once(*(lambda s=seat: apply_code(s, mark, operation_id=delivery) for seat in (here, there)))
    assert first == second
    assert len(codings(desk)) == 1


def test_the_same_coding_made_in_two_tabs_is_stored_once(desk: Desk) -> None:
    content, ids = told(desk), codebook_of(desk)
    mark = marked(content, ids["Lerarentekort"], "lerarentekort")

    def attempt() -> str:
        try:
            apply_code(desk, mark)
        except Refusal as refusal:
            return refusal.code
        return "stored"

    assert sorted(at_once(attempt, attempt)) == ["coded-already", "stored"]
    assert len(codings(desk)) == 1


def test_somebody_who_joins_twice_at_once_is_one_coder(desk: Desk, next_door: Desk) -> None:
    first, second = at_once(lambda: join(desk, "Chris"), lambda: join(next_door, "Chris"))
    assert first == second


def _both_write(desk: Desk, other: Desk) -> None:
    content, ids = told(desk), codebook_of(desk)
    before = revision(desk)
    mine, theirs = at_once(
        lambda: words_coded(desk, content, ids["Lerarentekort"], 25),
        lambda: words_coded(other, content, ids["Cijfers bespreken"], 25),
    )
    assert sorted(mine + theirs) == list(range(before + 1, before + 51))
    assert len(codings(desk)) == 50
    assert not check(desk).faults
