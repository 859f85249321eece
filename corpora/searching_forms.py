"""Under which forms a word is found: its stem, its lemma, and those of the parts it is compounded of.

Stem: Snowball's Dutch stemmer (Kraaij & Pohlmann, 1994). Lemma: the dictionary of simplemma. Either may join two words;
together they find more than each alone at hardly any loss (measured on twenty words: see benchmarks/search.py).
"""

import re
import unicodedata
from array import array
from dataclasses import dataclass
from functools import cache
from threading import local

from corpora.searching_compounds import parts_of
from corpora.searching_lexicon import lemma_of

# Raised when the same word would get other forms: documents are then indexed again at the next search.
EDITION = "2:pystemmer3:simplemma2"
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
# These prefixes never take the `ge` of a participle; the stemmer would make `beleid` of `begeleiding`.
_NO_PARTICIPLE = re.compile(r"(be|her|ont|ver)ge(?=..)")
_stemmers = local()


@dataclass(frozen=True, slots=True)
class Forms:
    """How one word is found: `plain` without accents; each of `parts` is a form (`s=` stem or `l=` lemma) of a part."""

    word: str
    plain: str
    stem: str
    lemma: str
    parts: tuple[str, ...]


def words_and_starts(text: str) -> tuple[list[str], "array[int]"]:
    """The words of a text, and the code point at which each starts: letters and digits, with an apostrophe inside
    (`pabo's`); in small letters, and as long as in the text."""
    small = lowered(text).replace("’", "'")
    return _WORD.findall(small), array("I", [found.start() for found in _WORD.finditer(small)])


def words_of(text: str) -> list[str]:
    """The words of a text, in small letters."""
    return words_and_starts(text)[0]


def word_end(text: str, start: int) -> int:
    """Where the word that starts here ends."""
    found = _WORD.match(text, start)
    return found.end() if found else start + 1


def lowered(text: str) -> str:
    """In small letters, with every code point in its place."""
    small = text.lower()
    if len(small) == len(text):
        return small
    return "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)


def forms(word: str) -> Forms:
    """Everything under which a word in small letters is found."""
    parts = {form for part in parts_of(word) for form in (f"s={stem(part)}", f"l={plain(lemma_of(part))}")}
    return Forms(word, plain(word), stem(word), plain(lemma_of(word)), tuple(sorted(parts)))


def stem(word: str) -> str:
    """Without its endings and accents."""
    guarded = _NO_PARTICIPLE.match(word)
    if not guarded:
        return plain(_stemmed(word))
    prefix = guarded.group(1)
    return prefix + "ge" + plain(_stemmed(f"{prefix}ga{word[guarded.end() :]}"))[len(prefix) + 2 :]


def plain(word: str) -> str:
    """Without accents: `één` is `een`."""
    return word if word.isascii() else "".join(map(_bare, word))


@cache
def _bare(letter: str) -> str:
    return unicodedata.normalize("NFD", letter)[0]


def _stemmed(word: str) -> str:
    stemmer = getattr(_stemmers, "dutch", None)  # a stemmer keeps its word in itself, so each thread has its own
    if stemmer is None:
        from Stemmer import Stemmer

        stemmer = _stemmers.dutch = Stemmer("dutch")
    return str(stemmer.stemWord(word))
