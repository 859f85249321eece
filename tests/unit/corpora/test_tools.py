"""Files as recording, recognition and meeting tools write them, in every kind that is no plain text."""

import json

import pytest

from corpora.documents import SegmentKind
from corpora.reading import read
from tests.unit.corpora.files import W, p, r, word, word_xml
from tests.unit.corpora.test_labels import heard
from tests.unit.corpora.test_reading_text import paragraphs, texts, turns

BREAK = "<w:r><w:br/></w:r>"


def teams(*said: tuple[str, str, str]) -> bytes:
    """Word as Teams writes it: name and time, a line break and the words in one paragraph."""
    above = ("Overleg-20210212_100000-Opname van vergadering", "12 februari 2021, 09:00a.m.", "31m 4s")
    lines = [p(r(name, "<w:b/>") + r(f"   {time}") + BREAK + r(words)) for name, time, words in said]
    notices = [p(r(f"Anna Wit heeft de transcriptie {what}")) for what in ("gestart", "gestopt")]
    return word_xml(*(p(r(line)) for line in above), notices[0], *lines, notices[1])


def table(*rows: tuple[str, ...]) -> bytes:
    cells = ("".join(f"<w:tc><w:p>{r(cell)}</w:p></w:tc>" for cell in row) for row in rows)
    return word_xml(f"<w:tbl {W}>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>")


def vtt(*cues: str) -> bytes:
    return "\r\n\r\n".join(
        ["WEBVTT", *(f"id/{n}-0\r\n00:00:0{n}.000 --> 00:00:0{n + 1}.000\r\n{cue}" for n, cue in enumerate(cues))]
    ).encode()


def sbv(*cues: str) -> bytes:
    return "\n\n".join(f"00:00:0{n}.000,00:00:0{n + 1}.000\n{cue}" for n, cue in enumerate(cues)).encode()


def test_in_a_teams_transcript_a_colon_in_the_words_is_nobody() -> None:
    said = [
        ("Anna Wit", "0:03", "Goedemorgen: fijn."),
        ("Zwart, Bas", "0:15", "Ja."),
        ("Cor (Gast)", "1:02:03", "Nou."),
    ]
    reading = read("a.docx", teams(*said))
    assert heard(reading) == "Anna_Wit@3 Bas_Zwart@15 Cor@3723"
    assert turns(reading)[0] == "Anna Wit: Goedemorgen: fijn."
    assert len(paragraphs(reading)) == 5


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["Anna Wit   0:03\nGoedemorgen.", "Bas   0:15\nJa."], "Anna_Wit@3 Bas@15"),
        (["Anna Wit", "0:03", "Goedemorgen.", "Bas", "0:15", "Ja."], "Anna_Wit@3 Bas@15"),
        (["0:0:3.2 --> 0:0:14.2\nAnna Wit\nHoi.", "0:0:15.0 --> 0:0:24.4\nBas\nJa."], "Anna_Wit@3.2 Bas@15"),
        (["Anna Wit 3 seconds", "Goedemorgen.", "Bas 1 minute 15 seconds", "Ja."], "Anna_Wit@3 Bas@75"),
        (["Spreker 1 00:00:03", "Goedemorgen.", "Spreker 2 00:00:15", "Ja."], "Spreker_1@3 Spreker_2@15"),
        (
            ["[00:00:03.12] Interviewer:", "Hoi.", "[00:00:15.01] Respondent 1:", "Ja."],
            "Interviewer@3.12 Respondent_1@15.01",
        ),
        (["Transcriptie", "00:00:00", "Anna: Hoi.", "Bas: Ja.", "00:05:00", "Anna: Mooi."], "Anna@0 Bas Anna@300"),
        (["#00:00:03-2# Interviewer: Hoi.", "#00:00:14-2# Respondent: Ja."], "Interviewer@3.2 Respondent@14.2"),
        (["Anna", "Goedemorgen.", "Bas", "Ja.", "Anna", "Mooi.", "Bas", "Dank."], "Anna Bas Anna Bas"),
    ],
)
def test_word_documents_of_all_tools_have_turns(lines: list[str], expected: str) -> None:
    assert heard(read("a.docx", word(*lines))) == expected


def test_labels_in_bold_and_questions_as_headings() -> None:
    bold = [p(r(f"{who}: ", "<w:b/>") + r(said)) for who, said in (("Anna", "Hoi."), ("Bas", "Ja."), ("Anna", "Mooi."))]
    reading = read("a.docx", word_xml(p(r("1.1 Hoe gaat het?")), *bold))
    assert (heard(reading), texts(reading, SegmentKind.HEADING)) == ("Anna Bas Anna", ["1.1 Hoe gaat het?"])


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (
            [("Tijd", "Spreker", "Tekst"), ("00:03", "Anna", "{}"), ("00:15", "Bas", "{}"), ("00:22", "Anna", "{}")],
            "Anna@3 Bas@15 Anna@22",
        ),
        (
            [
                ("Nr", "Wie", "Wat", "Tijd"),
                ("1", "I", "{}", "0:03"),
                ("2", "R1", "{}", "0:15"),
                ("3", "I", "{}", "0:22"),
            ],
            "I@3 R1@15 I@22",
        ),
        ([("Spreker", "Tekst"), ("Anna", "{}"), ("Bas", "{}"), ("Anna", "{}")], "Anna Bas Anna"),
        ([("Anna", "[00:03]", "{}"), ("Bas", "[00:15]", "{}"), ("Anna", "[00:22]", "{}")], "Anna@3 Bas@15 Anna@22"),
    ],
)
def test_a_table_with_a_column_of_names_is_a_transcript(rows: list[tuple[str, ...]], expected: str) -> None:
    said = "Goedemorgen allemaal, welkom."
    reading = read("a.docx", table(*(tuple(cell.format(said) for cell in row) for row in rows)))
    assert heard(reading) == expected
    assert paragraphs(reading) == ([] if rows[0][0] == "Anna" else [" | ".join(rows[0])])


def test_a_table_of_facts_is_no_transcript() -> None:
    rows = [("Jaar", "Wie", "Aantal"), ("2019", "Anna", "12"), ("2020", "Bas", "14"), ("2021", "Anna", "15")]
    assert turns(read("a.docx", table(*rows))) == []


def test_meetings_name_every_cue_by_account() -> None:
    cues = [f"Anna Wit: Zin {n}. Let op: 10:30." for n in range(6)] + ["bas.zwart: Ja.", "iPad van Cor: Nou."]
    reading = read("a.vtt", vtt(*cues))
    assert heard(reading) == "Anna_Wit@0 bas.zwart@6 iPad_van_Cor@7"


def test_voices_in_teams_cues_turn_family_names_around() -> None:
    reading = read(
        "a.vtt", vtt("<v Dijk, Anna van>Hoi.</v>", "<v Dijk, Anna van>En ja.</v>", "<v Bas (Extern)>Ja.</v>")
    )
    assert heard(reading) == "Anna_van_Dijk@0 Bas@2"


def test_names_in_brackets_before_cues_are_speakers_only_in_a_conversation() -> None:
    assert (
        heard(read("a.sbv", sbv("(Anna Wit)\nHoi", "allemaal.", "(Bas)\nJa.", "(Anna Wit)\nMooi.")))
        == "Anna_Wit@0 Bas@2 Anna_Wit@3"
    )
    assert read("a.sbv", sbv("(Amsterdam) Hoi.", "Ja.", "Nee.", "Goed.")).text.startswith("(Amsterdam) Hoi.")


def said(text: str, begin: object, end: object, **more: object) -> dict[str, object]:
    return {"text": text, "start": begin, "end": end, **more}


WORDS = [{"word": "Hoi.", "start": 3, "end": 4, "speaker": "S0"}, {"word": "Ja.", "start": 4.5, "speaker": "S1"}]
PIECES = [{"type": "text", "value": "Hoi", "ts": 3.0, "end_ts": 3.5}, {"type": "punct", "value": "."}]
CHUNKS = [{"timestamp": [3.0, 5.0], "text": "Hoi."}, {"timestamp": [5.0, None], "text": "Ja."}]
OFFSETS = {"timestamps": {"from": "00:00:03,000"}, "offsets": {"from": 3000, "to": 5000}, "text": " Hoi."}


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ([said(" Hoi.", 3.0, 5.0, id=1, words=None)], ""),
        ({"text": "x", "chunks": CHUNKS}, ""),
        ({"segments": [said("Hoi.", 3, 4, speaker=0), said("Ja.", 4, 5, speaker=1)]}, "Spreker_0@3 Spreker_1@4"),
        ({"utterances": [said("Hoi.", 3000, 4000, speaker="A"), said("Ja.", 4000, 5000, speaker="B")]}, "A@3 B@4"),
        ({"utterances": [said("Hoi.", 3.0, 4.0, speaker=0)]}, "Spreker_0@3"),
        ({"monologues": [{"speaker": 0, "elements": PIECES}]}, "Spreker_0@3"),
        ({"segments": [said("Hoi. Ja.", 3, 5, words=WORDS)]}, "S0@3 S1@4.5"),
        ({"segments": [said("Hoi.", 3, 5, words=WORDS[:1])]}, "S0@3"),
        ({"transcription": [OFFSETS]}, ""),
    ],
)
def test_every_program_for_speech_is_understood(value: object, expected: str) -> None:
    reading = read("a.json", json.dumps(value).encode())
    assert heard(reading) == expected
    assert "Hoi." in reading.text
    assert reading.segments[0].begin_s == 3
