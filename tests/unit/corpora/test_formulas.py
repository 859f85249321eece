"""What a spreadsheet would calculate is a text in a CSV, and the same text when it is read back."""

from hypothesis import given, settings
from hypothesis import strategies as st

from corpora.formulas import CALCULATED, as_it_was, harmless
from tests.examples import examples

HOSTILE = st.text(st.sampled_from("'=+-@\t\ra1 "), max_size=6) | st.text(max_size=12)


@given(HOSTILE)
@settings(max_examples=examples(300))
def test_any_text_comes_back_and_none_is_calculated(text: str) -> None:
    assert as_it_was(harmless(text)) == text
    assert not harmless(text).startswith(CALCULATED)


def test_an_apostrophe_that_was_always_there_stays() -> None:
    assert [as_it_was(text) for text in ("'s avonds", "'", "''=1")] == ["'s avonds", "'", "'=1"]
