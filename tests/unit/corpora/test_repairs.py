"""Every repair can be switched off for real, and only that one."""

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpora.documents import Reading
from corpora.reading import raw, read
from corpora.refusal import Refusal
from corpora.repairs import ALL, Repair
from tests.examples import examples
from tests.unit.corpora.files import p, pdf, r, repacked, word_xml
from tests.unit.corpora.test_reading_anything import TEXTS

LINES = (
    "Het bestuur van school {n} bespreekt elke maand de cijfers met het team, en de raad be-",
    "stuurt in ronde {n} op afstand, zoals dat in de code voor goed bestuur van de sector staat",
    "beschreven en zoals de inspectie het in kader {n} voor het toezicht ook van besturen vraagt",
    "met de vraag of directeur {n} dat prettig vindt, omdat die dan weet waar die aan toe is, en",
)
SAID = ("een", "twee", "drie", "vier")
PRINTED = "\f".join(
    "Verslag panel\n"
    + "\n".join(LINES).replace("{n}", name)
    + f"\nDe oﬃciële cij\u00adfers van ronde {name} volgen nog in een bijlage van {name} bladzijden bij dit stuk.\n{n}"
    for n, name in enumerate(SAID, 1)
)
CUES = "WEBVTT\n\n00:01.000 --> 00:02.000\nDat is\n\n00:02.000 --> 00:03.000\nzo.\n"
FRONT = "---\ntitle: x\n---\n\nTekst <!-- stil --> verder.\n"
TIMED = "[0:01] Een zin.\n[0:09] Nog een zin.\n[0:20] En nog een.\n"
DELETED = '<w:del w:id="1"><w:r><w:delText>weg</w:delText></w:r></w:del>'
INSERTED = f'<w:ins w:id="2">{r("erbij")}</w:ins>'
HIDDEN = r("geheim", "<w:vanish/>")
MARK = r("3", '<w:vertAlign w:val="superscript"/>')
NOTES = (
    '<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    "<w:footnote><w:p><w:r><w:t>Zie bijlage.</w:t></w:r></w:p></w:footnote></w:footnotes>"
)
TRACKED = repacked(
    word_xml(p(r("Dit is ") + DELETED + INSERTED + HIDDEN + r("woord") + MARK)), word__footnotes=NOTES.encode()
)
RICH = rb"{\rtf1\ansi Een{\deleted  weg}{\v  geheim} woord{\footnote Zie bijlage.}{\*\annotation Let op.}.\par}"
TWICE = "zo lang als een regel op deze bladzijde kan zijn en dan nog"
PAGES = pdf(
    [
        (22, 600, "7"),
        (50, 700, "Het panel sprak uitvoerig over alle cijfers van het hele jaar en ook nog over be-"),
        (50, 688, "sturen die dat niet doen, want die zijn er ook, zo zeiden de deelnemers aan het eind"),
        (50, 676, TWICE),
        (50, 40, "1"),
    ],
    [(50, 700, TWICE), (50, 688, "iets meer over het team."), (700, 500, "buiten beeld"), (50, 40, "2")],
    [(50, 40, "3")],
)
FILES = {
    "a.txt": PRINTED.encode(),
    "b.txt": TIMED.encode(),
    "c.txt": "Één kop\n\nTekst met ë.".encode("cp1252"),
    "d.txt": "\ufeffÉén zin.".encode().decode("latin-1").encode(),
    "a.vtt": CUES.encode(),
    "a.md": FRONT.encode(),
    "a.docx": TRACKED,
    "a.rtf": RICH,
    "a.pdf": PAGES,
    "a.html": b"<p>Zin<sup>1</sup><span hidden>geheim</span></p>",
}


def found(name: str, *without: Repair) -> Reading:
    return read(name, FILES[name], frozenset(without))


@pytest.mark.parametrize("name", FILES)
def test_with_everything_switched_off_nothing_is_repaired(name: str) -> None:
    reading = read(name, FILES[name], ALL)
    assert (reading.counted, reading.repairs) == ({}, {})
    assert raw(name, FILES[name]) == reading.text
    assert found(name).counted


@pytest.mark.parametrize("name", FILES)
def test_each_repair_alone_can_be_left_undone(name: str) -> None:
    whole = found(name)
    for repair in whole.counted:
        other = found(name, repair)
        assert repair not in other.counted
        assert other.text != whole.text, repair
        # A line that stays where it was printed is one more line to be joined, or stands between two that are the same.
        also = {repair, Repair.JOINED_LINES, Repair.JOINED_WORDS, Repair.DOUBLE_LINES}
        left = [{kind: n for kind, n in each.counted.items() if kind not in also} for each in (whole, other)]
        assert left[0] == left[1], repair


def test_all_that_these_files_hold_is_a_repair_that_can_be_switched() -> None:
    known = Counter(repair for name in FILES for repair in found(name).counted)
    assert ALL - known.keys() <= {
        Repair.CONTENTS_LINES,
        Repair.MOTIONS_LEFT_OUT,
        Repair.VOTES_LEFT_OUT,
    }


def test_a_document_remembers_numbers_and_running_lines_as_page_furniture() -> None:
    reading = found("a.txt")
    numbers, lines = reading.counted[Repair.PAGE_NUMBERS], reading.counted[Repair.RUNNING_LINES]
    assert (numbers, lines) == (4, 4)
    assert reading.repairs["page_furniture"] == 8
    assert "ligatures" not in reading.repairs
    alone = found("a.txt", Repair.RUNNING_LINES)
    assert alone.repairs["page_furniture"] == 4
    assert alone.text.count("Verslag panel") == 4
    assert "\n\n4" not in alone.text


def test_what_is_left_as_it_was_stands_in_the_text() -> None:
    text = found("a.txt", Repair.JOINED_WORDS, Repair.LIGATURES, Repair.SOFT_HYPHENS).text
    assert "be- stuurt" in text
    assert "oﬃciële cij\u00adfers" in text
    assert "de raad bestuurt in ronde een op afstand" in found("a.txt").text
    lines = found("a.txt", Repair.JOINED_LINES).text.split("\n")
    assert len(lines) == len(found("a.txt").text.split("\n")) + found("a.txt").counted[Repair.JOINED_LINES] - 4
    word = found("a.docx", *ALL).text
    assert word == "Dit is weggeheimwoord3\n\nZie bijlage."
    assert found("a.docx").text == "Dit is erbijwoord"
    assert found("a.rtf", *ALL).text == "Een weg geheim woord.\n\nZie bijlage.\n\nLet op."
    assert found("b.txt", Repair.TIMES_OUT_OF_TEXT).text.startswith("[0:01] Een zin.")
    assert found("a.vtt", Repair.JOINED_CUES).text == "Dat is\n\nzo."
    assert found("a.html", *ALL).text == "Zin1geheim"


WITHOUT = st.frozensets(st.sampled_from(Repair))


@settings(max_examples=examples(150), deadline=None)
@given(st.sampled_from(["a.txt", "a.md", "a.vtt", "a.srt", "a.html"]), TEXTS, WITHOUT)
def test_whatever_is_switched_off_is_never_counted_and_the_rest_is_sound(
    name: str, text: str, without: frozenset[Repair]
) -> None:
    try:
        reading = read(name, text.encode(), without)
    except Refusal:
        return
    assert not without & reading.counted.keys()
    assert all(segment.span.end <= len(reading.text) for segment in reading.segments)
    assert read(name, text.encode(), ALL).repairs == {}
