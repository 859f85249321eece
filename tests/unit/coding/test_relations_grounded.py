"""Relations that can't be so are refused with the way round; the codings of both ends come first to ground one."""

import pytest

from codebooks.codebook import Category, Code, Codebook
from coding.codings import Relation
from coding.gathering import Gather
from coding.merging import Merge
from coding.relations import checked, groundable, kinds
from coding.reshaping import Study
from corpora.refusal import Refusal
from tests.unit.coding.making import mark, named

BOOK = Codebook(
    (Category(named("K"), "Sturing"), Category(named("L"), "Context")),
    (
        Code(named("a"), "Zicht", named("K")),
        Code(named("b"), "Rust", named("K")),
        Code(named("c"), "Cijfers", named("K"), parent_id=named("a")),
    ),
)


def relation(source: str, target: str, kind: str = "is deel van", **more: object) -> Relation:
    return Relation(named(f"{source} {target} {kind}"), named(source), named(target), kind, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("known", "new", "path"),
    [
        ([relation("a", "b")], relation("b", "a"), "“Rust” → “Zicht” → “Rust”"),
        ([relation("a", "b"), relation("b", "L")], relation("L", "a"), "“Context” → “Zicht” → “Rust” → “Context”"),
        ([], relation("K", "a"), "“Sturing” → “Zicht” → “Sturing”"),
        ([], relation("a", "c"), "“Zicht” → “Cijfers” → “Zicht”"),
    ],
)
def test_a_ring_of_parts_is_refused_with_the_way_round(known: list[Relation], new: Relation, path: str) -> None:
    with pytest.raises(Refusal, match="relation-ring") as refusal:
        checked(BOOK, known, new)
    assert refusal.value.facts["path"] == path


def test_other_kinds_may_go_round_and_one_may_be_changed_into_itself() -> None:
    assert checked(BOOK, [relation("a", "b", "leidt tot")], relation("b", "a", "leidt tot"))
    same = relation("a", "b", " leidt   tot ", note=" Waarom. ", coding_ids=(named("x"), named("x")))
    kept = checked(BOOK, [same], same)
    assert (kept.kind, kept.note, kept.coding_ids) == ("leidt tot", "Waarom.", (named("x"),))


@pytest.mark.parametrize(
    ("new", "code"),
    [
        (relation("a", "a"), "relation-to-itself"),
        (relation("a", "b", "  "), "name-empty"),
        (relation("a", "weg"), "code-gone"),
        (Relation(named("nieuw"), named("a"), named("b"), "Leidt tot"), "relation-already"),
    ],
)
def test_what_says_nothing_is_refused(new: Relation, code: str) -> None:
    with pytest.raises(Refusal, match=code):
        checked(BOOK, [relation("a", "b", "leidt tot")], new)


def test_the_codings_where_both_ends_meet_come_first() -> None:
    alone, meets, met, other = (
        mark("A", "a", 80, 90),
        mark("A", "a", 0, 9),
        mark("B", "L1", 5, 12),
        mark("A", "z", 3, 4),
    )
    book = Codebook(BOOK.categories, (*BOOK.codes, Code(named("L1"), "Regio", named("L"))))
    found = groundable(book, relation("a", "L"), (other, alone, meets, met))
    assert found == (meets, met, alone, other)


def test_kinds_of_their_own_come_behind_the_usual_ones() -> None:
    assert kinds([relation("a", "b", "remt"), relation("b", "c", "leidt tot")], ["leidt tot"]) == ("leidt tot", "remt")


def test_what_grounds_a_relation_follows_codings_that_are_merged() -> None:
    gone, kept = mark("A", "a", 0, 9), mark("A", "b", 0, 9)
    study = Study(BOOK, (gone, kept), (relation("a", "L", coding_ids=(gone.id,)),))
    (now,) = Merge((named("a"),), named("b")).on(study).relations
    assert (now.source_id, now.coding_ids) == (named("b"), (kept.id,))


def test_a_category_is_made_of_codes_with_what_stands_under_them_in_one_operation() -> None:
    study = Study(BOOK)
    after = Gather(named("M"), " Zicht  houden ", "#117733", (named("a"),)).on(study)
    made = after.codebook.category(named("M"))
    assert (made.name, made.position) == ("Zicht houden", 1)
    assert [code.name for code in after.codebook.codes_in(made.id)] == ["Zicht", "Cijfers"]
    assert Gather(named("M"), "Leeg", "#117733", ()).on(study).codebook.codes_in(named("M")) == ()
    with pytest.raises(Refusal, match="name-taken"):
        Gather(named("M"), "sturing", "#117733", ()).on(study)
