"""Whatever is done to a codebook, in whatever order: no coding goes unseen, and undoing all of it gives it back."""

from dataclasses import replace
from uuid import uuid4

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from actions.checking import check
from actions.codebook import codebook
from actions.coding import Mark, apply_codes, codings
from actions.documents import Content
from actions.history import redo, undo
from actions.relating import relate
from actions.reshaping import preview, reshape
from actions.theming import add_theme
from actions.workspace import Desk, Workspace, create_project, join
from codebooks.codebook import Codebook, Direction
from coding.merging import Merge
from coding.reshaping import AlsoIn, Archive, Copy, Move, MoveCategory, Operation, Rename, Split
from corpora.refusal import Refusal
from corpora.spans import Span
from tests.builders import codebook_of, everything, told

DEEDS = ("merge", "merge", "split", "move", "move under", "rename", "archive", "back", "copy", "also in", "category")
STEPS = st.lists(st.tuples(st.sampled_from(DEEDS), st.integers(0, 9), st.integers(0, 9)), max_size=10)
EXPECTED = {
    "code-archived",
    "code-follows-parent",
    "code-under-itself",
    "merge-into-own-child",
    "merge-with-itself",
    "nothing-changes",
    "split-nothing-chosen",
}


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS, marks=st.lists(st.tuples(st.integers(0, 2), st.integers(0, 3), st.integers(0, 4)), max_size=12))
def test_operations_do_what_their_preview_says_and_undo_gives_the_beginning_back(
    workspace: Workspace, steps: list[tuple[str, int, int]], marks: list[tuple[int, int, int]]
) -> None:
    desk = _study(workspace, marks)
    begin = everything(desk)
    done = 0
    for deed, one, other in steps:
        operation = _operation(deed, desk, one, other)
        before = {each.id: each for each in codings(desk)}
        try:
            seen = preview(desk, operation)
            reshape(desk, operation, seen=seen)
        except Refusal as refusal:
            if refusal.code not in EXPECTED:
                raise
            continue
        done += 1
        after = {each.id: each for each in codings(desk)}
        assert (len(before), len(after)) == (seen.before, seen.after)
        assert before.keys() - after.keys() == {pair.gone.id for pair in seen.joined}
        assert sum(effect.recoded for effect in seen.effects) == sum(
            each.code_id != before[each.id].code_id for each in after.values()
        )
        _whole(codebook(desk))
    end = everything(desk)
    assert check(desk).faults == ()
    for _ in range(done):
        undo(desk)
    assert everything(desk) == begin
    for _ in range(done):
        redo(desk)
    assert everything(desk) == end
    assert check(desk).faults == ()


def _whole(book: Codebook) -> None:
    """Every code stands once in the order, names differ, and a sub-code counts where its parent does."""
    assert {code.id for code in book.in_order()} == {code.id for code in book.codes}
    assert len(book.in_order()) == len(book.codes)
    assert len({code.name.casefold() for code in book.codes}) == len(book.codes)
    for code in book.codes:
        for parent in book.above(code)[:1]:
            assert parent.category_ids == code.category_ids


def _study(workspace: Workspace, marks: list[tuple[int, int, int]]) -> Desk:
    empty = Desk(workspace, create_project(workspace, str(uuid4())).id)
    content = told(empty)
    ids = codebook_of(empty, {"Personeel": ("Tekort", "Wissels", "Beleid"), "Sturing": ("Cijfers", "Visie")})
    relate(empty, ids["Tekort"], ids["Wissels"], "versterkt", "Zegt de directie.")
    relate(empty, ids["Tekort"], ids["Cijfers"], "versterkt", "Een.")
    relate(empty, ids["Wissels"], ids["Cijfers"], "versterkt", "Twee.")
    codes = codebook(empty).codes
    people = [Desk(workspace, empty.project_id, join(empty, name).id) for name in ("Anna", "Bram", "Carla")]
    for who, place, which in dict.fromkeys(marks):
        apply_codes(people[who], [_mark(content, codes[which].id, place)])
    add_theme(empty, "Thema", coding_ids=tuple(each.id for each in codings(empty))[:4])
    return people[0]


def _mark(content: Content, code_id: object, place: int) -> Mark:
    span = Span(place * 15, place * 15 + 12)
    direction = [None, *Direction][place]
    quote = content.text[span.start : span.end]
    return Mark(content.document.id, code_id, span, quote, direction, f"Memo {place} {code_id}")  # type: ignore[arg-type]


def _operation(deed: str, desk: Desk, one: int, other: int) -> Operation:
    book = codebook(desk)
    code, second = book.codes[one % len(book.codes)], book.codes[other % len(book.codes)]
    category = book.categories[other % len(book.categories)]
    match deed:
        case "merge":
            return Merge((code.id,), second.id, review=bool(one % 2))
        case "split":
            mine = [each.id for each in codings(desk) if each.code_id == code.id]
            return Split(code.id, uuid4(), f"Deel {uuid4()}", tuple(mine[: other % 3 + 1]))
        case "move":
            return Move((code.id,), category.id if one % 3 else None, before_id=second.id)
        case "move under":
            return Move((code.id,), parent_id=second.id)
        case "rename":
            return Rename(category.id if one % 2 else code.id, f"Naam {uuid4()}")
        case "archive" | "back":
            return Archive(code.id, away=deed == "archive")
        case "copy":
            return Copy(code.id, uuid4(), f"Kopie {uuid4()}")
        case "also in":
            return AlsoIn(code.id, tuple(each.id for each in book.categories[: other % 3]))
    return MoveCategory(category.id, book.categories[one % len(book.categories)].id)


def test_nothing_that_was_said_in_a_joined_coding_is_lost(desk: Desk) -> None:
    content, ids = told(desk), codebook_of(desk)
    span = Span(0, 12)
    quote = content.text[:12]
    for name, direction, memo in (
        ("Lerarentekort", Direction.PROMOTING, "Tekort."),
        ("Wisselende leiding", Direction.HINDERING, "Wissel."),
    ):
        apply_codes(desk, [Mark(content.document.id, ids[name], span, quote, direction, memo)])
    before = codings(desk)
    seen = preview(desk, merge := Merge((ids["Wisselende leiding"],), ids["Lerarentekort"]))
    assert [(effect.recoded, effect.joined, effect.memos) for effect in seen.effects] == [(0, 1, 1)]
    reshape(desk, merge, seen=seen)
    (left,) = codings(desk)
    assert (left.direction, left.memo) == (Direction.BOTH, "Tekort.\n\nWissel.")
    source = codebook(desk).code(ids["Wisselende leiding"])
    assert source.archived
    assert codebook(desk).code(ids["Lerarentekort"]).synonyms == ("Wisselende leiding",)
    undo(desk)
    assert tuple(replace(each, revision=0) for each in codings(desk)) == tuple(
        replace(each, revision=0) for each in before
    )
