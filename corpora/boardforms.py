"""The forms in which a board may be named in a text: its name with and without its legal form, what stands in brackets
behind it, what people call it, its first words, its initials."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from corpora.boardnames import LONG, plain_words
from corpora.boards import Board, BoardName, Target

LEGAL = frozenset({"stichting", "vereniging", "cooperatie", "cooperatieve"})
BETWEEN = frozenset({"van", "voor", "der", "den", "te", "in", "en", "o", "eo", "omstreken"})
ARTICLES = frozenset({"de", "het", "t"})
_COLUMNS = re.compile(r"afkorting|roepnaam|alias|(?:verkorte|korte) naam|naam kort|ook bekend", re.IGNORECASE)
_BRACKETS = re.compile(r"\(([^()]*)\)")
_SEVERAL = re.compile(r"[;,/|]")
_BENT = {
    "openbare": "openbaar",
    "christelijke": "christelijk",
    "katholieke": "katholiek",
    "protestantse": "protestants",
    "algemene": "algemeen",
    "bijzondere": "bijzonder",
    "voortgezette": "voortgezet",
    "scholen": "school",
}
# Initials that mean something else wherever schools are spoken of.
_TAKEN = frozenset(
    "mbo roc sbo vso gmr cvb rvt hbo avg oop cao slo nro ocw duo vve vog ict inspectie cito havo vwo vmbo pabo".split()
)
_FEWEST, _SHORTEST = 3, 3


class Doubt(StrEnum):
    """Why a name in a text may well not mean the board; every doubt is for a person to settle."""

    SHARED = "shared"
    COMMON = "common"
    PART = "part"
    INITIALS = "initials"
    SMALL = "small"


@dataclass(frozen=True, slots=True)
class Form:
    """One way to name a board or group; `capitals` is how it must stand there, empty where the words alone count.

    What people have `given` as a name may be ordinary words too."""

    words: tuple[str, ...]
    shown: str
    target: Target
    doubt: Doubt | None = None
    capitals: str = ""
    given: bool = False


def forms(boards: Iterable[Board], names: Iterable[BoardName]) -> tuple[Form, ...]:
    """Every form, each once per board; without those of which people said that they mean something else."""
    said = list(names)
    refused = {((each.list_id, each.board_id or each.group), canonical(each.name)) for each in said if each.refused}
    found: dict[tuple[Target, tuple[str, ...], str], Form] = {}
    own = (
        Form(canonical(each.name), each.name, (each.list_id, each.board_id or each.group), given=True)
        for each in said
        if not each.refused
    )
    for form in (*own, *(form for board in boards for form in _of_board(board))):
        if form.words and (form.target, form.words) not in refused:
            found.setdefault((form.target, form.words, form.capitals), form)
    return tuple(found.values())


def canonical(name: str) -> tuple[str, ...]:
    """The words that must stand there, written in one way, without the legal form and without small words.

    >>> canonical("Stg. Openb. Onderwijs De Brug"), canonical("Openbare Onderwijs voor De Brug")
    (('openbaar', 'onderwijs', 'de', 'brug'), ('openbaar', 'onderwijs', 'de', 'brug'))
    """
    words = [each for word in plain_words(name) for each in spelled(word)]
    while len(words) > 1 and words[0] in LEGAL:
        words = words[1:]
    return tuple(words)


def spelled(word: str) -> tuple[str, ...]:
    """A word as all ways to write it have it; nothing for a word that may be left out."""
    whole = (_BENT.get(each, each) for each in LONG.get(word, word).split())
    return tuple(each for each in whole if each not in BETWEEN)


def telling(words: Iterable[str]) -> tuple[str, ...]:
    """Those that could be a name."""
    return tuple(word for word in words if word not in ARTICLES | LEGAL | BETWEEN)


def _of_board(board: Board) -> Iterator[Form]:
    target = (board.list_id, board.id)
    name = " ".join(_BRACKETS.sub(" ", board.name).split())
    yield Form(canonical(name), name, target)
    given = [*_BRACKETS.findall(board.name)]
    given += [value for column, value in board.attributes.items() if _COLUMNS.search(column)]
    for each in (each.strip() for some in given for each in _SEVERAL.split(some)):
        if len(each) >= _SHORTEST - 1:
            yield Form(canonical(each), each, target, capitals=each if each.isupper() else "")
    words = canonical(name)
    if len(words) > 2 and words[0] in ARTICLES:
        first = name.split()
        at = next(n for n, word in enumerate(first) if word.casefold().strip("’'") in ARTICLES)
        yield Form(words[:2], " ".join(first[at : at + 2]), target, Doubt.PART)
    for initials in _initials(name):
        yield Form((initials.casefold(),), initials, target, Doubt.INITIALS, initials)


def _initials(name: str) -> set[str]:
    """With and without the legal form and the small words."""
    words = re.findall(r"[^\W\d_]+", name)
    if len(words) < _FEWEST:
        return set()
    kept = [word for word in words if word.casefold() not in BETWEEN | ARTICLES]
    ways = (words, kept, [word for word in kept if word.casefold() not in LEGAL])
    found = ("".join(word[0] for word in way).upper() for way in ways)
    return {each for each in found if len(each) >= _SHORTEST and each.casefold() not in _TAKEN}
