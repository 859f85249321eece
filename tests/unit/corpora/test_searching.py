"""What is found, and where: the forms of words, the language of queries, and places in the text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpora.refusal import Refusal
from corpora.searching import joined, occurrences
from corpora.searching_compounds import parts_of
from corpora.searching_forms import forms, lowered, stem, tokens, word_end
from corpora.searching_index import Index, Map, indexed
from corpora.searching_lines import Line, Order, around, beside, in_order, line
from corpora.searching_queries import Match, Term, parsed
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
    for token in tokens(text):
        assert word_end(small, token.start) == token.start + len(token.word)
        assert small[token.start : token.start + len(token.word)].replace("’", "'") == token.word


def test_an_apostrophe_belongs_to_its_word_and_a_hyphen_parts_two() -> None:
    assert [token.word for token in tokens("De pabo’s en het vmbo-kader")] == [
        "de",
        "pabo's",
        "en",
        "het",
        "vmbo",
        "kader",
    ]
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
    at = _map(indexed(TEXT, segmented(TEXT)))
    last = len(at.starts) - 1
    assert (at.speaker(0), at.speaker(last)) == ("Jansen", "De Boer")
    assert at.passage(0) != at.passage(last)


def test_words_outside_every_block_have_no_speaker() -> None:
    at = _map(indexed("Los woord", ()))
    assert at.speaker(1) == ""


def test_a_line_is_cut_between_words() -> None:
    text = f"{'voor ' * 30}raak{' na' * 40}"
    start = text.index("raak")
    before, after = beside(text, Span(start, start + 4))
    assert line(before, "raak", after) == Line(("voor " * 14).strip(), "raak", ("na " * 23).strip())
    assert line("kort\n", "raak", "\n\nslot") == Line("kort", "raak", "slot")


def test_lines_are_sorted_from_the_hit_outwards() -> None:
    lines = (Line("een zeer", "Raak", "b"), Line("twee al", "mis", "Ábc"))
    assert in_order(lines, Order.READING, lambda each: each) == lines
    assert in_order(lines, Order.LEFT, lambda each: each)[0].left == "twee al"
    assert in_order(lines, Order.HIT, lambda each: each)[0].hit == "mis"
    assert in_order(lines, Order.RIGHT, lambda each: each)[0].right == "Ábc"


def test_what_surrounds_a_hit_runs_over_every_block_it_touches() -> None:
    blocks = [Span(0, 10), Span(12, 20), Span(25, 30)]
    assert around(Span(3, 5), blocks) == Span(0, 10)
    assert around(Span(8, 14), blocks) == Span(0, 20)
    assert around(Span(21, 23), blocks) == Span(21, 23)


def _found(query: str) -> list[str]:
    asked, index = parsed(query, Match.EXACT), indexed(TEXT, segmented(TEXT))
    found = {term: joined([index.places[w] for w in _alike(term, index)]) for term in asked.terms()}
    at = _map(index)
    places = occurrences(asked, found, at)
    return [TEXT[at.starts[first] : word_end(TEXT, at.starts[after - 1])] for first, after in places]


def _alike(term: Term, index: Index) -> list[str]:
    return [word for word in index.places if word == term.word]


def _map(index: Index) -> Map:
    return Map(index.starts, index.passages, index.voices, index.speakers)
