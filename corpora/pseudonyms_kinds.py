"""Of what kind a name is, and a place where one was noticed."""

from dataclasses import dataclass
from enum import StrEnum

from corpora.spans import Span

# Noticed by its capital alone: shown, and left in the text unless somebody says otherwise.
DOUBTFUL = "capital"


class Kind(StrEnum):
    """What a proposal stands for, as it is written in its pseudonym."""

    PERSON = "PERSOON"
    SCHOOL = "SCHOOL"
    BOARD = "BESTUUR"
    PLACE = "PLAATS"
    ADDRESS = "ADRES"
    POSTCODE = "POSTCODE"
    PHONE = "TELEFOON"
    MAIL = "E-MAIL"
    WEB = "WEBADRES"
    BRIN = "BRIN"
    NUMBER = "BESTUURSNUMMER"
    BIRTH = "GEBOORTEDATUM"


@dataclass(frozen=True, slots=True)
class Found:
    """A place in a text that may have to be replaced, and why it was noticed."""

    span: Span
    kind: Kind
    reason: str
