"""One line is normalised by a shorter way than many; both must give the same."""

from unicodedata import normalize

from hypothesis import given
from hypothesis import strategies as st

from corpora.normalising import LIGATURES, SOFT_HYPHEN, normalised

SIGNS = st.sampled_from(f"ab é\u0301e\u00a0\t\u2003 ﬁﬂ\u200b\ufeff\uf0b7\u037e\u212a{SOFT_HYPHEN}가각ᆨ")
LINES = st.text(st.one_of(SIGNS, st.characters(exclude_characters="\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029")))


@given(LINES, st.sampled_from(["", SOFT_HYPHEN, LIGATURES, SOFT_HYPHEN + LIGATURES]))
def test_a_line_alone_is_as_it_is_among_others(line: str, kept: str) -> None:
    alone = normalised(line, kept=kept)
    assert normalised(f"x\n{line}\ny", kept=kept) == f"x\n{alone}\ny"
    assert normalised(alone, kept=kept) == alone


def test_a_line_of_letters_and_blanks_keeps_its_words() -> None:
    assert normalised("  Zoe\u0308  zegt   iets ") == normalize("NFC", "Zoe\u0308 zegt iets")
    assert normalised("eﬃciënt") == "efficiënt"
    assert normalised("eﬃciënt", kept=LIGATURES) == "eﬃciënt"
