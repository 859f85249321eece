"""The demo project: an invented study, made through the same actions that a person would use."""

import csv
from collections import defaultdict
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import yaml

from actions import boards, codebook, codebook_files, coding, documents, participants, parting, relating, theming
from actions.workspace import Desk, Workspace, coders, create_project, join, projects, remove_project
from codebooks.codebook import Direction
from coding.codings import Coding
from corpora.boards import BoardList
from corpora.parts import Part, by_headings
from corpora.spans import Span
from store import projects as kept
from store.projects import Project

HERE = Path(__file__).parent
CODEBOOK = HERE.parent.parent / "codebooks" / "samples" / "besturen.yaml"
NAME = "Besturen met laag- en hoogpresterende scholen (voorbeeld)"
MADE = "demo"


def ensure_demo(workspace: Workspace) -> None:
    """Give a new database its demo project; never twice, and a half-made one is made anew."""
    with workspace.database.reading() as connection:
        if kept.remembered(connection, MADE):
            return
    remove_demo(workspace.as_trusted)
    make_demo(workspace.as_trusted)
    with workspace.database.transaction() as connection:
        kept.remember(connection, MADE, "made")


def remove_demo(workspace: Workspace) -> None:
    """Take the demo project away for good."""
    for project in projects(workspace):
        if project.demo:
            remove_project(workspace, project.id)


def make_demo(workspace: Workspace) -> Project:
    """Documents, who speaks in them, codebook, two coders, board list, parts, references, relations and themes."""
    project = create_project(workspace, NAME, demo=True)
    desk = Desk(workspace, project.id)
    for path in sorted(HERE.glob("*.md")):
        documents.add(desk, path.name, path.read_bytes())
    codebook_files.import_codebook(desk, CODEBOOK.name, CODEBOOK.read_bytes())
    _describe(desk)
    _code(desk)
    listed = boards.import_boards(desk, "Besturenlijst (verzonnen).csv", (HERE / "boards.csv").read_bytes())
    _divide(desk, listed)
    _refer(desk, listed)
    _relate(desk)
    _tell(desk)
    return project


def _describe(desk: Desk) -> None:
    rows = {(row["document"], row["label"]): row for row in _yaml("participants")}
    names = {document.id: document.name for document in documents.documents(desk)}
    changes = {}
    for each in participants.participants(desk):
        row = rows[names[each.voices[0].document_id], each.voices[0].label]
        changes[each.id] = participants.Change(attributes={key: row[key] for key in ("role", "sector") if key in row})
    participants.change(desk, changes)


def _code(desk: Desk) -> None:
    found = {content.document.name: content for content in documents.contents(desk)}
    codes = {code.name: code.id for code in codebook.codebook(desk).codes}
    marks: dict[str, list[coding.Mark]] = defaultdict(list)
    with (HERE / "codings.csv").open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            content = found[row["document"]]
            span = _place(content, row["quote"])
            direction = Direction(row["direction"]) if row["direction"] else None
            mark = coding.Mark(content.document.id, codes[row["code"]], span, row["quote"], direction, row["memo"])
            marks[row["coder"]].append(mark)
    for name in sorted(marks):
        coding.apply_codes(Desk(desk.workspace, desk.project_id, join(desk, name).id), marks[name])


def _divide(desk: Desk, listed: BoardList) -> None:
    """The talks go first about the low list and then about the high one, as the study did."""
    found = {content.document.name: content for content in documents.contents(desk)}
    made = []
    for row in _yaml("parts"):
        content = found[row["document"]]
        span = dict(by_headings(content.text, content.segments))[row["heading"]]
        about = (listed.id, row["group"]) if "group" in row else (None, "")
        made.append(Part(uuid4(), content.document.id, row["name"], span, {"onderwerp": row["topic"]}, *about))
    parting.add_parts(desk, made)


def _refer(desk: Desk, listed: BoardList) -> None:
    found = {content.document.name: content for content in documents.contents(desk)}
    known = {board.name: board for board in boards.boards(desk, listed.id)}
    for row in _yaml("references"):
        content = found[row["document"]]
        board, span = known[row["board"]], _place(content, row["quote"])
        boards.refer(desk, content.document.id, listed.id, board.group, board_id=board.id, span=span)


def _place(content: documents.Content, quote: str) -> Span:
    start = content.text.index(quote)
    return Span(start, start + len(quote))


def _relate(desk: Desk) -> None:
    book = codebook.codebook(desk)
    ids = {code.name: code.id for code in book.codes} | {category.name: category.id for category in book.categories}
    for row in _yaml("relations"):
        relating.relate(desk, ids[row["van"]], ids[row["naar"]], row["soort"], row["notitie"])


def _tell(desk: Desk) -> None:
    categories = {category.name: category.id for category in codebook.codebook(desk).categories}
    made = _by_place(desk)
    for row in _yaml("themes"):
        quotes = [(quote["document"], quote["quote"], quote["coder"], quote["code"]) for quote in row["quotes"]]
        theming.add_theme(
            desk,
            row["title"],
            text=row["text"],
            category_ids=tuple(categories[name] for name in row["categories"]),
            coding_ids=tuple(made[quote] for quote in quotes),
        )


def _by_place(desk: Desk) -> dict[tuple[str, str, str, str], UUID]:
    names: dict[UUID, str] = {document.id: document.name for document in documents.documents(desk)}
    names |= {coder.id: coder.name for coder in coders(desk)}
    names |= {code.id: code.name for code in codebook.codebook(desk).codes}

    def place(made: Coding) -> tuple[str, str, str, str]:
        return names[made.document_id], made.quote, names[made.coder_id], names[made.code_id]

    return {place(made): made.id for made in coding.codings(desk)}


def _yaml(name: str) -> list[dict[str, Any]]:
    return list(yaml.safe_load((HERE / f"{name}.yaml").read_text(encoding="utf-8"))[name])
