"""One study twice: in the one a colleague does much in a blind round, in the other little else."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from uuid import UUID

from actions.boards import refer
from actions.coding import Mark, apply_codes, change_coding
from actions.documents import content
from actions.finishing import finish
from actions.joint_findings import add_finding
from actions.memos import write_memo
from actions.parting import divide
from actions.rounds import Plan, start_round
from actions.theming import add_quotes, add_theme
from actions.workspace import Desk, create_project, join, open_workspace, revision
from coding.joint_findings import Finding
from coding.memos import Subject, SubjectKind
from coding.rounds import Place
from tests.builders import PANEL, codebook_of, coded, listed, marked, told
from tests.journeys.reading_everything import Study

SECRET = "GEHEIME KANTTEKENING"
QUOTES = (
    "De directie kijkt pas naar de cijfers als wij bellen.",
    "Bij ons wisselde de directeur drie keer in twee jaar.",
)
SEATS = ("Anna", "Carla", "nobody")
CODINGS = [UUID(int=n) for n in (1001, 1002, 1003)]
WORLDS = ("quiet", "busy")


@contextmanager
def both(folder: Path) -> Iterator[dict[str, Study]]:
    """The study that is quiet and the one that is busy, each in a database of its own, both at the same revision."""
    first = folder / "begun.sqlite3"
    ids = _begin(first)
    made = {}
    for name in WORLDS:
        (folder / name).mkdir()
        shutil.copy(first, file_in(folder, name))
        made[name] = Study(Desk(open_workspace(f"sqlite:///{file_in(folder, name)}"), ids["project"], ids["Bram"]), ids)
        _go_on(made[name], much=name == "busy")
    yield made
    for study in made.values():
        study.desk.workspace.database.close()


@contextmanager
def opened_too(studies: dict[str, Study], folder: Path) -> Iterator[dict[str, Study]]:
    """Copies of these in which both are done."""
    made = {}
    for name, study in studies.items():
        (folder / name).mkdir()
        with closing(sqlite3.connect(study.desk.workspace.database.url.removeprefix("sqlite:///"))) as source:
            source.execute("VACUUM INTO ?", [str(file_in(folder, name))])
        desk = Desk(open_workspace(f"sqlite:///{file_in(folder, name)}"), study["project"], study["Bram"])
        made[name] = Study(desk, study.ids)
        for coder in ("Anna", "Bram"):
            finish(seated(made[name], coder).desk, study["document"])
    yield made
    for study in made.values():
        study.desk.workspace.database.close()


def file_in(folder: Path, name: str) -> Path:
    """Where a world is kept; the name of the file says nothing of which one it is."""
    return folder / name / "duiding.sqlite3"


def seated(study: Study, seat: str) -> Study:
    """The study as somebody sees it."""
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
        for document_id, group in ((content.document.id, "laag"), (other.document.id, "hoog")):
            refer(anna, document_id, ids["list"], group)
        for desk in (anna, bram):
            coded(desk, other, ids["Lerarentekort"], "Aan korte lijnen en een open gesprek over resultaten.")
        mine = coded(anna, content, ids["Lerarentekort"], "Het lerarentekort drukt daar zwaar op de teams.")
        ids["theme"] = add_theme(anna, "Rust", coding_ids=(mine.id,))
        add_finding(anna, Finding(mine.id, "laag", "tekort", "3,3", "1,5", "< .05", "", ids["Lerarentekort"]))
        ids["Anna's memo"] = write_memo(anna, "Let op rust.")
        plan = Plan("Ronde 1", (ids["Anna"], ids["Bram"]), (Place(content.document.id),))
        ids |= {"round": start_round(anna, plan), "fork": UUID(int=revision(anna)), "Bram's coding": CODINGS[0]}
        return ids


def _go_on(study: Study, *, much: bool) -> None:
    """As many steps either way: what they leave behind is what differs."""
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
