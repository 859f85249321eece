"""Where no repair is counted, none was made: what stands beside such a text is the text itself."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.invented import files
from corpora.abreast import abreast
from corpora.reading import read, read_all
from corpora.refusal import Refusal
from corpora.repairs import ALL
from tests.unit.corpora.test_reading_anything import TEXTS

PRINTED = st.lists(
    st.sampled_from(
        [
            "Het bestuur bespreekt elke maand de cijfers met de scholen en met de raad van toe-",
            "zicht, en kijkt daarna met de directeuren hoe het verder moet met de zwakke scholen",
            "Anna: ja.",
            "[0:03] Bas: nee.",
            "00:01 Goedemorgen.",
            "12",
            "- 3 -",
            "\f",
            "",
            "Eén zin\u00adnetje met oﬃciële cijfers.",
            "# Kop",
        ]
    ),
    max_size=30,
).map("\n".join)


@pytest.mark.parametrize("kind", ["txt", "md", "html"])
@given(text=st.one_of(TEXTS, PRINTED))
def test_nothing_counted_is_nothing_changed(kind: str, text: str) -> None:
    data = text.encode() if kind != "html" else f"<p>{'</p><p>'.join(text.splitlines())}</p>".encode()
    try:
        reading = read(f"a.{kind}", data)
    except Refusal:
        return
    assert reading.counted or read(f"a.{kind}", data, ALL).text == reading.text


@pytest.mark.parametrize("kind", files(3))
def test_every_kind_of_file_counts_what_it_changes(kind: str) -> None:
    name, data = f"a.{kind}", files(60)[kind]
    bare = read_all(name, data, ALL)
    for reading, plain in zip(read_all(name, data), bare, strict=True):
        assert reading.counted or reading.text == plain.text


def test_a_text_beside_itself_is_every_paragraph_beside_itself() -> None:
    pairs = abreast("Een.\n\nTwee\ndrie.", "Een.\n\nTwee\ndrie.")
    assert [(pair.before, pair.after, pair.changed) for pair in pairs] == [
        ("Een.", "Een.", False),
        ("Twee\ndrie.", "Twee\ndrie.", False),
    ]
