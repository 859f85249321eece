"""Who speaks: labels before turns, and which of them are believed.

A colon in a sentence is no speaker. A label must look like one (a short name, or a role such as I, R1, Interviewer)
and is believed only in a text that is a conversation: roles or repeated names before a fifth of its paragraphs, or
any labels before half of them.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

_TIME = r"(?:\d{1,2}:)?\d{1,3}:\d{2}(?:[.,]\d{1,3})?"
_BRACKETED_TIME = rf"(?:[\[(]\s*{_TIME}\s*[\])]|{_TIME})"
_CAPITALISED = r"[A-ZÀ-ÖØ-Þ][\w'’.\-]*"
_PARTICLE = r"(?:van|von|de|der|den|ten|ter|te|het|in|op|bij|aan|du|la|le|el|al|bin|ben|da|dos|v\.d\.|['’‘][ts]|d['’])"
_NUMBERED = r"(?:\d{1,2}|[A-Za-z]\d?)"
_ROLE = (
    r"(?:[iI]nt(?:erviewer|erviewster|\.)?|[rR]esp(?:ondente?|\.)?|[sS]preker|[sS]peaker|[dD]eelneme?r|[dD]eelneemster|"
    r"[gG]espreksleid(?:er|ster)|[vV]oorzitter|[mM]oderator|[oO]nderzoeker|[pP]articipant|[pP]anellid|[gG]eïnterviewde|"
    r"[iI]nspecteur|[bB]estuurder|[lL]eraar|[dD]ocent|[dD]irecteur|[nN]otulist|"
    r"[oO]nbekende spreker|[uU]nknown speaker)"
)
_ROLE_NAME = rf"(?:{_ROLE}(?:\s?{_NUMBERED})?|[IRPMVQA]\d{{0,2}})"
_PERSON = rf"{_CAPITALISED}(?:\s(?:{_CAPITALISED}|{_PARTICLE}|\d{{1,2}})){{0,5}}"
_ADDED = r"(?:\s\((?![\d:]+\))[^()]{1,40}\))?"
_NAME = rf"(?P<name>(?:{_ROLE_NAME}|{_PERSON}){_ADDED})"
_LISTED = rf"(?P<name>(?:{_ROLE_NAME}|{_PERSON}(?:,\s{_PERSON})?){_ADDED})"

_FORMS = (
    re.compile(
        rf"(?:(?P<before>{_BRACKETED_TIME})\s*[-–]?\s*)?{_NAME}(?:\s*(?P<after>{_BRACKETED_TIME}))?\s?:(?=\s|$)"
    ),
    re.compile(rf"\[{_NAME}\]:?(?=\s|$)"),
)
# A name and a time alone on a line, as recording tools write it; either may come first.
_HEADS = (
    re.compile(rf"{_LISTED}\s+(?P<after>{_BRACKETED_TIME})$"),
    re.compile(rf"(?P<before>{_BRACKETED_TIME})\s+{_LISTED}$"),
)
_ROLES = re.compile(_ROLE_NAME)
_LONGEST = 60
_NO_SPEAKERS_WORDS = """
aanwezig afwezig afgemeld aanleiding achtergrond advies bijlage bron bronnen conclusie conclusies context datum
doel duur figuur functie gelach hoofdstuk inleiding introductie kern lacht locatie let methode naam nee ja noot
opmerking opmerkingen onderwerp organisatie paragraaf pauze plaats project resultaat resultaten samenvatting
sector stap stilte tabel thema tijd tijdstip titel toelichting verslag voorbeeld bijvoorbeeld vraag antwoord
muziek music applaus onverstaanbaar versie pagina tel telefoon e-mail email auteur auteurs date time location
subject note source table figure kortom dus maar want en of ten nadelen voordelen sterk zwak kansen bedreigingen
aantal stelling casus
"""
_NO_SPEAKERS = frozenset(_NO_SPEAKERS_WORDS.split())


@dataclass(frozen=True, slots=True)
class Label:
    """Who, from when (seconds), and what stands behind the label on its line; `timed` when a time came with it."""

    name: str
    words: str
    begin_s: float | None = None
    timed: bool = False


def labelled(line: str) -> Label | None:
    """The label before a line's words, if it looks like one; whether it is believed is for `speakers_in`."""
    start = line[: 2 * _LONGEST].split("\n", 1)[0]
    if ":" not in start and "]" not in start:
        return None
    forms = _FORMS if len(start) == 2 * _LONGEST else _HEADS + _FORMS
    for form in forms:
        match = form.match(start)
        if match and _looks_like_a_name(match["name"]):
            return _label(match, line[match.end() :])
    return None


def _label(match: re.Match[str], words: str) -> Label:
    times = match.groupdict()
    time = times.get("before") or times.get("after")
    return Label(clean_name(match["name"]), words.strip(" \n"), seconds(time) if time else None, bool(time))


def _looks_like_a_name(name: str) -> bool:
    return len(name) <= _LONGEST and name.split(" ", 1)[0].rstrip(".").lower() not in _NO_SPEAKERS


def clean_name(name: str) -> str:
    """*Dijk, Marieke van* is Marieke van Dijk; blanks and marks of guests go."""
    name = re.sub(r"\s*\((?:[gG]ast|[gG]uest|[eE]xtern|[eE]xternal|[uU]nverified)\)$", "", " ".join(name.split()))
    family, comma, given = name.partition(", ")
    return f"{given} {family}" if comma and "," not in given else name


def seconds(time: str) -> float:
    """Seconds in `1:02:03.5`, `2:03` or `(00:02:03)`."""
    total = 0.0
    for part in time.strip("[]() ").replace(",", ".").split(":"):
        total = total * 60 + float(part)
    return total


def speakers_in(paragraphs: Sequence[str]) -> frozenset[str]:
    """The names to believe in this text; none when it is not a conversation."""
    labels = [label for paragraph in paragraphs if (label := labelled(paragraph))]
    counts = Counter(label.name for label in labels)
    strong = sum(label.timed or counts[label.name] > 1 or bool(_ROLES.fullmatch(label.name)) for label in labels)
    conversation = (strong >= 2 and strong >= len(paragraphs) / 5) or (
        len(labels) >= 2 and len(labels) >= len(paragraphs) / 2
    )
    return frozenset(counts) if conversation else frozenset()
