"""What is found, and where: the forms of words, the language of queries, and places in the text."""

from uuid import uuid4

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpora.refusal import Refusal
from corpora.searching import Places, occurrences
from corpora.searching_compounds import parts_of
from corpora.searching_forms import forms, lowered, plain, stem, word_end, words_and_starts, words_of
from corpora.searching_index import indexed
from corpora.searching_lines import Line, around, beside, line
from corpora.searching_order import Order, in_order, ranks
from corpora.searching_queries import Match, begun, parsed
from corpora.searching_texts import Texts, Words, joined
from corpora.segmenting import segmented
from corpora.spans import Span

TEXT = """\
Jansen: Het bestuur bespreekt de cijfers met scholen. De leraar zegt dat er te kort gesproken wordt.

De Boer: Lage lijst en hoge lijst. De lage cijfers komen van de leraar, zegt het bestuur."""


@pytest.mark.parametrize(
    ("word", "head"),
    [
        ("lerarentekort", "tekort"),
        ("bestuurskracht", "kracht"),
        ("kwaliteitszorg", "zorg"),
        ("schoolbesturen", "bestuur"),
        ("taalachterstand", "achterstand"),
        ("doorstroomcijfers", "cijfers"),
        ("wetsvoorstel", "voorstel"),
        ("kwaliteitszorgsysteem", "systeem"),
    ],
)
def test_a_compound_falls_apart_in_words(word: str, head: str) -> None:
    assert head in parts_of(word)


@pytest.mark.parametrize(
    "word", "bestuur besturen leerling verzuim begeleiding onderwijs gemeente organisatie belangrijk 2021 mbo".split()
)
def test_what_is_no_compound_stays_whole(word: str) -> None:
    assert parts_of(word) == ()


def test_inflected_words_share_a_form() -> None:
    assert forms("besturen").stem == forms("bestuur").stem
    assert forms("leraren").lemma == forms("leraar").lemma == "leraar"
    assert forms("één").plain == "een"
    assert "l=leraar" in forms("lerarentekort").parts


def test_guidance_is_no_policy() -> None:
    assert stem("begeleiding") == stem("begeleiden") != stem("beleid")


@given(st.text(max_size=60))
def test_every_word_is_found_again_at_its_place(text: str) -> None:
    small = lowered(text)
    assert len(small) == len(text)
    for word, start in zip(*words_and_starts(text), strict=True):
        assert word_end(small, start) == start + len(word)
        assert small[start : start + len(word)].replace("’", "'") == word


def test_an_apostrophe_belongs_to_its_word_and_a_hyphen_parts_two() -> None:
    assert words_of("De pabo’s en het vmbo-kader") == ["de", "pabo's", "en", "het", "vmbo", "kader"]
    assert word_end("-", 0) == 1


def test_small_letters_that_would_be_longer_keep_their_place() -> None:
    assert lowered("İstanbul A") == "İstanbul a"


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("bestuur", ["bestuur", "bestuur"]),
        ("BESTUUR lage", ["Lage", "lage", "bestuur"]),
        ('"lage lijst"', ["Lage lijst"]),
        ("“lage cijfers”", ["lage cijfers"]),
        ("hoge OF kort", ["kort", "hoge"]),
        ("lijst -kort", ["lijst", "lijst"]),
        ("lijst -hoge", []),
        ("leraar NABIJ/1 dat", ["leraar zegt dat"]),
        ("leraar NABIJ/0 dat", []),
        ("zegt NABIJ/0 dat", ["zegt dat"]),
        ("cijfers NEAR bestuur", ["bestuur bespreekt de cijfers", "cijfers komen van de leraar, zegt het bestuur"]),
        ("hoge NABIJ/0 lijst NABIJ/1 lage", ["hoge lijst. De lage"]),
        ("leraar -", ["leraar", "leraar"]),
        ("vliegtuig", []),
        ("zegt-het", ["zegt het"]),
    ],
)
def test_a_query_finds_its_places(query: str, found: list[str]) -> None:
    assert _found(query) == found


def test_words_next_to_each_other_in_two_turns_are_no_phrase() -> None:
    assert _found('"wordt de boer"') == []
    assert _found("wordt NABIJ boer") == []


def test_a_star_stands_for_any_letters() -> None:
    (term,) = parsed("bestuur*").terms()
    assert (term.match, term.pattern) == (Match.PIECES, "bestuur*")
    (term,) = parsed("tekort", Match.PIECES).terms()
    assert term.pattern == "*tekort*"
    assert not parsed("leraar *** _*").terms() - parsed("leraar").terms()


@pytest.mark.parametrize("query", ["", "  ", '""', "-leraar", "?!", "OF NABIJ/3"])
def test_a_query_without_words_is_refused(query: str) -> None:
    with pytest.raises(Refusal, match="search-empty"):
        parsed(query)


def test_a_short_piece_and_a_whole_page_are_refused() -> None:
    with pytest.raises(Refusal, match="search-short"):
        parsed("ab", Match.PIECES)
    with pytest.raises(Refusal, match="search-long"):
        parsed(" ".join(f"woord{n}" for n in range(50)))


def test_who_speaks_is_known_of_every_word() -> None:
    at, _ = _texts(TEXT)
    last = len(at.words) - 1
    passages = at.passage_of(np.array([0, last]))
    assert [at.speakers[at.voices[passage]] for passage in passages] == ["Jansen", "De Boer"]
    assert passages[0] != passages[1]


def test_words_outside_every_block_have_no_speaker() -> None:
    index = indexed("Los woord", ())
    assert (list(index.passages), list(index.voices), index.speakers) == ([0], [0], ("",))


def test_a_passage_never_runs_on_into_the_next_text() -> None:
    at, ids = _texts("De lage lijst", "lijst en lage lijst")
    found = [_places(query, at, ids) for query in ('"lijst lijst"', "lijst NABIJ lijst", '"lage lijst"')]
    assert [len(places) for places in found] == [0, 1, 2]
    assert list(at.text_of(found[2].first)) == [0, 1]


def test_a_project_without_texts_has_no_hits() -> None:
    at, ids = _texts()
    assert len(_places("bestuur OF lage NABIJ lijst -hoge", at, ids)) == 0


@given(st.lists(st.lists(st.sampled_from("abcd"), max_size=12), max_size=4), st.integers(0, 3))
def test_phrases_and_near_words_are_those_found_by_going_along_every_word(said: list[list[str]], apart: int) -> None:
    at, ids = _texts(*map(" ".join, said))
    phrases, near, begin = [], [], 0
    for words in said:
        phrases += [begin + n for n in range(len(words)) if words[n : n + 2] == ["a", "b"]]
        those = [n for n, word in enumerate(words) if word == "b"]
        for n in (n for n, word in enumerate(words) if word == "a"):
            nearest = [min((m for m in those if m > n), default=None), max((m for m in those if m < n), default=None)]
            near += [
                (begin + min(n, m), begin + max(n, m) + 1) for m in nearest if m is not None and abs(m - n) <= apart + 1
            ]
        begin += len(words)
    assert _places('"a b"', at, ids).first.tolist() == phrases
    found = _places(f"a NABIJ/{apart} b", at, ids)
    outermost = {one for one in near if not any(o != one and o[0] <= one[0] and one[1] <= o[1] for o in near)}
    assert list(zip(found.first.tolist(), found.after.tolist(), strict=True)) == sorted(outermost)


@pytest.mark.parametrize(
    ("written", "longer"),
    [("lera", "lera*"), ("het lera", "het lera*"), ("le", None), ("leraar ", None), ('"de lera', None), ("lera*", None),
     ("leraar NABIJ", None), ("-lera", None)],
)  # fmt: skip
def test_a_last_word_may_be_the_begin_of_one(written: str, longer: str | None) -> None:
    assert begun(written) == longer


def test_a_line_is_cut_between_words() -> None:
    text = f"{'voor ' * 30}raak{' na' * 40}"
    start = text.index("raak")
    before, after = beside(text, Span(start, start + 4))
    assert line(before, "raak", after) == Line(("voor " * 14).strip(), "raak", ("na " * 23).strip())
    assert line("kort\n", "raak", "\n\nslot") == Line("kort", "raak", "slot")


def test_hits_are_sorted_by_what_stands_left_the_nearest_word_first() -> None:
    at, ids = _texts("een zeer raak b", "twee Ál mis Ábc", "al zeer raak")
    known = ranks({number: plain(word) for word, number in ids.items()}, at)
    found = _places("raak OF mis", at, ids)
    assert in_order(found, Order.LEFT, at, lambda: known).first.tolist() == [6, 10, 2]
    assert in_order(found, Order.HIT, at, lambda: known).first.tolist() == [6, 2, 10]
    assert in_order(found, Order.RIGHT, at, lambda: known).first.tolist() == [10, 6, 2]


def test_what_surrounds_a_hit_runs_over_every_block_it_touches() -> None:
    blocks = [Span(0, 10), Span(12, 20), Span(25, 30)]
    assert around(Span(3, 5), blocks) == Span(0, 10)
    assert around(Span(8, 14), blocks) == Span(0, 20)
    assert around(Span(21, 23), blocks) == Span(21, 23)


def _found(query: str) -> list[str]:
    at, ids = _texts(TEXT)
    places, starts = _places(query, at, ids), indexed(TEXT, segmented(TEXT)).starts
    pairs = zip(places.first.tolist(), places.after.tolist(), strict=True)
    return [TEXT[starts[first] : word_end(TEXT, starts[after - 1])] for first, after in pairs]


def _texts(*texts: str) -> tuple[Texts, dict[str, int]]:
    """The texts as they are searched, and the number of each of their words."""
    ids: dict[str, int] = {}
    parts = []
    for number, text in enumerate(texts):
        index = indexed(text, segmented(text))
        words = np.array([ids.setdefault(word, len(ids) + 1) for word in index.words], np.uint32)
        passages, voices = (np.array(each, np.uint32) for each in (index.passages, index.voices))
        parts.append((uuid4(), number, Words(words, passages, voices, index.speakers)))
    return joined(parts), ids


def _places(query: str, at: Texts, ids: dict[str, int]) -> Places:
    asked = parsed(query, Match.EXACT)
    return occurrences(asked, {term: {ids.get(term.word, 0)} - {0} for term in asked.terms()}, at)
