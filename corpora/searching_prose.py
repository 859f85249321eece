"""Searching short texts that stand in no index, such as memos: the same questions, the same forms of words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

import numpy as np

from corpora.searching import occurrences
from corpora.searching_forms import Forms, forms, plain, words_of
from corpora.searching_queries import Match, Query, Term
from corpora.searching_texts import Words, joined

NOWHERE = UUID(int=0)


def matching(query: Query, texts: Sequence[str]) -> list[bool]:
    """Which of these texts meet the query, each taken as one passage; O(words of all texts)."""
    spelled = [words_of(text) for text in texts]
    numbers = {word: n for n, word in enumerate(dict.fromkeys(word for words in spelled for word in words))}
    known = {number: forms(word) for word, number in numbers.items()}
    indexed = joined([(NOWHERE, k, _words(words, numbers)) for k, words in enumerate(spelled)])
    ids = {term: _meant(term, known) for term in query.terms()}
    met = np.zeros(len(texts), bool)
    met[indexed.text_of(occurrences(query, ids, indexed).first)] = True
    return [bool(each) for each in met]


def _words(words: Iterable[str], numbers: Mapping[str, int]) -> Words:
    ids = np.array([numbers[word] for word in words], np.uint32)
    passages = np.zeros(min(1, len(ids)), np.uint32)
    return Words(ids, passages, np.zeros(len(passages), np.uint32), ("",))


def _meant(term: Term, known: Mapping[int, Forms]) -> frozenset[int]:
    """Which of these words a term means, as `store.searching` has it."""
    if term.match is Match.PIECES:
        pattern = re.compile(".*".join(map(re.escape, plain(term.pattern).split("*"))))
        return frozenset(number for number, word in known.items() if pattern.fullmatch(word.plain))
    same = {number for number, word in known.items() if word.plain == plain(term.word)}
    if term.match is Match.EXACT:
        return frozenset(same)
    meant = [forms(term.word), *(known[number] for number in same)]
    stems, lemmas = {each.stem for each in meant}, {each.lemma for each in meant}
    found = {number for number, word in known.items() if word.stem in stems or word.lemma in lemmas}
    if term.match is Match.COMPOUNDS:
        parts = {*(f"s={stem}" for stem in stems), *(f"l={lemma}" for lemma in lemmas)}
        found |= {number for number, word in known.items() if not parts.isdisjoint(word.parts)}
    return frozenset(same | found)
