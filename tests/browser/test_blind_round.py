"""A blind round as two people meet it: neither sees the other's codings, until both are done."""

from contextlib import closing
from uuid import UUID

from playwright.sync_api import Page, expect

from actions.workspace import Desk, create_project, join, open_workspace
from tests.browser.conftest import pictured
from tests.browser.people import bars, code_with, go_to, open_text, saved, select, still
from tests.browser.server import Server
from tests.builders import codebook_of, told

PROJECT, DOCUMENT = "Blind gecodeerd", "Focusgroep mbo"
SHORTAGE = "Het lerarentekort drukt daar zwaar op de teams."
CHANGES = "Bij ons wisselde de directeur drie keer in twee jaar."

HEARD = "revision => Number(document.querySelector('.dd-pane').dataset.revision) >= Number(revision)"


def test_two_people_code_blind_and_see_each_other_when_both_are_done(
    page: Page, colleague_page: Page, server: Server
) -> None:
    project = _study(server)
    for each, name in ((page, "Anna"), (colleague_page, "Bram")):
        each.goto(f"/?project={project}")
        who = each.get_by_role("button", name=name, exact=True)
        expect(who).to_be_visible()
        who.click()
        expect(each.get_by_role("link", name="Coderen")).to_be_visible()
    _begin_a_round(page)
    for each in (page, colleague_page):
        open_text(each, DOCUMENT)
        expect(each.locator(".dd-blind")).to_contain_text("nog bezig: Anna, Bram.")
    select(page, SHORTAGE)
    code_with(page, "Lerarentekort")
    saved(page)
    select(colleague_page, CHANGES)
    code_with(colleague_page, "Wisselende leiding")
    saved(colleague_page)
    expect(bars(colleague_page, "Wisselende leiding")).to_have_count(1)
    page.wait_for_function(HEARD, arg=colleague_page.locator(".dd-pane").get_attribute("data-revision"))
    expect(bars(page, "Wisselende leiding")).to_have_count(0)
    expect(bars(colleague_page, "Lerarentekort")).to_have_count(0)
    pictured(page, "rounds-blind")
    page.locator("[data-command='finish']").click()
    expect(colleague_page.locator(".dd-blind")).to_contain_text("nog bezig: Bram.")
    expect(bars(colleague_page, "Lerarentekort")).to_have_count(0)
    colleague_page.locator("[data-command='finish']").click()
    expect(bars(colleague_page, "Lerarentekort")).to_have_count(1)
    expect(bars(page, "Wisselende leiding")).to_have_count(1)
    expect(page.locator(".dd-blind")).to_be_hidden()
    go_to(page, "Vergelijken")
    page.get_by_test_id("stButtonGroup").get_by_text("Rondes", exact=True).click()
    expect(page.get_by_text("1 van 1 open")).to_be_visible()
    still(page)
    pictured(page, "rounds-open")


def _study(server: Server) -> UUID:
    workspace = open_workspace(server.database)
    with closing(workspace.database):
        project = create_project(workspace, PROJECT)
        anna, _ = (Desk(workspace, project.id, join(Desk(workspace, project.id), name).id) for name in ("Anna", "Bram"))
        codebook_of(anna)
        told(anna)
        return project.id


def _begin_a_round(page: Page) -> None:
    go_to(page, "Vergelijken")
    page.get_by_test_id("stButtonGroup").get_by_text("Rondes", exact=True).click()
    for place, names in enumerate((("Anna", "Bram"), (DOCUMENT,))):
        box = page.get_by_test_id("stMultiSelect").nth(place)
        for name in names:
            box.locator("input").click()
            page.get_by_role("option", name=name, exact=True).click()
            still(page)
        page.keyboard.press("Escape")
    pictured(page, "rounds-new")
    page.get_by_role("button", name="Ronde beginnen").click()
    expect(page.get_by_text("0 van 1 open")).to_be_visible()
    still(page)
    pictured(page, "rounds-begun")
