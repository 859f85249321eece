"""Plain text and Markdown."""

import pytest

from corpora.documents import Reading, SegmentKind, turns_by_speaker
from corpora.normalising import normalised
from corpora.reading import read
from corpora.refusal import Refusal


def texts(reading: Reading, kind: SegmentKind) -> list[str]:
    return [reading.text[s.span.start : s.span.end] for s in reading.segments if s.kind is kind]


def turns(reading: Reading) -> list[str]:
    return texts(reading, SegmentKind.TURN)


def paragraphs(reading: Reading) -> list[str]:
    return texts(reading, SegmentKind.PARAGRAPH)


def test_an_interview_with_tabs_and_pages_becomes_turns() -> None:
    text = (
        "\ufeffVerslag focusgroep\r\n12 februari 2021\r\n\r\nI:\tWat doet het bestuur?\r\nR1:\tTe weinig."
        " De jaar\u00adrekening telt.\r\n\f\r\nPagina 2\r\nI:\tEn dan: wat nu?\r\nR2:\tDat weet ik niet.\r\n"
    )
    reading = read("interview.txt", text.encode())
    assert turns(reading) == [
        "I: Wat doet het bestuur?",
        "R1: Te weinig. De jaarrekening telt.",
        "I: En dan: wat nu?",
        "R2: Dat weet ik niet.",
    ]
    assert turns_by_speaker(reading.segments) == {"I": 2, "R1": 1, "R2": 1}
    assert texts(reading, SegmentKind.HEADING) == ["Verslag focusgroep"]
    assert reading.repairs == {"page_furniture": 1, "soft_hyphens": 1}
    assert reading.page_starts == (0, reading.text.index("I: En dan"))
    assert "Wat doet het bestuur?" in texts(reading, SegmentKind.SENTENCE)


def test_a_colon_in_a_sentence_is_no_speaker() -> None:
    reading = read(
        "a.txt", b"Let op: dit is geen spreker.\nConclusie: ook niet.\nToen zei hij: ja.\nNog een regel.\nKlaar."
    )
    assert turns(reading) == []


def test_a_turn_of_several_paragraphs_runs_to_the_next_name() -> None:
    reading = read("a.txt", b"Intro.\n\nAnna de Wit: Een.\n\nNog iets.\n\nBert: Twee.\n\nAnna de Wit: Drie.")
    assert turns(reading) == ["Anna de Wit: Een.\n\nNog iets.", "Bert: Twee.", "Anna de Wit: Drie."]


def test_names_in_brackets_and_times_are_understood() -> None:
    text = "[Anna] Een.\n[Bert] Twee.\n[Anna] [lacht] Drie.\n[00:01:02] Bert: Vier.\nAnna (1:05): Vijf."
    reading = read("a.txt", text.encode())
    assert turns(reading) == ["Anna: Een.", "Bert: Twee.", "Anna: [lacht] Drie.", "Bert: Vier.", "Anna: Vijf."]
    assert [s.begin_s for s in reading.segments if s.kind is SegmentKind.TURN] == [None, None, None, 62.0, 65.0]


def test_a_label_alone_takes_the_next_paragraph() -> None:
    assert turns(read("a.txt", b"I:\nHallo daar.\nR1:\nDag.")) == ["I: Hallo daar.", "R1: Dag."]


HARD_WRAPPED = """In dit hoofdstuk wordt beschreven hoe de besturen met hun
scholen omgaan en welke rol de be-
stuurder daarbij heeft gespeeld in de afgelopen jaren waarin
basis- en voortgezet onderwijs sterk veranderden. VO-
raad en inspectie spraken daar
over met elkaar en met alle andere betrokkenen in het land.

2.1 Bevindingen

De tweede alinea gaat over de resultaten die de inspectie in
dezelfde periode heeft gevonden bij de scholen die meededen
aan het onderzoek en hun besturen.
- een opsomming die hier begint en die pas op de volgende
regel eindigt
"""


def test_hard_wrapped_lines_become_paragraphs() -> None:
    reading = read("a.txt", HARD_WRAPPED.encode())
    assert "de bestuurder daarbij" in reading.text
    assert "basis- en voortgezet" in reading.text
    assert "VO-raad" in reading.text
    assert texts(reading, SegmentKind.HEADING) == ["2.1 Bevindingen"]
    assert len(paragraphs(reading)) == 3
    assert reading.repairs["joined_words"] == 1
    assert reading.repairs["joined_lines"] == 8


def test_double_spaced_lines_are_one_paragraph() -> None:
    line = "Deze regel is precies lang genoeg om als volle regel te gelden"
    reading = read("a.txt", "\n\n".join([line] * 20).encode())
    assert len(paragraphs(reading)) == 1


def test_lone_numbers_that_count_up_are_page_numbers() -> None:
    reading = read("a.txt", b"Een zin.\n\n25\n\nNog een zin.\n\n26\n\nEn verder.\n\n28\n\nSlot.")
    assert reading.repairs == {"page_furniture": 3}
    assert "26" not in reading.text


def test_running_headers_disappear_and_pages_are_kept() -> None:
    pages = [
        f"Verslag 2021\n\n{['Ja, zo dus', 'Nee, anders', 'Misschien'][n]}.\n\nEn nog een zin {'abc'[n]}.\n\n{n + 1}"
        for n in range(3)
    ]
    reading = read("a.txt", "\f".join(pages).encode())
    assert "Verslag" not in reading.text
    assert reading.repairs == {"page_furniture": 6}
    assert [reading.text[at:][:5] for at in reading.page_starts] == ["Ja, z", "Nee, ", "Missc"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "utf-32"])
def test_every_usual_encoding_is_read(encoding: str) -> None:
    data = "Coöperatie één en financiën, zei zij.".encode(encoding)
    assert read("a.txt", data).text == "Coöperatie één en financiën, zei zij."


MARKDOWN = """---
title: Niet de tekst
---

<!-- ook niet -->
# Een _kop_ #

Onderkop
--------

Een **vette** en *schuine* alinea met `code`, [een verwijzing](http://x.nl),
een ![plaatje](x.png), snake_case, 2 * 3 * 4, ~~weg~~ en \\*sterren\\*.<br>

> Citaat

- Eerste
- Tweede
1. Genummerd

| Naam | Sector |
|------|--------|
| Anna | po |

***
```
code
```
<!-- zonder einde"""


def test_markdown_loses_its_marks_and_keeps_its_text() -> None:
    reading = read("a.md", MARKDOWN.encode())
    assert texts(reading, SegmentKind.HEADING) == ["Een kop", "Onderkop"]
    assert paragraphs(reading) == [
        "Een vette en schuine alinea met code, een verwijzing, een plaatje, snake_case, 2 * 3 * 4, weg en *sterren*.",
        "Citaat",
        "- Eerste",
        "- Tweede",
        "1. Genummerd",
        "Naam | Sector",
        "Anna | po",
        "code",
        "<!-- zonder einde",
    ]
    assert reading.repairs == {"comments": 1, "front_matter": 1}


def test_markdown_transcripts_have_turns() -> None:
    otter = "# Kop\n\nAnna Wit  0:00  \nEen.\n\nNog een.\n\nBert Bos  1:01  \nTwee.\n\n## Slot\n\nKlaar."
    reading = read("a.markdown", otter.encode())
    assert turns(reading) == ["Anna Wit: Een.\n\nNog een.", "Bert Bos: Twee."]
    assert turns(read("a.md", b"**Anna:** Een.\n**Bert:** Twee.\n**Anna:** Drie.")) == [
        "Anna: Een.",
        "Bert: Twee.",
        "Anna: Drie.",
    ]


def test_a_started_transcription_is_nobodys_turn() -> None:
    text = "Anna: Een.\nBert: Twee.\nAnna: Drie.\nWit, Anna heeft de transcriptie gestopt"
    assert turns(read("a.txt", text.encode()))[-1] == "Anna: Drie."


def test_normalising_makes_one_form() -> None:
    assert normalised("e\u0301e\u0301n\u00a0 keer \r\nﬁn\u200bancie\u0308n\x07") == "één keer\nfinanciën"


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.txt", b"", "file-empty"),
        ("a.txt", b" \n ", "file-empty"),
        ("a.txt", b"\xef\xbb\xbf\xe2\x80\x8b", "file-empty"),
        ("a.xml", b"<x/>", "xml-unknown"),
        ("zonder", b"tekst", "file-type-unknown"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 oud", "file-type-unknown"),
        ("a.txt", bytes(range(32)) * 20, "file-binary"),
        ("a.txt", b"a\x01\x02\x03", "file-binary"),
        ("a.txt", b"x " * 2_600_000, "text-too-large"),
        ("a.txt", b"x" * 100_000_001, "file-too-large"),
    ],
)
def test_what_is_no_text_is_refused(name: str, data: bytes, code: str) -> None:
    with pytest.raises(Refusal) as refused:
        read(name, data)
    assert refused.value.code == code
    assert refused.value.facts["name"] == name
