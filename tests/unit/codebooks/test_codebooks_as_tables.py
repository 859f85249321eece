"""A codebook leaves as a table, is edited in a spreadsheet, and comes back."""

import csv
from io import StringIO

import pytest
from hypothesis import HealthCheck, given, settings

from codebooks.codebook import Code, Codebook, Direction
from codebooks.exchange import from_csv, to_csv
from codebooks.tables import FORMULA
from corpora.refusal import Refusal
from tests.unit.codebooks.making import codebooks, id_for


def refusal_of(text: str | bytes) -> Refusal:
    with pytest.raises(Refusal) as caught:
        from_csv(text.encode() if isinstance(text, str) else text, id_for)
    return caught.value


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(codebooks())
def test_everything_comes_back_from_a_table(codebook: Codebook) -> None:
    assert from_csv(to_csv(codebook), id_for).codebook == codebook


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(codebooks())
def test_no_cell_starts_like_a_formula(codebook: Codebook) -> None:
    rows = csv.reader(StringIO(to_csv(codebook).decode("utf-8-sig"), newline=""), delimiter=";")
    assert not [cell for row in rows for cell in row if cell.startswith(FORMULA)]


def test_a_table_with_dutch_headers_from_excel_is_understood() -> None:
    text = (
        "sep=;\r\nCategorie;Code;Definitie;Gebruik wel;Gebruik niet;Richting;Kleur;Toets;Trefwoorden;\r\n"
        "Financiën;Investeren;Kiezen waar geld heen gaat.;;;Beide;#AA9900;1 ;geld, keuze; \r\n;;;;;;;;;\r\n"
    )
    read = from_csv(text.encode("cp1252"), id_for).codebook
    assert [category.name for category in read.categories] == ["Financiën"]
    assert read.codes == (
        Code(
            id_for("code:Investeren"),
            "Investeren",
            id_for("category:Financiën"),
            "Kiezen waar geld heen gaat.",
            direction=Direction.BOTH,
            color="#AA9900",
            key="1",
            keywords=("geld", "keuze"),
        ),
    )


def test_a_category_may_be_told_about_after_its_codes_and_in_other_capitals() -> None:
    read = from_csv(b"category,code,definition\npersoneel,Verloop,\nPersoneel,,Wie er werkt.\n,Los,\n", id_for).codebook
    assert [(category.name, category.definition) for category in read.categories] == [("Personeel", "Wie er werkt.")]
    assert [code.category_id for code in read.codes] == [read.categories[0].id, None]


@pytest.mark.parametrize(
    ("text", "code", "facts"),
    [
        ("category;definition\nA;b\n", "codebook-column-missing", {"column": "code"}),
        ("", "codebook-column-missing", {"column": "code"}),
        ("code;kleuren\nA;b\n", "codebook-column-unknown", {"column": "kleuren"}),
        ("code;kleur;color\nA;b;c\n", "codebook-column-double", {"column": "color"}),
        ("code;kleur\n", "codebook-empty", {}),
        ("code;definitie\nA;b;c\n", "codebook-row-long", {"line": 2, "n": 3, "columns": 2}),
        ("sep=,\ncode,definitie\n,uitleg\n", "codebook-field-missing", {"line": 3, "field": "code"}),
        (
            "categorie;code;toets\nA;;1\n",
            "codebook-category-column",
            {"line": 2, "name": "A", "column": "key"},
        ),
        ("categorie;code\nA;\na;\n", "codebook-category-double", {"line": 3, "name": "a", "first": 2}),
        ("code\nA\nB\na\n", "codebook-code-double", {"line": 4, "name": "a", "first": 2}),
        ('code;definitie\nA;"b" c\n', "codebook-damaged", {"line": 2}),
        (b"code\n\xff\x81", "codebook-encoding", {"line": 2}),
    ],
)
def test_a_table_that_cannot_be_read_is_refused(text: str | bytes, code: str, facts: dict[str, object]) -> None:
    refusal = refusal_of(text)
    assert (refusal.code, refusal.facts) == (code, facts)
