"""What looks like a name, school, board or address in Dutch text, by rules alone; a person decides about each."""

import re
from collections.abc import Iterator

from corpora.pseudonyms_addresses import addresses
from corpora.pseudonyms_kinds import DOUBTFUL, Found, Kind
from corpora.pseudonyms_names import FIRST_NAMES, NO_NAMES, NO_PEOPLE, PARTICLES, PUBLIC_BODIES, TITLES
from corpora.spans import Span

_CAP = r"(?:IJ|[A-ZÀ-ÖØ-ÞŞ])[a-zà-öø-ÿşğıĳ'’]*[a-zà-öø-ÿşğı]"
_WORD = rf"{_CAP}(?:-{_CAP})*"
_NO_BODY = r"(?!(?:Stichting|Scholen|Scholengroep|Scholengemeenschap|Onderwijsgroep|Basisschool|Vereniging)\b)"
_PARTS = rf"(?:(?i:{PARTICLES})\s+)"
_SURNAME = rf"{_PARTS}{{0,3}}{_NO_BODY}{_WORD}"
_INITIALS = r"(?:[A-Z]\.\s?){1,5}"
_FULL = rf"(?:{_INITIALS})?(?:{_WORD}\s+){{0,2}}{_SURNAME}"
_FIRST = "|".join(sorted(FIRST_NAMES, key=len, reverse=True))
_INITIALS_THAT_ARE_WORDS = re.compile(r"(?:N\.\s?B|P\.\s?S|B\.\s?V|N\.\s?V|A\.\s?D|P\.\s?O|V\.\s?O)\.")

_SAYING = "zei|zegt|vroeg|vraagt|antwoordde|aldus|volgens|belde|mailde|schreef|appte"

_PERSONS = (
    ("title", re.compile(rf"(?<!\w)(?i:{TITLES})\s+(?P<name>{_FULL})(?!\w)")),
    ("introduced", re.compile(rf"\b(?i:ik ben|mijn naam is|ik heet|noem me|noem mij)\s+(?P<name>{_FULL})(?!\w)")),
    ("said", re.compile(rf"\b(?:{_SAYING})\s+(?P<name>{_FULL})(?!\w)")),
    ("initials", re.compile(rf"(?<![\w.])(?P<name>{_INITIALS}{_SURNAME})(?!\w)")),
    (
        "first-name",
        re.compile(rf"(?<![\w-])(?P<name>(?:{_FIRST})(?:-{_CAP})?(?:\s+{_NO_BODY}{_WORD})?(?:\s+{_SURNAME})?)(?![\w])"),
    ),
    ("particle", re.compile(rf"(?<![\w-])(?P<name>{_WORD}\s+{_PARTS}{{1,3}}{_NO_BODY}{_WORD})(?!\w)")),
    # *Van den Heuvel* where a sentence begins, *De Bruin* where none does.
    ("surname", re.compile(rf"(?<![\w-])(?P<name>(?:Van|Von)\s+(?:den|der|ter|ten)\s+{_WORD})(?!\w)")),
    (
        "surname",
        re.compile(
            rf"(?<=[a-zà-ÿ,;]\s)(?P<name>(?:De|Van|Ter|Ten|El|Den(?!\s(?:Haag|Bosch|Helder|Burg)\b))\s+(?:d(?:e|en|er)\s+)?{_NO_BODY}{_WORD})(?!\w)"
        ),
    ),
)
_CAPITAL = re.compile(rf"(?<=[a-zà-ÿ0-9,;)] )(?P<name>{_WORD}(?: (?:{PARTICLES}|{_WORD}))* {_WORD}|{_WORD})(?![\w-])")

_SCHOOL_WORDS = (
    r"(?:(?:pc|rk|kath\.|chr\.|openb\.)\s+)?basisschool|obs|rkbs|pcbs|cbs|sbo|vso|ibs|kbs|gbs|nbs|ods|isk|ikc|"
    r"csg|rsg|ksg|psg|osg|isg|pcsg|jenaplanschool|montessorischool|daltonschool|vrijeschool|"
    r"openbare basisschool|katholieke basisschool|christelijke basisschool|middelbare school|"
    r"praktijkschool|scholengemeenschap"
)
_SCHOOL_WORD = re.compile(_SCHOOL_WORDS, re.IGNORECASE)
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
    r"[Ss]choolvereniging|[Vv]ereniging|[Ss]choolbestuur|[Oo]nderwijskoepel|"
    r"PCBO|PCPO|PCOU?|SKOV?|SKPO|SPCO|SCPO|SCOL?|SOPO|KPO|CPO|VCP?O|OPO|OOP|CVO|PCVO|LVO|SPO|SVPO"
)
_BOARD = re.compile(
    rf"(?<!\w)(?P<name>(?:{_BOARD_WORDS})(?:\s+(?:van|voor|de|het|der|den|tot|ter|in|en|'t|’t|De|Het)){{0,3}}"
    rf"\s+(?:{_WORD}|[A-Z]{{2,8}})(?:\s+(?:(?:van|de|der|den|het|voor|en)\s+){{0,3}}(?:{_WORD}|[A-Z]{{2,8}})){{0,5}})(?!\w)"
)
_SORT = re.compile(rf"^(?:(?i:{_SCHOOL_WORDS})|{_BOARD_WORDS})\s+(?=\S+\s+\S|\S{{5}})")
_NO_SCHOOL = re.compile(
    r"(?:(?:Basis|Hoge|Vak|Middel|Vrije|Zomer|Brede|Net|Muziek|Sport|Kunst|Dalton|Montessori|Jenaplan|Praktijk|Kleuter)school|"
    r"(?:Het\s+|De\s+|Een\s+|Ons\s+|Dit\s+)(?:College|School|Lyceum|Gymnasium|Mavo))"
)

_SENTENCE_STARTS = re.compile(r"(?:^|[.!?:…\n“\"„])\s*$")


def noticed(text: str) -> Iterator[Found]:
    """Everything the rules see, also where they overlap; what is a public body is left out."""
    public = [Span(*match.span()) for match in PUBLIC_BODIES.finditer(text)]
    yield from addresses(text)
    named = (*_organisations(text), *_persons(text))
    yield from (found for found in named if not any(found.span.overlaps(body) for body in public))


def without_sort(name: str) -> str:
    """A school or board without the word that says it is one: *De Regenboog* of *obs De Regenboog*."""
    return _SORT.sub("", name)


def doubtful(text: str) -> Iterator[Found]:
    """Words with a capital in the middle of a sentence that no rule knows: a surname alone, or anything else."""
    public = [Span(*match.span()) for match in PUBLIC_BODIES.finditer(text)]
    for match in _CAPITAL.finditer(text):
        span, words = Span(*match.span("name")), match["name"].split()
        if any(word in NO_NAMES or word in NO_PEOPLE for word in words) or any(map(span.overlaps, public)):
            continue
        yield Found(span, Kind.PERSON, DOUBTFUL)


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
    opens = first in NO_NAMES and rest[:1].isupper() and not _SCHOOL_WORD.fullmatch(first)
    start = match.start("name") + (len(first) + 1 if opens else 0)
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
