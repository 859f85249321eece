"""Who speaks: labels before turns, and which of them are believed.

A colon in a sentence is no speaker. A label must look like one (a short name, or a role such as I, R1, Interviewer)
and is believed only in a text that is a conversation: roles or repeated names before a fifth of its paragraphs, or
any labels before half of them. In a text that puts names with a time on lines of their own, nothing else is a name.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

TIME = r"(?:\d{1,2}:\d{1,2}:\d{1,2}|\d{1,3}:\d{2})(?:[.,]\d{1,3})?"
RANGE = rf"{TIME}(?:\s*(?:-->|[-–])\s*{TIME})?"
MARKED_TIME = rf"(?:[\[(]\s*{RANGE}\s*[\])]|#\s*\d{{1,2}}:\d{{2}}:\d{{2}}(?:-\d{{1,3}})?\s*#)"
ANY_TIME = rf"(?:{MARKED_TIME}|{RANGE})"
_CAPITALISED = r"[A-ZÀ-ÖØ-Þ][\w'’.\-]*"
_PARTICLE = r"(?:van|von|de|der|den|ten|ter|te|het|in|op|bij|aan|du|la|le|el|al|bin|ben|da|dos|v\.d\.|['’‘][ts]|d['’])"
_NUMBERED = r"(?:\d{1,3}|[A-Za-z]\d?)"
_ROLE = (
    r"(?:[A-Z]{2,4}[- ])?(?:[dD]e\s)?"
    r"(?:[iI]nt(?:erviewer|erviewster|\.)?|[rR]esp(?:ondente?|\.)?|[sS]preker|[sS]peaker|[dD]eelneme?r|[dD]eelneemster|"
    r"[gG]espreksleid(?:er|ster)|[vV]oorzitter|[mM]oderator|[oO]nderzoeker|[pP]articipant|[pP]anellid|[gG]eïnterviewde|"
    r"[iI]nspecteur|[bB]estuurder|[lL]eraar|[dD]ocent|[dD]irecteur|[nN]otulist|[gG]riffier|"
    r"[oO]nbekende spreker|[uU]nknown speaker)"
)
_ROLE_NAME = rf"(?:{_ROLE}(?:\s?{_NUMBERED})?|[IRPMVQA]\d{{0,2}})"
_TITLE = r"(?:[dD]e\s(?:[hH]eer|[mM]inister|[sS]taatssecretaris)|[hH]eer|[mM]evrouw|[mM]eneer)"
_PERSON = rf"(?:{_TITLE}\s)?{_CAPITALISED}(?:\s(?:{_CAPITALISED}|{_PARTICLE}|\d{{1,2}})){{0,5}}"
_ADDED = r"(?:\s\((?![\d:]+\))[^()]{1,40}\))?"
_ONE = rf"(?:{_ROLE_NAME}|{_PERSON})"
_NAME = rf"(?P<name>{_ONE}{_ADDED}(?:\s(?:en|and|&|\+)\s{_ONE})?)"
_LISTED = rf"(?P<name>(?:{_PARTICLE}\s){{0,3}}(?:{_ROLE_NAME}|{_PERSON}(?:,\s{_PERSON})?){_ADDED})"

_BEFORE_WORDS = re.compile(
    rf"(?:(?P<before>{ANY_TIME})\s*[-–]?\s*)?{_NAME}(?:\s*(?P<after>{ANY_TIME}))?\s?:"
    rf"(?:\s*(?P<behind>{MARKED_TIME}))?(?=\s|$)"
)
_IN_BRACKETS = re.compile(rf"\[{_NAME}\]:?(?=\s|$)")
_WITH_OFFICE = re.compile(rf"(?P<name>{_PERSON},\s[a-zà-ÿ][\w()/ -]{{1,40}}):(?=\s|$)")
# A name and a time alone on a line, as recording tools write it; either may come first.
_HEADS = (
    re.compile(rf"{_LISTED}\s+(?P<after>{ANY_TIME})$"),
    re.compile(rf"(?P<before>{ANY_TIME})\s+{_LISTED}$"),
)
_TIME_ENDS = tuple("0123456789])#")
_ROLES = re.compile(rf"{_ROLE_NAME}{_ADDED}")
_WHOLE_NAME = re.compile(rf"(?:{_LISTED})")
_PARTICLE_ALONE = re.compile(_PARTICLE, re.IGNORECASE)
_FIRST_TIME = re.compile(r"\d+(?::\d+)+(?:[.,-]\d+(?![\d:]))?")
# A full stop is part of a name behind an initial or a title only: *P.J.*, *Mevr. Jansen*.
_STOP = re.compile(r"\w{6,}\.(?:\s|$)")
_STOPPED = re.compile(r"\w{3,}\.$")
_SENTENCE_END = re.compile(r"[.!?…,;][\"'”’»)\]]*$")
_LOWER = re.compile(r"\b[a-zà-ÿ]{5,}\b")
# What is named after an idea and not after a person: *Aanbeveling*, *Kwaliteit*, *Bevindingen*.
_IDEA = re.compile(r"\w{2,}(?:ing(?:en)?|he(?:id|den)|teit(?:en)?|ties?|schap|isme|punten|groep(?:en)?)")
_LONGEST = 60
_LONGEST_DOUBLE = 4  # Dan, Wil, Bas, Mark, Roos: names that are words too are short
_LONGEST_FACT = 5
_HEADER = 10
_NO_SPEAKERS_WORDS = """
aanwezig afwezig afgemeld aanleiding achtergrond advies bijlage bron bronnen conclusie conclusies context datum
doel duur figuur functie gelach hoofdstuk inleiding introductie kern lacht locatie let methode naam nee ja noot
opmerking opmerkingen onderwerp organisatie paragraaf pauze plaats project resultaat resultaten samenvatting
sector stap stilte tabel thema tijd tijdstip titel toelichting verslag voorbeeld bijvoorbeeld vraag antwoord
muziek music applaus onverstaanbaar versie pagina tel telefoon e-mail email auteur auteurs date time location
subject note source table figure kortom dus maar want en of ten nadelen voordelen sterk zwak kansen bedreigingen
aantal stelling casus opbrengst opbrengsten vervolg afspraken acties
"""
_NO_SPEAKERS = frozenset(_NO_SPEAKERS_WORDS.split())


@dataclass(frozen=True, slots=True)
class Label:
    """Who, from when (seconds), and what stands behind the label on its line.

    `timed` when a time came with it; `alone` when name and time stand on a line of their own; `loose` when an office
    follows the name (*Anna Wit, bestuurder*), which half a sentence may look like.
    """

    name: str
    words: str
    begin_s: float | None = None
    timed: bool = False
    alone: bool = False
    loose: bool = False


def labelled(line: str) -> Label | None:
    """The label before a line's words, if it looks like one; whether it is believed is for `speakers_in`."""
    start = line[: 2 * _LONGEST].split("\n", 1)[0]
    if ":" not in start and "]" not in start:
        return None
    for form in _possible(start):
        match = form.match(start)
        if match and _looks_like_a_name(match["name"]):
            alone = not start[match.end() :].strip()
            return _label(match, line[match.end() :], alone=alone, loose=form is _WITH_OFFICE)
    return None


def _possible(start: str) -> Iterator[re.Pattern[str]]:
    """The forms that a line may have, by what costs next to nothing to see."""
    if start[-1:] in _TIME_ENDS and len(start) < 2 * _LONGEST:
        yield from _HEADS
    yield _BEFORE_WORDS
    if start[0] == "[":
        yield _IN_BRACKETS
    if ", " in start:
        yield _WITH_OFFICE


def _label(match: re.Match[str], words: str, *, alone: bool, loose: bool) -> Label:
    times = match.groupdict()
    time = times.get("before") or times.get("after") or times.get("behind")
    begin = seconds(time) if time else None
    return Label(clean_name(match["name"]), words.strip(" \n"), begin, bool(time), bool(time) and alone, loose)


def is_name(words: str) -> bool:
    """Whether these words, all of them, have the shape of a name or role."""
    return bool(_WHOLE_NAME.fullmatch(words)) and _looks_like_a_name(words)


def is_role(name: str) -> bool:
    """Whether a name says what someone does in a conversation: I, R1, INTERVIEWER, De voorzitter."""
    return bool(_ROLES.fullmatch(name) or (name.isupper() and _ROLES.fullmatch(name.capitalize())))


def _looks_like_a_name(name: str) -> bool:
    first, *others = name.split(" ")
    known = len(name) <= _LONGEST and first.rstrip(".,").lower() not in _NO_SPEAKERS
    known = known and not _PARTICLE_ALONE.fullmatch(name)
    return known and not _STOP.search(name) and (not others or not _STOPPED.search(name) or is_role(name))


def clean_name(name: str) -> str:
    """*Dijk, Marieke van* is Marieke van Dijk; blanks and marks of guests go."""
    name = re.sub(r"\s*\((?:[gG]ast|[gG]uest|[eE]xtern|[eE]xternal|[uU]nverified)\)$", "", " ".join(name.split()))
    family, comma, given = name.partition(", ")
    turned = comma and "," not in given and "(" not in family and given[:1].isupper()
    return f"{given} {family}" if turned else name


def seconds(time: str) -> float:
    """Seconds in `1:02:03.5`, `2:03`, `(00:02:03)` or `#00:02:03-5#`; of two times the first."""
    found = _FIRST_TIME.search(time)
    total = 0.0
    for part in (found[0] if found else time).replace(",", ".").replace("-", ".").split(":"):
        total = total * 60 + float(part)
    return total


def speakers_in(paragraphs: Sequence[str]) -> frozenset[str]:
    """The names to believe in this text; none when it is not a conversation."""
    return believed([label for paragraph in paragraphs if (label := labelled(paragraph))], paragraphs)


def believed(labels: Sequence[Label], paragraphs: Sequence[str]) -> frozenset[str]:
    """The same for the labels that these paragraphs have."""
    heads = {label.name for label in labels if label.alone}
    if sum(label.alone for label in labels) >= max(2, len(labels) / 2):
        labels = [label for label in labels if label.name in heads]
    doubted = _doubted(labels, paragraphs)
    labels = [label for label in labels if label.name not in doubted]
    counts = Counter(label.name for label in labels)
    strong = sum(label.timed or counts[label.name] > 1 or is_role(label.name) for label in labels)
    conversation = (strong >= 2 and strong >= len(paragraphs) / 5) or (
        len(labels) >= 2 and len(labels) >= len(paragraphs) / 2
    )
    return frozenset(counts) if conversation else frozenset()


def _doubted(labels: Sequence[Label], paragraphs: Sequence[str]) -> set[str]:
    """Names that are ordinary words, parts of a sentence, or facts above the conversation (*Interviewer: Anna*)."""
    counts = Counter(label.name for label in labels)
    sure = {label.name for label in labels if label.timed or is_role(label.name)}
    once = (name for name in counts if counts[name] == 1 and " " not in name and name not in sure)
    seldom = {name for name in once if len(name) > _LONGEST_DOUBLE}
    said = {word for each in paragraphs for word in _LOWER.findall(each)} if seldom else set()
    ordinary = {name for name in seldom if name.lower() in said or _IDEA.fullmatch(name.lower())}
    loose = {label.name for label in labels if label.loose}
    loose = set() if any(counts[name] > 1 for name in loose) else loose
    return ordinary | loose | _facts(labels, counts, paragraphs)


def _facts(labels: Sequence[Label], counts: Counter[str], paragraphs: Sequence[str]) -> set[str]:
    """Roles among other facts above a conversation, named once and with no more than a name behind them."""
    facts: set[str] = set()
    for label in labels:
        brief = 0 < len(label.words.split()) <= _LONGEST_FACT and not _SENTENCE_END.search(label.words)
        if label.timed or counts[label.name] > 1 or not brief or not is_role(label.name):
            break
        facts.add(label.name)
    more = any(
        each.partition(":")[0].lower() in _NO_SPEAKERS for each in paragraphs[:_HEADER] if ":" in each[:_LONGEST]
    )
    if len(facts) < 2 and not more:
        return set()
    others = [label for label in labels if label.name not in facts]
    return facts if len(others) > 1 and len({label.name for label in others}) > 1 else set()
