"""A corrected text keeps the headings, speakers, times and pages that it does not tell of itself."""

import itertools
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from corpora.anchoring import aligned
from corpora.carrying import carried
from corpora.documents import Reading, Segment, SegmentKind
from corpora.normalising import normalised
from corpora.reading import read
from corpora.segmenting import segmented
from tests.examples import examples

VTT = """WEBVTT

00:00:01.000 --> 00:00:04.000
<v Anna>Wat valt op aan de besturen?

00:00:04.500 --> 00:00:09.000
<v Bram>Het lerarentekort drukt zwaar op de teams.

00:00:09.500 --> 00:00:12.000
<v Bram>En de directeur wisselde drie keer.

00:00:13.000 --> 00:00:15.000
<v Anna>En de hoge lijst?
"""
REPORT = """# Verslag van het panel

Het panel sprak over de cijfers van het jaar.

## De lage lijst

Anna: Het lerarentekort drukt daar zwaar op de teams.

Bram: Bij ons wisselde de directeur drie keer.

## De hoge lijst

Anna: Daar bespreekt het bestuur elke maand de cijfers.
"""


def test_a_text_that_stays_keeps_every_segment() -> None:
    for name, data in (("Opname.vtt", VTT), ("Verslag.md", REPORT)):
        found = read(name, data.encode())
        assert _corrected(found, found.text).segments == found.segments


def test_headings_stay_headings_when_a_report_is_corrected_as_plain_text() -> None:
    found = read("Verslag.md", REPORT.encode())
    plain = found.text.replace("zwaar", "heel zwaar").replace("De lage lijst", "De lage lijst van 2021")
    kept = _corrected(found, plain)
    assert _of(kept, SegmentKind.HEADING) == ["Verslag van het panel", "De lage lijst van 2021", "De hoge lijst"]
    assert [segment.speaker for segment in kept.segments if segment.kind is SegmentKind.TURN] == [
        "Anna",
        "Bram",
        "Anna",
    ]


def test_times_of_turns_and_cues_stay_when_a_recording_is_corrected_as_plain_text() -> None:
    found = read("Opname.vtt", VTT.encode())
    kept = _corrected(found, found.text.replace("lerarentekort drukt", "tekort aan leraren drukt"))
    assert _times(kept, SegmentKind.TURN) == _times(found, SegmentKind.TURN)
    assert _times(kept, SegmentKind.CUE) == _times(found, SegmentKind.CUE)
    assert "Het tekort aan leraren drukt zwaar op de teams." in _of(kept, SegmentKind.CUE)


def test_a_docx_or_markdown_without_times_gets_those_that_were_known() -> None:
    found = read("Opname.vtt", VTT.encode())
    better = read("Opname.md", f"# Opname\n\n{found.text}".encode())
    kept = carried(aligned(found.text, better.text)[0], found.segments, (), better, plain=False)
    assert _of(kept, SegmentKind.HEADING) == ["Opname"]
    assert _times(kept, SegmentKind.TURN) == _times(found, SegmentKind.TURN)


def test_a_file_with_times_of_its_own_is_believed() -> None:
    found = read("Opname.vtt", VTT.encode())
    later = read("Opname.vtt", VTT.replace("00:00:13", "00:00:14").replace("hoge", "lage").encode())
    assert carried(aligned(found.text, later.text)[0], found.segments, (), later, plain=False) is later


def test_another_label_is_another_speaker_and_nothing_else_changes() -> None:
    found = read("Opname.vtt", VTT.encode())
    kept = _corrected(found, found.text.replace("Bram:", "Inspecteur 2:"))
    assert [each.speaker for each in kept.segments if each.kind is SegmentKind.TURN] == ["Anna", "Inspecteur 2", "Anna"]
    assert _times(kept, SegmentKind.TURN) == _times(found, SegmentKind.TURN)


def test_a_turn_that_loses_its_label_has_no_speaker() -> None:
    found = read("Verslag.md", REPORT.encode())
    kept = _corrected(found, found.text.replace("Bram: Bij", "Bij"))
    assert "Bram" not in {segment.speaker for segment in kept.segments}
    assert "Bij ons wisselde de directeur drie keer." in _of(kept, SegmentKind.PARAGRAPH)


def test_a_heading_that_is_cut_in_two_leaves_a_paragraph() -> None:
    found = read("Verslag.md", REPORT.encode())
    kept = _corrected(found, found.text.replace("Verslag van het panel", "Verslag\n\nvan het panel"))
    assert _of(kept, SegmentKind.PARAGRAPH)[0] in ("Verslag", "van het panel")
    assert len(_of(kept, SegmentKind.HEADING)) == 3


def test_a_moved_turn_takes_its_speaker_and_time_along() -> None:
    found = read("Opname.vtt", VTT.encode())
    turns = found.text.split("\n\n")
    kept = _corrected(found, "\n\n".join([turns[1], turns[0], *turns[2:]]))
    assert [(s.speaker, s.begin_s) for s in kept.segments if s.kind is SegmentKind.TURN] == [
        ("Bram", 4.5), ("Anna", 1.0), ("Anna", 13.0),
    ]  # fmt: skip


def test_pages_begin_at_the_words_with_which_they_began() -> None:
    found = read("Verslag.md", REPORT.encode())
    pages = (0, found.text.index("Bram:"), found.text.index("De hoge"))
    text = f"Vooraf.\n\n{found.text}"
    kept = carried(aligned(found.text, text)[0], found.segments, pages, Reading("x", "txt", text, ()), plain=True)
    assert kept.page_starts == (0, text.index("Bram:"), text.index("De hoge"))


@settings(max_examples=examples(150), deadline=None)
@given(seed=st.integers(0, 10**9))
def test_whatever_is_typed_the_segments_fit_the_text(seed: int) -> None:
    random = Random(seed)
    found = read(*random.choice((("Opname.vtt", VTT.encode()), ("Verslag.md", REPORT.encode()))))
    text = _edited(random, found.text)
    kept = _corrected(found, text)
    outer = [s for s in kept.segments if s.kind not in (SegmentKind.SENTENCE, SegmentKind.CUE)]
    cues = [s for s in kept.segments if s.kind is SegmentKind.CUE]
    for row in (outer, cues):
        assert all(one.span.end <= other.span.start for one, other in itertools.pairwise(row))
    covered = set().union(*(range(s.span.start, s.span.end) for s in outer)) if outer else set()
    assert all(place in covered for place, sign in enumerate(text) if not sign.isspace())
    assert all(any(block.span.covers(cue.span) for block in outer) for cue in cues)
    assert kept.segments == segmented(text, tuple(s for s in kept.segments if s.kind is not SegmentKind.SENTENCE))


@settings(max_examples=examples(100), deadline=None)
@given(seed=st.integers(0, 10**9))
def test_blocks_whose_words_stay_keep_kind_speaker_and_times(seed: int) -> None:
    """One block is changed, put in or left out; the others, each with words of its own, are as they were."""
    random = Random(seed)
    found = read(*random.choice((("Opname.vtt", VTT.encode()), ("Verslag.md", REPORT.encode()))))
    blocks = found.text.split("\n\n")
    at = random.randrange(len(blocks))
    other = [*blocks[:at], *random.choice(([], ["Anna: Iets geheel nieuws gezegd."])), *blocks[at + 1 :]]
    kept = dict(_blocks(_corrected(found, "\n\n".join(other))))
    for words, segment in _blocks(found):
        if words != blocks[at]:
            assert (kept[words].kind, kept[words].speaker, kept[words].begin_s, kept[words].end_s) == (
                segment.kind, segment.speaker, segment.begin_s, segment.end_s,
            )  # fmt: skip


def _corrected(found: Reading, text: str) -> Reading:
    new = Reading("Nieuw.txt", "txt", text, ())
    return carried(aligned(found.text, text)[0], found.segments, found.page_starts, new, plain=True)


def _of(reading: Reading, kind: SegmentKind) -> list[str]:
    return [reading.text[s.span.start : s.span.end] for s in reading.segments if s.kind is kind]


def _times(reading: Reading, kind: SegmentKind) -> list[tuple[float | None, float | None]]:
    return [(s.begin_s, s.end_s) for s in reading.segments if s.kind is kind]


def _blocks(reading: Reading) -> list[tuple[str, Segment]]:
    inner = (SegmentKind.SENTENCE, SegmentKind.CUE)
    return [(reading.text[s.span.start : s.span.end], s) for s in reading.segments if s.kind not in inner]


def _edited(random: Random, text: str) -> str:
    for _ in range(random.randint(1, 6)):
        at = random.randrange(len(text))
        size = random.choice((0, 1, 5, 30, 80))
        put = random.choice(("", " ", "\n", "\n\n", "x", "Carla: ", "Nog een zin. ", text[:40]))
        text = normalised(text[:at] + put + text[at + size :]) or "Leeg"
    return text
