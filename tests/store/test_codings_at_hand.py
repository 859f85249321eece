"""Codings that are kept at hand are those that stand in the database, whatever happened to them meanwhile."""

from contextlib import suppress
from uuid import uuid4

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from actions.codebook import codebook
from actions.coding import apply_codes, change_coding, codings, remove_coding
from actions.correcting import correct
from actions.documents import Content, content, documents, remove
from actions.forgetting import forget_document, forget_speaker
from actions.history import redo, undo
from actions.reshaping import reshape
from actions.settling import settle_agreed
from actions.workspace import Desk, Workspace, create_project, join
from coding.merging import Merge
from corpora.refusal import Refusal
from store import codings as kept
from tests.builders import PANEL, codebook_of, marked, told

DEEDS = (
    *("apply", "apply", "apply", "both", "remove", "change", "undo", "redo", "remove document", "correct"),
    *("forget speaker", "forget document", "merge codes", "settle"),
)
WORDS = ("Het lerarentekort drukt", "wisselde de directeur", "elke maand de cijfers", "Aan korte lijnen", "rust in het")


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.sampled_from(DEEDS), st.integers(0, 1), st.integers(0, 9)), max_size=12))
def test_whatever_is_done_the_codings_at_hand_are_those_in_the_database(
    workspace: Workspace, deeds: list[tuple[str, int, int]]
) -> None:
    first = Desk(workspace, create_project(workspace, str(uuid4())).id)
    desks = [Desk(workspace, first.project_id, join(first, name).id) for name in ("Anna", "Bram")]
    codebook_of(first)
    texts = [told(first), told(first, PANEL, name="Panel.md")]
    for deed, who, which in deeds:
        with suppress(Refusal, ValueError, ZeroDivisionError):
            _do(deed, desks[who], desks[1 - who], texts, which)
        _same(desks[0])


def _same(desk: Desk) -> None:
    with desk.workspace.database.reading() as connection:
        stored = kept.codings(connection, desk.project_id)
    assert codings(desk) == stored


def _do(deed: str, desk: Desk, other: Desk, texts: list[Content], which: int) -> None:
    made, codes = codings(desk), codebook(desk).codes
    at = texts[which % 2]
    code = codes[which % len(codes)]
    if deed in ("apply", "both"):
        now = content(desk, at.document.id)
        words = WORDS[which % len(WORDS)]
        for each in (desk, other)[: 2 if deed == "both" else 1]:
            apply_codes(each, [marked(now, code.id, words)])
    elif deed in ("remove", "change") and made:
        coding = made[which % len(made)]
        change_coding(desk, coding.id, memo=str(which)) if deed == "change" else remove_coding(desk, coding.id)
    elif deed in ("undo", "redo"):
        undo(desk) if deed == "undo" else redo(desk)
    elif deed == "remove document":
        remove(desk, at.document.id)
    elif deed == "correct":
        correct(desk, at.document.id, "b.txt", content(desk, at.document.id).text.replace("de", "die", 1).encode())
    elif deed == "forget speaker":
        forget_speaker(desk, "Inspecteur Jansen")
    elif deed == "forget document":
        forget_document(desk, documents(desk)[which % len(documents(desk))].id)
    elif deed == "merge codes" and len(codes) > 1:
        reshape(desk, Merge((codes[0].id,), codes[-1].id))
    elif deed == "settle":
        settle_agreed(desk)
