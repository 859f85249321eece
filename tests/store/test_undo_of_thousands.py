"""Undo of a correction takes as many statements for many codings as for few, and stays as strict."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import event
from sqlalchemy.engine import Engine

from actions.checking import check
from actions.coding import Mark, apply_codes, change_coding, codings
from actions.correcting import correct
from actions.documents import Content, content
from actions.history import redo, undo
from actions.workspace import Desk
from corpora.refusal import Refusal
from corpora.spans import Span
from tests.builders import FOCUS_GROUP, codebook_of, coded, everything, told

BETTER = f"# Vooraf\n\n{FOCUS_GROUP}".encode()
FEW, MANY = 20, 400


@pytest.mark.parametrize("deed", [undo, redo])
def test_thousands_take_hardly_more_statements_than_a_few(desk: Desk, deed: object) -> None:
    counts = []
    for many in (FEW, MANY):
        found = _coded(desk, many)
        correct(desk, found.document.id, "Beter.md", BETTER + f"\n{many}".encode())
        if deed is redo:
            undo(desk)
        with _counted() as statements:
            deed(desk)  # type: ignore[operator]
        counts.append(len(statements))
    assert counts[1] <= counts[0] + 4
    assert check(desk).faults == ()


def test_all_come_back_in_both_directions(desk: Desk) -> None:
    found = _coded(desk, MANY)
    before = everything(desk)
    correct(desk, found.document.id, "Beter.md", BETTER)
    after = everything(desk)
    for _ in range(2):
        undo(desk)
        assert everything(desk) == before
        redo(desk)
        assert everything(desk) == after
    assert check(desk).faults == ()


def test_one_coding_that_changed_since_refuses_the_whole(desk: Desk, colleague: Desk) -> None:
    found = _coded(desk, FEW)
    theirs = coded(colleague, found, codings(desk)[0].code_id, "lerarentekort drukt")
    correct(desk, found.document.id, "Beter.md", BETTER)
    after = everything(desk)
    change_coding(colleague, theirs.id, memo="Anders")
    with pytest.raises(Refusal, match="changed-since"):
        undo(desk)
    change_coding(colleague, theirs.id, memo="")
    assert everything(desk) == after
    undo(desk)
    assert check(desk).faults == ()


def _coded(desk: Desk, many: int) -> Content:
    found = content(desk, told(desk, f"{FOCUS_GROUP}\n{many}", name=f"Groep {many}.md").document.id)
    code = list(codebook_of(desk, {f"Categorie {many}": (f"Code {many}",)}).values())[-1]
    spans = [Span(start % 300, start % 300 + 20 + start // 300) for start in range(many)]
    apply_codes(desk, [Mark(found.document.id, code, span, found.text[span.start : span.end]) for span in spans])
    return found


@contextmanager
def _counted() -> Iterator[list[str]]:
    statements: list[str] = []

    def heard(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        statements.append(statement)

    event.listen(Engine, "before_cursor_execute", heard)
    yield statements
    event.remove(Engine, "before_cursor_execute", heard)
