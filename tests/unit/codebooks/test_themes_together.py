"""Two people at one theme: lists take up what both did, and a text shows word by word what changed."""

from uuid import uuid4

from hypothesis import given
from hypothesis import strategies as st

from codebooks.codebook import Category, Code, Codebook, Theme
from codebooks.themes import Piece, codes_of, moved, pieces, together

LISTS = st.lists(st.integers(0, 9), unique=True)


def test_a_theme_draws_on_the_codes_of_its_categories_and_on_codes_of_its_own() -> None:
    people, loose = Category(uuid4(), "Personeel"), Code(uuid4(), "Los")
    inside, other = Code(uuid4(), "Tekort", people.id), Code(uuid4(), "Elders")
    book = Codebook((people,), (loose, inside, other))
    theme = Theme(uuid4(), "Rust", category_ids=(people.id,), code_ids=(loose.id, uuid4()))
    assert codes_of(book, theme) == {inside.id, loose.id}


def test_an_item_moves_by_places_and_stays_at_the_ends() -> None:
    assert moved("abcd", "a", 2) == ("b", "c", "a", "d")
    assert moved("abcd", "a", -1) == ("a", "b", "c", "d")
    assert moved("abcd", "d", 5) == ("a", "b", "c", "d")


@given(LISTS, LISTS, LISTS)
def test_what_either_took_away_is_gone_and_what_either_added_is_there(
    seen: list[int], mine: list[int], now: list[int]
) -> None:
    both = together(seen, mine, now)
    assert len(set(both)) == len(both)
    assert set(both) == {*mine, *now} - {each for each in seen if each not in mine or each not in now}


@given(LISTS, LISTS)
def test_alone_at_a_list_it_becomes_what_one_made_of_it(seen: list[int], mine: list[int]) -> None:
    assert together(seen, mine, seen) == tuple(mine)


@given(st.text(alphabet="ab \n"), st.text(alphabet="ab \n"))
def test_the_pieces_of_a_change_give_both_texts_back(before: str, after: str) -> None:
    found = list(pieces(before, after))
    assert "".join(text for piece, text in found if piece is not Piece.NEW) == before
    assert "".join(text for piece, text in found if piece is not Piece.GONE) == after


def test_only_words_that_differ_are_told_apart() -> None:
    found = list(pieces("Rust in het team", "Rust in een team"))
    assert found == [
        (Piece.SAME, "Rust in "),
        (Piece.GONE, "het "),
        (Piece.NEW, "een "),
        (Piece.SAME, "team"),
    ]
