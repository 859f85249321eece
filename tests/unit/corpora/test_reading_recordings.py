"""WebVTT and SubRip."""

import pytest

from corpora.documents import SegmentKind, turns_by_speaker
from corpora.reading import read
from tests.unit.corpora.test_reading_text import paragraphs, texts, turns
from tests.unit.corpora.test_reading_word import code_of


def vtt(*cues: str) -> bytes:
    timed = (f"00:00:{n:02}.000 --> 00:00:{n + 1:02}.000\n{words}\n" for n, words in enumerate(cues))
    return ("WEBVTT\n\n" + "\n".join(timed)).encode()


def srt(*cues: str, step: int = 1) -> bytes:
    timed = (
        f"{n + 1}\r\n00:00:{n * step:02},500 --> 00:00:{n * step + 1:02},000\r\n{words}\r\n"
        for n, words in enumerate(cues)
    )
    return "\r\n".join(timed).encode()


def test_cues_of_one_voice_are_one_turn_with_times() -> None:
    reading = read(
        "teams.vtt",
        vtt(
            "<v Dijk, Marieke van>Goedemorgen.</v>",
            "<v Dijk, Marieke van>Fijn &amp; goed</v>",
            "<v.x R1><i>Ja.</i></v>",
        ),
    )
    assert turns(reading) == ["Marieke van Dijk: Goedemorgen. Fijn & goed", "R1: Ja."]
    assert [(s.begin_s, s.end_s) for s in reading.segments if s.kind is SegmentKind.TURN] == [(0, 2), (2, 3)]
    assert texts(reading, SegmentKind.CUE) == ["Goedemorgen.", "Fijn & goed", "Ja."]
    assert reading.repairs == {"joined_cues": 1}


def test_two_voices_in_one_cue_are_two_turns() -> None:
    assert turns(read("a.vtt", vtt("<v A>Een.</v>\n<v B>Twee.</v>"))) == ["A: Een.", "B: Twee."]


def test_names_before_the_words_are_speakers_and_colons_inside_are_not() -> None:
    cues = (
        "Marieke van Dijk: Goedemorgen.",
        "Selin Öztürk: Hij vraagt door:",
        "past dit wel?",
        "Selin Öztürk: En dan denk ik: ja.",
    )
    reading = read("zoom.vtt", vtt(*cues, "Marieke van Dijk:"))
    assert turns(reading) == [
        "Marieke van Dijk: Goedemorgen.",
        "Selin Öztürk: Hij vraagt door: past dit wel? En dan denk ik: ja.",
    ]
    assert turns_by_speaker(reading.segments) == {"Marieke van Dijk": 1, "Selin Öztürk": 1}


def test_no_speaker_is_invented() -> None:
    reading = read("whisper.srt", srt("Hello everyone,", "and welcome.", "It is really fun.", step=4))
    assert turns(reading) == []
    assert paragraphs(reading) == ["Hello everyone, and welcome.", "It is really fun."]
    assert len(texts(reading, SegmentKind.CUE)) == 3


def test_long_speech_without_pauses_is_cut_into_paragraphs() -> None:
    assert len(paragraphs(read("a.srt", srt(*["zonder punt " * 10] * 30)))) == 3


def test_dashes_change_the_speaker_and_notes_are_no_speech() -> None:
    data = (
        b"WEBVTT - titel\n\nNOTE\nGeen spraak.\n\n1\n00:01.000 --> 00:02.000\n- Ta en kopp te.\n- Nej.\n\nNOTE slot\n"
    )
    reading = read("a.vtt", data)
    assert turns(reading) == ["- Ta en kopp te.", "- Nej."]
    assert turns_by_speaker(reading.segments) == {}


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.vtt", b"geen ondertitels", "subtitles-damaged"),
        ("a.srt", b"geen ondertitels", "subtitles-damaged"),
        ("a.vtt", b"WEBVTT\n\n", "file-empty"),
        ("a.vtt", b"WEBVTT\n\n00:01 --> x\ntekst", "subtitles-damaged"),
        ("a.vtt", b"WEBVTT\n\n00:01.000 --> 00:02.000\n<i></i>\n", "file-empty"),
    ],
)
def test_what_has_no_cues_is_refused(name: str, data: bytes, code: str) -> None:
    assert code_of(name, data) == code
