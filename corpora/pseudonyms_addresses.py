"""What leads to somebody or to a school without being a name: addresses, numbers, dates of birth."""

import re
from collections.abc import Callable, Iterator

from corpora.pseudonyms_kinds import Found, Kind
from corpora.spans import Span

_MAIL = re.compile(
    r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+|"
    r"\b[\w.-]+ apenstaartje [\w-]+(?: ?(?:punt|\.) ?[\w-]+)*? ?(?:punt|\.) ?(?:nl|com|org|eu|net)\b"
)
_WEB = re.compile(
    r"(?:https?://|www\.)[^\s<>\"”’()]*[\w/]|(?<![\w@.-])(?:[\w-]+\.)+(?:nl|eu|org|frl)(?:/[^\s<>\"”’()]*[\w/])?(?!\w)"
)
_PUBLIC_SITES = re.compile(
    r"(?:https?://)?(?:www\.)?(?:\w+\.)?(?:rijksoverheid|overheid|onderwijsinspectie|duo|cbs|scholenopdekaart|vensters|"
    r"poraad|vo-raad|onderwijsraad|officielebekendmakingen|tweedekamer)\.nl\b.*"
)
_POSTCODE = re.compile(r"\b[1-9]\d{3}\s?(?!SA|SD|SS)[A-Z]{2}\b")
_YEAR_AND_SECTOR = re.compile(r"(?:19|20)\d\d\s(?:PO|VO|SO|HO|MR|OR|BV|NV|EU|VS|IB|AI|KC)")
_PHONE = re.compile(r"(?<![\w+])(?:(?:\+|00)31[\s-]?(?:\(0\)[\s-]?)?|\(0|0)\d(?:[\s\-–()./]{0,3}\d){7,9}(?!\w)")

_BRIN = re.compile(
    r"\b(?P<it>\d{2}[A-Z]{2}(?:\d{2})?)\b|\b(?i:brin)(?:[- ]?(?:nummer|code|nr\.?))?(?:\s+(?:is|van|wordt))?\s*:?\s+"
    r"(?P<that>\d{2}[A-Za-z]{2}(?:\d{2})?|[A-Za-z]{2}\d{2})\b"
)
_NUMBER = re.compile(
    r"\b(?i:bevoegd[- ]?gezag|bestuurs?)[\s-]?(?:s?nummers?|nr\.?)?(?:\s+(?:is|van|wordt))?\s*:?\s*(?P<it>\d{5})\b"
)

_STREET = (
    r"(?:straat|laan|weg|plein|kade|dijk|singel|gracht|hof|pad|dreef|steeg|plantsoen|park|markt|wal|baan|ring|hoek|"
    r"kamp|veld|akker|erf|horst|stede|burg|brink|es|haven|poort|oord|berg|waard)"
)
_HOUSE = r"\s+\d{1,4}(?:\s?[a-zA-Z]|-\d{1,3}|\s?(?:bis|hs))?(?![\w%])"
_ADDRESS = re.compile(
    rf"(?<![\w-])(?:(?:[A-Z][\w'’.-]*\s+){{0,3}}[A-Z][\w'’-]*{_STREET}{_HOUSE}"
    rf"|(?:Laan|Plein|Weg|Dijk|Hof|Kade|Straat)\s+(?:van|der|den|de|het|\s)+[A-Z][\w'’-]*{_HOUSE})"
)

_MONTHS = "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
_DATE = rf"(?:\d{{1,2}}\s+(?i:{_MONTHS})\s+(?:19|20)\d\d|\d{{1,2}}[-/.]\d{{1,2}}[-/.](?:(?:19|20)\d\d|\d\d))"
_BIRTH = re.compile(
    rf"(?i:\bgeboren\s+(?:op|is|ben)?|\bgeboortedatum(?:\s+(?:is|van))?\s*:?|\bgeb\.(?:\s*dat(?:um|\.))?\s*:?|"
    rf"\b(?:hij|zij|ze|ik)\s+(?:is|ben)\s+van)\s*(?P<it>{_DATE})(?!\w)"
)


def addresses(text: str) -> Iterator[Found]:
    """Everything of this sort, also where two overlap."""
    yield from _each(_MAIL, text, Kind.MAIL, "mail")
    yield from _each(_WEB, text, Kind.WEB, "web", lambda said: not _PUBLIC_SITES.fullmatch(said))
    yield from _each(_PHONE, text, Kind.PHONE, "phone", _is_phone)
    yield from _each(_POSTCODE, text, Kind.POSTCODE, "postcode", lambda said: not _YEAR_AND_SECTOR.fullmatch(said))
    yield from _each(_BRIN, text, Kind.BRIN, "brin")
    yield from _each(_NUMBER, text, Kind.NUMBER, "number")
    yield from _each(_ADDRESS, text, Kind.ADDRESS, "address")
    yield from _each(_BIRTH, text, Kind.BIRTH, "birth")


def _each(
    pattern: re.Pattern[str], text: str, kind: Kind, reason: str, holds: Callable[[str], bool] = bool
) -> Iterator[Found]:
    for match in pattern.finditer(text):
        span = Span(*match.span(match.lastgroup or 0))
        if holds(text[span.start : span.end]):
            yield Found(span, kind, reason)


def _is_phone(said: str) -> bool:
    digits = re.sub(r"\(0\)|\D", "", said.replace("+", "00"))
    return len(digits) == (13 if digits.startswith("0031") else 10)
