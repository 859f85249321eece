"""Parents, other categories and ids in YAML and tables; and what of a file is here already."""

from dataclasses import replace

import pytest

from codebooks.codebook import Category, Code, Codebook, Direction
from codebooks.exchange import from_csv, from_yaml, to_csv, to_yaml
from codebooks.matching import How, decided, matched
from codebooks.table_writing import cells_of
from codebooks.tables import of_cells
from corpora.refusal import Refusal
from tests.unit.codebooks.making import id_for

ONE, TWO = Category(id_for("een"), "Personeel"), Category(id_for("twee"), "Sturing; en meer", position=1)
TOP = Code(
    id_for("top"),
    "Tekort",
    ONE.id,
    "Te weinig leraren.",
    short="Te weinig.",
    synonyms=("krapte",),
    directions=(Direction.HINDERING, Direction.BOTH),
    domain="oorzaak",
    also_in=(TWO.id,),
)
CHILD = Code(id_for("kind"), "Tekort po", ONE.id, parent_id=TOP.id, also_in=(TWO.id,), position=1, archived=True)
BOOK = Codebook((ONE, TWO), (TOP, CHILD, Code(id_for("los"), "Los", position=2)))


def test_everything_that_a_code_has_comes_back_from_each_format() -> None:
    assert from_yaml(to_yaml(BOOK, (), "Boek"), id_for).codebook == BOOK
    assert from_csv(to_csv(BOOK), id_for).codebook == BOOK
    assert of_cells(cells_of(BOOK), id_for).codebook == BOOK


def test_a_parent_is_named_by_name_or_path_and_the_nearest_of_several() -> None:
    text = (
        'categorie;code;ouder;ook_in\nC;;;\nA;Tekort;;"B; C"\nB;Verloop;;\nA;Overig;Tekort;\nB;Overig;Verloop;\n'
        "B;Klas;Overig;\nA;Vak;Tekort › Overig;\n"
    )
    book = from_csv(text.encode(), id_for).codebook
    assert [book.path(code) for code in book.in_order()] == [
        "Tekort",
        "Tekort › Tekort › Overig",
        "Tekort › Tekort › Overig › Vak",
        "Verloop",
        "Verloop › Verloop › Overig",
        "Verloop › Verloop › Overig › Klas",
    ]
    assert [book.category(each).name for each in book.codes[0].category_ids] == ["A", "B", "C"]


@pytest.mark.parametrize(
    ("text", "refusal"),
    [
        ("code;ouder\nPo;Tekort\n", "codebook-parent-unknown"),
        ("code;ook_in\nPo;Nergens\n", "codebook-parent-unknown"),
        ("code;id\nPo;geen-id\n", "codebook-guid"),
        (f"code;id\nPo;{TOP.id}\nVo;{TOP.id}\n", "codebook-id-double"),
        ("code;richtingen\nPo;omhoog\n", "codebook-direction"),
        ("code;ouder\nPo;Vo\nVo;Po\n", "codebook-parent-loop"),
    ],
)
def test_a_parent_id_or_direction_that_cannot_be_is_refused(text: str, refusal: str) -> None:
    with pytest.raises(Refusal) as refused:
        from_csv(text.encode(), id_for)
    assert refused.value.code == refusal


def test_items_are_found_by_id_then_by_path_and_else_somebody_is_asked() -> None:
    renamed = replace(TOP, name="Schaarste", definition="Anders.", short="")
    moved = Code(id_for("x"), "Los", ONE.id)
    here = replace(CHILD, id=id_for("y"))
    given = Codebook((replace(ONE, id=id_for("z")),), (renamed, moved, here, Code(id_for("n"), "Nieuw")))
    given = replace(given, codes=tuple(replace(each, category_id=id_for("z")) for each in given.codes))
    found = {each.item.name: (each.how, each.fields) for each in matched(BOOK, given)}
    assert found == {
        "Personeel": (How.PATH, ()),
        "Schaarste": (How.ID, ("name", "definition")),
        "Los": (How.NAME, ()),
        "Tekort po": (How.NAME, ()),
        "Nieuw": (How.NEW, ()),
    }
    chosen = {each.item.name: each.how for each in decided(matched(BOOK, given), ["Los"])}
    assert (chosen["Los"], chosen["Tekort po"]) == (How.NEW, How.NAME)
