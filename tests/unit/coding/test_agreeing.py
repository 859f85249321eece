"""Agreement of two or more coders on documents: what adds up, what does not matter, and what is left undefined."""

from itertools import pairwise
from random import Random
from uuid import UUID

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from codebooks.codebook import Direction
from coding.agreeing import agreed, document_agreement, label_agreement, set_interval
from coding.agreeing_directions import DIRECTIONS, direction_of
from coding.agreeing_documents import counted
from coding.agreeing_question import Domain, Draws, Label, Measure, Question, Rule, UnitKind
from coding.agreeing_results import Agreement
from coding.agreeing_sheets import Material, positions
from coding.agreement import MISSING, NEVER_USED
from coding.codings import Coding
from coding.scopes import scope_of
from coding.unitizing import Continuum, Unit, characters, marked, u_alpha
from coding.unitizing_family import family
from corpora.refusal import Refusal
from corpora.spans import Span

CODERS = tuple(UUID(int=n) for n in (1, 2, 3))
CODES = tuple(UUID(int=n) for n in (11, 12, 13))
LENGTH, UNIT = 120, 10
UNITS = tuple(Span(at, at + UNIT) for at in range(0, LENGTH, UNIT))
DRAWS = Draws(200)

Marks = list[tuple[int, int, int, int]]

# document, coder, code, start, end
marks = st.lists(
    st.tuples(
        st.integers(0, 1), st.integers(0, 1), st.integers(0, 2), st.integers(0, LENGTH - 1), st.integers(1, 40)
    ).map(lambda m: (*m[:4], min(m[3] + m[4], LENGTH))),
    max_size=12,
)


def coding(number: int, mark: tuple[int, ...], direction: Direction | None = None) -> Coding:
    document, coder, code, start, end = mark
    return Coding(
        UUID(int=1_000 + number), UUID(int=100 + document), CODES[code], CODERS[coder], Span(start, end), "", direction
    )


def asked(coders: tuple[UUID, ...] = CODERS[:2], rule: Rule | None = None, *, domain: bool = False) -> Question:
    domains = (Domain("d", CODES),) if domain else ()
    return Question(coders, tuple(Label(code, frozenset([code])) for code in CODES), domains, rule or Rule())


def answered(
    codings: list[Coding], question: Question | None = None, *, units: tuple[Span, ...] = UNITS, scale: int = 1
) -> Agreement:
    """Two documents, read by every coder asked for."""
    question = question or asked()
    counts = {}
    for document_id in (UUID(int=100), UUID(int=101)):
        material = Material(scope_of(LENGTH * scale), units)
        here = [each for each in codings if each.document_id == document_id]
        one = counted(question, material, here, range(len(question.coder_ids)))
        counts[document_id] = one, document_agreement(question, document_id, one)
    every = [one for one, _ in counts.values()]
    labels = [label_agreement(question, DRAWS, every, n) for n in range(len(question.labels))]
    return agreed(question, DRAWS, counts, labels)


def numbers(found: Agreement) -> list[object]:
    """Everything that does not tell one coder from another."""
    rows = [
        (
            row.id,
            *(row.units[name].value for name in ("alpha", "percent", "cohen_kappa", "gwet_ac1")),
            row.u_alpha.value,
        )
        for row in found.labels
    ]
    both = [(row.characters.both, row.characters.neither, row.jaccard.value, row.matched.value) for row in found.labels]
    return [*sorted(rows, key=str), *sorted(both, key=str), found.together.alpha.value, found.units]


@given(marks)
def test_the_order_of_coders_and_of_codings_does_not_matter(made: Marks) -> None:
    codings = [coding(n, mark) for n, mark in enumerate(made)]
    turned = answered(codings[::-1], asked(CODERS[1::-1]))
    assert _near(numbers(answered(codings)), numbers(turned))


@given(marks)
def test_the_order_of_units_does_not_matter_and_names_do_not_either(made: Marks) -> None:
    codings = [coding(n, mark) for n, mark in enumerate(made)]
    question = asked()
    other = Question(question.coder_ids, question.labels[::-1])
    assert _near(numbers(answered(codings)), numbers(answered(codings, other)))


@given(marks)
def test_characters_are_those_of_the_continuum_laid_end_to_end(made: Marks) -> None:
    codings = [coding(n, mark) for n, mark in enumerate(made)]
    found = answered(codings)
    for number, code in enumerate(CODES):
        lines = [
            tuple(
                marked(c.span for c in codings if (c.document_id.int, c.coder_id, c.code_id) == (document, coder, code))
                for coder in CODERS[:2]
            )
            for document in (100, 101)
        ]
        row = found.labels[number]
        table = sum(characters(one, other, LENGTH) for one, other in lines)
        assert [row.characters.both, *row.characters.only, row.characters.neither] == pytest.approx(
            [table[1, 1], table[1, 0], table[0, 1], table[0, 0]]
        )
        expected = u_alpha([Continuum(LENGTH, two) for two in lines]).value
        if row.u_alpha.reason != NEVER_USED:
            assert row.u_alpha.value == (pytest.approx(expected) if expected is not None else None)


@given(marks)
def test_doubling_all_documents_leaves_kappa_and_percent_as_they_are(made: Marks) -> None:
    codings = [coding(n, (0, *mark[1:])) for n, mark in enumerate(made)]
    twice = [*codings, *(coding(500 + n, (1, *mark[1:])) for n, mark in enumerate(made))]
    question = asked()
    one = counted(question, Material(scope_of(LENGTH), UNITS), codings, (0, 1))
    found, both = label_agreement(question, DRAWS, [one], 0), answered(twice).labels[0]
    for name in ("cohen_kappa", "scott_pi", "gwet_ac1", "percent", "fleiss_kappa", "conger_kappa", "holsti"):
        assert _near(found.units[name].value, both.units[name].value)
    assert _near(found.f1.value, both.f1.value)


@given(marks, st.integers(2, 5))
def test_scaling_all_offsets_leaves_what_is_on_units_and_on_shared_text(made: Marks, scale: int) -> None:
    codings = [coding(n, mark) for n, mark in enumerate(made)]
    wide = [coding(n, (*mark[:3], mark[3] * scale, mark[4] * scale)) for n, mark in enumerate(made)]
    units = tuple(Span(unit.start * scale, unit.end * scale) for unit in UNITS)
    one, other = answered(codings, asked(domain=True)), answered(wide, asked(domain=True), units=units, scale=scale)
    for row, again in zip(one.labels, other.labels, strict=True):
        assert _near(row.units["alpha"].value, again.units["alpha"].value)
        assert _near(row.f1.value, again.f1.value)
        assert again.characters.both == row.characters.both * scale
    assert _near(one.domains[0].family.cu.alpha.value, other.domains[0].family.cu.alpha.value)


@given(marks)
def test_cutting_the_text_at_more_places_leaves_the_alpha_of_sets_on_characters(made: Marks) -> None:
    """Where every unit is marked whole or not at all, units twice as fine say the same twice."""
    whole = [coding(n, (*mark[:3], mark[3] // UNIT * UNIT, -(-mark[4] // UNIT) * UNIT)) for n, mark in enumerate(made)]
    fine = tuple(Span(at, at + UNIT // 2) for at in range(0, LENGTH, UNIT // 2))
    one, other = answered(whole), answered(whole, units=fine)
    assert other.units == 2 * one.units
    assert _near(one.together.units["cohen_kappa"].value, other.together.units["cohen_kappa"].value)
    assert _near(one.together.units["percent"].value, other.together.units["percent"].value)


@given(marks)
def test_a_domain_is_the_family_of_2016_and_undefined_where_codes_overlap(made: Marks) -> None:
    codings = [coding(n, mark) for n, mark in enumerate(made)]
    (found,) = answered(codings, asked(domain=True)).domains
    texts, apart = [], []
    for document in (100, 101):
        coders = []
        for coder in CODERS[:2]:
            units = [
                Unit(span.span, value)
                for value, code in enumerate(CODES, 1)
                for span in _merged(codings, document, coder, code)
            ]
            coders.append(tuple(sorted(units, key=lambda unit: unit.span)))
        if all(one.span.end <= other.span.start for some in coders for one, other in pairwise(some)):
            texts.append(Continuum(LENGTH, tuple(coders)))
            apart.append(UUID(int=document))
    assert set(found.overlapping) == {UUID(int=100), UUID(int=101)} - set(apart)
    expected = family(texts, len(CODES))
    assert _near(found.family.u.value, expected.u.value)
    assert _near(found.family.cu.alpha.value, expected.cu.alpha.value)


def test_a_coder_who_never_opened_a_document_is_missing_there_and_one_who_marked_nothing_is_not() -> None:
    question = asked(CODERS)
    material = Material(scope_of(LENGTH), UNITS)
    made = [coding(0, (0, 0, 0, 0, 10)), coding(1, (0, 1, 0, 0, 10))]
    two = label_agreement(question, DRAWS, [counted(question, material, made, (0, 1))], 0)
    three = label_agreement(question, DRAWS, [counted(question, material, made, (0, 1, 2))], 0)
    assert two.units["percent"].value == 1.0
    assert three.units["percent"].value == pytest.approx(1 - 2 / 3 / 12)
    assert three.characters == (10, (0, 0, 0), 110)


def test_what_nobody_used_has_a_reason_and_no_number() -> None:
    found = answered([coding(0, (0, 0, 0, 0, 10)), coding(1, (0, 1, 0, 0, 10))])
    assert found.labels[1].units["alpha"].reason == found.labels[1].u_alpha.reason == NEVER_USED
    assert (found.labels[1].interval, found.labels[1].matched.value) == (None, None)
    assert found.together.alpha.value == 1.0
    assert found.labels[0].u_interval is None or found.labels[0].u_interval.low <= 1


def test_a_rare_code_is_told_apart_from_a_bad_one() -> None:
    found = answered([coding(0, (0, 0, 0, 0, 10)), coding(1, (0, 1, 0, 50, 60))])
    row = found.labels[0]
    assert row.carrying == 2
    assert {"rare", "prevalence"} <= {each.code for each in row.remarks}


def test_direction_counts_only_where_two_gave_the_same_code_with_one() -> None:
    plus, minus = Direction.PROMOTING, Direction.HINDERING
    made = [
        coding(0, (0, 0, 0, 0, 10), plus),
        coding(1, (0, 1, 0, 0, 10), plus),
        coding(2, (0, 0, 0, 20, 30), plus),
        coding(3, (0, 1, 0, 20, 30), minus),
        coding(4, (0, 0, 0, 40, 50), plus),
        coding(5, (0, 1, 0, 40, 50)),
        coding(6, (0, 0, 0, 70, 80), minus),
    ]
    found = answered(made)
    assert (found.direction["percent"].value, found.direction["percent"].n) == (0.5, 2)
    assert found.labels[1].direction["percent"].value is None


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ([], None),
        ([Direction.PROMOTING], Direction.PROMOTING),
        ([Direction.PROMOTING, Direction.HINDERING], Direction.BOTH),
        ([Direction.NEUTRAL, Direction.HINDERING], Direction.HINDERING),
        ([Direction.BOTH, Direction.NEUTRAL], Direction.BOTH),
        ([Direction.NEUTRAL], Direction.NEUTRAL),
    ],
)
def test_several_directions_at_one_place_are_one(said: list[Direction], meant: Direction | None) -> None:
    assert direction_of(said) == (MISSING if meant is None else DIRECTIONS.index(meant))


def test_fragments_match_within_the_tolerance_in_words_or_characters() -> None:
    words = tuple(range(0, LENGTH, 4))
    made = [coding(0, (0, 0, 0, 0, 20)), coding(1, (0, 1, 0, 8, 20)), coding(2, (0, 1, 0, 60, 80))]
    for measure, tolerance, pairs in (
        (Measure.WORDS, 2, 1),
        (Measure.WORDS, 1, 0),
        (Measure.CHARACTERS, 8, 1),
        (Measure.CHARACTERS, 7, 0),
    ):
        question = asked(rule=Rule(tolerance=tolerance, measure=measure))
        material = Material(scope_of(LENGTH), UNITS, words if measure is Measure.WORDS else ())
        found = label_agreement(question, DRAWS, [counted(question, material, made, (0, 1))], 0)
        assert found.matched.value == pytest.approx(2 * pairs / 3)


def test_text_that_does_not_count_is_taken_out_of_units_and_characters() -> None:
    question = asked()
    scope = scope_of(LENGTH, without=[Span(20, 50)])
    material = Material(scope, UNITS)
    made = [coding(0, (0, 0, 0, 10, 60)), coding(1, (0, 1, 0, 25, 45)), coding(2, (0, 1, 0, 50, 60))]
    one = counted(question, material, made, (0, 1))
    assert (one.units, one.outside, one.characters) == (9, 3, 90)
    row = label_agreement(question, DRAWS, [one], 0)
    assert row.characters == (10, (10, 0), 70)
    assert row.fragments == (1, 1)
    here = positions(question, material, made, (0, 1))
    assert [unit.start for unit in here.units[:4]] == [0, 10, 50, 60]
    assert here.carrying[:, :, 0].sum(axis=1).tolist() == [2, 1]


@given(st.lists(st.tuples(st.integers(0, 99), st.integers(1, 20)), max_size=4), st.integers(0, 99), st.integers(1, 30))
def test_a_place_in_the_scope_is_its_characters_counted(holes: list[tuple[int, int]], start: int, length: int) -> None:
    gone = [Span(at, min(at + n, 100)) for at, n in holes]
    span = Span(start, min(start + length, 100))
    scope = scope_of(100, without=gone)
    kept = [at for at in range(100) if not any(hole.start <= at < hole.end for hole in gone)]
    inside = [n for n, at in enumerate(kept) if span.start <= at < span.end]
    laid = scope.laid(span)
    assert scope.length == len(kept)
    assert (laid and (laid.start, laid.end)) == ((inside[0], inside[-1] + 1) if inside else None)
    row = scope.laid_all(np.array([[span.start, span.end]]))[0]
    assert row[1] - row[0] == len(inside)


def test_the_interval_over_all_codes_holds_its_number_and_comes_again_with_the_same_seed() -> None:
    chance = Random(5)
    made = [
        coding(n, (n % 2, n // 2 % 2, chance.randrange(3), at, at + 10))
        for n, at in enumerate(chance.choices(range(0, LENGTH, 10), k=60))
    ]
    found = answered(made)
    one, other = (set_interval(found.question, DRAWS, found.counts) for _ in range(2))
    assert one == other
    assert one is not None
    assert found.together.alpha.value is not None
    assert one.low < found.together.alpha.value < one.high


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        (lambda: Rule(share=1.2), "agreement-share"),
        (lambda: Rule(tolerance=-1), "agreement-tolerance"),
        (lambda: Draws(0), "agreement-resamples"),
        (lambda: Draws(seed=-1), "agreement-seed"),
        (lambda: asked((CODERS[0],)), "one-coder"),
        (lambda: asked((CODERS[0], CODERS[0])), "one-coder"),
        (lambda: Question(CODERS, ()), "agreement-no-codes"),
    ],
)
def test_a_question_that_cannot_be_answered_is_refused(wrong: object, code: str) -> None:
    with pytest.raises(Refusal) as refused:
        wrong()  # type: ignore[operator]
    assert refused.value.code == code


def test_every_kind_of_unit_has_a_name() -> None:
    assert [str(each) for each in UnitKind] == ["sentence", "paragraph", "turn"]


def _merged(codings: list[Coding], document: int, coder: UUID, code: UUID) -> list[Unit]:
    from corpora.spans import merged

    spans = (c.span for c in codings if (c.document_id.int, c.coder_id, c.code_id) == (document, coder, code))
    return [Unit(span) for span in merged(spans, touching=False)]


def _near(one: object, other: object) -> bool:
    if isinstance(one, list | tuple) and isinstance(other, list | tuple):
        return len(one) == len(other) and all(_near(a, b) for a, b in zip(one, other, strict=True))
    if isinstance(one, float) and isinstance(other, float):
        return one == pytest.approx(other, abs=1e-9)
    return one == other
