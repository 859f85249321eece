"""Where words begin, counted fast, is where they begin when read one by one."""

import re

from hypothesis import given, settings
from hypothesis import strategies as some

from coding.agreeing_fragments import word_begins
from tests.examples import examples


@settings(max_examples=examples(200))
@given(some.text(alphabet=some.sampled_from("aé😀 \t\n\u00a0\u2028\u3000\x1c.")))
def test_words_begin_where_blanks_end(text: str) -> None:
    assert word_begins(text) == tuple(found.start() for found in re.finditer(r"\S+", text))
