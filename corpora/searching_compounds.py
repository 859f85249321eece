"""Dutch compounds in parts: `lerarentekort` is `leraren` and `tekort`.

Two words with a linking s, e, en or n between them if need be; of several ways to cut, the one whose parts the
dictionary knows, then the one that leaves the shorter part longest. A part that is a compound itself is cut again and
stays a part.
"""

from collections.abc import Iterator
from functools import lru_cache

from corpora.searching_lexicon import known, lemma_of

SHORTEST_PART, SHORTEST = 4, 7
LINKS = ("", "s", "en", "e", "n")
# Shorter words that do begin compounds.
SHORT = frozenset("bso cao dag gym hbo ict les mbo tto vso vwo wet zij zzp".split())
# What ends a derived word and happens to be a word as well.
NO_HEAD = frozenset(
    "aard aren atie baar chap ding dingen elen eren erij erijen ering eringen heden heid ieren ingen innen isme isten "
    "iteit keren lende lijk lijke lijken ling lingen loos loze nissen rijk rijke schap schappen sten ster sters telen "
    "teren teit teiten tjes ende enden elijk zaam zame matig matige achtig waarts erend erende erde eerd eerde vers "
    "tijk tuur uren ring ment meen ging pelen repen rende lijkbaar maal "
    "isch ische aties leren seren neren lijks tige heids enten ente rokken".split()
)
# Prepositions, prefixes and particles of verbs: what they begin is derived, not compounded.
NO_FIRST = frozenset(
    "aan achter af alle als been best boven binnen buiten daar dien dient door even flin geen gelijk heel hier hoog in "
    "kort lang maar mede mee mis na naar neer nieuw niet om omver onder op open over samen tegen teld terug toch toe "
    "tussen uit vast veel vele verg vers vol voor voort waar ware wanneer weer weg welk zeer zelf".split()
)


def parts_of(word: str) -> tuple[str, ...]:
    """The words that a compound is made of, wider ones first; empty for a word that is not compounded."""
    return _parts(lemma_of(word))


@lru_cache(maxsize=100_000)
def _parts(whole: str) -> tuple[str, ...]:
    cuts = sorted(_cuts(whole), key=_preference)
    if not cuts:
        return ()
    _, first, head = cuts[0]
    return first, *parts_of(first), head, *parts_of(head)


def _cuts(word: str) -> Iterator[tuple[str, str, str]]:
    """Every way to cut: (link, first, head)."""
    if len(word) < SHORTEST or not word.isalpha():
        return
    for at in range(2, len(word) - SHORTEST_PART + 1):
        head = word[at:]
        if head in NO_HEAD or not (firsts := list(_firsts(word[:at]))):
            continue
        if known(head) or parts_of(head):
            yield from ((link, first, head) for link, first in firsts)


def _firsts(written: str) -> Iterator[tuple[str, str]]:
    for link in LINKS:
        first = written.removesuffix(link)
        if len(first) == len(written) - len(link) and _begins(first):
            yield link, first


def _begins(first: str) -> bool:
    if first in NO_FIRST:
        return False
    if len(first) < SHORTEST_PART:
        return first in SHORT
    return known(first) or _with_particle(first) or bool(parts_of(first))


def _with_particle(first: str) -> bool:
    """`doorstroom`: the dictionary knows it without its particle."""
    places = range(2, len(first) - SHORTEST_PART + 1)
    return any(first[:at] in NO_FIRST and known(first[at:]) for at in places)


def _preference(cut: tuple[str, str, str]) -> tuple[int, int, int]:
    link, first, head = cut
    return (not known(first)) + (not known(head)), -min(len(first), len(head)), len(link)
