"""Two and three coders settle their differences: what consensus gets, who decided first, and what is kept of it."""

from dataclasses import replace
from uuid import UUID, uuid4

import pytest

from actions.checking import check
from actions.codebook import codebook
from actions.coding import apply_codes, change_coding, codings, remove_coding
from actions.consensus import consensus, people
from actions.correcting import correct
from actions.differing import Scope, became, differing, grounds, in_force, readers, to_redefine
from actions.documents import Content
from actions.forgetting import forget_document, forget_speaker
from actions.history import redo, undo
from actions.linking import counts
from actions.meanings import edit
from actions.measuring import keep_agreement, snapshots
from actions.settling import Reasons, reopen, rule, say_of, settle_agreed, settle_alike, to_settle, unsay
from actions.workspace import Desk, coders, join, revision
from codebooks.codebook import Direction
from coding.codings import Coding
from coding.differing import DifferenceKind
from coding.measured import Phase
from coding.rulings import Case, Cause, Confidence, Decision, State
from coding.settling import Choice, Outcome, Take
from corpora.refusal import Refusal
from corpora.spans import Span
from store import rulings as kept
from tests.builders import FOCUS_GROUP, codebook_of, coded, everything, marked, told

LONG = "Het lerarentekort drukt daar zwaar op de teams."
SHORT = "lerarentekort drukt daar zwaar op de teams"
ALONE = "wisselde de directeur drie keer"
SAME = "Daar bespreekt het bestuur elke maand de cijfers"
ACCEPT_NOTHING = Choice(Decision.NEITHER)


@pytest.fixture
def study(desk: Desk, colleague: Desk) -> Content:
    """A border, something that only Anna marked, another code, another direction, and something they agree on."""
    found, ids = told(desk), codebook_of(desk)
    coded(desk, found, ids["Lerarentekort"], LONG)
    coded(colleague, found, ids["Lerarentekort"], SHORT)
    coded(desk, found, ids["Wisselende leiding"], ALONE)
    coded(desk, found, ids["Lerarentekort"], "Ook daar voelt men het lerarentekort.")
    coded(colleague, found, ids["Cijfers bespreken"], "daar voelt men het lerarentekort")
    for at, way in ((desk, Direction.PROMOTING), (colleague, Direction.HINDERING)):
        apply_codes(at, [marked(found, ids["Wisselende leiding"], "De bestuurder kent zijn scholen", direction=way)])
        coded(at, found, ids["Cijfers bespreken"], SAME)
    return found


def case_of(desk: Desk, kind: str, scope: Scope | None = None) -> Case:
    return next(case for case in differing(desk, scope or Scope()) if case.place.kind == kind)


def agreed_texts(desk: Desk) -> list[str]:
    """What consensus says, in reading order."""
    found = consensus(desk)
    return [made.quote for made in codings(desk) if found and made.coder_id == found.id]


def of_consensus(desk: Desk) -> list[Coding]:
    found = consensus(desk)
    return [made for made in codings(desk) if found and made.coder_id == found.id]


def test_every_place_has_one_kind_and_a_name_that_does_not_depend_on_who_asks(
    desk: Desk, colleague: Desk, study: Content
) -> None:
    kinds = sorted(case.place.kind for case in differing(desk))
    assert kinds == ["agreed", "boundary", "code", "direction", "missing"]
    turned = Scope(tuple(reversed([coder.id for coder in coders(desk)])))
    assert {case.place.id for case in differing(colleague, turned)} == {case.place.id for case in differing(desk)}


def test_accepting_one_side_gives_consensus_that_coding_and_says_where_it_came_from(
    desk: Desk, colleague: Desk, study: Content
) -> None:
    case = case_of(desk, "boundary")
    rule(
        desk, case.place.id, Choice(Decision.ACCEPT, (colleague.coder_id,)), Reasons(Cause.SLIP, Confidence.SURE, "Zo.")
    )
    assert agreed_texts(desk) == [SHORT]
    now = case_of(desk, "boundary")
    assert (now.state, now.ruling.note, now.ruling.cause, now.ruling.by_id) == (
        State.SETTLED, "Zo.", Cause.SLIP, desk.coder_id,
    )  # fmt: skip
    made = of_consensus(desk)[0]
    ruling, about = grounds(desk)[made.id]
    assert (ruling.id, {each.id for each in about}) == (now.ruling.id, {each.id for each in case.place.codings})
    mine, theirs = (became(desk)[side.shown.id].outcome for side in case.place.sides)
    assert (mine, theirs) == (Outcome.CHANGED, Outcome.TAKEN)
    assert check(desk).faults == ()


@pytest.mark.parametrize(
    ("kind", "choice", "texts"),
    [
        ("boundary", Choice(Decision.UNION), [LONG]),
        ("boundary", Choice(Decision.INTERSECTION), [SHORT]),
        ("boundary", Choice(Decision.BOTH), [LONG, SHORT]),
        ("missing", Choice(Decision.BOTH), [ALONE]),
        ("missing", ACCEPT_NOTHING, []),
        ("code", Choice(Decision.BOTH), ["Ook daar voelt men het lerarentekort.", "daar voelt men het lerarentekort"]),
        ("direction", Choice(Decision.BOTH), ["De bestuurder kent zijn scholen"]),
        ("agreed", Choice(Decision.AGREED), [SAME]),
    ],
)
def test_each_decision_leaves_what_it_says(
    desk: Desk, study: Content, kind: str, choice: Choice, texts: list[str]
) -> None:
    before = everything(desk)
    rule(desk, case_of(desk, kind).place.id, choice)
    assert agreed_texts(desk) == texts
    assert case_of(desk, kind).state is State.SETTLED
    undo(desk)
    assert (everything(desk), case_of(desk, kind).state) == (before, State.OPEN)
    redo(desk)
    assert (agreed_texts(desk), case_of(desk, kind).state) == (texts, State.SETTLED)
    assert check(desk).faults == ()


def test_promoting_and_hindering_together_are_both(desk: Desk, study: Content) -> None:
    rule(desk, case_of(desk, "direction").place.id, Choice(Decision.BOTH))
    assert [made.direction for made in of_consensus(desk)] == [Direction.BOTH]


def test_a_border_of_ones_own_needs_its_words_and_another_code_takes_the_place_of_both(
    desk: Desk, study: Content
) -> None:
    start = study.text.index("lerarentekort drukt")
    own = Choice(Decision.BOUNDARY, span=Span(start, start + 19))
    case = case_of(desk, "boundary")
    with pytest.raises(Refusal, match="quote-mismatch"):
        rule(desk, case.place.id, own, quote="iets anders")
    rule(desk, case.place.id, own, quote="lerarentekort drukt")
    codes = {code.name: code.id for code in codebook(desk).codes}
    rule(desk, case_of(desk, "missing").place.id, Choice(Decision.CODE, code_id=codes["Cijfers bespreken"]))
    assert [(made.quote, made.code_id) for made in of_consensus(desk)] == [
        ("lerarentekort drukt", codes["Lerarentekort"]),
        (ALONE, codes["Cijfers bespreken"]),
    ]
    with pytest.raises(Refusal, match="ruling-code-choose"):
        rule(desk, case_of(desk, "code").place.id, own)


def test_the_second_to_decide_hears_what_the_first_decided(desk: Desk, colleague: Desk, study: Content) -> None:
    case = case_of(desk, "boundary")
    rule(desk, case.place.id, Choice(Decision.ACCEPT, (desk.coder_id,)))
    with pytest.raises(Refusal, match="ruled-already-accept") as refusal:
        rule(colleague, case.place.id, ACCEPT_NOTHING)
    assert refusal.value.facts == {"name": "Anna", "taken": "Anna"}
    assert agreed_texts(desk) == [LONG]
    first = case_of(desk, "boundary").ruling
    rule(colleague, case.place.id, ACCEPT_NOTHING, replaces=first.id)
    now = case_of(desk, "boundary")
    assert (agreed_texts(desk), now.ruling.decision, [each.id for each in now.earlier]) == (
        [], Decision.NEITHER, [first.id],
    )  # fmt: skip


def test_a_ruling_that_is_delivered_twice_is_stored_once(desk: Desk, study: Content) -> None:
    case, operation = case_of(desk, "boundary"), uuid4()
    made = {rule(desk, case.place.id, Choice(Decision.UNION), operation_id=operation) for _ in range(2)}
    assert len(made) == 1
    assert agreed_texts(desk) == [LONG]


def test_a_coding_that_changes_after_its_ruling_opens_the_difference_again(
    desk: Desk, colleague: Desk, study: Content
) -> None:
    case = case_of(desk, "boundary")
    rule(desk, case.place.id, Choice(Decision.UNION))
    theirs = case.place.second
    change_coding(colleague, theirs.id, memo="Een memo verandert niets aan het besluit.")
    assert case_of(desk, "boundary").state is State.SETTLED
    change_coding(colleague, theirs.id, direction="beide")
    assert case_of(desk, "boundary").state is State.CHANGED
    undo(colleague)
    assert case_of(desk, "boundary").state is State.SETTLED
    remove_coding(colleague, theirs.id)
    gone = next(case for case in differing(desk) if case.ruling)
    assert (gone.place.kind, gone.state) == (DifferenceKind.MISSING, State.CHANGED)
    rule(desk, gone.place.id, ACCEPT_NOTHING)
    assert agreed_texts(desk) == []


def test_consensus_of_which_every_ground_is_gone_stays_in_sight(desk: Desk, study: Content) -> None:
    case = case_of(desk, "missing")
    rule(desk, case.place.id, Choice(Decision.BOTH))
    remove_coding(desk, case.place.first.id)
    left = case_of(desk, "gone")
    assert (left.state, left.place.span) == (State.CHANGED, case.place.span)
    reopen(desk, left.ruling.id)
    assert agreed_texts(desk) == []
    assert [case.place.kind for case in differing(desk) if case.ruling] == []


def test_reopening_takes_back_what_consensus_got_and_is_undone_like_everything(desk: Desk, study: Content) -> None:
    rule(desk, case_of(desk, "boundary").place.id, Choice(Decision.UNION), Reasons(note="Hele zin."))
    settled = everything(desk)
    reopen(desk, case_of(desk, "boundary").ruling.id)
    now = case_of(desk, "boundary")
    assert (agreed_texts(desk), now.state, now.earlier[0].note) == ([], State.OPEN, "Hele zin.")
    with pytest.raises(Refusal, match="ruling-gone"):
        reopen(desk, now.earlier[0].id)
    undo(desk)
    assert (everything(desk), case_of(desk, "boundary").state) == (settled, State.SETTLED)
    assert check(desk).faults == ()


def test_what_two_rulings_say_stays_as_long_as_one_of_them_does(desk: Desk, study: Content) -> None:
    codes = {code.name: code.id for code in codebook(desk).codes}
    place = case_of(desk, "boundary").place
    rule(desk, place.id, Choice(Decision.UNION))
    again = Choice(Decision.CODE, span=place.span, code_id=codes["Lerarentekort"])
    rule(desk, case_of(desk, "missing").place.id, again)
    assert agreed_texts(desk) == [LONG]
    reopen(desk, case_of(desk, "boundary").ruling.id)
    assert agreed_texts(desk) == [LONG]
    reopen(desk, case_of(desk, "missing").ruling.id)
    assert agreed_texts(desk) == []


def test_what_is_alike_is_settled_by_a_rule_and_what_is_agreed_taken_over(
    desk: Desk, colleague: Desk, study: Content
) -> None:
    assert to_settle(desk, Take.UNION, 0) == []
    assert [place.kind for place in to_settle(desk, Take.UNION, 1)] == ["boundary"]
    with pytest.raises(Refusal, match="preview-changed"):
        settle_alike(desk, Take.UNION, 1, seen=2)
    settle_alike(desk, Take.CODER, 1, coder_id=colleague.coder_id, seen=1)
    assert agreed_texts(desk) == [SHORT]
    settle_agreed(desk, seen=1)
    assert agreed_texts(desk) == [SHORT, SAME]
    with pytest.raises(Refusal, match="ruling-nothing"):
        settle_agreed(desk)
    assert {case.place.kind for case in differing(desk) if case.state is State.OPEN} == {"missing", "code", "direction"}


def test_people_talk_about_a_difference(desk: Desk, colleague: Desk, study: Content) -> None:
    case = case_of(desk, "code")
    say_of(desk, case.place.id, "Volgens mij gaat dit over het tekort.")
    say_of(colleague, case.place.id, "  Eens.  ")
    said = case_of(desk, "code").remarks
    assert [(each.author_id, each.text) for each in said] == [
        (desk.coder_id, "Volgens mij gaat dit over het tekort."),
        (colleague.coder_id, "Eens."),
    ]
    with pytest.raises(Refusal, match="not-your-remark"):
        unsay(desk, said[1].id)
    unsay(colleague, said[1].id)
    undo(colleague)
    assert len(case_of(desk, "code").remarks) == 2
    with pytest.raises(Refusal, match="remark-empty"):
        say_of(desk, case.place.id, "  ")


def test_a_definition_that_must_change_stays_on_the_list_until_it_has(desk: Desk, study: Content) -> None:
    code = next(code for code in codebook(desk).codes if code.name == "Lerarentekort")
    rule(desk, case_of(desk, "boundary").place.id, Choice(Decision.UNION), Reasons(redefine_id=code.id))
    assert [(each.code.name, len(each.rulings)) for each in to_redefine(desk)] == [("Lerarentekort", 1)]
    edit(desk, code, code, new_meaning=True)
    assert to_redefine(desk) == ()


def test_agreement_is_kept_before_the_first_decision_and_after_on_request(
    desk: Desk, colleague: Desk, study: Content
) -> None:
    before = revision(desk)
    rule(desk, case_of(desk, "boundary").place.id, Choice(Decision.UNION))
    first = snapshots(desk)
    assert [(each.phase, each.coder_ids, len(each.pairs)) for each in first] == [
        (Phase.BEFORE, (desk.coder_id, colleague.coder_id), 1)
    ]
    assert first[0].of_revision == before + 1  # consensus joined first
    settle_agreed(desk)
    keep_agreement(desk)
    assert [each.phase for each in snapshots(desk)] == [Phase.BEFORE, Phase.AFTER]
    after = snapshots(desk)[1]
    assert {(pair.first_id, pair.second_id) for pair in after.pairs} == {
        (desk.coder_id, colleague.coder_id),
        (desk.coder_id, consensus(desk).id),
        (colleague.coder_id, consensus(desk).id),
    }
    assert after.pairs[0] == first[0].pairs[0]


def test_a_corrected_text_and_a_merged_code_take_rulings_along(desk: Desk, study: Content) -> None:
    for kind in ("boundary", "missing"):
        rule(desk, case_of(desk, kind).place.id, Choice(Decision.BOTH))
    better = FOCUS_GROUP.replace("# Focusgroep mbo\n", "# Focusgroep mbo\n\nOpgenomen in oktober.\n")
    correct(desk, study.document.id, "Focusgroep mbo.md", better.encode())
    assert agreed_texts(desk) == [LONG, SHORT, ALONE]
    assert {case_of(desk, kind).state for kind in ("boundary", "missing")} == {State.SETTLED}
    undo(desk)
    assert {case_of(desk, kind).state for kind in ("boundary", "missing")} == {State.SETTLED}
    assert check(desk).faults == ()


def test_forgetting_blanks_what_was_written_about_a_document_or_speaker(desk: Desk, study: Content) -> None:
    for kind in ("boundary", "missing"):
        place = case_of(desk, kind).place
        rule(desk, place.id, Choice(Decision.BOTH), Reasons(note=f"Jansen zegt het in {kind}."))
        say_of(desk, place.id, f"Over {kind}: “{place.codings[0].quote}”")
    forget_speaker(desk, "Inspecteur Jansen")
    notes = {each.note for each in _rulings(desk)}
    said = {each.text for each in _remarks(desk)}
    assert all("Jansen" not in note for note in notes)
    assert not any("lerarentekort" in text for text in said)
    assert any(ALONE in text for text in said)
    forget_document(desk, study.document.id)
    assert _remarks(desk) == ()
    assert check(desk).faults == ()


def _rulings(desk: Desk) -> tuple:
    with desk.workspace.database.reading() as connection:
        return kept.rulings(connection, desk.project_id)


def _remarks(desk: Desk) -> tuple:
    with desk.workspace.database.reading() as connection:
        return kept.remarks(connection, desk.project_id)


def test_three_coders_are_two_against_one_and_a_document_that_only_two_read_is_theirs(
    desk: Desk, colleague: Desk, study: Content
) -> None:
    third = Desk(desk.workspace, desk.project_id, join(desk, "Carla").id)
    assert set(readers(desk).values()) == {(desk.coder_id, colleague.coder_id)}
    codes = {code.name: code.id for code in codebook(desk).codes}
    coded(third, study, codes["Cijfers bespreken"], SAME)
    coded(third, study, codes["Lerarentekort"], LONG)
    assert set(readers(desk).values()) == {(desk.coder_id, colleague.coder_id, third.coder_id)}
    case = case_of(desk, "boundary")
    assert [side.shown.quote for side in case.place.sides] == [LONG, SHORT, LONG]
    rule(desk, case.place.id, Choice(Decision.ACCEPT, (desk.coder_id, third.coder_id)))
    assert agreed_texts(desk) == [LONG]
    assert case_of(desk, "agreed").place.span.start == study.text.index(SAME)
    two = Scope((desk.coder_id, colleague.coder_id))
    assert case_of(desk, "boundary", two).state is State.SETTLED
    assert [coder.name for coder in people(desk)] == ["Anna", "Bram", "Carla"]


def test_codes_that_exclude_each_other_do_so_in_consensus_too(desk: Desk, study: Content) -> None:
    for code in codebook(desk).codes:
        if code.name in ("Lerarentekort", "Cijfers bespreken"):
            edit(desk, code, replace(code, domain="onderwerp"))
    case = case_of(desk, "code")
    with pytest.raises(Refusal, match="code-excluded"):
        rule(desk, case.place.id, Choice(Decision.BOTH))
    assert (agreed_texts(desk), case_of(desk, "code").state) == ([], State.OPEN)


def test_who_was_never_asked_or_no_longer_there_is_refused(desk: Desk, study: Content) -> None:
    with pytest.raises(Refusal, match="difference-changed"):
        rule(desk, UUID(int=1), ACCEPT_NOTHING)
    with pytest.raises(Refusal, match="nobody"):
        rule(Desk(desk.workspace, desk.project_id), case_of(desk, "boundary").place.id, ACCEPT_NOTHING)


def test_what_was_decided_counts_once_and_what_was_rejected_no_more(desk: Desk, study: Content) -> None:
    code = next(each for each in codebook(desk).codes if each.name == "Wisselende leiding")

    def fragments() -> int:
        return next(row.tally.fragments for row in counts(desk) if row.id == code.id)

    before = fragments()
    settle_agreed(desk)
    assert fragments() == before
    assert len(in_force(desk)) == len(codings(desk)) - 2
    rejected = next(each for each in differing(desk) if [c.quote for c in each.place.codings] == [ALONE])
    rule(desk, rejected.place.id, ACCEPT_NOTHING)
    assert fragments() == before - 1
    undo(desk)
    undo(desk)
    assert (fragments(), len(in_force(desk))) == (before, len(codings(desk)))
