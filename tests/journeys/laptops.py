"""Laptops as a test uses them: workspaces of their own, between which files travel."""

from io import BytesIO
from pathlib import Path

from actions.travelling import Luggage, pack, unpack
from actions.uniting import Merging, merge
from actions.workspace import Desk, Workspace, coders, join, open_workspace

FILE = "Besturen 2021.duiding"


def packed(desk: Desk, luggage: Luggage | None = None) -> BytesIO:
    """The project as a file."""
    file = BytesIO()
    pack(desk, file, luggage)
    file.seek(0)
    return file


def laptop(tmp_path: Path, name: str) -> Workspace:
    """Another laptop, with nothing on it."""
    return open_workspace(f"sqlite:///{tmp_path / name}.sqlite3")


def opened_by(workspace: Workspace, file: BytesIO, name: str) -> Desk:
    """The file opened as a project, with somebody at work in it."""
    project = unpack(workspace, file, FILE)
    desk = Desk(workspace, project.id)
    known = next((each.id for each in coders(desk) if each.name == name), None)
    return Desk(workspace, project.id, known or join(desk, name).id)


def brought_back(to: Desk, of: Desk, rule: str | None = None, **choices: str) -> Merging:
    """What one laptop made, merged into the other."""
    return merge(to, packed(of), FILE, choices=choices, rule=rule)
