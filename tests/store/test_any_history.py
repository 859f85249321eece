"""Whatever two coders do, in whatever order: the log and the rows agree, and all of it can be undone."""

from collections.abc import Callable
from uuid import uuid4

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from actions.checking import check
from actions.codebook import add_code, codebook, remove_code
from actions.coding import Mark, apply_code, change_coding, codings, remove_coding
from actions.documents import Content
from actions.history import redo, undo
from actions.workspace import Desk, Workspace, create_project, join, revision
from codebooks.codebook import Direction
from corpora.refusal import Refusal
from corpora.spans import Span
from tests.builders import codebook_of, everything, told

EXPECTED = {
    "changed-since",
    "code-in-use",
    "coded-already",
    "in-conflict",
    "not-your-coding",
    "nothing-to-redo",
    "nothing-to-undo",
}
STEPS = st.lists(
    st.tuples(
        st.sampled_from(("apply", "apply", "apply", "remove", "change", "add code", "remove code", "undo", "redo")),
        st.integers(0, 1),
        st.integers(0, 7),
    ),
    max_size=14,
)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_any_history_of_two_coders_is_consistent(workspace: Workspace, steps: list[tuple[str, int, int]]) -> None:
    desks, content = _study(workspace)
    for deed, who, which in steps:
        before, state = revision(desks[who]), everything(desks[who])
        if _refused(lambda: _do(deed, desks[who], content, which)):  # noqa: B023
            assert (revision(desks[who]), everything(desks[who])) == (before, state)
        else:
            assert revision(desks[who]) == before + 1
    assert check(desks[0]).faults == ()


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS.map(lambda steps: [step for step in steps if "code" not in step[0]]))
def test_undoing_everything_brings_back_the_beginning_and_redoing_everything_the_end(
    workspace: Workspace, steps: list[tuple[str, int, int]]
) -> None:
    desks, content = _study(workspace)
    begin = everything(desks[0])
    for deed, who, which in steps:
        _refused(lambda: _do(deed, desks[who], content, which))  # noqa: B023
    for desk in desks:
        while not _refused(lambda: redo(desk)):  # noqa: B023
            pass
    end = everything(desks[0])
    undone = [_until_refused(undo, desk) for desk in desks]
    assert everything(desks[0]) == begin
    redone = [_until_refused(redo, desk) for desk in desks]
    assert (everything(desks[0]), redone) == (end, undone)
    assert check(desks[0]).faults == ()


def _study(workspace: Workspace) -> tuple[list[Desk], Content]:
    """A project of its own for every example; who set it up is neither of the coders, so that undo stops there."""
    empty = Desk(workspace, create_project(workspace, str(uuid4())).id)
    content = told(empty)
    codebook_of(empty)
    return [Desk(workspace, empty.project_id, join(empty, name).id) for name in ("Anna", "Bram")], content


def _do(deed: str, desk: Desk, content: Content, which: int) -> object:
    book, made = codebook(desk), codings(desk)
    code = book.codes[which % len(book.codes)]
    if deed == "apply":
        span = Span(which * 7, which * 7 + 12)
        return apply_code(desk, Mark(content.document.id, code.id, span, content.text[span.start : span.end]))
    if deed == "add code":
        return add_code(desk, f"Nieuw {uuid4()}", code.category_id, "#CC79A7")
    if deed == "remove code" and len(book.codes) > 1:
        return remove_code(desk, code.id)
    if deed in ("undo", "redo"):
        return undo(desk) if deed == "undo" else redo(desk)
    if not made:
        raise Refusal("coded-already")
    coding = made[which % len(made)]
    if deed == "remove":
        return remove_coding(desk, coding.id)
    directions = [*map(str, Direction), None]
    return change_coding(desk, coding.id, direction=directions[which % 5], memo=f"Memo {which}")


def _refused(deed: Callable[[], object]) -> bool:
    try:
        deed()
    except Refusal as refusal:
        if refusal.code not in EXPECTED:
            raise
        return True
    return False


def _until_refused(step: Callable[[Desk], object], desk: Desk) -> int:
    n = 0
    while not _refused(lambda: step(desk)):
        n += 1
    return n
