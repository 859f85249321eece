"""A text before and after its repairs, side by side."""

from hypothesis import given
from hypothesis import strategies as st

from corpora.abreast import Pair, abreast
from corpora.reading import raw, read
from tests.unit.corpora.test_repairs import FILES

PARAGRAPHS = st.lists(
    st.sampled_from(["Een twee drie vier.", "Pagina 3", "be-\nstuur", "bestuur vijf zes", "Nee.", "a b\nc d"]),
    max_size=12,
).map("\n\n".join)


def test_what_was_left_out_stands_alone_and_the_rest_stays_level() -> None:
    pairs = abreast(
        "Kop\n\nHet be-\nstuur kent de scholen.\n\n12\n\nSlot.", "Kop\n\nHet bestuur kent de scholen.\n\nSlot."
    )
    assert [(pair.before, pair.after) for pair in pairs] == [
        ("Kop", "Kop"),
        ("Het be-\nstuur kent de scholen.", "Het bestuur kent de scholen."),
        ("12", ""),
        ("Slot.", "Slot."),
    ]
    left, right = pairs[1].marked()
    assert [(piece.words.split(), piece.changed) for piece in left] == [
        (["Het"], False),
        (["be-", "stuur"], True),
        (["kent", "de", "scholen."], False),
    ]
    assert [piece.words.strip() for piece in right if piece.changed] == ["bestuur"]


def test_a_page_number_within_a_paragraph_keeps_its_halves_together() -> None:
    (pair,) = abreast("De zin loopt over\n\n7\n\nde bladzijde heen.", "De zin loopt over de bladzijde heen.")
    assert [piece.words.strip() for piece in pair.marked()[0] if piece.changed] == ["7"]


def test_broken_lines_alone_are_no_difference_of_words() -> None:
    assert not Pair("een\ntwee", "een twee").changed


def test_a_printed_report_is_level_from_the_first_page_to_the_last() -> None:
    before, after = raw("a.txt", FILES["a.txt"]), read("a.txt", FILES["a.txt"]).text
    pairs = abreast(before, after)
    assert [pair.after.split()[4] for pair in pairs if pair.after] == ["een", "twee", "drie", "vier"]
    assert sum(not pair.after for pair in pairs) == before.count("Verslag panel")


@given(PARAGRAPHS, PARAGRAPHS)
def test_nothing_is_lost_doubled_or_out_of_order_on_either_side(before: str, after: str) -> None:
    pairs = abreast(before, after)
    assert "\n\n".join(pair.after for pair in pairs if pair.after) == after
    assert "\n\n".join(pair.before for pair in pairs if pair.before) == before
    for pair in pairs:
        left, right = pair.marked()
        assert "".join(piece.words for piece in left) == pair.before
        assert "".join(piece.words for piece in right) == pair.after
        if not pair.changed:
            assert not any(piece.changed for piece in (*left, *right))
