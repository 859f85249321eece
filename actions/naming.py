"""A file of names on its way to the key: held in memory only, for the passphrase comes from elsewhere."""

from uuid import uuid4

from actions.workspace import Desk
from corpora.decoding import decoded
from corpora.pseudonyms_lists import NOBODY, NameList
from corpora.refusal import Refusal


def hold_names(desk: Desk, name: str, data: bytes) -> tuple[str, int]:
    """Keep a file until its names are taken; how many there are. Refuses `file-empty` and what a name list refuses."""
    names = _read(name, data)
    if names == NOBODY:
        raise Refusal("file-empty", name=name)
    held_id = f"{desk.project_id}:{uuid4()}"
    desk.workspace.held[held_id] = (name, data)
    return held_id, len(names.names)


def let_go_names(desk: Desk, held_id: str) -> NameList | None:
    """The names of a file that was held, which is let go; None where it was let go before."""
    found = desk.workspace.held.pop(held_id, None) if held_id.startswith(f"{desk.project_id}:") else None
    return _read(*found) if found else None


def _read(name: str, data: bytes) -> NameList:
    return NameList.parsed(decoded(name, data)[0])
