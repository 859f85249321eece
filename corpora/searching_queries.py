"""What a person asks for: words, "phrases", words near each other, one or the other, and what may not be there.

leraar tekort            both words in one passage (a speaker's turn, a paragraph or a heading)
"op de lage lijst"       these words, in this order
bestuur* *tekort         words that begin, end or (between two stars) go on so
leraar NABIJ/5 tekort    at most five words between them; NABIJ alone means ten; NEAR too
directeur OF rector      either; OR too
bestuur -schoolbestuur   no passage with that word
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from corpora.refusal import Refusal
from corpora.searching_forms import words_of

NEAR = 10
SHORTEST_PIECE = 3
MOST_TERMS = 40
_PIECE = re.compile(
    r"(?P<near>(?:NABIJ|NEAR)(?:/(?P<apart>\d{1,4}))?(?=\s|$))|(?P<either>(?:OF|OR)(?=\s|$))|"
    r'(?P<minus>-(?=[\w*"“„”]))?(?:["“„”](?P<phrase>[^"“„”]*)["“„”]?|(?P<word>[^\s"“„”]+))'
)

_BEGUN = re.compile(rf"(?:^|\s)([^\W_]{{{SHORTEST_PIECE},}})$")


class Match(StrEnum):
    """How words are matched: as written, in all their forms, also inside compounds, or as a piece of any word."""

    EXACT = "exact"
    FORMS = "forms"
    COMPOUNDS = "compounds"
    PIECES = "pieces"


@dataclass(frozen=True, slots=True)
class Term:
    """One word that is sought. `pattern` has a `*` wherever anything may stand; empty where `match` decides."""

    word: str
    match: Match
    pattern: str = ""


@dataclass(frozen=True, slots=True)
class Chain:
    """Runs of words in a row, with at most `apart` words between one and the next."""

    runs: tuple[tuple[Term, ...], ...]
    apart: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Query:
    """Of every group one of its chains must stand in a passage, and none of `without`."""

    groups: tuple[tuple[Chain, ...], ...]
    without: tuple[Chain, ...] = ()

    def terms(self) -> frozenset[Term]:
        """Every word that has to be looked up."""
        chains = (*(chain for group in self.groups for chain in group), *self.without)
        return frozenset(term for chain in chains for run in chain.runs for term in run)


def parsed(written: str, match: Match = Match.FORMS) -> Query:
    """What a query asks; refuses `search-empty`, `search-short` (a piece of a word under three letters) and
    `search-long`. Signs that mean nothing where they stand are taken for white space."""
    groups: list[list[Chain]] = []
    without: list[Chain] = []
    apart: int | None = None
    either = False
    for found in _PIECE.finditer(written):
        if found["near"]:
            apart = int(found["apart"] or NEAR)
        elif found["either"]:
            either = True
        elif run := _run(found, match):
            if found["minus"]:
                without.append(Chain((run,)))
            elif apart is not None and groups:
                groups[-1][-1] = _nearer(groups[-1][-1], run, apart)
            elif either and groups:
                groups[-1].append(Chain((run,)))
            else:
                groups.append([Chain((run,))])
            apart, either = None, False
    query = Query(tuple(map(tuple, groups)), tuple(without))
    if not groups:
        raise Refusal("search-empty")
    if len(query.terms()) > MOST_TERMS:
        raise Refusal("search-long", most=MOST_TERMS)
    return query


def begun(written: str) -> str | None:
    """The same query with its last word as the begin of one, as somebody who is still typing may mean it; None where
    that word is finished, or too short."""
    found = _BEGUN.search(written)
    if not found or written.count('"') % 2 or found[1] in ("NABIJ", "NEAR"):
        return None
    return f"{written}*"


def _nearer(chain: Chain, run: tuple[Term, ...], apart: int) -> Chain:
    return Chain((*chain.runs, run), (*chain.apart, apart))


def _run(found: re.Match[str], match: Match) -> tuple[Term, ...]:
    if found["phrase"] is not None:
        return tuple(Term(word, Match.EXACT) for word in words_of(found["phrase"]))
    words = _words(found["word"])
    if len(words) > 1:  # `vmbo-leerling`: written as one, indexed as two
        return tuple(_term(word, match if place == len(words) - 1 else Match.EXACT) for place, word in enumerate(words))
    return tuple(_term(word, match) for word in words)


def _words(written: str) -> list[str]:
    """The words in what stands between blanks, with the stars that touch them."""
    if "*" not in written:
        return words_of(written)
    pieces = re.findall(r"[\w*'’]+", written)
    return [piece.lower().replace("’", "'") for piece in pieces if piece.strip("*'_")]


def _term(word: str, match: Match) -> Term:
    if "*" in word or match is Match.PIECES:
        pattern = word if "*" in word else f"*{word}*"
        if len(word.replace("*", "")) < SHORTEST_PIECE:
            raise Refusal("search-short", word=word, least=SHORTEST_PIECE)
        return Term(word, Match.PIECES, pattern)
    return Term(word, match)
