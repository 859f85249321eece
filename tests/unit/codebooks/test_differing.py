"""Two codebooks side by side, and two people's changes of one code."""

from dataclasses import replace
from uuid import UUID

from codebooks.codebook import Category, Code, Codebook, Direction
from codebooks.differing import Kind, changed_fields, differences, in_conflict, put_together

ONE, A, B = (UUID(int=n) for n in (1, 2, 3))
SHOWN = Code(A, "Tekort", ONE, "Te weinig leraren.", keywords=("vacature",))


def test_what_came_went_and_changed_is_said_with_names() -> None:
    old = Codebook((Category(ONE, "Personeel"),), (SHOWN, Code(B, "Wissels", ONE)))
    changed = replace(SHOWN, also_in=(ONE,), keywords=("vacature", "inval"), direction=Direction.HINDERING, position=4)
    new = Codebook((Category(ONE, "Personeel"), Category(UUID(int=9), "Sturing")), (changed,))
    found = [(each.kind, each.item.name, each.field, each.before, each.after) for each in differences(old, new)]
    assert found == [
        (Kind.ADDED, "Sturing", "", "", ""),
        (Kind.CHANGED, "Tekort", "direction", "", "belemmerend"),
        (Kind.CHANGED, "Tekort", "keywords", "vacature", "vacature; inval"),
        (Kind.CHANGED, "Tekort", "also_in", "", "Personeel"),
        (Kind.REMOVED, "Wissels", "", "", ""),
    ]
    moved = replace(old, codes=(replace(SHOWN, category_id=None), old.codes[1]))
    assert [(each.field, each.before, each.after) for each in differences(old, moved)] == [
        ("category_id", "Personeel", "")
    ]


def test_changes_of_two_people_are_put_together_unless_they_say_different_things() -> None:
    mine, theirs = replace(SHOWN, short="Kort."), replace(SHOWN, definition="Anders.")
    assert in_conflict(SHOWN, mine, theirs) == ()
    assert put_together(SHOWN, mine, theirs) == replace(SHOWN, short="Kort.", definition="Anders.")
    assert in_conflict(SHOWN, replace(SHOWN, definition="Van mij."), theirs) == ("definition",)
    assert in_conflict(SHOWN, replace(SHOWN, definition="Anders."), theirs) == ()
    assert changed_fields(SHOWN, replace(SHOWN, meaning=2, position=7)) == ()


def test_a_code_knows_where_it_stands() -> None:
    child = Code(B, "Po", ONE, parent_id=A, directions=(Direction.HINDERING,))
    book = Codebook((Category(ONE, "Personeel"),), (child, SHOWN))
    assert [code.name for code in book.in_order()] == ["Tekort", "Po"]
    assert book.path(child) == "Tekort › Po"
    assert book.below(A) == (child,)
    assert (child.allows(None), child.allows(Direction.HINDERING), child.allows(Direction.BOTH)) == (True, True, False)
    assert (book.code(B), book.category(ONE).name) == (child, "Personeel")
