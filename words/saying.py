"""Sentences by key. A catalogue per room of the screen: words/locale/<language>/LC_MESSAGES/<room>.po."""

import gettext
from functools import cache
from pathlib import Path

LANGUAGES = ("nl", "en")
LOCALE = Path(__file__).parent / "locale"


class Words:
    """The sentences of one language.

    >>> Words("nl")("quiet-example", name="Anna")
    'Gekozen: Anna'
    """

    def __init__(self, language: str) -> None:
        self.language = language
        self._catalogue = _catalogue(language)
        self._single = cache(self._catalogue.gettext)  # which asks room after room

    def __call__(self, key: str, /, **facts: object) -> str:
        """The sentence for `key`; a fact named `n` chooses between singular and plural. KeyError if there is none."""
        n, plural = facts.get("n"), key + "-plural"
        # The plural first: gettext() answers with the singular of a sentence that has both.
        sentence = self._catalogue.ngettext(key, plural, n) if isinstance(n, int) else key
        if sentence in (key, plural):
            sentence = self._single(key)
        if sentence == key:
            raise KeyError(key)
        return sentence.format(**facts) if facts else sentence

    def knows(self, key: str) -> bool:
        """Whether there is a sentence for `key`."""
        return self._catalogue.gettext(key) != key


@cache
def spoken(language: str) -> Words:
    """The sentences of `language`, read once."""
    return Words(language)


def refused(words: Words, code: str, facts: dict[str, object]) -> str:
    """The sentence for a refusal: what happened, why, what to do now."""
    return words(f"refusal-{code}", **facts)


@cache
def _catalogue(language: str) -> gettext.NullTranslations:
    if language not in LANGUAGES:
        raise KeyError(language)
    rooms = sorted((LOCALE / language / "LC_MESSAGES").glob("*.mo"))
    first, *others = [_room(path) for path in rooms]
    for other in others:
        first.add_fallback(other)
    return first


def _room(path: Path) -> gettext.GNUTranslations:
    with path.open("rb") as compiled:
        return gettext.GNUTranslations(compiled)


def attribute_name(words: Words, attribute: str) -> str:
    """An attribute of people as it is read: ours in the reader's language, their own as they wrote it."""
    return words(f"attribute-{attribute}") if words.knows(f"attribute-{attribute}") else attribute


def kind_name(words: Words, kind: str) -> str:
    """What people call the rows of a table; of one that has no name yet, the table's own."""
    return words(f"history-kind-{kind}") if words.knows(f"history-kind-{kind}") else kind
