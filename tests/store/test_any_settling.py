"""Whatever two or three coders marked: settling all of it leaves what was asked for, and undo leaves nothing."""

from uuid import uuid4

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from actions.checking import check
from actions.codebook import codebook
from actions.coding import Mark, apply_codes, codings
from actions.consensus import consensus
from actions.differing import differing
from actions.documents import Content
from actions.history import redo, undo
from actions.settling import reopen, rule
from actions.workspace import Desk, Workspace, create_project, join
from coding.differing import Difference, DifferenceKind
from coding.rulings import Decision, State
from coding.settling import Choice
from corpora.refusal import Refusal
from corpora.spans import Span
from tests.builders import codebook_of, everything, told

MARKS = st.lists(
    st.tuples(st.integers(0, 2), st.integers(0, 1), st.integers(0, 30), st.integers(1, 12)), min_size=1, max_size=10
)
QUIETLY = settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@QUIETLY
@given(marks=MARKS)
def test_consensus_of_everything_settled_with_union_is_all_that_anybody_marked(
    workspace: Workspace, marks: list[tuple[int, int, int, int]]
) -> None:
    desks, _ = _study(workspace, marks)
    wanted = _covered(desks[0], every=True)
    _settle_all(desks[0], Decision.UNION, otherwise=Decision.BOTH)
    assert _covered(desks[0], every=False) == wanted
    assert check(desks[0]).faults == ()


@QUIETLY
@given(marks=MARKS)
@example(marks=[(0, 0, 12, 12), (1, 0, 23, 10), (2, 0, 28, 5)])
def test_consensus_of_everything_settled_with_intersection_is_what_all_marked(
    workspace: Workspace, marks: list[tuple[int, int, int, int]]
) -> None:
    desks, _ = _study(workspace, marks)
    readers = {coding.coder_id for coding in codings(desks[0])}
    wanted = {
        place
        for place in _covered(desks[0], every=True)
        if all(place in _covered(desks[0], every=True, of=coder) for coder in readers)
    }
    _settle_all(desks[0], Decision.INTERSECTION, otherwise=Decision.NEITHER)
    assert _covered(desks[0], every=False) == (wanted if len(readers) > 1 else set())


@QUIETLY
@given(
    marks=MARKS, steps=st.lists(st.tuples(st.sampled_from(("rule", "again", "reopen")), st.integers(0, 9)), max_size=8)
)
def test_undo_of_any_rulings_restores_exactly_and_redo_brings_them_back(
    workspace: Workspace, marks: list[tuple[int, int, int, int]], steps: list[tuple[str, int]]
) -> None:
    desks, _ = _study(workspace, marks)
    judge = Desk(workspace, desks[0].project_id, join(desks[0], "Rechter").id)
    seen = [_all(judge)]
    for deed, which in steps:
        if _done(judge, deed, which):
            seen.append(_all(judge))
    for before in reversed(seen[:-1]):
        undo(judge)
        assert _all(judge) == before
    for after in seen[1:]:
        redo(judge)
        assert _all(judge) == after
    assert check(judge).faults == ()


def _study(workspace: Workspace, marks: list[tuple[int, int, int, int]]) -> tuple[list[Desk], Content]:
    empty = Desk(workspace, create_project(workspace, str(uuid4())).id)
    content = told(empty)
    codebook_of(empty)
    codes = codebook(empty).codes
    desks = [Desk(workspace, empty.project_id, join(empty, name).id) for name in ("Anna", "Bram", "Carla")]
    for who, code, start, length in dict.fromkeys(marks):
        span = Span(start, start + length)
        apply_codes(desks[who], [Mark(content.document.id, codes[code].id, span, content.text[start : span.end])])
    return desks, content


def _settle_all(desk: Desk, decision: Decision, *, otherwise: Decision) -> None:
    """One decision for what has one code everywhere, another for the rest."""
    for case in differing(desk):
        one = case.place.kind in (DifferenceKind.BOUNDARY, DifferenceKind.AGREED)
        if one and decision is Decision.INTERSECTION and not _shared(case.place):
            with pytest.raises(Refusal, match="ruling-apart"):
                rule(desk, case.place.id, Choice(decision))
            one = False
        rule(desk, case.place.id, Choice(decision if one else otherwise))


def _shared(place: Difference) -> set[int]:
    """Three may overlap two by two without any text that all of them marked."""
    return set.intersection(
        *({at for each in side.codings for at in range(each.span.start, each.span.end)} for side in place.sides)
    )


def _covered(desk: Desk, *, every: bool, of: object = None) -> set[tuple[object, int]]:
    """The characters that carry a code: by people in documents that two of them read, or by consensus."""
    whole = consensus(desk)
    made = [each for each in codings(desk) if every != (whole is not None and each.coder_id == whole.id)]
    if every and of is None and len({each.coder_id for each in made}) < 2:
        return set()
    return {
        (each.code_id, at)
        for each in made
        if of in (None, each.coder_id)
        for at in range(each.span.start, each.span.end)
    }


def _done(judge: Desk, deed: str, which: int) -> bool:
    cases = differing(judge)
    if not cases:
        return False
    case = cases[which % len(cases)]
    decision = (Decision.BOTH, Decision.NEITHER)[which % 2]
    if deed == "reopen":
        if case.state is State.OPEN or case.ruling is None:
            return False
        reopen(judge, case.ruling.id)
        return True
    if case.state is State.SETTLED and deed == "rule":
        return False
    rule(judge, case.place.id, Choice(decision), replaces=case.ruling.id if case.ruling else None)
    return True


def _all(desk: Desk) -> tuple[object, ...]:
    return (*everything(desk), differing(desk))
