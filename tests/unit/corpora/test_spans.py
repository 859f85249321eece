"""Places in a text."""

import pytest

from corpora.refusal import Refusal
from corpora.spans import Span, merged, quoted


def test_a_span_is_never_empty_and_knows_its_length() -> None:
    assert len(Span(2, 5)) == 3
    for start, end in ((3, 3), (4, 2), (-1, 2)):
        with pytest.raises(Refusal):
            Span(start, end)


def test_spans_touch_without_overlapping() -> None:
    assert not Span(0, 3).overlaps(Span(3, 5))
    assert Span(0, 4).overlaps(Span(3, 5))
    assert Span(0, 5).covers(Span(1, 5))
    assert not Span(0, 4).covers(Span(1, 5))


def test_a_quote_is_the_text_at_its_span() -> None:
    assert quoted("bestuur", Span(0, 3)) == "bes"
    with pytest.raises(Refusal) as refused:
        quoted("kort", Span(2, 9))
    assert refused.value.code == "span-outside"


def test_merging_covers_the_same_text_with_fewer_spans() -> None:
    assert merged([Span(5, 7), Span(0, 2), Span(2, 4), Span(1, 3)]) == [Span(0, 4), Span(5, 7)]
    assert merged([]) == []
