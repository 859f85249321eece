"""What recording and recognition tools write, brackets around names and times, and the record of parliament."""

import json

import pytest

from corpora.documents import SegmentKind, turns_by_speaker
from corpora.reading import read
from tests.unit.corpora.test_reading_text import paragraphs, texts, turns
from tests.unit.corpora.test_reading_word import code_of


def whisper(*segments: object, **more: object) -> bytes:
    return json.dumps({"text": "alles", "segments": list(segments), **more}).encode()


def said(words: str, begin: float, end: float, **more: object) -> dict[str, object]:
    return {"start": begin, "end": end, "text": words, **more}


def test_subviewer_cues_are_turns_with_times() -> None:
    cues = "0:00:01.000,0:00:02.500\nAnna: Goede\nmorgen.\n\n0:00:02.500,0:00:04.000\nBas: Ja.\n"
    for name in ("a.sbv", "a.txt"):
        reading = read(name, cues.encode())
        assert (reading.kind, turns(reading)) == ("sbv", ["Anna: Goede morgen.", "Bas: Ja."])
        assert next(s for s in reading.segments if s.kind is SegmentKind.TURN).end_s == 2.5


def test_recognised_speech_has_times_and_speakers_only_where_the_file_has_them() -> None:
    reading = read("a.json", whisper(said(" Goedemorgen.", 0, 1.5), said(" Ja.", 1.5, 3), said("", 3, 4)))
    assert (turns(reading), paragraphs(reading)) == ([], ["Goedemorgen. Ja."])
    assert len(texts(reading, SegmentKind.CUE)) == 2
    named = read("a.json", whisper(said("Goedemorgen.", 0, 1, speaker="SPEAKER_00"), said("Ja.", 1, 2, speaker="S1")))
    assert turns_by_speaker(named.segments) == {"SPEAKER_00": 1, "S1": 1}


def test_other_programs_keep_milliseconds_or_words() -> None:
    cpp = {"transcription": [{"offsets": {"from": 0, "to": 1500}, "text": " Goedemorgen."}]}
    reading = read("a.json", json.dumps(cpp).encode())
    assert (reading.segments[0].begin_s, reading.segments[0].end_s) == (0, 1.5)
    words = {"words": [{"text": "Goede", "start": 1.0, "end": 1.2}, {"word": "dag", "end": 2.0}], "speaker": "spk1"}
    reading = read("a.json", json.dumps({"results": {"segments": [words]}}).encode())
    assert (turns(reading), reading.segments[0].end_s) == (["spk1: Goede dag"], 2.0)


@pytest.mark.parametrize("time", [None, True, "x", float("nan"), float("inf"), -3, 10**30])
def test_a_time_that_is_none_does_no_harm(time: object) -> None:
    reading = read("a.json", whisper({"start": time, "end": time, "text": "Ja.", "speaker": None}))
    assert reading.text == "Ja."
    assert 0 <= (reading.segments[0].begin_s or 0) <= 1_000_000


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b'{"segments": [', "json-damaged"),
        (b"[" * 100_000, "json-damaged"),
        (b'{"beurten": []}', "json-unknown"),
        (b'{"segments": [3]}', "json-unknown"),
        (b'"tekst"', "json-unknown"),
        (b'{"segments": [{"text": " "}]}', "file-empty"),
        (b'{"segments": [' + b'{"text": "x"},' * 50_001 + b'{"text": "x"}]}', "too-many-parts"),
    ],
)
def test_json_without_a_transcript_is_refused(data: bytes, code: str) -> None:
    assert code_of("a.json", data) == code


def test_a_table_of_recognised_speech_counts_milliseconds() -> None:
    table = b"start\tend\ttext\tspeaker\n0\t1500\tGoedemorgen.\tAnna\n1500\t3000\tJa.\tBas\n3000\t4000\t\t\n"
    for name in ("a.tsv", "a.txt"):
        reading = read(name, table)
        assert (reading.kind, turns(reading)) == ("tsv", ["Anna: Goedemorgen.", "Bas: Ja."])
        assert reading.segments[0].end_s == 1.5
    assert code_of("a.tsv", b"start\tend\ttext\nx\ty\tz\n") == "subtitles-damaged"


@pytest.mark.parametrize(
    "text",
    [
        "[Anna, 0:03]: Goedemorgen.\n[Bas, 0:13] Ja.\n[Anna 0:23] Goed.",
        "[0:03 Anna] Goedemorgen.\n[0:13, Bas] Ja.\n[0:23 Anna]: Goed.",
        "[Anna] [00:00:03] Goedemorgen.\n[Bas] (00:13) Ja.\n[Anna]: [0:23]\nGoed.",
        "[0:03] [Anna] Goedemorgen.\n[0:13] [Bas] Ja.\n[0:23] [Anna]: Goed.",
        "[Anna]\n[0:03]\nGoedemorgen.\n\n[Bas]\n[0:13] Ja.\n\n[Anna]\n[0:23]\nGoed.\n\n[Bas]\n[0:33]\n",
        "Anna  0:03  \nGoedemorgen.\n\nBas  0:13  \nJa.\n\nAnna  0:23  \nGoed.\n\nTranscribed by https://otter.ai",
    ],
)
def test_names_and_times_in_brackets_are_turns(text: str) -> None:
    for name in ("a.txt", "a.md"):
        found = [s for s in read(name, text.encode()).segments if s.kind is SegmentKind.TURN]
        assert [(turn.speaker, turn.begin_s) for turn in found[:3]] == [("Anna", 3), ("Bas", 13), ("Anna", 23)]


def test_names_alone_in_brackets_are_turns_and_sounds_are_not() -> None:
    reading = read("a.txt", b"[Anna]\nGoedemorgen.\n[lacht]\n\n[Bas]\nJa.\n\n[Anna]\nGoed.\n\n[Bas]\nMooi.\n")
    assert turns(reading) == ["Anna: Goedemorgen.\n\n[lacht]", "Bas: Ja.", "Anna: Goed.", "Bas: Mooi."]


def test_times_without_names_go_beside_the_text() -> None:
    reading = read("a.txt", b"[00:00:03] Goedemorgen.\n[00:00:13 - 00:00:15] Ja.\nEn nee.\n(0:23) Goed.\n[0:24] x")
    assert paragraphs(reading) == ["Goedemorgen.", "Ja.", "En nee.", "Goed.", "x"]
    assert [s.begin_s for s in reading.segments if s.kind is SegmentKind.PARAGRAPH] == [3, 13, None, 23, 24]
    assert reading.repairs == {"times_out_of_text": 4}


RECORD = """<?xml version="1.0" encoding="utf-8"?>
<officiele-publicatie><metadata><meta/></metadata><handelingen><agendapunt><nr>4</nr><item-titel>
 Onderwijs </item-titel><onderwerp><al>Aan de orde is
  <nadruk>het debat</nadruk> .</al></onderwerp>
<spreekbeurt><spreker><voorvoegsels>De</voorvoegsels><naam><achternaam>voorzitter</achternaam></naam> :</spreker>
 <tekst><al>Het woord is aan
   mevrouw Jansen.</al></tekst></spreekbeurt>
<spreekbeurt><spreker><voorvoegsels>Mevrouw</voorvoegsels> <naam><achternaam>Jansen</achternaam></naam>
 ( <politiek>XYZ</politiek> ):</spreker><tekst><al>Eén motie.</al><al>Een tweede alinea.</al>
 <motie><al>De Kamer,</al></motie></tekst></spreekbeurt>
<tekst><al>De beraadslaging wordt gesloten.</al></tekst><stemmingen><al>Aangenomen.</al></stemmingen>
</agendapunt></handelingen></officiele-publicatie>"""


def test_the_record_of_parliament_has_turns_and_no_motions_or_votes() -> None:
    reading = read("h.xml", RECORD.encode())
    assert turns(reading) == [
        "De voorzitter: Het woord is aan mevrouw Jansen.",
        "Mevrouw Jansen (XYZ): Eén motie.\n\nEen tweede alinea.",
    ]
    assert texts(reading, SegmentKind.HEADING) == ["Onderwijs"]
    assert paragraphs(reading) == ["Aan de orde is het debat.", "De beraadslaging wordt gesloten."]
    assert reading.repairs == {"motions_left_out": 1, "votes_left_out": 1}


def test_letters_that_were_encoded_twice_are_restored() -> None:
    twice = ("\ufeff" + RECORD).encode().decode("latin-1").encode()
    reading = read("h.xml", twice)
    assert "Eén motie." in reading.text
    assert reading.repairs["double_encoding"] == 1


def test_other_and_damaged_xml_is_refused() -> None:
    assert code_of("a.xml", b"<boek><al>x</al></boek>") == "xml-unknown"
    assert code_of("a.xml", RECORD.encode()[:500]) == "xml-damaged"
    bomb = '<!DOCTYPE h [<!ENTITY a "aaaa"><!ENTITY b SYSTEM "file:///etc/passwd">]>' + RECORD.partition("?>")[2]
    assert code_of("a.xml", bomb.encode()) == "xml-entities"
