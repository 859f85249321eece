"""A table that was printed to PDF comes back as rows, by where its words stand."""

import pytest

from corpora.formats.pdftable import read_pdf_table
from corpora.refusal import Refusal
from tests.unit.corpora.files import pdf

KNOWN = ("document name", "code", "segment")
HEAD = [
    (50.0, 780.0, "Coded Segments"),
    (50.0, 750.0, "Document name"),
    (150.0, 750.0, "Code"),
    (300.0, 750.0, "Segment"),
]


def test_rows_are_told_apart_by_the_distance_between_them_and_go_on_over_pages() -> None:
    first = [
        *HEAD,
        *((50.0, 720.0, "Gesprek"), (150.0, 720.0, "Zorg > Tijd"), (300.0, 721.0, "Wij wachten al")),
        *((50.0, 709.0, "met P1"), (300.0, 710.0, "weken op een plek")),
        (300.0, 699.0, "Dan: en toen?"),
        *((50.0, 660.0, "P2"), (150.0, 660.0, "Rust"), (300.0, 660.0, "Het begin")),
    ]
    second = [
        (300.0, 800.0, "en het eind."),
        *((50.0, 770.0, "P3"), (150.0, 770.0, "Rust"), (300.0, 770.0, "Kort")),
    ]
    grid = read_pdf_table("s.pdf", pdf(first, second), KNOWN)  # type: ignore[arg-type]
    assert grid is not None
    assert grid.cells == (
        ("Document name", "Code", "Segment"),
        ("Gesprek met P1", "Zorg > Tijd", "Wij wachten al weken op een plek\nDan: en toen?"),
        ("P2", "Rust", "Het begin en het eind."),
        ("P3", "Rust", "Kort"),
    )


def test_a_pdf_without_those_columns_is_no_table() -> None:
    assert read_pdf_table("s.pdf", pdf([(50.0, 700.0, "Zomaar een brief")]), KNOWN) is None
    with pytest.raises(Refusal, match="pdf-damaged"):
        read_pdf_table("s.pdf", b"%PDF-1.4 en niets", KNOWN)
