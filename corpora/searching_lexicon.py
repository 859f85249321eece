"""Dutch words and their dictionary forms, as simplemma knows them; read once, when first asked for."""

from collections.abc import Mapping
from functools import cache


def lemma_of(word: str) -> str:
    """The dictionary form; the word itself where the dictionary does not know it."""
    return _dictionary().get(word) or word


def known(word: str) -> bool:
    """Whether the dictionary has this form."""
    return _dictionary().get(word) is not None


@cache
def _dictionary() -> Mapping[str, str]:
    from simplemma.strategies import DefaultDictionaryFactory

    return DefaultDictionaryFactory().get_dictionary("nl")
