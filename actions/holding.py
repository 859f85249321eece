"""Uploaded files that wait in memory until somebody has looked at them; the newest few stay."""

from hashlib import sha256

from actions.workspace import Desk
from corpora.refusal import Refusal

FILES_HELD = 8


def keep(desk: Desk, kind: str, name: str, data: bytes) -> str:
    """By what the file is asked for again: the same for the same file of the same `kind` in the same project."""
    held = desk.workspace.held
    held_id = f"{_front(desk, kind)}{sha256(name.encode() + data).hexdigest()}"
    while len(held) >= FILES_HELD:
        held.pop(next(iter(held)), None)
    held[held_id] = (name, data)
    return held_id


def held_file(desk: Desk, kind: str, held_id: str) -> tuple[str, bytes]:
    """The name and bytes of a file that waits; refuses `file-let-go` when it no longer does."""
    found = desk.workspace.held.get(held_id) if held_id.startswith(_front(desk, kind)) else None
    if found is None:
        raise Refusal("file-let-go")
    return found


def let_go(desk: Desk, held_id: str) -> None:
    """The file was taken over, or is not wanted."""
    desk.workspace.held.pop(held_id, None)


def _front(desk: Desk, kind: str) -> str:
    return f"{desk.project_id}:{kind}:"
