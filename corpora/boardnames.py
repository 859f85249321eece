"""Names of boards as registers write them: *STG. OPENB. ONDERWIJS OOST* and *Stichting Openbaar Onderwijs Oost*."""

import re
import unicodedata
from difflib import SequenceMatcher
from functools import lru_cache

LONG = {
    "stg": "stichting",
    "st": "stichting",
    "ver": "vereniging",
    "openb": "openbaar",
    "chr": "christelijk",
    "prot": "protestants",
    "ond": "onderwijs",
    "vo": "voortgezet onderwijs",
    "po": "primair onderwijs",
    "eo": "en omstreken",
}
_KINDS = frozenset(
    {"stichting", "vereniging", "cooperatie", "voor", "het", "de", "van", "en", "omstreken", "onderwijs"}
)
_DOTTED = re.compile(r"\be\.\s?o\.?")
_WORD = re.compile(r"\w+")
_KEPT = 20_000
_PART_OF, _WORD_OF = 0.9, 0.75


def same_name(one: str, other: str) -> bool:
    """Whether names differ in capitals, accents and abbreviations only.

    >>> same_name("STG. DE BRUG E.O.", "Stichting De Brug en omstreken"), same_name("De Brug", "De Boog")
    (True, False)
    """
    return one == other or _words(one) == _words(other)


def alike(one: str, other: str) -> float:
    """How much names are alike, from 0 to 1, by the words that tell boards apart: names that go together count high.

    >>> alike("Stg. De Ster", "Stichting De Ster"), alike("St. Ster West", "Ster West en Oost")
    (1.0, 0.9)
    """
    a, b = _telling(one), _telling(other)
    if not a or not b or a == b:
        return float(a == b != ())
    if set(a) <= set(b) or set(b) <= set(a):
        return _PART_OF if min(len(a), len(b)) > 1 else _WORD_OF
    match = SequenceMatcher(None, " ".join(a), " ".join(b), autojunk=False)
    return match.ratio() if match.quick_ratio() >= _WORD_OF else match.quick_ratio() / 2


def plain_words(text: str) -> list[str]:
    """The words in small letters without accents."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return _WORD.findall("".join(sign for sign in plain if not unicodedata.combining(sign)))


@lru_cache(_KEPT)
def _words(name: str) -> tuple[str, ...]:
    words = plain_words(_DOTTED.sub("eo", name.casefold()))
    return tuple(" ".join(LONG.get(word, word) for word in words).split())


def _telling(name: str) -> tuple[str, ...]:
    words = tuple(word for word in _words(name) if word not in _KINDS)
    return words or _words(name)
