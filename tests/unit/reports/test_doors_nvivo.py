"""What NVivo tells in Word: a node with its references, and a codebook whose rows are set in."""

from io import BytesIO

import docx
import pytest
from docx.shared import Pt

from corpora.formats.wordtable import read_word_tables
from corpora.refusal import Refusal
from reports.doors.nvivo import read_node
from reports.doors.tables import read_table
from reports.doors.told import Told

NODE = """Name: Nodes\\\\Toegang\\Wachttijd

<Files\\\\Gesprek 1> - § 2 references coded  [5.32% Coverage]

Reference 1 - 1.21% Coverage

Wij wachten al weken.
En nog eens.

Reference 2 - 4.11% Coverage

Niemand belt terug.

<Internals\\\\Map\\Gesprek 2> - § 1 reference coded  [0,50% Coverage]

Reference 1 - 0,50% Coverage

Het is goed geregeld.
"""


def quoted(told: Told) -> list[tuple[str, str]]:
    texts = {text.key: text for text in told.texts}
    return [(texts[m.text].name, texts[m.text].text[m.span.start : m.span.end]) for m in told.marks]


def test_the_references_of_a_node_are_quotes_of_their_files() -> None:
    told = read_node("export", NODE)
    assert told is not None
    assert quoted(told) == [
        ("Gesprek 1", "Wij wachten al weken.\nEn nog eens."),
        ("Gesprek 1", "Niemand belt terug."),
        ("Gesprek 2", "Het is goed geregeld."),
    ]
    assert [(code.name, code.apply) for code in told.codes] == [("Toegang", False), ("Wachttijd", True)]
    assert read_node("brief", "Zomaar een brief") is None


def test_without_a_name_a_node_is_called_as_its_file() -> None:
    told = read_node("Wachttijd", NODE.partition("\n")[2])
    assert told is not None
    assert [code.name for code in told.codes] == ["Wachttijd"]


def test_rows_of_a_table_in_word_that_are_set_in_stand_below_the_one_before() -> None:
    document = docx.Document()
    document.add_paragraph("Codeboek")
    document.add_table(rows=1, cols=1).rows[0].cells[0].text = "Inhoud"
    rows = [("Name", "Description", 0), ("Toegang", "Hoe", 0), ("Tijd", "Weken\nof maanden", 12), ("Rust", "", 0)]
    table = document.add_table(rows=len(rows), cols=4)
    for row, (name, description, points) in zip(table.rows, rows, strict=True):
        for cell, words in zip(row.cells, (name, description, "Files", "References"), strict=True):
            cell.text = words
        row.cells[0].paragraphs[0].paragraph_format.left_indent = Pt(points) if points else None
    target = BytesIO()
    document.save(target)
    first, book = read_word_tables("boek.docx", target.getvalue())
    assert (first.cells, book.lines) == ((("Inhoud",),), (2, 3, 4, 5))
    told = read_table("boek.docx", "boek", book)
    keys = {code.key: code.name for code in told.codes}
    assert [(code.name, keys.get(code.parent, ""), code.definition) for code in told.codes] == [
        ("Toegang", "", "Hoe"),
        ("Tijd", "Toegang", "Weken\nof maanden"),
        ("Rust", "", ""),
    ]


def test_a_word_file_that_is_damaged_is_refused() -> None:
    with pytest.raises(Refusal, match="docx-damaged"):
        read_word_tables("boek.docx", b"PK geen zip")
