"""Names in bold without a colon are speakers where a Word file keeps to it; things described alike are none."""

import pytest

from corpora.documents import Reading, turns_by_speaker
from corpora.reading import read
from tests.unit.corpora.files import p, r, word_xml

BOLD = "<w:b/>"
TALK = (
    ("Interviewer", "Hoe gaat dat op school?"),
    ("Anna", "Het loopt wel. We missen mensen."),
    ("Interviewer", "En het bestuur?"),
    ("Anna", "Dat komt weinig langs."),
)


def test_bold_names_before_the_words_are_speakers() -> None:
    reading = read("gesprek.docx", word_xml(*(p(r(name, BOLD) + r(f" {words}")) for name, words in TALK)))
    assert turns_by_speaker(reading.segments) == {"Interviewer": 2, "Anna": 2}
    assert reading.text.startswith("Interviewer: Hoe gaat dat op school?\n\nAnna: Het loopt wel.")


def test_bold_names_alone_above_the_words_are_speakers() -> None:
    paragraphs = [each for name, words in TALK for each in (p(r(name, BOLD)), p(r(words)))]
    reading = read("gesprek.docx", word_xml(*paragraphs))
    assert turns_by_speaker(reading.segments) == {"Interviewer": 2, "Anna": 2}
    assert reading.text.startswith("Interviewer: Hoe gaat dat op school?\n\nAnna: Het loopt wel.")


@pytest.mark.parametrize(
    "paragraphs",
    [
        (("Kwaliteit", "De school let op."), ("Personeel", "Er is een tekort."), ("Geld", "Dat is er wel.")),
        (("Het lerarentekort", "drukt op de teams."), ("Anna", "zei dat."), ("Het lerarentekort", "blijft.")),
        (("Anna", "van Dijk kwam."), ("", "Wij spraken lang."), ("", "Over geld."), ("Anna", "ging."), ("", "Klaar.")),
    ],
)
def test_words_in_bold_that_nobody_keeps_to_stay_words(paragraphs: tuple[tuple[str, str], ...]) -> None:
    reading = read("verslag.docx", word_xml(*(p(r(lead, BOLD) + r(f" {words}")) for lead, words in paragraphs)))
    assert turns_by_speaker(reading.segments) == {}
    assert ":" not in reading.text


RULES = """# Gedragscode

Wij zijn aardig voor elkaar.

## Reikwijdte

Dit geldt overal waar wij samen zijn.

## Handhaving

Wie iets ziet, meldt het bij ons.

### 1. Waarschuwing

**Gevolg Groep**: Iemand voelt zich niet prettig.

**Maatregel Bestuur**: Een gesprek.

### 2. Schorsing

**Gevolg Groep**: Meer mensen voelen zich niet prettig.

**Maatregel Bestuur**: Een maand weg.

## Bron

Zelf geschreven.
"""


def test_things_that_are_described_alike_are_no_conversation() -> None:
    assert _speakers(RULES) == {}


def test_who_returns_under_one_heading_or_under_most_does_talk() -> None:
    again = RULES.replace("**Maatregel Bestuur**: Een gesprek.", "**Maatregel Bestuur**: Ja.\n\n**Gevolg Groep**: O.")
    assert set(_speakers(again)) == {"Gevolg Groep", "Maatregel Bestuur"}
    questions = "\n\n".join(f"## Vraag {n}\n\nKarin Smit: Hoe was dat?\n\nJan Bos: Dat was goed {n}." for n in range(4))
    assert _speakers(questions) == {"Karin Smit": 4, "Jan Bos": 4}
    roles = RULES.replace("Gevolg Groep", "Interviewer").replace("Maatregel Bestuur", "Respondent 1")
    assert set(_speakers(roles)) == {"Interviewer", "Respondent 1"}


def _speakers(text: str) -> dict[str, int]:
    found: Reading = read("tekst.md", text.encode())
    return turns_by_speaker(found.segments)
