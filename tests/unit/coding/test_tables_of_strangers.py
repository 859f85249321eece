"""Tables as other programs write them: with or without names, an index, decimals, gaps, and sets in braces."""

import pytest

from coding.agreement_reading import Ratings, read_table
from coding.agreement_tables import of_ratings
from corpora.sheets import read_grid


def read(table: bytes) -> Ratings:
    found = read_table("tabel.csv", read_grid("tabel.csv", table))
    assert isinstance(found, Ratings)
    return found


@pytest.mark.parametrize(
    ("table", "rows", "names", "passed_over"),
    [
        (b"1,1\n2,2\n", 2, (), ()),
        (b"\xef\xbb\xbf1;1\r\n\r\n2;3\r\n", 2, (), ()),
        (b"Anna,Bram\nja,ja\nnee,ja\n", 2, ("Anna", "Bram"), ()),
        (b"unit,1,2,3\n1,a,a,b\n2,b,b,b\n", 2, ("1", "2", "3"), ("unit",)),
        (b",0,1\n0,1.0,1\n1,2.0,3\n", 2, ("0", "1"), ("",)),
        (b",Anna,Bram\nx,1,1\ny,2,1\n", 2, ("Anna", "Bram"), ("",)),
        (b"fragment,Anna,Bram\n1,1,1\n2,2,1\n", 2, ("Anna", "Bram"), ("fragment",)),
        (b"soms;nee;soms\nja;ja;ja\n", 2, (), ()),
        (b"{};c\na|b;a\n", 2, (), ()),
        (b";b\na;a\n", 2, (), ()),
    ],
)
def test_what_is_names_and_what_is_said(
    table: bytes, rows: int, names: tuple[str, ...], passed_over: tuple[str, ...]
) -> None:
    found = read(table)
    assert (len(found.rows), found.names, found.passed_over) == (rows, names, passed_over)


def test_a_column_with_gaps_says_the_same_numbers_as_one_without() -> None:
    found = of_ratings(read(b"unit,A,B\n1,1,1.0\n2,2,nan\n3,3,3.0\n4,1,2.0\n").rows)
    assert (found.facts["values"], found.values["percent_unit"]) == (3, pytest.approx(2 / 3))
    dutch = of_ratings(read(b'A;B\n"2,5";2,5\n1,0;1\n').rows)
    assert dutch.values["alpha_interval"] == 1.0
    apart = of_ratings(read(b"1.1,1.10\n2.0,2\n").rows)
    assert apart.values["percent_unit"] == 0.5


def test_sets_are_read_however_they_are_written() -> None:
    assert read(b"a|b,\"{b, a}\"\n{},\"{'a';'b'}\"\n").rows == (
        (frozenset("ab"), frozenset("ab")),
        (frozenset(), frozenset("ab")),
    )
