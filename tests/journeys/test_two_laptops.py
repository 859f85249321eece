"""A project goes to another laptop in one file, and what was made there comes back into it."""

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest

from actions.checking import check
from actions.coding import codings
from actions.documents import content, documents, original
from actions.finishing import finish
from actions.history import redo, undo
from actions.travelling import Luggage
from actions.workspace import Desk, Workspace, coders, revision
from tests.builders import PANEL, codebook_of, coded, everything, listed, told
from tests.journeys.laptops import brought_back, laptop, opened_by, packed


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[Workspace]:
    """Bram's laptop."""
    other = laptop(tmp_path, "bram")
    yield other
    other.database.close()


@pytest.fixture
def ids(desk: Desk) -> dict[str, UUID]:
    """Anna's project: a focus group, codes, a board list, and one coding of hers."""
    ids = codebook_of(desk)
    coded(desk, told(desk), ids["Lerarentekort"], "lerarentekort drukt")
    listed(desk)
    return ids


def test_a_project_arrives_as_it_left(desk: Desk, ids: object, elsewhere: Workspace) -> None:
    bram = opened_by(elsewhere, packed(desk), "Anna")
    assert everything(bram) == everything(desk)
    assert revision(bram) == revision(desk)
    document = documents(desk)[0]
    assert original(bram, document.id) == original(desk, document.id)
    assert check(bram).faults == ()
    undo(bram)
    assert codings(bram) == () or len(codings(bram)) == 1


def test_the_same_revision_gives_the_same_bytes(desk: Desk, ids: object) -> None:
    assert packed(desk).getvalue() == packed(desk).getvalue()
    assert packed(desk).getvalue() != packed(desk, Luggage(files=False)).getvalue()


def test_work_of_two_laptops_becomes_one(desk: Desk, ids: dict[str, UUID], elsewhere: Workspace) -> None:
    bram = opened_by(elsewhere, packed(desk), "Bram")
    coded(bram, content(bram, documents(bram)[0].id), ids["Wisselende leiding"], "drie keer in twee jaar")
    finish(bram, documents(bram)[0].id)
    coded(desk, content(desk, documents(desk)[0].id), ids["Cijfers bespreken"], "elke maand de cijfers")
    done = brought_back(desk, bram)
    assert (done.disputes, done.undecided) == ((), 0)
    assert {(t.kind, t.coder): (t.added, t.changed, t.removed) for t in done.tallies} == {
        ("coder", ""): (1, 0, 0),
        ("coding", "Bram"): (1, 0, 0),
        ("finished", "Bram"): (1, 0, 0),
    }
    assert [each.name for each in coders(desk)] == ["Anna", "Bram"]
    assert len(codings(desk)) == 3
    assert check(desk).faults == ()
    back = brought_back(bram, desk)
    assert [(t.kind, t.coder, t.added) for t in back.tallies] == [("coding", "Anna", 1)]
    assert everything(bram) == everything(desk)


def test_merging_twice_changes_nothing_and_a_merge_is_undone_in_one_step(
    desk: Desk, ids: dict[str, UUID], elsewhere: Workspace
) -> None:
    bram = opened_by(elsewhere, packed(desk), "Bram")
    coded(bram, content(bram, documents(bram)[0].id), ids["Wisselende leiding"], "drie keer in twee jaar")
    told(bram, PANEL, name="Panel.md")
    before = everything(desk)
    assert brought_back(desk, bram).revision == revision(desk)
    after, at = everything(desk), revision(desk)
    again = brought_back(desk, bram)
    assert (again.nothing, again.revision, revision(desk)) == (True, None, at)
    undo(desk)
    assert everything(desk) == before
    redo(desk)
    assert everything(desk) == after
    undo(desk)
    assert not brought_back(desk, bram).nothing
    assert everything(desk) == after
    assert check(desk).faults == ()
