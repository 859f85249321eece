"""Tables of quotations and codes become projects: words are looked up in the documents given along, never guessed."""

import io
from pathlib import Path

import docx
import pytest
import xlsxwriter
from docx.document import Document as DocumentOfWord

from actions.checking import check
from actions.codebook import codebook
from actions.coding import codings
from actions.documents import contents
from actions.exchanging import import_project, look_at
from actions.workspace import Desk, Workspace, coders, projects
from corpora.refusal import Refusal
from reports.refi.remarks import Remark
from tests.builders import codebook_of, coded, told
from tests.elsewhere import table
from tests.journeys.terminal import Shell
from tests.unit.corpora.files import pdf

TEXT = """Anna: Wij wachten al weken op een plek voor onze leerling, en niemand van de gemeente belt ons ooit terug.
Bram: Dat hoor ik vaker. De school doet “alles” wat zij kan.
Anna: Niemand belt ons terug, en de school doet wat zij kan.
"""
HEAD = ("Bron", "Citaat", "Codes", "Codeur", "Opmerking")


def brought(workspace: Workspace, data: bytes, along: str = "", name: str = "citaten.csv") -> Desk:
    found = import_project(workspace, name, data, along=[("gesprek.txt", along.encode())] if along else [])
    assert found.project is not None
    desk = Desk(workspace, found.project.id)
    assert not check(desk).faults
    return desk


def quoted(desk: Desk) -> list[tuple[str, str]]:
    names = {code.id: code.name for code in codebook(desk).codes}
    return sorted((names[each.code_id], each.quote) for each in codings(desk))


def test_quotes_are_found_in_the_documents_that_came_along_or_listed_by_their_lines(
    database_url: str, tmp_path: Path
) -> None:
    file, text = tmp_path / "citaten.csv", tmp_path / "gesprek.txt"
    text.write_text(TEXT, encoding="utf-8")
    rows = [
        HEAD,
        ("gesprek", "Wij wachten al weken", "Toegang › Wachttijd; Zorg", "Anna", "kern"),
        ("gesprek", "de school doet 'alles'  wat zij kan", "Inzet", "Bram", ""),
        (
            "gesprek",
            "Wij wachten al weken op een plekje voor onze leerling en niemand van gemeente belt ons",
            "Zorg",
            "",
            "",
        ),
        ("gesprek", "belt ons", "Zorg", "", ""),
        ("gesprek", "Wat hier staat heeft niemand in dit gesprek ooit gezegd", "Zorg", "", ""),
        ("gesprek.txt", "Dat hoor ik vaker.", "", "Bram", "zonder code"),
    ]
    file.write_bytes(b"\xef\xbb\xbf" + table(*rows, between=";"))
    said = Shell(database_url).json("import-project", file, "--with", text, "--quotations")
    assert (said["users"], said["selections"], said["codings"], said["sources"]) == (2, 4, 4, {"TextSource": 1})
    assert (said["codes"], said["code_depth"], said["xsd_errors"]) == (4, 2, 0)
    assert set(said["quotations"].values()) == {
        "Wij wachten al weken",
        "De school doet “alles” wat zij kan",
        "Wij wachten al weken op een plek voor onze leerling, en niemand van de gemeente belt ons",
        "Dat hoor ik vaker.",
    }
    assert [line for line in said["repairs"] if "regel 4" in line]
    assert [line for line in said["lost"] if "regel 5" in line]
    assert [line for line in said["lost"] if "regel 6" in line]


def test_without_its_text_a_document_is_made_of_the_quotes(workspace: Workspace) -> None:
    rows = [HEAD, ("A", "Eerste regel\nen tweede", "Zorg", "Anna", ""), ("A", "Nog iets", "Zorg|Inzet", "Anna", "")]
    rows += [("A", "Nog iets", "Rust", "Bram", ""), ("", "Zonder bron", "Rust", "Bram", "")]
    desk = brought(workspace, table(*rows))
    assert sorted(each.text for each in contents(desk)) == ["Eerste regel\nen tweede\n\nNog iets", "Zonder bron"]
    assert quoted(desk) == [
        ("Inzet", "Nog iets"),
        ("Rust", "Nog iets"),
        ("Rust", "Zonder bron"),
        ("Zorg", "Eerste regel\nen tweede"),
        ("Zorg", "Nog iets"),
    ]
    assert {coder.name for coder in coders(desk)} == {"Anna", "Bram"}


def test_a_quote_that_two_documents_hold_is_put_in_neither(workspace: Workspace) -> None:
    data = table(("citaat", "code"), ("belt terug", "Zorg"), ("Alleen hier", "Zorg"))
    found = look_at(
        "c.csv", data, along=[("een.txt", b"Zij belt terug. Alleen hier"), ("twee.txt", b"Wie belt terug?")]
    )
    assert found.gone == (Remark("door-quote-several", {"n": 1, "lines": "2"}),)
    assert found.held["codings"] == 1


def workbook(*rows: tuple[str, ...]) -> bytes:
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True, "strings_to_formulas": False}) as book:
        sheet = book.add_worksheet()
        for n, row in enumerate(rows):
            sheet.write_row(n, 0, row)
    return target.getvalue()


def test_coded_segments_of_maxqda_and_quotations_of_atlas_are_known_by_their_columns(workspace: Workspace) -> None:
    maxqda = workbook(
        ("Color", "Comment", "Document group", "Document name", "Code", "Beginning", "End", "Segment", "Created by"),
        ("", "kern", "Ronde 1", "Gesprek", "Toegang > Wachttijd", "1", "1", "Wij wachten", "Anna"),
        ("", "", "Ronde 1", "Gesprek", "Zorg", "2", "2", "=1+1", "Bram"),
    )
    found = look_at("Kopie.xlsx", maxqda)
    assert (found.counts["origin"], found.counts["codes"], found.counts["codings"]) == ("MAXQDA", 3, 2)
    assert ("=1+1" in dict(found.quotations).values(), found.counts["users"]) == (True, 2)
    atlas = workbook(
        ("ID", "Quotation Name", "Document", "Quotation Content", "Codes", "Comment", "Created by"),
        ("1:1", "Wij wacht…", "Gesprek", "Wij wachten al weken", "Toegang\nZorg: later", "", "Anna"),
    )
    found = look_at("Kopie.xlsx", atlas)
    assert (found.counts["origin"], found.counts["codes"], found.counts["codings"]) == ("ATLAS.ti", 2, 2)
    assert [quote for _, quote in found.quotations] == ["Wij wachten al weken"]


def test_tables_of_taguette_keep_one_mark_for_several_tags(workspace: Workspace) -> None:
    rows = [
        ("id", "document", "tag", "content"),
        ("1", "a.txt", "Emotie.Boos", "Nee; dank"),
        ("1", "a.txt", "Toegang", "Nee; dank"),
    ]
    desk = brought(workspace, table(*rows, ("2", "b.txt", "Toegang.Tijd", "Ja")))
    assert quoted(desk) == [("Boos", "Nee; dank"), ("Tijd", "Ja"), ("Toegang", "Nee; dank")]
    found = look_at("c.csv", table(*rows))
    assert (found.counts["selections"], found.counts["codings"]) == (1, 2)


def test_a_table_of_codes_alone_becomes_a_codebook(workspace: Workspace) -> None:
    desk = brought(
        workspace, table(("code", "beschrijving", "categorie"), ("Wachttijd", "Hoe lang", "Toegang"), ("Rust", "", ""))
    )
    book = codebook(desk)
    assert [category.name for category in book.categories] == ["Toegang"]
    assert [(code.name, code.definition) for code in book.codes] == [("Wachttijd", "Hoe lang"), ("Rust", "")]
    nvivo = look_at("x.csv", table(("Name", "Description", "Files", "References"), ("Rust", "Stil", "1", "2")))
    assert (nvivo.counts["origin"], nvivo.counts["codes"]) == ("NVivo", 1)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (table(("naam", "leeftijd"), ("Anna", "40")), "door-table-columns"),
        (b"zomaar wat woorden", "door-table-columns"),
    ],
)
def test_a_table_of_something_else_is_refused_with_its_columns(workspace: Workspace, data: bytes, code: str) -> None:
    with pytest.raises(Refusal, match=code):
        import_project(workspace, "lijst.csv", data)
    assert projects(workspace) == []


def test_codings_go_out_as_web_annotations_and_come_back(desk: Desk, database_url: str, tmp_path: Path) -> None:
    found, ids = told(desk), codebook_of(desk)
    coded(desk, found, ids["Lerarentekort"], "lerarentekort drukt")
    shell, file, text = (
        Shell(database_url, "Besturen 2021"),
        tmp_path / "uit.jsonld",
        tmp_path / f"{found.document.name}.txt",
    )
    text.write_text(contents(desk)[0].text, encoding="utf-8")
    assert len(shell.json("exchange", "export", file)["lost"]) == 1
    said = Shell(database_url).json("import-project", file, "--with", text, "--quotations")
    assert (said["codings"], said["codes"], list(said["quotations"].values())) == (1, 1, ["lerarentekort drukt"])


def test_a_pdf_and_a_web_page_with_codings_are_known_by_what_is_in_them(workspace: Workspace) -> None:
    rows = [(50.0, 750.0, "Document name"), (150.0, 750.0, "Code"), (300.0, 750.0, "Segment")]
    rows += [(50.0, 720.0, "P1"), (150.0, 720.0, "Zorg > Tijd"), (300.0, 720.0, "Wij wachten")]
    assert quoted(brought(workspace, pdf(rows), name="x")) == [("Tijd", "Wij wachten")]
    html = b"<html><p>Ja</p><p><strong>Document:</strong> a <strong>Tags:</strong> Zorg</p></html>"
    assert quoted(brought(workspace, html, name="x")) == [("Zorg", "Ja")]
    with pytest.raises(Refusal, match="door-unknown"):
        look_at("brief.pdf", pdf([(50.0, 700.0, "Zomaar een brief")]))


def test_a_word_file_with_a_table_of_quotes_or_a_node_of_nvivo_comes_in(workspace: Workspace) -> None:
    document, node, letter = docx.Document(), docx.Document(), docx.Document()
    rows = [("Citaat", "Code"), ("Wij wachten", "Zorg"), ("Niemand belt", "Zorg")]
    for row, words in zip(document.add_table(rows=3, cols=2).rows, rows, strict=True):
        row.cells[0].text, row.cells[1].text = words
    lines = [
        "Name: Rust",
        "<Files\\\\P1> - § 1 reference coded  [1.00% Coverage]",
        "Reference 1 - 1.00% Coverage",
        "Stil.",
    ]
    for line in lines:
        node.add_paragraph(line)
    letter.add_paragraph("Zomaar een brief")
    assert quoted(brought(workspace, saved(document), name="a")) == [("Zorg", "Niemand belt"), ("Zorg", "Wij wachten")]
    assert quoted(brought(workspace, saved(node), name="b")) == [("Rust", "Stil.")]
    with pytest.raises(Refusal, match="door-unknown"):
        look_at("c.docx", saved(letter))


def saved(document: DocumentOfWord) -> bytes:
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()
