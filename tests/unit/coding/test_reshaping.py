"""Operations on a codebook make of a study the study as it would be, and say what that does."""

from dataclasses import replace
from uuid import UUID

import pytest

from codebooks.codebook import Category, Code, Codebook, Direction, Theme
from coding.codings import Coding, Relation
from coding.consequences import consequences, statements
from coding.merging import Merge
from coding.reshaping import AlsoIn, Archive, Copy, Move, MoveCategory, Operation, Rename, Split, Study
from corpora.refusal import Refusal
from tests.unit.coding.making import mark, named

A, B, C, D = (named(letter) for letter in "ABCD")
ONE, TWO = named("een"), named("twee")


def test_moving_a_code_takes_its_sub_codes_along_and_says_whose_codings_count_elsewhere() -> None:
    study = _study(codings=(mark("anna", "A", 0, 5), mark("bram", "B", 0, 5), mark("bram", "B", 9, 12)))
    after = Move((A,), TWO, before_id=D).on(study)
    assert [code.name for code in after.codebook.codes_in(TWO)] == ["A", "B", "D"]
    said = consequences(study, Move((A,), TWO))
    assert {(effect.coder_id, effect.elsewhere) for effect in said.effects} == {(named("anna"), 1), (named("bram"), 2)}
    assert not said.quiet
    assert consequences(study, Move((C,), ONE, before_id=A)).quiet


def test_a_sub_code_that_leaves_its_parent_stands_by_itself() -> None:
    after = Move((B,), ONE).on(_study())
    assert after.code(B).parent_id is None
    assert Move((A, B), TWO).on(_study()).code(B).parent_id == A
    assert [each.name for each in Move((B,)).on(_study()).codebook.codes_in(None)] == ["B"]


def test_a_sub_code_stays_with_its_parent_as_long_as_it_comes_in_no_other_category() -> None:
    study = _study()
    within = Move((B,), ONE, before_id=C, staying=True).on(study)
    assert within.code(B).parent_id == A
    assert [each.name for each in within.codebook.codes_in(ONE)] == [each.name for each in study.codebook.codes_in(ONE)]
    elsewhere = Move((B,), TWO, staying=True).on(study).code(B)
    assert (elsewhere.parent_id, elsewhere.category_id) == (None, TWO)
    together = Move((A, B), TWO, staying=True).on(study).code(B)
    assert (together.parent_id, together.category_id) == (A, TWO)
    shared = AlsoIn(A, (ONE, TWO)).on(study)
    assert Move((B,), TWO, staying=True).on(shared).code(B).parent_id == A
    alone = Move((A,)).on(study)
    assert Move((B,), staying=True).on(alone).code(B).parent_id == A


def test_categories_have_an_order_and_codes_stand_in_several() -> None:
    study = _study(codings=(mark("anna", "B", 0, 5),))
    assert [each.name for each in MoveCategory(TWO, ONE).on(study).codebook.categories] == ["twee", "een"]
    both = AlsoIn(A, (ONE, TWO))
    after = both.on(study)
    assert [each.name for each in after.codebook.shared()] == ["A", "B"]
    assert [each.name for each in after.codebook.codes_in(TWO)] == ["A", "B", "D"]
    assert consequences(study, both).effects[0].elsewhere == 1
    assert Move((A,), TWO).on(after).code(B).category_ids == (TWO,)
    assert AlsoIn(C, ()).on(study).code(C).category_ids == (ONE,)


def test_names_are_free_and_positions_that_coincide_are_put_right() -> None:
    study = _study()
    assert Rename(C, " Ander  ").on(study).code(C).name == "Ander"
    assert Rename(ONE, "Eén").on(study).category(ONE).name == "Eén"
    codes = tuple(replace(code, position=0) for code in study.codebook.codes)
    after = Move((D,), ONE, before_id=A).on(replace(study, codebook=replace(study.codebook, codes=codes)))
    assert [code.name for code in after.codebook.codes_in(ONE)] == ["D", "A", "B", "C"]


def test_archiving_takes_sub_codes_along_and_coming_back_takes_the_parents() -> None:
    after = Archive(A).on(_study())
    assert [code.name for code in after.codebook.codes if code.archived] == ["A", "B"]
    assert not Archive(B, away=False).on(after).code(A).archived
    assert [key for key, _ in statements(consequences(_study(), Archive(A)), {})] == [
        "reshape-untouched",
        "reshape-archived",
        "reshape-archived",
    ]


def test_a_split_gives_the_chosen_codings_a_code_that_says_the_same() -> None:
    study = _study(codings=(mark("anna", "A", 0, 5), mark("bram", "A", 0, 5)))
    new = named("nieuw")
    after = Split(A, new, "A2", (study.codings[1].id,), review=True).on(study)
    assert [(each.code_id, each.meaning) for each in after.codings] == [(A, 1), (new, 0)]
    assert (after.code(new).definition, after.code(new).key) == ("Wat A is.", "")
    assert [code.name for code in after.codebook.codes] == ["A", "A2", "B", "C", "D"]
    assert Copy(A, new, "A2").on(study).codings == study.codings
    said = consequences(study, Split(A, new, "A2", (study.codings[1].id,)))
    assert statements(said, {named("bram"): "Bram"}) == (
        ("reshape-recoded", {"coder": "Bram", "n": 1}),
        ("reshape-new", {"name": "A2"}),
    )


@pytest.mark.parametrize(
    ("theirs", "ours", "direction", "memo"),
    [
        (None, None, None, "Een.\n\nTwee."),
        (None, Direction.PROMOTING, Direction.PROMOTING, "Een.\n\nTwee."),
        (Direction.PROMOTING, None, Direction.PROMOTING, "Een.\n\nTwee."),
        (Direction.PROMOTING, Direction.HINDERING, Direction.BOTH, "Een.\n\nTwee."),
        (Direction.BOTH, Direction.HINDERING, Direction.BOTH, "Een.\n\nTwee."),
        (Direction.NEUTRAL, Direction.HINDERING, Direction.NEUTRAL, "Een.\n\nC (belemmerend) Twee."),
        (Direction.HINDERING, Direction.NEUTRAL, Direction.HINDERING, "Een.\n\nC (neutraal) Twee."),
    ],
)
def test_two_codings_on_the_same_words_become_one_with_what_both_said(
    theirs: Direction | None, ours: Direction | None, direction: Direction | None, memo: str
) -> None:
    kept = replace(mark("anna", "A", 0, 5, way=theirs), memo="Een.")
    study = _study(codings=(kept, replace(mark("anna", "C", 0, 5, way=ours), memo="Twee.")))
    (left,) = Merge((C,), A).on(study).codings
    assert (left.id, left.direction, left.memo) == (kept.id, direction, memo)


def test_a_merge_keeps_a_coding_per_coder_and_place_and_all_that_points_to_it() -> None:
    first, second, third = mark("anna", "A", 0, 5), mark("anna", "C", 0, 5), mark("anna", "D", 0, 5)
    alone = mark("bram", "D", 0, 5)
    study = _study(
        codings=(first, second, third, alone),
        relations=(
            _relation(A, C, "Zelf."),
            _relation(C, B, "Een."),
            _relation(D, B, "Twee."),
            _relation(A, B, "Drie."),
        ),
        themes=(Theme(named("thema"), "Thema", coding_ids=(third.id, first.id)),),
    )
    codes = tuple(
        replace(code, examples=(second.id,), keywords=(code.name.lower(),), direction=Direction.HINDERING)
        if code.id in (C, D)
        else code
        for code in study.codebook.codes
    )
    study = replace(study, codebook=replace(study.codebook, codes=codes))
    merge = Merge((C, D), A, review=True)
    after = merge.on(study)
    assert [(each.id, each.code_id, each.meaning, each.direction) for each in after.codings] == [
        (first.id, A, 1, Direction.HINDERING),
        (alone.id, A, 0, Direction.HINDERING),
    ]
    assert after.themes[0].coding_ids == (first.id,)
    into = after.code(A)
    assert (into.synonyms, into.keywords, into.examples) == (("C", "D"), ("c", "d"), (first.id,))
    assert [(each.source_id, each.target_id, each.note) for each in after.relations] == [
        (A, B, "Een.\n\nTwee.\n\nDrie.")
    ]
    assert {after.code(C).archived, after.code(D).archived} == {True}
    said = consequences(study, merge)
    assert (said.before, said.after, said.relations_gone, said.archived) == (4, 2, 3, ("C", "D"))
    assert statements(said, {})[-1] == ("reshape-relations", {"n": 3})


def test_a_merge_leaves_alone_what_it_does_not_touch() -> None:
    twice = (_relation(A, B, "Een."), _relation(A, B, "Twee."))
    after = Merge((C,), D).on(_study(relations=twice, codings=(mark("anna", "B", 3, 5),)))
    assert after.relations == twice
    assert [each.code_id for each in after.codings] == [B]


def test_sub_codes_of_a_merged_code_go_under_the_one_that_stays() -> None:
    after = Merge((A,), D).on(_study())
    assert (after.code(B).parent_id, after.code(B).category_id) == (D, TWO)


@pytest.mark.parametrize(
    ("operation", "refusal"),
    [
        (Move((A,), parent_id=B), "code-under-itself"),
        (Move((A,), parent_id=A), "code-under-itself"),
        (Move((A,), named("weg")), "category-gone"),
        (Move((named("weg"),), ONE), "code-gone"),
        (AlsoIn(B, (ONE, TWO)), "code-follows-parent"),
        (Rename(A, " "), "name-empty"),
        (Rename(A, "c"), "name-taken"),
        (Rename(ONE, "Twee"), "name-taken"),
        (Merge((A,), A), "merge-with-itself"),
        (Merge((), A), "merge-with-itself"),
        (Merge((A,), B), "merge-into-own-child"),
        (Split(A, named("nieuw"), "A2", ()), "split-nothing-chosen"),
        (Split(A, named("nieuw"), "A2", (named("weg"),)), "coding-gone"),
    ],
)
def test_what_cannot_be_is_refused(operation: Operation, refusal: str) -> None:
    with pytest.raises(Refusal, match=refusal):
        operation.on(_study())


def test_nothing_is_merged_into_the_archive() -> None:
    with pytest.raises(Refusal, match="code-archived"):
        Merge((A,), D).on(Archive(D).on(_study()))


def _relation(source: UUID, target: UUID, note: str) -> Relation:
    return Relation(named(f"{source} {target} {note}"), source, target, "versterkt", note)


def _study(
    *, codings: tuple[Coding, ...] = (), relations: tuple[Relation, ...] = (), themes: tuple[Theme, ...] = ()
) -> Study:
    """Category een with A (and under it B) and C; category twee with D."""
    codes = (
        Code(A, "A", ONE, "Wat A is.", key="a", position=0),
        Code(B, "B", ONE, position=1, parent_id=A),
        Code(C, "C", ONE, position=2),
        Code(D, "D", TWO, position=3),
    )
    categories = (Category(ONE, "een", position=0), Category(TWO, "twee", position=1))
    return Study(Codebook(categories, codes), codings, relations, themes)
