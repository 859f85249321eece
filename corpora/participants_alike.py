"""Two names that may be of one person: proposals for a researcher, who decides.

A role (`Interviewer`, `R1`) is anybody's and never alike. Names are compared without titles and additions, unless these
contradict each other: `Mw. De Vries` may be `mevrouw de Vries`, and is not `Dhr. De Vries`.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations, pairwise
from typing import TypeVar

from corpora.participants import Participant
from corpora.pseudonyms_labels import names_in_label

T = TypeVar("T")
_WOMAN = frozenset("mevrouw mevr mw juffrouw juf moeder oma tante lerares directrice docente".split())
_MAN = frozenset("meneer mijnheer heer dhr meester vader opa oom".split())
_LEARNED = frozenset("drs dr prof ir ing mr dra professor de".split())
_PSEUDONYM = re.compile(r"\[[A-Z]+-\d+\]")
_SHORTEST_WITH_SLIP = 5
_ALL_PAIRS_OF = 8
# What character recognition takes for one another.
_LOOKALIKES = (("rn", "m"), ("vv", "w"), ("0", "o"), ("1", "l"), ("5", "s"))


class Reason(StrEnum):
    """Why two names are proposed: they are the same, or written another way, or differ in one letter."""

    SAME = "same"
    SPELLING = "spelling"
    SLIP = "slip"


@dataclass(frozen=True, slots=True)
class Alike:
    """Two participants who may be one."""

    first: Participant
    second: Participant
    reason: Reason


@dataclass(frozen=True, slots=True)
class _Called:
    """A participant by one of their names: the bare name as compared, and what stands around it."""

    place: int
    shown: str
    key: str
    titles: frozenset[str]
    addition: str


def alike(participants: Sequence[Participant]) -> tuple[Alike, ...]:
    """Every proposal, the surest first; O(n × length) for n names that are not all the same."""
    called = [one for place, each in enumerate(participants) for one in _names(place, each)]
    found: dict[tuple[int, int], Reason] = {}
    for one, other in _candidates(called):
        pair = (min(one.place, other.place), max(one.place, other.place))
        first, second = participants[pair[0]], participants[pair[1]]
        if pair[0] == pair[1] or _contradict(one, other) or _kept_apart(first, second):
            continue
        reason = _reason(one, other)
        if reason and (pair not in found or list(Reason).index(reason) < list(Reason).index(found[pair])):
            found[pair] = reason
    ordered = sorted(found.items(), key=lambda item: (list(Reason).index(item[1]), item[0]))
    return tuple(Alike(participants[a], participants[b], reason) for (a, b), reason in ordered)


def _names(place: int, participant: Participant) -> Iterator[_Called]:
    for shown in dict.fromkeys((participant.name, *(voice.label for voice in participant.voices))):
        bare = (shown,) if _PSEUDONYM.fullmatch(shown) else names_in_label(shown)
        if not bare:
            continue
        before, _, after = shown.partition(bare[0])
        titles = frozenset(re.findall(r"[^\W\d_]+", before.casefold())) - _LEARNED
        yield _Called(place, " ".join(shown.split()), _plain(bare[0]), titles, _plain(after))


def _candidates(called: Iterable[_Called]) -> Iterator[tuple[_Called, _Called]]:
    """Pairs with the same name, or names of which one letter left out gives the same."""
    by_key: dict[str, list[_Called]] = defaultdict(list)
    by_variant: dict[str, dict[str, None]] = defaultdict(dict)
    for one in called:
        by_key[one.key].append(one)
    for key in by_key:
        for variant in _variants(key):
            by_variant[variant][key] = None
    for same in by_key.values():
        yield from _pairs(same)
    for keys in by_variant.values():
        for key, other in _pairs(list(keys)):
            yield from ((one, two) for one in by_key[key][:_ALL_PAIRS_OF] for two in by_key[other][:_ALL_PAIRS_OF])


def _pairs(items: Sequence[T]) -> Iterable[tuple[T, T]]:
    """Each with each; of many, each with the next, which a chain of merges joins all the same."""
    return combinations(items, 2) if len(items) <= _ALL_PAIRS_OF else pairwise(items)


def _variants(key: str) -> set[str]:
    folded = _folded(key)
    if len(folded) < _SHORTEST_WITH_SLIP or re.search(r"\b\d+\b", key) or "[" in key:
        return set()
    return {folded, *(folded[:place] + folded[place + 1 :] for place in range(len(folded)))}


def _reason(one: _Called, other: _Called) -> Reason | None:
    if one.shown == other.shown:
        return Reason.SAME
    if one.key == other.key:
        return Reason.SPELLING
    return Reason.SLIP if _one_slip(_folded(one.key), _folded(other.key)) else None


def _one_slip(one: str, other: str) -> bool:
    """At most one letter more, less or other, or two that changed places."""
    start = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    a, b = one[start:], other[start:]
    return a[1:] == b[1:] or a[1:] == b or a == b[1:] or (a[:2] == b[1::-1] and a[2:] == b[2:])


def _contradict(one: _Called, other: _Called) -> bool:
    """Madam and sir, inspector and director, (Inspectie) and (Bestuur)."""
    if one.addition and other.addition and one.addition != other.addition:
        return True
    if (one.titles & _WOMAN and other.titles & _MAN) or (one.titles & _MAN and other.titles & _WOMAN):
        return True
    roles, others = (each.titles - _WOMAN - _MAN for each in (one, other))
    return bool(roles and others and not roles & others)


def _kept_apart(first: Participant, second: Participant) -> bool:
    return not (first.apart.isdisjoint(second.ids) and second.apart.isdisjoint(first.ids))


def _plain(words: str) -> str:
    """Small letters without accents; punctuation and white space are one blank."""
    letters = "".join(c for c in unicodedata.normalize("NFKD", words.casefold()) if not unicodedata.combining(c))
    return words if _PSEUDONYM.fullmatch(words) else " ".join(re.findall(r"\w+", letters))


def _folded(key: str) -> str:
    for seen, meant in _LOOKALIKES:
        key = key.replace(seen, meant)
    return key
