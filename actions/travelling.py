"""A project on its way to another laptop: written into one file, and opened from it as a project there."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from hashlib import sha256
from os import urandom
from tempfile import TemporaryFile
from typing import Any, BinaryIO
from uuid import UUID

from actions import travelling_styles
from actions.coding import codings
from actions.rows import free_name
from actions.travelling_reading import Arrival, arriving
from actions.travelling_seen import Visible, visible
from actions.workspace import Desk, Workspace, projects, refuse_strangers
from coding.uniting_log import Entry, Image
from corpora.refusal import Refusal
from reports.sealing import SALT, seal
from reports.travelling import line, write_travel
from store import projects as kept_projects
from store import travelling as kept
from store.arriving import insert_boards, insert_log, insert_rows, insert_version, refusing_misfits
from store.lineage import Lineage, lineage_of, remember_opened
from store.projects import Project

SOFTWARE = "0.1.0"


@dataclass(frozen=True, slots=True)
class Luggage:
    """What goes into the file: with or without the files that were uploaded, of everybody or of one coder, and under
    which passphrase if any."""

    files: bool = True
    coder_id: UUID | None = None
    passphrase: str = ""


def one_coder(coder_id: UUID) -> Luggage:
    """The project with the work of one coder: nobody else's codings, memos or marks of being done."""
    return Luggage(coder_id=coder_id)


def pack(desk: Desk, file: BinaryIO, luggage: Luggage | None = None) -> None:
    """Write the project into a file; the same revision and choices give the same bytes, but under a passphrase.

    What this desk may not see stays out. Refuses `project-gone` and `travel-passphrase-short`.
    """
    chosen = luggage or Luggage()
    if not chosen.passphrase:
        _write(desk, file, chosen)
        return
    with TemporaryFile() as plain:
        _write(desk, plain, chosen)
        plain.seek(0)
        seal(plain, file, chosen.passphrase, urandom(SALT))


def unpack(workspace: Workspace, file: BinaryIO, name: str, passphrase: str = "") -> Project:
    """Open a file as a project of its own, with the ids and the history it had.

    Refuses `travel-here` when the project is here already: then it is merged. Refuses what `arriving` refuses, and
    `not-allowed` once there are accounts: making projects is the owner's.
    """
    refuse_strangers(workspace)
    with arriving(file, name, passphrase) as arrival:
        known = projects(workspace)
        project_id = UUID(arrival.project["id"])
        if here := next((each for each in known if each.id == project_id), None):
            raise Refusal("travel-here", name=here.name)
        with refusing_misfits(name):
            called = free_name(str(arrival.project["name"]), {each.name for each in known})
            began = datetime.fromisoformat(arrival.project["created_at"])
            project = Project(project_id, called, arrival.revision, bool(arrival.project["demo"]), began)
            with workspace.database.transaction() as connection:
                kept_projects.add_project(connection, project)
                _keep(connection, project_id, arrival)
        return project


def _keep(connection: Any, project_id: UUID, arrival: Arrival) -> None:
    current = {(each.document_id, each.number): each.text for each in arrival.versions}
    texts = {
        document_id: current.get((document_id, image["version"]), "")
        for (kind, document_id), image in arrival.rows.items()
        if kind == "document"
    }
    for kind in kept.shape().order:
        some = [
            (row_id, image, arrival.revisions[each, row_id])
            for (each, row_id), image in arrival.rows.items()
            if each == kind
        ]
        insert_rows(connection, project_id, kind, some, texts)
        if kind == "board_list":
            insert_boards(connection, arrival.boards)
        if kind == "document":
            for version in arrival.versions:
                insert_version(connection, version, arrival.file_of(version))
    travelling_styles.keep(connection, project_id, arrival)
    insert_log(connection, project_id, arrival.log)
    remember_opened(connection, project_id, arrival.told, arrival.revision)


def _write(desk: Desk, file: BinaryIO, chosen: Luggage) -> None:
    seen = frozenset(coding.id for coding in codings(desk))
    with desk.workspace.database.reading() as connection:
        project = next((each for each in kept_projects.projects(connection) if each.id == desk.project_id), None)
        if project is None:
            raise Refusal("project-gone")
        moment = project.created_at.isoformat()
        facts = {
            "project": {"id": str(project.id), "name": project.name, "created_at": moment, "demo": project.demo},
            "revision": project.revision,
            "schema": kept.schema()[-1],
            "software": SOFTWARE,
            "coder": str(chosen.coder_id) if chosen.coder_id else None,
            "files": chosen.files,
        }
        whose = visible(connection, desk, chosen.coder_id, seen)
        write_travel(file, facts, _members(connection, desk.project_id, chosen, whose))


def _members(
    connection: Any, project_id: UUID, chosen: Luggage, whose: Visible
) -> Iterator[tuple[str, Iterable[bytes]]]:
    log = kept.log(connection, project_id)
    for kind in kept.shape().order:
        some = kept.rows(connection, project_id, kind)
        yield (
            f"rows/{kind}.jsonl",
            (
                _row(row_id, whose.told(image), revision)
                for row_id, image, revision in some
                if whose.may_see(kind, image)
            ),
        )
    yield (
        "log.jsonl",
        (line(_entry(each, whose)) for each in log if whose.may_see(each.kind, each.after or each.before or {})),
    )
    # Who gets the work of one does not know what that copy took in of others.
    lineage = told(lineage_of(connection, project_id, log))
    yield "lineage.json", [line(lineage if chosen.coder_id is None else {**lineage, "known": []})]
    yield "boards.jsonl", map(line, kept.boards(connection, project_id))
    files: dict[str, tuple[UUID, int]] = {}
    for version in kept.versions(connection, project_id):
        place = UUID(version.document_id), version.number
        if chosen.files and (data := kept.original(connection, *place)):
            version = replace(version, file=sha256(data).hexdigest())
            files[version.file] = place
        yield f"texts/{version.document_id}-{version.number}.json", [line(asdict(version))]
    yield from travelling_styles.members(connection, project_id)
    for digest, place in sorted(files.items()):
        yield f"files/{digest}", [kept.original(connection, *place)]


def _entry(each: Entry, whose: Visible) -> dict[str, Any]:
    images = {name: whose.told(image) if (image := getattr(each, name)) else image for name in ("before", "after")}
    return asdict(each) | images


def _row(row_id: UUID, image: Image, revision: int | None) -> bytes:
    return line({"id": str(row_id), "row": image} | ({} if revision is None else {"revision": revision}))


def told(lineage: Lineage) -> dict[str, Any]:
    """What another copy has to know of where this one was."""
    return {
        "chain": lineage.chain,
        "known": sorted(lineage.known - {state for _, state in lineage.chain}),
        "ids": lineage.ids,
        "taken": sorted(lineage.taken.items()),
    }
