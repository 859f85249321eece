"""Whatever the bytes and the name: a sound reading, or a refusal."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from corpora.documents import Reading, SegmentKind
from corpora.normalising import normalised
from corpora.reading import read
from corpora.refusal import Refusal
from corpora.segmenting import segmented
from tests.examples import examples
from tests.unit.corpora.files import pdf, word

BLOCKS = {SegmentKind.HEADING, SegmentKind.PARAGRAPH, SegmentKind.TURN}
NAMES = st.sampled_from(["a.docx", "a.pdf", "a.txt", "a.md", "a.vtt", "a.srt", "a.doc", "a"])
SIGNS = (
    "WEBVTT|00:01.000 --> 00:02.000|1|00:00:01,000 --> 00:00:02,000|<v Jan>|</v>|Anna:|R1:|[Bert]|Anna Wit  0:03"
    "|Ja. Nee!|# kop|**vet**|- punt|a|b|---|<!--|-->|\f|\u00ad|e\u0301|\u0301|\u00a0|Pagina 2|12|be-|stuur"
    "|\u200b|\ufeff|’t|£|𝄞|:|'s"
)
SCRAPS = st.sampled_from(SIGNS.split("|"))
TEXTS = st.lists(st.tuples(SCRAPS, st.sampled_from(["\n", "\n\n", " ", "", "\r\n"])), max_size=40).map(
    lambda parts: "".join(scrap + end for scrap, end in parts)
)


def sound(reading: Reading) -> None:
    text, segments = reading.text, reading.segments
    assert normalised(text) == text
    assert list(segments) == sorted(segments, key=lambda s: (s.span.start, -s.span.end, s.kind))
    assert all(s.span.end <= len(text) for s in segments)
    assert all(text[s.span.start : s.span.end].strip() == text[s.span.start : s.span.end] for s in segments)
    blocks = [s for s in segments if s.kind in BLOCKS]
    assert all(before.span.end <= after.span.start for before, after in pairwise(blocks))
    sentences = [s for s in segments if s.kind is SegmentKind.SENTENCE]
    assert all(before.span.end <= after.span.start for before, after in pairwise(sentences))
    for inner in segments:
        assert inner in blocks or sum(block.span.covers(inner.span) for block in blocks) == 1
    covered = "".join(text[block.span.start : block.span.end] for block in blocks)
    assert "".join(covered.split()) == "".join(text.split())
    assert list(reading.page_starts) == sorted(reading.page_starts)


def read_or_refused(name: str, data: bytes) -> None:
    try:
        reading = read(name, data)
    except Refusal as refusal:
        named = refusal.facts["name"]
    else:
        sound(reading)
        named = reading.name
    assert named == name


@settings(max_examples=examples(200), deadline=None)
@given(NAMES, st.binary(max_size=200) | TEXTS.map(str.encode))
def test_any_bytes_are_read_or_refused(name: str, data: bytes) -> None:
    read_or_refused(name, data)


@settings(max_examples=examples(60), deadline=None)
@given(
    st.sampled_from([word("Anna: Ja.", "Tekst."), pdf([(50, 700, "Tekst.")])]),
    st.integers(0, 10**6),
    st.binary(min_size=1, max_size=8),
)
def test_damaged_files_are_read_or_refused(whole: bytes, at: int, scrap: bytes) -> None:
    at %= len(whole)
    read_or_refused("a.docx", whole[:at] + scrap + whole[at + len(scrap) :])


@settings(max_examples=examples(100), deadline=None)
@given(TEXTS)
def test_any_text_has_sound_segments(text: str) -> None:
    text = normalised(text)
    sound(Reading("a", "txt", text, segmented(text)))


@given(st.text())
def test_normalising_twice_changes_nothing(text: str) -> None:
    assert normalised(normalised(text)) == normalised(text)


def test_a_text_alone_is_segmented_by_its_own_signs() -> None:
    text = "Vooraf.\n\nAnna: Een. Twee.\nMeer.\n\nBert: Drie."
    found = [(s.kind, text[s.span.start : s.span.end], s.speaker) for s in segmented(text)]
    assert (SegmentKind.PARAGRAPH, "Vooraf.", None) in found
    assert (SegmentKind.TURN, "Anna: Een. Twee.\nMeer.", "Anna") in found
    assert (SegmentKind.SENTENCE, "Een.", "Anna") in found
    assert [s.kind for s in segmented("Een.\nTwee.\n\nDrie.")].count(SegmentKind.PARAGRAPH) == 2
    assert segmented("") == ()
