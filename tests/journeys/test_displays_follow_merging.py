"""A code goes into another one: what was laid beside it and the quotes that stand for it go along, until undone."""

from uuid import uuid4

import pytest

from actions import joint_findings, joint_quotes, jointing
from actions.boards import boards, refer
from actions.codebook import codebook
from actions.coding import codings
from actions.history import undo
from actions.reshaping import reshape
from actions.workspace import Desk
from coding.codings import Coding
from coding.joint_findings import Finding, Verdict
from coding.merging import Merge
from tests.builders import codebook_of, coded, everything, listed, told

WORDS = "lerarentekort"


def study(desk: Desk, *, apart: bool) -> tuple[Coding, Coding]:
    """A coding of either code, about a low board; `apart` on other words."""
    ids, given, content = codebook_of(desk), listed(desk), told(desk)
    board = next(each for each in boards(desk, given.id) if each.group == "laag")
    refer(desk, content.document.id, given.id, "laag", board_id=board.id)
    other = "naar de cijfers" if apart else WORDS
    return coded(desk, content, ids["Lerarentekort"], WORDS), coded(desk, content, ids["Cijfers bespreken"], other)


def chosen(desk: Desk) -> dict[str, tuple[object, ...]]:
    """By code or category the quotes that were chosen."""
    display = jointing.display(desk, jointing.grouping_named(desk))
    names = {each.id: each.label for each in display.counts.subjects}
    return {names[each.subject_id]: each.coding_ids for each in joint_quotes.quotes_of(desk, display) if each.by_hand}


def test_a_finding_beside_the_code_that_goes_lies_beside_the_one_that_stays(desk: Desk) -> None:
    gone, kept = study(desk, apart=True)
    finding_id = joint_findings.add_finding(desk, Finding(uuid4(), "", "schoolweging", "6,4", "0,3", "< 0,01", ""))
    joint_findings.judge(desk, finding_id, gone.code_id, Verdict.CONFIRMS, "Ook hier.")
    before = everything(desk)

    reshape(desk, Merge((gone.code_id,), kept.code_id))
    (beside,) = joint_findings.findings(desk)
    assert (beside.finding.subject_id, beside.finding.memo) == (kept.code_id, "Ook hier.")
    assert beside.row is not None
    assert (beside.row.label, beside.row.tally.fragments) == ("Cijfers bespreken", 2)

    undo(desk)
    assert everything(desk) == before
    assert joint_findings.findings(desk)[0].finding.subject_id == gone.code_id


@pytest.mark.parametrize("apart", [True, False])
@pytest.mark.parametrize("both", [True, False])
def test_chosen_quotes_stand_behind_those_of_the_code_that_stays(desk: Desk, *, apart: bool, both: bool) -> None:
    gone, kept = study(desk, apart=apart)
    by = jointing.grouping_named(desk)
    joint_quotes.choose_quotes(desk, by, gone.code_id, "laag", [gone.id])
    if both:
        joint_quotes.choose_quotes(desk, by, kept.code_id, "laag", [kept.id])
    before = everything(desk)

    reshape(desk, Merge((gone.code_id,), kept.code_id))
    expected = (kept.id, gone.id) if both and apart else (gone.id,) if apart else (kept.id,)
    assert chosen(desk) == {"Cijfers bespreken": expected}
    assert {each.id for each in codings(desk)} == ({gone.id, kept.id} if apart else {kept.id})

    undo(desk)
    assert everything(desk) == before
    assert chosen(desk) == ({"Cijfers bespreken": (kept.id,)} if both else {}) | {"Lerarentekort": (gone.id,)}


def test_the_quotes_of_a_category_follow_a_coding_that_became_another(desk: Desk) -> None:
    gone, kept = study(desk, apart=False)
    book = codebook(desk)
    home = next(code.category_id for code in book.codes if code.id == kept.code_id)
    assert home
    joint_quotes.choose_quotes(desk, jointing.grouping_named(desk), home, "laag", [gone.id])
    reshape(desk, Merge((gone.code_id,), kept.code_id))
    assert list(chosen(desk).values()) == [(kept.id,)]
