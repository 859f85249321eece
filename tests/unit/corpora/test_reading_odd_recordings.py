"""Recordings as they are found in the wild: without stops, without a header, and records in which nobody speaks."""

from corpora.documents import Reading, SegmentKind
from corpora.reading import read


def test_speech_without_stops_is_cut_where_cues_end() -> None:
    reading = read("a.srt", _subtitles(90).encode())
    sentences = _texts(reading, SegmentKind.SENTENCE)
    assert max(len(sentence) for sentence in sentences) < 600
    assert min(len(sentence) for sentence in sentences[:-1]) >= 90
    assert {sentence.split()[0] for sentence in sentences} == {"en"}
    assert " ".join(sentences) == " ".join(reading.text.split())


def test_speech_with_stops_keeps_its_sentences_across_cues() -> None:
    cues = "\n\n".join(f"{n + 1}\n00:00:{n:02},000 --> 00:00:{n:02},900\n{words}" for n, words in enumerate(STOPPED))
    assert _texts(read("a.srt", cues.encode()), SegmentKind.SENTENCE) == [
        "Het bestuur kijkt elke maand naar de cijfers.",
        "Dat helpt.",
    ]


STOPPED = ["Het bestuur kijkt elke", "maand naar de cijfers.", "Dat helpt."]


def test_lines_without_any_stop_stay_lines() -> None:
    lines = [f"en dan kijkt het bestuur naar school {n} en vraagt wat er aan de hand is" for n in range(80)]
    reading = read("a.txt", "\n".join(lines).encode())
    assert _texts(reading, SegmentKind.SENTENCE) == lines
    assert "joined_lines" not in reading.repairs


def test_cues_without_a_header_are_cues_whatever_the_file_is_called() -> None:
    cues = "00:00.000 --> 00:02.640\nGoedemorgen allemaal.\n\n00:02,700 --> 00:04,000\nWe beginnen.\n"
    for name in ("a.md", "a.txt", "a.vtt"):
        reading = read(name, cues.encode())
        assert reading.text == "Goedemorgen allemaal. We beginnen."
        assert [cue.begin_s for cue in reading.segments if cue.kind is SegmentKind.CUE] == [0, 2.7]


def test_a_record_in_which_nobody_speaks_is_read_as_paragraphs() -> None:
    record = """<officiele-publicatie><handelingen><agendapunt><nr>13</nr><item-titel>Sluiting</item-titel>
    <tekst><al-groep><al>Sluiting 22.06 uur.</al></al-groep></tekst>
    </agendapunt></handelingen></officiele-publicatie>"""
    reading = read("a.xml", record.encode())
    assert _texts(reading, SegmentKind.HEADING) == ["Sluiting"]
    assert _texts(reading, SegmentKind.PARAGRAPH) == ["Sluiting 22.06 uur."]


def test_a_page_saved_as_markdown_is_read_as_a_page() -> None:
    page = "---\ntitle: x\n---\n\n<h1>Verslag</h1>\n\n<p>Eerste\nalinea.</p>\n\n<ul>\n<li>Punt</li>\n</ul>\n"
    reading = read("a.md", page.encode())
    assert _texts(reading, SegmentKind.HEADING) == ["Verslag"]
    assert _texts(reading, SegmentKind.PARAGRAPH)[0] == "Eerste alinea."
    assert reading.repairs["front_matter"] == 1


def _subtitles(cues: int) -> str:
    said = "en dan zegt het bestuur dat de school beter kan"
    return "\n\n".join(
        f"{n + 1}\n00:{n // 60:02}:{n % 60:02},000 --> 00:{n // 60:02}:{n % 60:02},900\n{said}" for n in range(cues)
    )


def _texts(reading: Reading, kind: SegmentKind) -> list[str]:
    return [reading.text[each.span.start : each.span.end] for each in reading.segments if each.kind is kind]
