"""The five journeys as two people make them, each in a browser of their own."""

import csv
import io
from pathlib import Path
from urllib.parse import parse_qs, urlparse

from docx import Document
from openpyxl import load_workbook
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser import files
from tests.browser.conftest import pictured, saved_file
from tests.browser.people import bars, code_with, go_to, open_text, saved, select, still

SHORTAGE = "Het lerarentekort drukt daar zwaar op de teams."
FIGURES = "De directie kijkt pas naar de cijfers als wij bellen."
CHANGES = "Bij ons wisselde de directeur drie keer in twee jaar."
MONTHLY = "Daar bespreekt het bestuur elke maand de cijfers met de scholen."


def test_two_researchers_go_from_files_to_a_word_report(
    page: Page, colleague_page: Page, tmp_path: Path, context: BrowserContext
) -> None:
    _begin(page, "Besturen 2026", "Anna Bakker")
    _bring_documents(page, tmp_path)
    _bring_codebook(page, tmp_path)
    _code_with_mouse_and_keyboard(page)
    _colleague_codes_and_is_seen(page, colleague_page)
    _compare(page)
    _link_to_the_board_list(page, tmp_path)
    _draw_a_relation(page)
    _write_a_theme(page)
    _take_the_report(page, tmp_path)


def _begin(page: Page, project: str, name: str) -> None:
    page.goto("/")
    page.get_by_text("Nieuw project", exact=True).click()
    page.get_by_label("Naam van het project").fill(project)
    page.get_by_role("button", name="Project maken").click()
    # Its name in the box says that the page is being made anew; until it is, the form of the project before stays.
    expect(page.get_by_test_id("stSelectbox").first.locator("input")).to_have_value(project)
    still(page)
    expect(page.get_by_text("Vul een naam in om te beginnen")).to_be_visible()
    expect(page.get_by_role("button", name="Beginnen")).to_have_count(1)
    page.get_by_label("Nieuwe naam").fill(name)
    page.get_by_role("button", name="Beginnen").click()
    expect(page.get_by_role("link", name="Coderen")).to_be_visible()


def _bring_documents(page: Page, folder: Path) -> None:
    """A docx, a pdf and a file that can't be read, in one go: the first two arrive."""
    broken = folder / "Kapot.pdf"
    broken.write_bytes(b"%PDF-1.7 afgebroken")
    upload = page.locator(".duiding-upload[data-ready='true']")
    expect(upload).to_be_visible()
    upload.locator("input[type=file]").set_input_files([files.transcript(folder), broken, files.report(folder)])
    expect(page.locator("li[data-name='Focusgroep mbo.docx'][data-state='added']")).to_be_visible()
    expect(page.locator("li[data-name='Panelverslag.pdf'][data-state='added']")).to_be_visible()
    expect(page.locator("li[data-name='Kapot.pdf'][data-state='refused']")).to_contain_text("pdf")
    pictured(page, "journey-1-documents")


def _bring_codebook(page: Page, folder: Path) -> None:
    go_to(page, "Codeboek")
    page.get_by_role("button", name="Inlezen").click()
    upload = page.locator(".duiding-upload[data-ready='true']")
    upload.locator("input[type=file]").set_input_files(files.written(folder, "codeboek.yaml", files.CODEBOOK))
    expect(page.get_by_role("treeitem", name="Lerarentekort").first).to_be_visible()
    pictured(page, "journey-2-codebook")


def _code_with_mouse_and_keyboard(page: Page) -> None:
    open_text(page, "Focusgroep mbo")
    select(page, SHORTAGE)
    code_with(page, "Lerarentekort")
    expect(bars(page, "Lerarentekort")).to_have_count(1)
    page.keyboard.press("Escape")
    page.locator(".dd-scroller").focus()
    _walk_to(page, FIGURES)
    page.keyboard.press("3")
    expect(bars(page, "Cijfers bespreken")).to_have_count(1)
    page.keyboard.press("/")
    page.keyboard.type("wissel")
    page.keyboard.press("Enter")
    expect(bars(page, "Wisselende leiding")).to_have_count(1)
    page.keyboard.press("Control+z")
    expect(bars(page, "Wisselende leiding")).to_have_count(0)
    page.keyboard.press("Control+Shift+z")
    expect(bars(page, "Wisselende leiding")).to_have_count(1)
    page.keyboard.press("Control+z")
    expect(bars(page, "Wisselende leiding")).to_have_count(0)
    saved(page)
    pictured(page, "journey-3-coding")


def _walk_to(page: Page, sentence: str) -> None:
    """Arrow down until the sentence is the selected one."""
    for _ in range(40):
        page.keyboard.press("ArrowDown")
        if sentence in page.locator(".dd-details").inner_text():
            return
    raise AssertionError(f"never reached: {sentence}")


def _colleague_codes_and_is_seen(page: Page, colleague_page: Page) -> None:
    """What the one codes stands on the other's screen within two seconds, untouched, and can be hidden."""
    project = parse_qs(urlparse(page.url).query)["project"][0]
    colleague_page.goto(f"/?project={project}")
    expect(colleague_page.get_by_role("button", name="Anna Bakker")).to_be_visible()
    colleague_page.get_by_label("Nieuwe naam").fill("Bram Smit")
    colleague_page.get_by_role("button", name="Beginnen").click()
    open_text(colleague_page, "Focusgroep mbo")
    expect(bars(colleague_page, "Lerarentekort")).to_have_count(1)
    select(colleague_page, CHANGES)
    code_with(colleague_page, "Wisselende leiding")
    expect(bars(page, "Wisselende leiding")).to_have_count(1)
    select(colleague_page, SHORTAGE)
    code_with(colleague_page, "Lerarentekort")
    saved(colleague_page)
    expect(bars(page, "Lerarentekort")).to_have_count(2)
    page.locator("[data-command='others']").click()
    expect(bars(page, "Lerarentekort")).to_have_count(1)
    page.locator("[data-command='others']").click()


def _compare(page: Page) -> None:
    go_to(page, "Vergelijken")
    expect(page.get_by_text("Kappa over alle codes", exact=True)).to_be_visible()
    expect(page.get_by_test_id("stMetricValue").nth(3)).to_have_text("2")
    pictured(page, "journey-4-compare")
    page.get_by_test_id("stButtonGroup").get_by_text("Verschillen", exact=True).click()
    expect(page.locator(".ds-room[data-ready='true']")).to_be_visible()
    page.get_by_role("button", name="Openen in de tekst").click()
    expect(page.locator(".dd-pane[data-ready='true']")).to_be_visible()


def _link_to_the_board_list(page: Page, folder: Path) -> None:
    go_to(page, "Documenten")
    page.get_by_text("Besturenlijsten", exact=True).click()
    upload = page.locator(".duiding-upload[data-ready='true']").filter(has_text="Bestand kiezen")
    upload.locator("input[type=file]").set_input_files(files.written(folder, "lijst.csv", files.BOARDS))
    expect(page.get_by_text("Begrepen van lijst.csv")).to_be_visible()
    pictured(page, "journey-5-boards")
    page.get_by_role("button", name="Lijst bewaren").click()
    expect(page.get_by_text("2 besturen", exact=False).first).to_be_visible()
    page.get_by_text("Documenten", exact=True).last.click()
    still(page)
    page.get_by_text("Vastleggen waarover dit gaat").click()
    still(page)
    page.get_by_role("button", name="Vastleggen", exact=True).click()
    expect(page.get_by_text("lijst · het hele document").first).to_be_visible()


def _draw_a_relation(page: Page) -> None:
    go_to(page, "Verbanden")
    page.get_by_text("Verband toevoegen").click()
    page.get_by_role("button", name="Verband bewaren").click()
    graph = page.locator(".duiding-graph[data-ready='true']")
    expect(graph).to_be_visible()
    expect(page.get_by_text("leidt tot").first).to_be_visible()
    graph.locator("button[data-node]").first.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("“Het lerarentekort drukt daar zwaar op de teams.”").first).to_be_visible()
    pictured(page, "journey-6-network")


def _write_a_theme(page: Page) -> None:
    go_to(page, "Rapport")
    page.get_by_label("Nieuw thema").fill("Rust in het team")
    page.get_by_role("button", name="Thema toevoegen").click()
    expect(page.get_by_label("Titel")).to_have_value("Rust in het team")
    text, said = page.get_by_label("Tekst", exact=True), "Volgens de inspecteurs begint het bij mensen die blijven."
    text.fill(said)
    page.get_by_test_id("stMultiSelect").first.locator("input").click()
    page.get_by_role("option", name="Personeel").click()
    page.keyboard.press("Escape")
    editor = page.get_by_test_id("stDataFrame").last
    expect(editor).to_be_visible()
    editor.click(position={"x": 57, "y": 54})
    expect(page.get_by_text("Gekozen voor het rapport: 1 fragment")).to_be_visible()
    pictured(page, "journey-7-theme")
    page.reload()
    expect(page.get_by_label("Titel")).to_have_value("Rust in het team")
    expect(text).to_have_value(said)


def _take_the_report(page: Page, folder: Path) -> None:
    """The Word file holds the theme, its text, its quote, and the numbers of the project."""
    text = _words_of(saved_file(page, "Rapport (Word)", folder))
    assert "Rust in het team" in text
    assert "Volgens de inspecteurs begint het bij mensen die blijven." in text
    assert SHORTAGE in text
    assert "Anna Bakker" in text
    page.get_by_text("Tabellen voor Excel, R of SPSS").click()
    book = load_workbook(saved_file(page, "Coderingen (Excel)", folder)).worksheets[0]
    assert book.max_row == 1 + 4
    page.get_by_role("radio", name="csv").click()
    rows = list(csv.DictReader(io.StringIO(saved_file(page, "Coderingen (csv)", folder).read_text("utf-8"))))
    assert sorted(row["code"] for row in rows) == sorted(
        ["Lerarentekort", "Lerarentekort", "Cijfers bespreken", "Wisselende leiding"]
    )


def _words_of(path: Path) -> str:
    document = Document(str(path))
    cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])
