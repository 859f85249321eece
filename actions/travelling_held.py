"""Files of projects that wait: made and not yet saved, or come in and not yet merged; on disk, never in the project."""

from collections.abc import Mapping
from datetime import UTC, datetime
from io import BytesIO
from tempfile import TemporaryFile
from uuid import uuid5

from actions import uniting
from actions.shelf import Held, Owner
from actions.travelling import Luggage, pack
from actions.uniting import Merging
from actions.workspace import Desk, projects, revision
from reports.sealing import is_sealed
from reports.travelling import read_travel

ENDING = ".duiding"


def hold(desk: Desk, name: str, data: bytes) -> Held:
    """Keep a file that came in until somebody has seen what merging it would do; refuses what is no such file."""
    file = BytesIO(data)
    if not is_sealed(file):
        read_travel(file, name)
    return desk.workspace.shelf.put(_owner(desk), name, data, _now())


def prepare(desk: Desk, luggage: Luggage) -> Held:
    """Make a file of the project, to be fetched by who asked for it."""
    project = next(each for each in projects(desk.workspace) if each.id == desk.project_id)
    with TemporaryFile() as file:
        pack(desk, file, luggage)
        file.seek(0)
        return desk.workspace.shelf.put(_owner(desk), f"{project.name}{ENDING}", file.read(), _now())


def held_file(desk: Desk, held_id: str) -> tuple[str, bytes]:
    """A file that waits, by name; refuses `preview-gone`."""
    shelf, owner = desk.workspace.shelf, _owner(desk)
    return shelf.look(owner, held_id, _now()).name, shelf.data(owner, held_id, _now())


def let_go(desk: Desk, held_id: str) -> None:
    """Take a file away, if it still is there."""
    desk.workspace.shelf.drop(_owner(desk), held_id)


def preview_held(desk: Desk, held_id: str, passphrase: str) -> Merging:
    """What merging a file that waits would do; refuses what `uniting.preview` refuses."""

    def seen() -> Merging:
        name, data = held_file(desk, held_id)
        return uniting.preview(desk, BytesIO(data), name, passphrase)

    of = ("travelling", desk.project_id, revision(desk), passphrase)
    return desk.workspace.shelf.remembered(held_id, of, seen)


def merge_held(
    desk: Desk, held_id: str, passphrase: str, choices: Mapping[str, str], rule: str | None = None
) -> Merging:
    """Merge a file that waits, which is let go then."""
    name, data = held_file(desk, held_id)
    done = uniting.merge(desk, BytesIO(data), name, passphrase, choices=choices, rule=rule)
    let_go(desk, held_id)
    return done


def _owner(desk: Desk) -> Owner:
    """Beside the files of the same person that wait to become documents."""
    return uuid5(desk.project_id, "travelling"), desk.coder_id


def _now() -> datetime:
    return datetime.now(UTC)
