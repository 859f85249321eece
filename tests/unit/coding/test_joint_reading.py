"""Tables of counts as people have them, and what is wrong with those that are refused."""

import pytest

from coding.joint_reading import read_joint_table
from corpora.refusal import Refusal
from corpora.sheets import read_grid
from tests.unit.coding.joint_making import HEAD, read

ROW = "gesprek 1;laag;1200;Personeel;3"


def test_a_table_is_read_with_semicolons_commas_a_bom_and_numbers_as_the_dutch_write_them() -> None:
    for text in (
        f"{HEAD}\ngesprek 1;laag;1.234;Personeel;3\n",
        f"\ufeff{HEAD}\r\ngesprek 1;laag;1234,0;Personeel;3,0\r\n",
        'document,group,words,code,fragments\ngesprek 1,laag,"1,234",Personeel,3\n',
        f"Telling van vrijdag\n\n{HEAD.upper()}\n gesprek 1 ; laag ;1234; Personeel ;3\n;;;;\n",
    ):
        (counted,) = read(text).counted
        assert (counted.document, counted.group, counted.words) == ("gesprek 1", "laag", 1234.0)
        assert counted.fragments == {"Personeel": 3}
    (counted,) = read(f"{HEAD};wie\ngesprek 1;laag;1.234,5;Personeel;3;Anna\n").counted
    assert counted.words == 1234.5


def test_the_same_code_twice_is_added_up_and_a_code_without_a_row_occurs_not_once() -> None:
    table = read(f"{HEAD}\n{ROW}\n{ROW}\ngesprek 2;Laag;900;;\ngesprek 3;hoog;800;Rust;0\n")
    assert [(each.document, each.group, each.fragments) for each in table.counted] == [
        ("gesprek 1", "laag", {"Personeel": 6}),
        ("gesprek 2", "laag", {}),
        ("gesprek 3", "hoog", {"Rust": 0}),
    ]
    assert table.codes == ("Personeel", "Rust")
    assert not table.paired


def test_words_may_stand_on_one_row_of_a_document() -> None:
    (counted,) = read(f"{HEAD}\ngesprek 1;laag;;Personeel;3\ngesprek 1;laag;1200;Rust;1\n").counted
    assert counted.words == 1200


@pytest.mark.parametrize(
    "row",
    [
        ";laag;1200;Personeel;3",
        "gesprek 1;;1200;Personeel;3",
        "gesprek 1;laag;veel;Personeel;3",
        "gesprek 1;laag;-5;Personeel;3",
        "gesprek 1;laag;1e999;Personeel;3",
        "gesprek 1;laag;1200;Personeel;drie",
        "gesprek 1;laag;1200;Personeel;-1",
        "gesprek 1;laag;1200;Personeel;2,5",
        "gesprek 1;laag;1200;Personeel;50%",
        "gesprek 1;laag;1200;Personeel;1e999",
        "gesprek 1;laag;1200;;3",
    ],
)
def test_a_row_that_cannot_be_is_named(row: str) -> None:
    with pytest.raises(Refusal, match="joint-row-wrong") as refused:
        read(f"{HEAD}\n{ROW}\n{row}\n")
    assert refused.value.facts["line"] == 3


def test_a_document_with_two_lengths_in_one_group_is_refused() -> None:
    with pytest.raises(Refusal, match="joint-words-differ"):
        read(f"{HEAD}\n{ROW}\ngesprek 1;laag;1300;Rust;1\n")


def test_a_table_without_a_column_or_a_row_says_so() -> None:
    with pytest.raises(Refusal, match="joint-columns") as refused:
        read("document;groep;code;aantal\na;laag;k;1\n")
    assert refused.value.facts["missing"] == "woorden/words, segmenten/fragments"
    with pytest.raises(Refusal, match="list-without-rows"):
        read(f"{HEAD}\n")
    with pytest.raises(Refusal, match="file-empty"):
        read_joint_table("leeg.csv", read_grid("leeg.csv", b";;\n"))
