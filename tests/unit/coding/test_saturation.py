"""Saturation by the method of Guest, Namey and Chen (2020), and what is judged too early."""

from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coding.codings import Coding
from coding.saturation import (
    ReadingOrder,
    Rule,
    Saturation,
    by_coders,
    in_reading_order,
    reading_order,
    saturation,
    verdict,
)
from corpora.documents import Document
from corpora.refusal import Refusal
from corpora.spans import Span

NOON = datetime(2026, 3, 5, 12, tzinfo=UTC)
CODES = [uuid4() for _ in range(60)]
ANNA, BRAM = uuid4(), uuid4()


def document(name: str, day: int = 0) -> Document:
    return Document(uuid4(), name, "md", 100, 20, 2, 1, "", NOON + timedelta(days=day))


def coding(document_id: UUID, code: int, *, by: UUID = ANNA, at: datetime | None = NOON) -> Coding:
    return Coding(uuid4(), document_id, CODES[code], by, Span(code, code + 1), "x", at=at)


def study(news: list[int]) -> tuple[list[Coding], list[UUID]]:
    """Documents with so many codes that no document before them had, and one that all share."""
    ids = [uuid4() for _ in news]
    marks, next_code = [], 0
    for document_id, new in zip(ids, news, strict=True):
        fresh = range(next_code, next_code + new)
        marks += [coding(document_id, code) for code in ([0, *fresh] if next_code else fresh)]
        next_code += new
    return marks, ids


def judged(news: list[int], rule: Rule) -> Saturation:
    return saturation(*study(news), rule)


def test_new_codes_of_a_run_are_a_share_of_the_base_and_the_run_moves_on_by_one() -> None:
    found = judged([20, 9, 5, 3, 3, 1, 2, 0], Rule(4, 2, 0.05))
    assert found.base_codes == 37
    assert [step.share for step in found.steps] == [None] * 5 + [4 / 37, 3 / 37, 2 / 37]
    assert found.reached is None


def test_saturation_is_reached_before_the_first_run_under_the_threshold() -> None:
    found = judged([20, 9, 5, 3, 3, 1, 1, 0], Rule(4, 2, 0.05))
    assert (found.reached, found.steps[-1].share) == (6, 1 / 37)
    assert verdict(found) == ("reached", {"base": 4, "run": 2, "threshold": 0.05, "after": 6})
    assert judged([20, 9, 5, 3, 3, 1, 1, 0, 0], Rule(4, 3, 0.05)).reached == 6
    assert judged([20, 9, 5, 3, 3, 1, 1, 0], Rule(4, 2, 0)).reached is None


def test_too_few_documents_are_not_judged() -> None:
    found = judged([5, 2, 0], Rule(4, 2))
    assert verdict(found) == ("few", {"base": 4, "run": 2, "threshold": 0.05, "least": 6, "there": 3})
    assert verdict(saturation([], []))[0] == "few"


def test_what_is_not_reached_is_told_with_its_share() -> None:
    assert verdict(judged([4, 2], Rule(1, 1, 0.05))) == (
        "not-yet",
        {"base": 1, "run": 1, "threshold": 0.05, "share": 0.5},
    )


def test_pairs_and_first_codings_are_counted_by_document() -> None:
    one, other = uuid4(), uuid4()
    first, again, new = coding(one, 0), coding(other, 0), coding(other, 1)
    found = saturation([first, again, new, coding(uuid4(), 2)], [one, other])
    assert [(step.codes, step.pairs) for step in found.steps] == [(1, 1), (2, 3)]
    assert [step.first_coding_ids for step in found.steps] == [(first.id,), (new.id,)]
    assert found.steps[1].coding_ids == (again.id, new.id)


def test_two_codings_of_a_new_code_are_one_code() -> None:
    one = uuid4()
    (step,) = saturation([coding(one, 0), coding(one, 0, by=BRAM)], [one]).steps
    assert (len(step.new_ids), step.pairs, len(step.first_coding_ids)) == (1, 1, 2)


@given(st.lists(st.integers(0, 4), max_size=10))
def test_new_codes_add_up_to_all_codes(news: list[int]) -> None:
    found = judged(news, Rule())
    assert sum(len(step.new_ids) for step in found.steps) == (found.steps[-1].codes if found.steps else 0)
    assert found.base_codes == sum(news[:4])


def test_a_rule_that_cannot_be_is_refused() -> None:
    for base, run, threshold in ((0, 2, 0.05), (4, 0, 0.05), (4, 2, 1.5)):
        with pytest.raises(Refusal, match="saturation-rule"):
            Rule(base, run, threshold)
    with pytest.raises(Refusal, match="reading-order-unknown"):
        reading_order("achterstevoren")


def test_documents_are_taken_as_added_by_name_or_as_coded_and_only_if_coded() -> None:
    late, early, bare = document("alfa", day=2), document("Beta", day=1), document("Gamma")
    marks = [coding(late.id, 0), coding(early.id, 0, at=NOON + timedelta(hours=1)), coding(early.id, 1, at=None)]
    known = [late, early, bare]
    assert in_reading_order(known, reading_order("added"), marks) == (early.id, late.id)
    assert in_reading_order(known, ReadingOrder.NAME, marks) == (late.id, early.id)
    assert in_reading_order(known, ReadingOrder.CODED, marks) == (late.id, early.id)


def test_codings_of_some_coders_or_of_everybody() -> None:
    mine, theirs = coding(uuid4(), 0), coding(uuid4(), 0, by=BRAM)
    assert by_coders([mine, theirs], [BRAM]) == (theirs,)
    assert by_coders([mine, theirs], []) == (mine, theirs)
