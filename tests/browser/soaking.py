"""A coder who never stops, with a bad connection: the pane's own outbox against the real server.

The page runs the pane's modules as they are; only the wire between outbox and server is made worse: requests that never
arrive, answers that get lost (so that the same save comes twice), requests that are delivered twice at once, and a page
that is thrown away in the middle and finds its outbox again in the storage.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

from playwright.sync_api import Page

from actions import access
from actions.checking import check
from actions.codebook import add_code
from actions.coding import codings
from actions.documents import add
from actions.history import history
from actions.workspace import Desk, create_project, join, open_workspace

LINES = 400
CODES = 6

SOAK = (Path(__file__).parent / "soak.js").read_text("utf-8")


@dataclass(frozen=True, slots=True)
class Soaked:
    """How it ended: the codings as browser and database have them, what happened on the way, faults of the log."""

    shown: list[tuple[object, ...]]
    stored: list[tuple[object, ...]]
    told: dict[str, Any]
    left: int
    faults: int
    steps: int


def soaked(page: Page, database: str, *, steps: int, seed: int = 1) -> Soaked:
    """Let one coder work for so many steps; `page` stands at an address of the server of that database."""
    workspace = open_workspace(database)
    project = create_project(workspace, f"Duurproef {steps} {seed}")
    desk = Desk(workspace, project.id, join(Desk(workspace, project.id), "Volhouder").id)
    text = "\n\n".join(
        f"Regel {n} 👩‍🏫 van een verslag dat nooit ophoudt, met “aanhalingstekens”." for n in range(LINES)
    )
    document = add(desk, "Duurproef.txt", text.encode()).document.id
    codes = [str(add_code(desk, f"Code {n}", None, "#0072B2")) for n in range(CODES)]
    facts = {"token": access.token_for(desk), "project": str(project.id), "coder": str(desk.coder_id), "seed": seed}
    chaos = {"unsent": 0.15, "unheard": 0.1, "twice": 0.05}
    page.goto("/assets/pane/words.json")
    answer = page.evaluate(SOAK, {**facts, "document": str(document), "codes": codes, "steps": steps, "chaos": chaos})
    result = Soaked(
        [tuple(each) for each in answer["shown"]],
        sorted(_plain(desk, document)),
        answer["told"],
        answer["left"],
        len(check(desk).faults),
        len(history(desk, 10 * steps, actor=desk.coder_id)),
    )
    workspace.database.close()
    return result


def _plain(desk: Desk, document_id: UUID) -> list[tuple[object, ...]]:
    return [
        (
            str(each.id),
            str(each.code_id),
            each.span.start,
            each.span.end,
            str(each.direction) if each.direction else None,
            each.memo,
            each.important,
        )
        for each in codings(desk, document_id)
    ]
