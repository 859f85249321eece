"""Speakers renamed, merged, or found to be none, before a text is kept."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpora.documents import Reading, SegmentKind, turns_by_speaker
from corpora.reading import read
from corpora.refusal import Refusal
from corpora.relabelling import Choices, read_as, relabelled
from corpora.repairs import Repair
from tests.examples import examples
from tests.unit.corpora.test_reading_anything import sound

TALK = """\
# Gesprek

Anna: Eerste zin. Tweede zin.

Bert: Let goed op.

Kanttekening: dat klopt.

Anna: Ja.

Bert: Nee.

Kanttekening: ook dat.
"""
RECORDED = """\
WEBVTT

00:01.000 --> 00:02.000
<v Anna>Eerste.

00:02.000 --> 00:03.000
<v Anna>Tweede.

00:03.000 --> 00:04.000
<v Bert>Derde.
"""
SURVEY = "respondent;leeftijd;Wat ging er goed dit jaar?\nA;31;De sfeer was goed\nB;44;Er was meer rust nu\n"


def quotes(reading: Reading, kind: SegmentKind) -> list[tuple[str | None, str]]:
    found = (each for each in reading.segments if each.kind is kind)
    return [(each.speaker, reading.text[each.span.start : each.span.end]) for each in found]


def test_a_new_name_stands_in_the_text_and_all_spans_move_along() -> None:
    reading = relabelled(read("a.md", TALK.encode()), {"Anna": "Respondent 12"})
    sound(reading)
    assert "Respondent 12: Eerste zin." in reading.text
    assert "Anna" not in reading.text
    assert ("Respondent 12", "Respondent 12: Ja.") in quotes(reading, SegmentKind.TURN)
    assert ("Respondent 12", "Tweede zin.") in quotes(reading, SegmentKind.SENTENCE)
    assert ("Bert", "Bert: Nee.") in quotes(reading, SegmentKind.TURN)
    assert reading.repairs["renamed_speakers"] == 1


def test_two_speakers_become_one_and_names_can_swap() -> None:
    before = read("a.md", TALK.encode())
    assert turns_by_speaker(before.segments) == {"Anna": 2, "Bert": 2, "Kanttekening": 2}
    assert turns_by_speaker(relabelled(before, {"Bert": "Anna"}).segments) == {"Anna": 4, "Kanttekening": 2}
    swapped = relabelled(before, {"Bert": "Anna", "Anna": "Bert"})
    assert quotes(swapped, SegmentKind.TURN)[0] == ("Bert", "Bert: Eerste zin. Tweede zin.")


def test_a_label_that_is_no_speaker_goes_back_into_the_turn_before() -> None:
    before = read("a.md", TALK.encode())
    reading = relabelled(before, {"Kanttekening": None})
    sound(reading)
    assert reading.text == before.text
    assert ("Bert", "Bert: Let goed op.\n\nKanttekening: dat klopt.") in quotes(reading, SegmentKind.TURN)
    assert ("Bert", "Kanttekening: ook dat.") in quotes(reading, SegmentKind.SENTENCE)
    assert reading.repairs["labels_as_text"] == 1


def test_in_a_recording_words_of_nobody_are_not_put_in_another_mouth() -> None:
    before = read("a.vtt", RECORDED.encode())
    reading = relabelled(before, {"Bert": None, "Anna": "A"})
    sound(reading)
    assert turns_by_speaker(reading.segments) == {"A": 1}
    assert (None, "Bert: Derde.") in quotes(reading, SegmentKind.PARAGRAPH)
    assert quotes(reading, SegmentKind.CUE) == [("A", "Eerste."), ("A", "Tweede."), (None, "Derde.")]


def test_what_is_told_of_a_respondent_goes_with_the_name() -> None:
    (reading,) = read_as("a.csv", SURVEY.encode(), Choices(names={"B": "A", "A": "R9"}))
    assert reading.attributes == {"R9": {"leeftijd": "31"}, "A": {"leeftijd": "44"}}


@pytest.mark.parametrize(
    ("names", "code"),
    [
        ({"Karel": "Anna"}, "speaker-unknown"),
        ({"Anna": "  "}, "speaker-name-wrong"),
        ({"Anna": "A: b"}, "speaker-name-wrong"),
        ({"Anna": "x" * 61}, "speaker-name-wrong"),
    ],
)
def test_a_name_that_cannot_be_a_label_is_refused(names: dict[str, str], code: str) -> None:
    with pytest.raises(Refusal) as refusal:
        read_as("a.md", TALK.encode(), Choices(names=names))
    assert refusal.value.code == code


def test_repairs_and_names_are_chosen_together() -> None:
    choices = Choices(frozenset({Repair.JOINED_CUES}), {"Bert": "Anna"})
    (reading,) = read_as("a.vtt", RECORDED.encode(), choices)
    assert turns_by_speaker(reading.segments) == {"Anna": 3}
    assert relabelled(reading, {"Anna": "Anna"}) is reading


SAID = st.lists(
    st.tuples(
        st.sampled_from(["Anna", "Bert", "Let op"]), st.sampled_from(["Ja. Nee.", "Een zin\n\nen nog een.", "𝄞 Goed."])
    ),
    min_size=2,
    max_size=8,
)
NAMES = st.dictionaries(
    st.sampled_from(["Anna", "Bert", "Let op"]),
    st.one_of(st.none(), st.sampled_from(["Anna", "B", "Cornelia van Dijk"])),
)


@settings(max_examples=examples(150))
@given(SAID, NAMES, st.sampled_from(["a.txt", "a.vtt"]))
def test_whatever_speakers_are_called_the_words_stay_and_the_spans_are_right(
    said: list[tuple[str, str]], names: dict[str, str | None], name: str
) -> None:
    if name == "a.txt":
        text = "\f".join(f"{who}: {words}" for who, words in said)
    else:
        cues = (f"00:0{n}.000 --> 00:0{n + 1}.000\n<v {who}>{words}\n" for n, (who, words) in enumerate(said))
        text = "WEBVTT\n\n" + "\n".join(" ".join(cue.split("\n\n")) for cue in cues)
    before = read(name, text.encode(), frozenset({Repair.RUNNING_LINES}))
    known = turns_by_speaker(before.segments)
    chosen = {who: new for who, new in names.items() if who in known}
    after = relabelled(before, chosen)
    sound(after)
    expected = {chosen.get(who, who) for who in known} - {None}
    assert set(turns_by_speaker(after.segments)) == expected
    old, new = quotes(before, SegmentKind.CUE), quotes(after, SegmentKind.CUE)
    assert [words for _, words in old] == [words for _, words in new]
    for speaker, words in quotes(after, SegmentKind.TURN):
        assert words.startswith(f"{speaker}: ")
    assert len(after.page_starts) == len(before.page_starts)
