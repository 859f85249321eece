"""Bounds moved, weighed, given several codes, said to be done, undone from anywhere: log and rows always agree."""

from collections.abc import Callable
from uuid import uuid4

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from actions.checking import check
from actions.coding import Mark, apply_codes, change_coding, codings, move_coding
from actions.documents import Content
from actions.finishing import finish, finished
from actions.history import history, redo, undo
from actions.workspace import Desk, Workspace, create_project, join, revision
from corpora.refusal import Refusal
from corpora.spans import Span
from tests.builders import codebook_of, everything, told

DEEDS = ("apply", "apply", "move", "move", "weigh", "finish", "reopen", "undo", "undo step", "redo")
STEPS = st.lists(st.tuples(st.sampled_from(DEEDS), st.integers(0, 40), st.integers(1, 20)), max_size=14)
EXPECTED = {"changed-since", "coded-already", "in-conflict", "nothing-to-undo", "nothing-to-redo", "undone-already"}


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_whatever_is_moved_and_undone_the_log_and_every_quote_hold(
    workspace: Workspace, steps: list[tuple[str, int, int]]
) -> None:
    desk, content, codes = _study(workspace)
    for deed, at, length in steps:
        before, state = revision(desk), (everything(desk), finished(desk))
        if _refused(lambda: _do(deed, desk, content, codes, Span(at, at + length))):  # noqa: B023
            assert (revision(desk), (everything(desk), finished(desk))) == (before, state)
    assert check(desk).faults == ()


def _refused(deed: Callable[[], object]) -> bool:
    try:
        deed()
    except Refusal as refusal:
        if refusal.code not in EXPECTED:
            raise
        return True
    return False


def _study(workspace: Workspace) -> tuple[Desk, Content, list[object]]:
    empty = Desk(workspace, create_project(workspace, str(uuid4())).id)
    content, ids = told(empty), codebook_of(empty)
    return Desk(workspace, empty.project_id, join(empty, "Anna").id), content, list(ids.values())[1:3]


def _do(deed: str, desk: Desk, content: Content, codes: list[object], span: Span) -> object:
    words, document = content.text[span.start : span.end], content.document.id
    made = codings(desk)
    if deed == "apply":
        return apply_codes(desk, [Mark(document, code, span, words) for code in codes])  # type: ignore[arg-type]
    if deed in ("finish", "reopen"):
        return finish(desk, document, done=deed == "finish")
    if deed == "undo step":
        own = history(desk, actor=desk.coder_id)
        return undo(desk, own[span.start % len(own)].step.revision) if own else None
    if deed in ("undo", "redo"):
        return undo(desk) if deed == "undo" else redo(desk)
    if not made:
        return None
    chosen = made[span.start % len(made)]
    if deed == "move":
        return move_coding(desk, chosen.id, span, words)
    return change_coding(desk, chosen.id, important=not chosen.important)
