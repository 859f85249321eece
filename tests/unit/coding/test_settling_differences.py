"""Places of two and three coders, their weight, what a decision makes of them, and whether it still holds."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codebooks.codebook import Direction
from coding.differing import Difference, DifferenceKind, Side, differences, in_all, places
from coding.measured import as_plain, from_plain, measured
from coding.rulings import Case, Decision, Remark, Ruling, State, cases, holds, sight
from coding.settling import Choice, Outcome, Take, agreed, alike, by_rule, outcome, wanted
from coding.weighing import queue
from corpora.refusal import Refusal
from corpora.spans import Span
from tests.unit.coding.making import TEXT, mark, named
from tests.unit.coding.test_comparing_coders import comparison

ANNE, BEA, COR = named("Anne"), named("Bea"), named("Cor")
MOMENT = datetime(2026, 3, 1, tzinfo=UTC)
UP, DOWN = Direction.PROMOTING, Direction.HINDERING


def of(*codings, coders=(ANNE, BEA), document="D"):
    return places({named(document): coders}, codings)


def only(*codings, coders=(ANNE, BEA)):
    (place,) = of(*codings, coders=coders)
    return place


def kinds(*codings, coders=(ANNE, BEA, COR)):
    return [(place.kind.value, place.span.start, place.span.end) for place in of(*codings, coders=coders)]


def ruled(place, decision=Decision.BOTH, consensus=(), **values):
    seen = {coding.id: sight(coding) for coding in (*place.codings, *consensus)}
    ids = frozenset(coding.id for coding in place.codings)
    made = tuple(coding.id for coding in consensus)
    ruling = Ruling(
        named("besluit"), place.document_id, decision, ids, (), seen, made, None, None, "", None, None, ANNE, MOMENT
    )
    return replace(ruling, **values)


def test_three_coders_who_cover_the_same_text_agree_however_each_cut_it_up():
    pieces = mark("Cor", "m", 0, 20), mark("Cor", "m", 15, 47)
    assert kinds(mark("Anne", "m", 0, 47), mark("Bea", "m", 0, 47), *pieces) == [("agreed", 0, 47)]


def test_one_of_three_with_other_borders_is_a_difference_of_the_text_that_not_all_marked():
    place = only(mark("Anne", "m", 0, 47), mark("Bea", "m", 0, 47), mark("Cor", "m", 3, 40), coders=(ANNE, BEA, COR))
    assert (place.kind, place.characters) == (DifferenceKind.BOUNDARY, 10)
    assert [side.shown.span for side in place.sides] == [Span(0, 47), Span(0, 47), Span(3, 40)]


def test_two_of_three_is_missing_and_two_against_one_another_code():
    two = mark("Anne", "m", 0, 47), mark("Cor", "m", 0, 47)
    assert kinds(*two) == [("missing", 0, 47)]
    assert kinds(*two, mark("Bea", "p", 0, 47)) == [("code", 0, 47)]


def test_three_codes_of_three_coders_on_one_place_are_one_difference():
    three = mark("Anne", "m", 0, 47), mark("Bea", "p", 0, 47), mark("Cor", "c", 5, 40)
    place = only(*three, coders=(ANNE, BEA, COR))
    assert (place.kind, len(place.code_ids)) == (DifferenceKind.CODE, 3)


def test_the_same_text_with_another_direction_is_a_difference_in_direction():
    place = only(mark("Anne", "m", 0, 47, way=UP), mark("Bea", "m", 0, 47, way=DOWN))
    assert (place.kind, place.characters) == (DifferenceKind.DIRECTION, 47)
    assert [found.kind for found in differences(ANNE, BEA, place.codings)] == ["direction"]


def test_who_did_not_read_a_document_is_not_missed_in_it():
    marks = [mark("Anne", "m", 0, 47, document=name) for name in "DE"]
    found = places({named("D"): (ANNE, BEA)}, marks)
    assert [place.document_id for place in found] == [named("D")]


def test_a_place_keeps_its_name_whoever_asks_and_gets_another_when_a_coding_joins():
    one, other = mark("Anne", "m", 0, 47), mark("Bea", "m", 5, 47)
    assert only(one, other).id == only(other, one, coders=(BEA, ANNE)).id
    assert only(one, other, mark("Bea", "m", 0, 10)).id != only(one, other).id


def test_the_queue_begins_with_the_worst_code_then_the_worst_document_then_the_most_text():
    agreed_marks = [mark(who, "goed", start, start + 40) for who in ("Anne", "Bea") for start in (0, 50, 100, 150)]
    small, good = mark("Anne", "goed", 200, 220), mark("Anne", "slecht", 300, 340)
    other = [mark("Anne", "slecht", 400, 410), mark("Bea", "slecht", 500, 530)]
    found = queue(of(*agreed_marks, small, good, *other))
    assert [place.span.start for place in found[:4]] == [300, 500, 400, 200]
    assert {place.kind for place in found[4:]} == {DifferenceKind.AGREED}
    assert queue([]) == []


SPANS = st.lists(st.tuples(st.integers(0, 60), st.integers(1, 20)), max_size=4)


@given(SPANS, SPANS, SPANS)
def test_every_coding_stands_in_exactly_one_place_whatever_the_order_of_the_coders(one, two, three):
    marks = [
        mark(who, code, start, start + length)
        for who, spans in (("Anne", one), ("Bea", two), ("Cor", three))
        for code, (start, length) in zip("mpmp", dict.fromkeys(spans), strict=False)
    ]
    found = of(*marks, coders=(ANNE, BEA, COR))
    assert sorted(str(each.id) for place in found for each in place.codings) == sorted(str(each.id) for each in marks)
    turned = of(*reversed(marks), coders=(COR, BEA, ANNE))
    assert {(place.id, place.kind, place.characters) for place in turned} == {
        (place.id, place.kind, place.characters) for place in found
    }
    for place in found:
        assert all(place.span.covers(coding.span) for coding in place.codings)


def test_what_all_cover_is_every_stretch_they_share():
    assert in_all([[Span(0, 10), Span(20, 30)], [Span(5, 25)], [Span(0, 40)]]) == [Span(5, 10), Span(20, 25)]
    assert in_all([[Span(0, 5)], [Span(5, 9)]]) == []


def spans(place, decision, **values):
    return [(made.span.start, made.span.end) for made in wanted(place, Choice(decision, **values))]


def test_each_decision_has_its_own_text():
    border = only(mark("Anne", "m", 0, 40), mark("Bea", "m", 5, 47))
    assert spans(border, Decision.UNION) == [(0, 47)]
    assert spans(border, Decision.INTERSECTION) == [(5, 40)]
    assert spans(border, Decision.BOTH) == [(0, 40), (5, 47)]
    assert spans(border, Decision.ACCEPT, coder_ids=(BEA,)) == [(5, 47)]
    assert spans(border, Decision.NEITHER) == []
    assert spans(border, Decision.BOUNDARY, span=Span(1, 9)) == [(1, 9)]
    assert spans(border, Decision.CODE, code_id=named("p")) == [(0, 47)]
    alone = only(mark("Anne", "m", 3, 9))
    assert spans(alone, Decision.CODE, code_id=named("p")) == [(3, 9)]
    assert spans(alone, Decision.ACCEPT, coder_ids=(BEA,)) == []
    same = only(mark("Anne", "m", 0, 20), mark("Anne", "m", 15, 47), mark("Bea", "m", 0, 47))
    assert spans(same, Decision.AGREED) == [(0, 47)]


def test_directions_and_memos_come_along():
    one = replace(mark("Anne", "m", 0, 47, way=UP), memo="Zo.")
    other = replace(mark("Bea", "m", 0, 47, way=DOWN), memo="Of zo.")
    (made,) = wanted(only(one, other), Choice(Decision.BOTH))
    assert (made.direction, made.memo) == (Direction.BOTH, "Zo.\nOf zo.")
    (made,) = wanted(only(one, replace(other, direction=None, memo="Zo.")), Choice(Decision.UNION))
    assert (made.direction, made.memo) == (UP, "Zo.")
    (made,) = wanted(only(one, other), Choice(Decision.CODE, code_id=named("p")))
    assert made.direction is None
    (made,) = wanted(only(one), Choice(Decision.CODE, code_id=named("p")))
    assert made.direction is UP
    (made,) = wanted(only(one), Choice(Decision.CODE, code_id=named("p"), direction=DOWN))
    assert made.direction is DOWN
    with pytest.raises(Refusal, match="ruling-directions"):
        wanted(only(one, replace(other, direction=Direction.NEUTRAL)), Choice(Decision.BOTH))


@pytest.mark.parametrize(
    ("choice", "code"),
    [
        (Choice(Decision.BOUNDARY), "ruling-span-absent"),
        (Choice(Decision.CODE), "ruling-code-absent"),
        (Choice(Decision.BOUNDARY, span=Span(0, 3)), "ruling-code-choose"),
        (Choice(Decision.INTERSECTION), "ruling-apart"),
    ],
)
def test_half_a_decision_is_refused(choice, code):
    with pytest.raises(Refusal, match=code):
        wanted(only(mark("Anne", "m", 0, 47), mark("Bea", "p", 0, 47)), choice)


def test_what_became_of_a_coding():
    own = mark("Anne", "m", 0, 47)
    assert outcome(own, [mark("C", "m", 0, 47)]) is Outcome.TAKEN
    assert outcome(own, [mark("C", "m", 5, 47), mark("C", "p", 0, 9)]) is Outcome.CHANGED
    assert outcome(own, [mark("C", "m", 0, 47, way=UP)]) is Outcome.CHANGED
    assert outcome(own, [mark("C", "p", 0, 47)]) is Outcome.REJECTED


def fits(*codings, words=1, take=Take.UNION, coder=None, coders=(ANNE, BEA)):
    found = [Case(place, State.OPEN) for place in of(*codings, coders=coders)]
    return len(alike(found, words=words, take=take, coder_id=coder))


def test_a_rule_takes_only_borders_that_lie_near_each_other():
    near = mark("Anne", "m", 0, 47), mark("Bea", "m", 3, 47)
    assert TEXT[:3] == "De "
    assert (fits(*near), fits(*near, words=0)) == (1, 0)
    assert fits(*near, take=Take.CODER, coder=ANNE) == 1
    assert fits(*near, take=Take.CODER, coder=COR) == 0
    assert fits(near[0], replace(near[1], direction=UP)) == 0
    assert fits(near[0], mark("Bea", "m", 0, 10), mark("Bea", "m", 5, 40)) == 0
    chain = mark("Anne", "m", 0, 10), mark("Bea", "m", 5, 20), mark("Cor", "m", 15, 30)
    assert fits(*chain, words=50, coders=(ANNE, BEA, COR)) == 0
    settled = [Case(only(*near), State.SETTLED)]
    assert alike(settled, words=9, take=Take.UNION) == []


def test_a_rule_is_a_decision():
    assert by_rule(Take.UNION) == Choice(Decision.UNION)
    assert by_rule(Take.INTERSECTION) == Choice(Decision.INTERSECTION)
    assert by_rule(Take.CODER, BEA) == Choice(Decision.ACCEPT, (BEA,))
    with pytest.raises(Refusal, match="ruling-coder-absent"):
        by_rule(Take.CODER)


def test_what_nobody_decided_and_everybody_agrees_on_can_be_taken_over():
    same = only(mark("Anne", "m", 0, 47), mark("Bea", "m", 0, 47))
    assert agreed([Case(same, State.OPEN), Case(same, State.SETTLED)]) == [same]


def test_a_ruling_holds_until_something_it_saw_is_otherwise():
    place = only(mark("Anne", "m", 0, 47), mark("Bea", "m", 5, 47))
    made = mark("C", "m", 0, 47)
    ruling, now = ruled(place, consensus=[made]), {each.id: each for each in (*place.codings, made)}
    assert holds(ruling, now)
    assert holds(ruling, now | {made.id: replace(made, memo="Een memo.", revision=9)})
    assert not holds(ruling, now | {made.id: replace(made, span=Span(1, 47))})
    assert not holds(ruling, {each: coding for each, coding in now.items() if each != made.id})


def test_a_place_is_open_settled_or_changed():
    one, other, made = mark("Anne", "m", 0, 47), mark("Bea", "m", 5, 47), mark("C", "m", 0, 47)
    place = only(one, other)
    ruling = ruled(place, consensus=[made])
    said = Remark(named("zegt"), place.document_id, frozenset({one.id}), BEA, "Hm.", MOMENT)
    (case,) = cases([place], [ruling], [said], [one, other, made])
    assert (case.state, case.ruling, case.remarks) == (State.SETTLED, ruling, (said,))
    moved = replace(other, span=Span(9, 47))
    (case,) = cases([only(one, moved)], [ruling], [], [one, moved, made])
    assert (case.state, case.standing) == (State.CHANGED, (ruling,))
    joined = mark("Bea", "m", 40, 60)
    (case,) = cases([only(one, other, joined)], [ruling], [], [one, other, joined, made])
    assert case.state is State.CHANGED
    (case,) = cases([place], [replace(ruling, withdrawn=True)], [], [one, other, made])
    assert (case.state, case.ruling, len(case.earlier)) == (State.OPEN, None, 1)


def test_the_newest_ruling_that_still_holds_counts():
    place = only(mark("Anne", "m", 0, 47), mark("Bea", "m", 5, 47))
    older = ruled(place)
    newer = replace(older, id=named("later"), at=MOMENT + timedelta(hours=1), decision=Decision.NEITHER)
    (case,) = cases([place], [newer, older], [], place.codings)
    assert (case.ruling, case.standing) == (newer, (older, newer))


def test_consensus_without_any_ground_is_shown_as_such():
    place, made = only(mark("Anne", "m", 0, 47)), mark("C", "m", 0, 47)
    ruling = ruled(place, consensus=[made])
    (case,) = cases([], [ruling], [], [made])
    assert (case.place.kind, case.state, case.place.sides[0]) == (
        DifferenceKind.GONE,
        State.CHANGED,
        Side(made.coder_id, (made,), made),
    )
    assert cases([], [replace(ruling, withdrawn=True)], [], [made]) == []
    assert cases([], [ruling], [], []) == []


def test_a_measurement_survives_being_kept():
    found = measured(comparison(mark("Anne", "monitoren", 0, 69), mark("Bea", "monitoren", 0, 47)))
    assert [row.code_id for row in found.codes] == [named("monitoren")]
    assert found.codes[0].percent == pytest.approx(2 / 3)
    assert from_plain(as_plain(found)) == found
    assert measured(comparison()).kappa is None


def test_a_place_of_nothing_has_no_codes():
    empty = Difference(DifferenceKind.GONE, named("D"), Span(0, 1), ())
    assert (empty.codings, empty.code_ids) == ((), ())
