"""In a blind round nothing that a colleague does makes any difference to what anybody else is told, in any way."""

import inspect
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from uuid import UUID

import pytest

import actions
from actions.coding import Mark, apply_codes, change_coding
from actions.finishing import finish
from actions.memos import write_memo
from actions.parting import divide
from actions.rounds import Plan, start_round
from actions.theming import add_quotes, add_theme
from actions.workspace import Desk, create_project, join, open_workspace, revision
from coding.memos import Subject, SubjectKind
from coding.rounds import Place
from tests.builders import PANEL, codebook_of, coded, listed, marked, told
from tests.journeys.reading_everything import SILENT, TELLING, WRITING, Study, said

SECRET = "GEHEIME KANTTEKENING"
QUOTES = (
    "De directie kijkt pas naar de cijfers als wij bellen.",
    "Bij ons wisselde de directeur drie keer in twee jaar.",
)
SEATS = ("Anna", "Carla", "nobody")
READINGS = TELLING | SILENT
CODINGS = [UUID(int=n) for n in (1001, 1002, 1003)]


@pytest.fixture(scope="module")
def studies(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Study]]:
    """One study twice, alike until Bram does much in a blind round in the one, and little else in the other."""
    folder = tmp_path_factory.mktemp("blind")
    (folder / "quiet").mkdir()
    (folder / "busy").mkdir()
    first = folder / "quiet" / "duiding.sqlite3"
    ids = _begin(first)
    shutil.copy(first, folder / "busy" / "duiding.sqlite3")
    made = {}
    for name in ("quiet", "busy"):
        opened = open_workspace(f"sqlite:///{folder / name / 'duiding.sqlite3'}")
        made[name] = Study(Desk(opened, ids["project"], ids["Bram"]), ids)
        _go_on(made[name], much=name == "busy")
    assert revision(made["quiet"].desk) == revision(made["busy"].desk)
    yield made
    for study in made.values():
        study.desk.workspace.database.close()


def test_every_way_of_asking_is_known_here() -> None:
    """Who adds a question to the actions says here whether it tells of codings."""
    asking = set()
    for each in walk_packages(actions.__path__, "actions."):
        for name, value in vars(import_module(each.name)).items():
            if inspect.isfunction(value) and value.__module__ == each.name and not name.startswith("_"):
                wanted = {"Desk", Desk}
                if any(parameter.annotation in wanted for parameter in inspect.signature(value).parameters.values()):
                    asking.add(f"{each.name.removeprefix('actions.')}.{name}")
    assert asking == {*READINGS, *WRITING}
    assert len(READINGS) + len(WRITING) == len(asking)


@pytest.mark.parametrize("name", READINGS)
def test_nobody_is_told_anything_of_what_a_colleague_does_in_a_blind_round(
    studies: dict[str, Study], name: str
) -> None:
    for seat in SEATS:
        quiet, busy = (said(_seated(studies[world], seat), READINGS[name]) for world in ("quiet", "busy"))
        assert busy == quiet, seat
        assert SECRET not in busy
        if seat != "nobody":
            assert not any(str(each) in busy for each in CODINGS)


@pytest.mark.parametrize("name", TELLING)
def test_when_the_round_has_opened_all_that_tells_of_codings_tells_of_these(
    studies: dict[str, Study], opened: dict[str, Study], name: str
) -> None:
    before, after = (said(_seated(there["busy"], "Anna"), TELLING[name]) for there in (studies, opened))
    assert after != before


@pytest.fixture(scope="module")
def opened(studies: dict[str, Study], tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Study]]:
    """The same when both are done."""
    made = {}
    for name, study in studies.items():
        target = tmp_path_factory.mktemp(f"open-{name}") / "duiding.sqlite3"
        with closing(sqlite3.connect(study.desk.workspace.database.url.removeprefix("sqlite:///"))) as source:
            source.execute("VACUUM INTO ?", [str(target)])
        made[name] = Study(Desk(open_workspace(f"sqlite:///{target}"), study["project"], study["Bram"]), study.ids)
        for coder in ("Anna", "Bram"):
            finish(_seated(made[name], coder).desk, study["document"])
    yield made
    for study in made.values():
        study.desk.workspace.database.close()


def _seated(study: Study, seat: str) -> Study:
    coder_id = None if seat == "nobody" else study[seat]
    return Study(Desk(study.desk.workspace, study.desk.project_id, coder_id), study.ids)


def _begin(path: Path) -> dict[str, UUID]:
    """Two documents, of which one has been compared and the other is about to be coded blind."""
    opened = open_workspace(f"sqlite:///{path}")
    with closing(opened.database):
        project = create_project(opened, "Besturen 2021")
        nobody = Desk(opened, project.id)
        desks = {name: Desk(opened, project.id, join(nobody, name).id) for name in ("Anna", "Bram", "Carla")}
        anna, bram = desks["Anna"], desks["Bram"]
        ids: dict[str, UUID] = {"project": project.id} | {
            name: desk.coder_id for name, desk in desks.items() if desk.coder_id
        }
        ids |= codebook_of(anna)
        content, other = told(anna), told(anna, PANEL, name="Panel.md")
        ids |= {"document": content.document.id, "other": other.document.id, "list": listed(anna).id}
        divide(anna, content.document.id)
        for desk in (anna, bram):
            coded(desk, other, ids["Lerarentekort"], "Aan korte lijnen en een open gesprek over resultaten.")
        mine = coded(anna, content, ids["Lerarentekort"], "Het lerarentekort drukt daar zwaar op de teams.")
        ids["theme"] = add_theme(anna, "Rust", coding_ids=(mine.id,))
        ids["Anna's memo"] = write_memo(anna, "Let op rust.")
        plan = Plan("Ronde 1", (ids["Anna"], ids["Bram"]), (Place(content.document.id),))
        ids |= {"round": start_round(anna, plan), "fork": UUID(int=revision(anna)), "Bram's coding": CODINGS[0]}
        return ids


def _go_on(study: Study, *, much: bool) -> None:
    """As many steps either way: what they leave behind is what differs."""
    from actions.documents import content

    desk, text_ = study.desk, content(study.desk, study["document"])
    codes = ("Lerarentekort", "Wisselende leiding", "Lerarentekort") if much else ("Cijfers bespreken",)
    quotes = (*QUOTES, "Het lerarentekort drukt daar zwaar op de teams.") if much else QUOTES[1:]
    marks = [marked(text_, study[code], quote) for code, quote in zip(codes, quotes, strict=True)]
    memo = SECRET if much else "Niets."
    apply_codes(
        desk,
        [
            Mark(each.document_id, each.code_id, each.span, each.quote, memo=memo, id=coding_id)
            for each, coding_id in zip(marks, CODINGS, strict=False)
        ],
    )
    change_coding(desk, CODINGS[0], important=much)
    about = Subject(SubjectKind.CODING, CODINGS[0], study["document"])
    write_memo(desk, f"{SECRET}: dit viel mij op." if much else "Weinig.", [about])
    add_quotes(desk, study["theme"], CODINGS[: len(marks)])
