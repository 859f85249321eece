"""What looks like a name, school, board or address in Dutch text, by rules alone; a person decides about each."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from corpora.pseudonyms_names import FIRST_NAMES, NO_NAMES, PARTICLES, PUBLIC_BODIES, TITLES
from corpora.spans import Span


class Kind(StrEnum):
    """What a proposal stands for, as it is written in its pseudonym."""

    PERSON = "PERSOON"
    SCHOOL = "SCHOOL"
    BOARD = "BESTUUR"
    PLACE = "PLAATS"
    PHONE = "TELEFOON"
    MAIL = "E-MAIL"
    POSTCODE = "POSTCODE"
    BRIN = "BRIN"


@dataclass(frozen=True, slots=True)
class Found:
    """A place in a text that may have to be replaced, and why it was noticed."""

    span: Span
    kind: Kind
    reason: str


_CAP = r"(?:IJ|[A-ZÀ-ÖØ-ÞŞ])[a-zà-öø-ÿşğıĳ'’]*[a-zà-öø-ÿşğı]"
_WORD = rf"{_CAP}(?:-{_CAP})*"
_NO_BODY = r"(?!(?:Stichting|Scholen|Scholengroep|Scholengemeenschap|Onderwijsgroep|Basisschool|Vereniging)\b)"
_PARTS = rf"(?:(?i:{PARTICLES})\s+)"
_SURNAME = rf"{_PARTS}{{0,3}}{_NO_BODY}{_WORD}"
_INITIALS = r"(?:[A-Z]\.\s?){1,5}"
_FULL = rf"(?:{_INITIALS})?(?:{_WORD}\s+){{0,2}}{_SURNAME}"
_FIRST = "|".join(sorted(FIRST_NAMES, key=len, reverse=True))
_INITIALS_THAT_ARE_WORDS = re.compile(r"(?:N\.\s?B|P\.\s?S|B\.\s?V|N\.\s?V|A\.\s?D|P\.\s?O|V\.\s?O)\.")

_PERSONS = (
    ("title", re.compile(rf"(?<!\w)(?i:{TITLES})\s+(?P<name>{_FULL})(?!\w)")),
    ("introduced", re.compile(rf"\b(?i:ik ben|mijn naam is|ik heet|noem me|noem mij)\s+(?P<name>{_FULL})(?!\w)")),
    ("initials", re.compile(rf"(?<![\w.])(?P<name>{_INITIALS}{_SURNAME})(?!\w)")),
    (
        "first-name",
        re.compile(rf"(?<![\w-])(?P<name>(?:{_FIRST})(?:-{_CAP})?(?:\s+{_NO_BODY}{_WORD})?(?:\s+{_SURNAME})?)(?![\w])"),
    ),
    ("particle", re.compile(rf"(?<![\w-])(?P<name>{_WORD}\s+{_PARTS}{{1,3}}{_NO_BODY}{_WORD})(?!\w)")),
)

_SCHOOL_WORDS = (
    r"basisschool|obs|rkbs|pcbs|cbs|sbo|vso|ibs|kbs|jenaplanschool|montessorischool|daltonschool|vrijeschool|"
    r"openbare basisschool|katholieke basisschool|christelijke basisschool|middelbare school|"
    r"praktijkschool|scholengemeenschap"
)
_ARTICLE = r"(?:De|de|Het|het|'t|’t|Sint|St\.)"
_CALLED = rf"(?:{_ARTICLE}\s+)?{_WORD}(?:\s+{_WORD}){{0,2}}"
_ENDS = r"(?:College|Lyceum|Gymnasium|Mavo|School|Scholengemeenschap)"
_SCHOOLS = (
    re.compile(rf"(?<!\w)(?P<name>(?:(?i:{_SCHOOL_WORDS}))\s+{_CALLED})(?!\w)"),
    re.compile(rf"(?<!\w)(?P<name>(?i:school)\s+{_ARTICLE}\s+{_WORD})(?!\w)"),
    re.compile(rf"(?<!\w)(?P<name>{_WORD}(?:\s+(?:(?:van|de|der|den|het)\s+){{0,2}}{_WORD}){{0,3}}\s+{_ENDS})(?!\w)"),
    re.compile(rf"(?<!\w)(?P<name>(?:{_WORD}\s+){{0,2}}(?:College|Lyceum|Gymnasium)\s+{_WORD})(?!\w)"),
    re.compile(r"(?<!\w)(?P<name>[A-Z][\w'’-]{2,}(?:school|college|lyceum|gymnasium|mavo))(?!\w)"),
    re.compile(rf"(?<!\w)(?P<name>(?i:roc|aoc)\s+(?:van\s+|de\s+|het\s+){{0,2}}{_WORD}(?:\s+{_WORD})?)(?!\w)"),
)
_BOARD_WORDS = (
    r"[Ss]tichting|[Ss]cholengroep|[Ss]cholenkoepel|[Oo]nderwijsgroep|[Oo]nderwijsstichting|[Ss]cholenstichting|"
    r"[Ss]choolvereniging|[Vv]ereniging|[Ss]choolbestuur|[Oo]nderwijskoepel"
)
_BOARD = re.compile(
    rf"(?<!\w)(?P<name>(?:{_BOARD_WORDS})(?:\s+(?:van|voor|de|het|der|den|tot|ter|in|en|'t|’t|De|Het)){{0,3}}"
    rf"\s+(?:{_WORD}|[A-Z]{{2,8}})(?:\s+(?:(?:van|de|der|den|het|voor|en)\s+){{0,3}}(?:{_WORD}|[A-Z]{{2,8}})){{0,5}})(?!\w)"
)
_NO_SCHOOL = re.compile(
    r"(?:(?:Basis|Hoge|Vak|Middel|Vrije|Zomer|Brede|Net|Muziek|Sport|Kunst|Dalton|Montessori|Jenaplan|Praktijk|Kleuter)school|"
    r"(?:Het\s+|De\s+|Een\s+|Ons\s+|Dit\s+)(?:College|School|Lyceum|Gymnasium|Mavo))"
)

_BRIN = re.compile(r"\b\d{2}[A-Z]{2}(?:\d{2})?\b")
_MAIL = re.compile(
    r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+|"
    r"\b[\w.-]+ apenstaartje [\w-]+(?: ?(?:punt|\.) ?[\w-]+)*? ?(?:punt|\.) ?(?:nl|com|org|eu|net)\b"
)
_POSTCODE = re.compile(r"\b[1-9]\d{3}\s?(?!SA|SD|SS)[A-Z]{2}\b")
_YEAR_AND_SECTOR = re.compile(r"(?:19|20)\d\d\s(?:PO|VO|SO|HO|MR|OR|BV|NV|EU|VS|IB|AI|KC)")
_PHONE = re.compile(r"(?<![\w+])(?:(?:\+|00)31[\s-]?(?:\(0\)[\s-]?)?|\(0|0)\d(?:[\s\-–()./]{0,2}\d){7,9}(?!\w)")
_SENTENCE_STARTS = re.compile(r"(?:^|[.!?:…\n“\"„])\s*$")


def noticed(text: str) -> Iterator[Found]:
    """Everything the rules see, also where they overlap; what is a public body is left out."""
    public = [Span(*match.span()) for match in PUBLIC_BODIES.finditer(text)]
    yield from _addresses(text)
    named = (*_organisations(text), *_persons(text))
    yield from (found for found in named if not any(found.span.overlaps(body) for body in public))


def _addresses(text: str) -> Iterator[Found]:
    yield from _each(_MAIL, text, Kind.MAIL, "mail")
    yield from _each(_PHONE, text, Kind.PHONE, "phone", _is_phone)
    yield from _each(_POSTCODE, text, Kind.POSTCODE, "postcode", lambda said: not _YEAR_AND_SECTOR.fullmatch(said))
    yield from _each(_BRIN, text, Kind.BRIN, "brin")


def _each(
    pattern: re.Pattern[str], text: str, kind: Kind, reason: str, holds: Callable[[str], bool] = bool
) -> Iterator[Found]:
    for match in pattern.finditer(text):
        if holds(match[0]):
            yield Found(Span(*match.span()), kind, reason)


def _is_phone(said: str) -> bool:
    digits = re.sub(r"\(0\)|\D", "", said.replace("+", "00"))
    return len(digits) == (13 if digits.startswith("0031") else 10)


def _organisations(text: str) -> Iterator[Found]:
    for match in _BOARD.finditer(text):
        yield Found(Span(*match.span("name")), Kind.BOARD, "board-word")
    for pattern in _SCHOOLS:
        for match in pattern.finditer(text):
            if not _NO_SCHOOL.fullmatch(match["name"]) and match["name"] not in NO_NAMES:
                yield Found(_without_opener(match), Kind.SCHOOL, "school-word")


def _without_opener(match: re.Match[str]) -> Span:
    """*Op Het Petrus College* begins at *Het*."""
    first, _, rest = match["name"].partition(" ")
    start = match.start("name") + (len(first) + 1 if first in NO_NAMES and rest[:1].isupper() else 0)
    return Span(start, match.end("name"))


def _persons(text: str) -> Iterator[Found]:
    for reason, pattern in _PERSONS:
        for match in pattern.finditer(text):
            name = match["name"]
            if _is_person(
                name, reason, at_start=bool(_SENTENCE_STARTS.search(text[max(0, match.start() - 4) : match.start()]))
            ):
                yield Found(Span(*match.span("name")), Kind.PERSON, reason)


def _is_person(name: str, reason: str, *, at_start: bool) -> bool:
    words = name.split()
    if _INITIALS_THAT_ARE_WORDS.match(name) or words[-1] in NO_NAMES:
        return False
    if words[0] in NO_NAMES and words[0].casefold() not in PARTICLES.split("|"):
        return False
    if at_start and reason == "initials":
        return not re.fullmatch(rf"[A-Z]\.\s?{_WORD}", name)  # *A. Inleiding* is a heading
    return reason != "particle" or not at_start or words[0] in FIRST_NAMES
