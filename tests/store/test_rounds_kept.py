"""Rounds on the real store: what is hidden from whom, until when, and what opens it."""

from dataclasses import replace

import pytest

from actions.checking import check
from actions.coding import codings, codings_since, remove_coding
from actions.finishing import finish
from actions.forgetting import forget_document, forget_speaker
from actions.history import history, redo, undo
from actions.parting import add_part, change_part, remove_parts
from actions.round_progress import begun, round_scope, state_named, states, waiting
from actions.rounds import Plan, assignments, close_place, open_place, remove_round, rounds, start_round
from actions.workspace import Desk, join, revision
from coding.rounds import Place
from corpora.documents import Document
from corpora.refusal import Refusal
from corpora.spans import Span
from tests.builders import codebook_of, coded, told

LOW = "Het lerarentekort drukt daar zwaar op de teams."
HIGH = "De bestuurder kent zijn scholen van binnenuit."


@pytest.fixture
def third(desk: Desk) -> Desk:
    """Carla, who is in no round."""
    return Desk(desk.workspace, desk.project_id, join(desk, "Carla").id)


def _blind(desk: Desk, colleague: Desk, document: Document, **more: object) -> None:
    start_round(desk, Plan("Ronde 1", (desk.coder_id, colleague.coder_id), (Place(document.id),), **more))  # type: ignore[arg-type]


def test_in_a_blind_round_each_sees_only_what_is_their_own_until_both_are_done(
    desk: Desk, colleague: Desk, third: Desk
) -> None:
    content, ids = told(desk), codebook_of(desk)
    document, nobody = content.document, Desk(desk.workspace, desk.project_id)
    _blind(desk, colleague, document)
    mine = coded(desk, content, ids["Lerarentekort"], LOW)
    theirs = coded(colleague, content, ids["Wisselende leiding"], HIGH)
    expert = coded(third, content, ids["Cijfers bespreken"], HIGH)
    assert codings(desk) == (mine,)
    assert codings(colleague) == (theirs,)
    assert codings(third) == (expert,)
    assert codings(nobody) == (expert,)
    finish(desk, document.id)
    assert codings(desk) == (mine,)
    finish(colleague, document.id)
    assert {*codings(desk)} == {*codings(nobody)} == {mine, theirs, expert}
    assert check(desk).faults == ()


def test_who_takes_done_back_has_seen_it_but_an_undo_closes_again(desk: Desk, colleague: Desk) -> None:
    content, ids = told(desk), codebook_of(desk)
    _blind(desk, colleague, content.document)
    theirs = coded(colleague, content, ids["Lerarentekort"], LOW)
    finish(colleague, content.document.id)
    finish(desk, content.document.id)
    finish(colleague, content.document.id, done=False)
    assert codings(desk) == (theirs,)
    finish(colleague, content.document.id)
    undo(desk)
    assert codings(desk) == ()
    redo(desk)
    assert codings(desk) == (theirs,)


def test_a_round_begins_with_nobody_done(desk: Desk, colleague: Desk) -> None:
    content, ids = told(desk), codebook_of(desk)
    finish(desk, content.document.id)
    finish(colleague, content.document.id)
    _blind(desk, colleague, content.document)
    coded(colleague, content, ids["Lerarentekort"], LOW)
    assert codings(desk) == ()
    (state,) = states(desk)
    assert state.stages[0].busy == (desk.coder_id, colleague.coder_id)
    assert state.stages[0].codings == {desk.coder_id: 0, colleague.coder_id: None}


def test_the_lead_opens_with_a_reason_that_stays_on_record(desk: Desk, colleague: Desk) -> None:
    content, ids = told(desk), codebook_of(desk)
    _blind(desk, colleague, content.document)
    theirs = coded(colleague, content, ids["Lerarentekort"], LOW)
    (given,) = assignments(desk, rounds(desk)[0].id)
    with pytest.raises(Refusal, match="reason-empty"):
        open_place(desk, given.id, "  ")
    with pytest.raises(Refusal, match="not-your-round"):
        open_place(colleague, given.id, "Nieuwsgierig.")
    open_place(desk, given.id, "Bram is ziek.")
    assert codings(desk) == (theirs,)
    opened = revision(desk)
    assert history(desk)[0].action == "round.open"
    with pytest.raises(Refusal, match="opened-for-good"):
        undo(desk, opened)
    with pytest.raises(Refusal, match="round-open-already"):
        open_place(desk, given.id, "Nog eens.")
    close_place(desk, given.id, "Bram is er weer.")
    assert codings(desk) == ()
    with pytest.raises(Refusal, match="round-closed-already"):
        close_place(desk, given.id, "Nog eens.")
    assert [deed.step.image["reason"] for deed in history(desk)[:2]] == ["Bram is er weer.", "Bram is ziek."]


def test_no_undo_and_no_removal_shows_what_a_round_hides(desk: Desk, colleague: Desk) -> None:
    content, ids = told(desk), codebook_of(desk)
    _blind(desk, colleague, content.document)
    undo(desk)
    assert rounds(desk) == ()
    redo(desk)
    theirs = coded(colleague, content, ids["Lerarentekort"], LOW)
    for reveal in (lambda: undo(desk), lambda: remove_round(desk, rounds(desk)[0].id)):
        with pytest.raises(Refusal, match="would-unveil"):
            reveal()
    with pytest.raises(Refusal, match="not-your-round"):
        remove_round(colleague, rounds(desk)[0].id)
    remove_coding(colleague, theirs.id)
    remove_round(desk, rounds(desk)[0].id)
    assert states(desk) == ()


def test_a_round_on_a_part_hides_only_what_touches_it(desk: Desk, colleague: Desk) -> None:
    content, ids = told(desk), codebook_of(desk)
    start, end = (content.text.index(title) for title in ("De lage lijst", "De hoge lijst"))
    part = add_part(desk, content.document.id, "De lage lijst", Span(start, end))
    place = Place(content.document.id, part.id)
    start_round(desk, Plan("Ronde 1", (desk.coder_id, colleague.coder_id), (place,)))  # type: ignore[arg-type]
    coded(colleague, content, ids["Lerarentekort"], LOW)
    outside = coded(colleague, content, ids["Lerarentekort"], HIGH)
    assert codings(desk) == (outside,)
    with pytest.raises(Refusal, match="would-unveil"):
        change_part(desk, replace(part, span=Span(start, start + 5)))
    with pytest.raises(Refusal, match="part-in-round"):
        remove_parts(desk, [part.id])
    change_part(desk, replace(part, span=Span(0, len(content.text))))
    assert codings(desk) == ()
    with pytest.raises(Refusal, match="would-unveil"):
        undo(desk)


def test_an_open_document_hears_of_what_opens_and_of_nothing_else(desk: Desk, colleague: Desk) -> None:
    content, ids = told(desk), codebook_of(desk)
    document_id = content.document.id
    before = coded(colleague, content, ids["Lerarentekort"], HIGH)
    known = revision(desk)
    _blind(desk, colleague, content.document)
    closed = codings_since(desk, document_id, known)
    assert (closed.whole, closed.codings) == (True, ())
    theirs = coded(colleague, content, ids["Lerarentekort"], LOW)
    remove_coding(colleague, before.id)
    heard = codings_since(desk, document_id, closed.revision)
    assert (heard.whole, heard.codings, heard.removed) == (False, (), ())
    finish(desk, document_id)
    finish(colleague, document_id)
    opened = codings_since(desk, document_id, heard.revision)
    assert (opened.whole, opened.codings) == (True, (theirs,))


def test_in_training_nobody_sees_the_key_before_all_are_done(desk: Desk, colleague: Desk, third: Desk) -> None:
    content, ids = told(desk), codebook_of(desk)
    key = coded(third, content, ids["Lerarentekort"], LOW)
    _blind(desk, colleague, content.document, key_id=third.coder_id, blind=False)
    assert (codings(desk), codings(third)) == ((), (key,))
    finish(desk, content.document.id)
    finish(colleague, content.document.id)
    assert codings(desk) == (key,)
    assert round_scope(desk, rounds(desk)[0].id).key_id == third.coder_id


def test_a_round_says_what_can_be_compared_and_what_not_yet(desk: Desk, colleague: Desk) -> None:
    first, other = told(desk), told(desk, "# Panel\n\nWij spreken elke maand.\n", name="Panel.md")
    places = (Place(first.document.id), Place(other.document.id))
    plan = Plan("Ronde 1", (desk.coder_id, colleague.coder_id), places)  # type: ignore[arg-type]
    assert begun(desk, plan) == ()
    round_id = start_round(desk, plan)
    for each in (desk, colleague):
        finish(each, first.document.id)
    scope = round_scope(desk, round_id)
    assert [place.document_id for place in scope.places] == [first.document.id]
    assert scope.left_out == ((other.document.id, "round-still-blind"),)
    assert [(each.round, each.busy) for each in waiting(desk, other.document.id)] == [("Ronde 1", ("Anna", "Bram"))]
    assert state_named(desk, "ronde 1").open == 1


def test_what_makes_no_round_is_refused(desk: Desk, colleague: Desk) -> None:
    document = told(desk).document
    both, here = (desk.coder_id, colleague.coder_id), (Place(document.id),)
    wrong = {
        "name-empty": Plan(" ", both, here),  # type: ignore[arg-type]
        "round-coders": Plan("Een", both[:1], here),  # type: ignore[arg-type]
        "coder-gone": Plan("Een", (document.id, *both), here),  # type: ignore[arg-type]
        "round-key-codes": Plan("Een", both, here, key_id=desk.coder_id),  # type: ignore[arg-type]
        "round-no-places": Plan("Een", both, ()),  # type: ignore[arg-type]
        "document-gone": Plan("Een", both, (Place(desk.project_id),)),  # type: ignore[arg-type]
        "part-gone": Plan("Een", both, (Place(document.id, desk.project_id),)),  # type: ignore[arg-type]
    }
    for code, plan in wrong.items():
        with pytest.raises(Refusal, match=code):
            start_round(desk, plan)
    _blind(desk, colleague, document)
    with pytest.raises(Refusal, match="round-overlaps"):
        start_round(desk, Plan("Twee", both, here))  # type: ignore[arg-type]
    with pytest.raises(Refusal, match="round-unknown"):
        state_named(desk, "Drie")
    with pytest.raises(Refusal, match="round-gone"):
        assignments(desk, document.id)


def test_what_is_forgotten_also_goes_from_the_reasons_of_a_round(desk: Desk, colleague: Desk) -> None:
    content = told(desk)
    _blind(desk, colleague, content.document)
    open_place(desk, assignments(desk, rounds(desk)[0].id)[0].id, "Inspecteur De Boer wil het zien.")
    forget_speaker(desk, "Inspecteur De Boer")
    assert all("De Boer" not in repr(deed) for deed in history(desk))
    forget_document(desk, content.document.id)
    assert all("wil het zien" not in repr(deed) for deed in history(desk))
    assert check(desk).faults == ()
