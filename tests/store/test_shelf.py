"""Files that wait for somebody to look at them: apart by owner, bounded, and not for ever."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from actions.shelf import MOST_FILES, MOST_RESULTS, WAITS, Shelf
from corpora.refusal import Refusal
from corpora.relabelling import Choices
from corpora.repairs import Repair

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
ANNA, BRAM = (uuid4(), uuid4()), (uuid4(), uuid4())


def test_a_file_waits_for_its_owner_alone_with_what_was_decided() -> None:
    shelf = Shelf()
    held = shelf.put(ANNA, "a.txt", b"tekst", NOON)
    assert shelf.put(ANNA, "a.txt", b"tekst", NOON) == held
    assert shelf.waiting(BRAM, NOON) == ()
    choices = Choices(frozenset({Repair.LIGATURES}))
    shelf.choose(ANNA, held.id, choices, NOON)
    assert [each.choices for each in shelf.waiting(ANNA, NOON)] == [choices]
    assert shelf.data(ANNA, held.id, NOON) == b"tekst"
    with pytest.raises(Refusal, match="preview-gone"):
        shelf.look(BRAM, held.id, NOON)


def test_what_nobody_looks_at_is_let_go_with_what_was_read_in_it() -> None:
    shelf = Shelf()
    seen, unseen = (shelf.put(ANNA, name, b"tekst", NOON) for name in ("a.txt", "b.txt"))
    shelf.remembered(unseen.id, "text", lambda: "tekst")
    later = NOON + WAITS - timedelta(minutes=1)
    shelf.look(ANNA, seen.id, later)
    assert shelf.waiting(ANNA, later + timedelta(minutes=2)) == (seen,)
    assert shelf.remembered(unseen.id, "text", lambda: "opnieuw") == "opnieuw"


def test_a_full_shelf_refuses_and_keeps_what_waits() -> None:
    shelf = Shelf(most_bytes=MOST_FILES + 2)
    for n in range(MOST_FILES):
        shelf.put(ANNA, f"{n}.txt", b"x", NOON)
    with pytest.raises(Refusal, match="preview-full"):
        shelf.put(ANNA, "nog een.txt", b"x", NOON)
    assert len(shelf.waiting(ANNA, NOON)) == MOST_FILES
    shelf.put(BRAM, "b.txt", b"x", NOON)
    with pytest.raises(Refusal, match="preview-full"):
        shelf.put(BRAM, "groot.txt", b"xx", NOON)


def test_only_the_last_results_are_remembered() -> None:
    shelf, made = Shelf(), []
    held = shelf.put(ANNA, "a.txt", b"tekst", NOON)

    def result(n: int) -> int:
        return shelf.remembered(held.id, n, lambda: made.append(n) or n)

    for n in (*range(MOST_RESULTS), 0, MOST_RESULTS, 0, 1):
        assert result(n) == n
    assert made == [*range(MOST_RESULTS), MOST_RESULTS, 1]
    shelf.drop(ANNA, held.id)
    assert result(0) == 0
    assert made[-1] == 0
