"""Projects from other programs, by REFI-QDA or by a door of their own: read with a report, kept in one go."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from hashlib import sha256
from itertools import groupby
from pathlib import PurePath
from uuid import uuid4

from actions.documents import keep, new_document
from actions.doors import Entered, File, entered
from actions.relating import insert_relation
from actions.rows import code_row, free_name
from actions.theming import columns as theme_columns
from actions.workspace import Desk, Workspace, refuse_strangers
from coding.codings import Coding
from corpora.documents import Reading
from corpora.refusal import Refusal
from corpora.segmenting import segmented
from reports.refi.counting import counts
from reports.refi.holding import Held, Plan, Voiced, beside
from reports.refi.planning import planned
from reports.refi.remarks import Remark as Remark
from store import codebooks as kept_codebooks
from store import codings as kept_codings
from store import documents as kept_documents
from store import exchanging as kept
from store import memos as kept_memos
from store import networks as kept_networks
from store import parts as kept_parts
from store import projects as kept_projects
from store.exchanging import Brought
from store.projects import Project
from store.writing import Writing

Progress = Callable[[int, int, str], None]
CODINGS_AT_ONCE = 5_000
DEED = "exchange.import"
_TOLD = "arrived"


@dataclass(frozen=True, slots=True)
class Arrived:
    """What came in: `counts` of what the file holds, `held` of what the project now does; what was repaired, what only
    goes along, and what could not come at all. No project where somebody only looked."""

    name: str
    project: Project | None
    counts: dict[str, object]
    held: dict[str, int]
    faults: int
    repairs: tuple[Remark, ...]
    lost: tuple[Remark, ...]
    quotations: tuple[tuple[str, str], ...]
    gone: tuple[Remark, ...] = ()


def _quiet(_done: int, _count: int, _name: str) -> None:
    """Nobody watches."""


def look_at(name: str, data: bytes, *, along: Sequence[File] = (), which: str = "", quotations: bool = True) -> Arrived:
    """What a file holds and what would be repaired, without keeping anything; refuses what `entered` does."""
    found = entered(name, data, along=along, which=which)
    plan = planned(found.exchange, uuid4(), uuid4(), datetime.now(UTC))
    return _arrived(plan.holding.name or PurePath(name).stem, None, found, plan, quotations=quotations)


def import_project(
    workspace: Workspace,
    name: str,
    data: bytes,
    *,
    called: str = "",
    along: Sequence[File] = (),
    which: str = "",
    quotations: bool = True,
    progress: Progress = _quiet,
) -> Arrived:
    """Make a project of a file of another program: everything in one transaction, or nothing.

    It is called as asked, or else as the file says, with a number where that name is taken. Refuses what `entered`
    does, and a name that was asked for and is of a project with anything in it.
    """
    refuse_strangers(workspace)
    found = entered(name, data, along=along, which=which)
    begun = _begun(workspace, called.strip()) if called.strip() else None
    seed, project_id, now = uuid4(), begun.id if begun else uuid4(), datetime.now(UTC)
    plan = planned(found.exchange, seed, project_id, now)
    with workspace.database.reading() as connection:
        taken = {each.name for each in kept_projects.projects(connection)}
        known = kept_projects.coders(connection, project_id)
    plan = replace(plan, holding=beside(plan.holding, known))
    wanted = called.strip() or plan.holding.name or PurePath(name).stem or name
    project = begun or Project(project_id, free_name(wanted, taken), 1, False, now)
    arrived = _arrived(project.name, project, found, plan, quotations=quotations)
    name, data = found.name, found.data
    del found  # of a large project most of what it takes
    desk = Desk(workspace, project_id)
    opening = desk.writing(DEED) if begun else kept.beginning(workspace.database, project, DEED)
    with opening as change:
        kept.keep(change.connection, project_id, Brought(seed, name, data, now))
        _store(change, desk, plan, progress)
    return arrived


def _begun(workspace: Workspace, name: str) -> Project | None:
    """The project by this name, in which there is nothing yet; refuses `project-name-taken` for another."""
    with workspace.database.reading() as connection:
        found = next((each for each in kept_projects.projects(connection) if each.name == name), None)
        if found is None:
            return None
        book = kept_codebooks.codebook(connection, found.id)
        if book.codes or book.categories or kept_documents.names(connection, found.id):
            raise Refusal("project-name-taken", name=name)
        return found


def _arrived(name: str, project: Project | None, found: Entered, plan: Plan, *, quotations: bool) -> Arrived:
    holding, exchange = plan.holding, found.exchange
    held = {
        "documents": len(holding.documents),
        "codes": len(holding.book.codes),
        "categories": len(holding.book.categories),
        "codings": len(holding.codings),
        "coders": len(holding.coders),
        "memos": len(holding.memos),
        "relations": len(holding.relations),
        "parts": len(holding.parts),
    }
    quoted = tuple(exchange.quotations()) if quotations else ()
    repairs = (*found.repairs, *plan.remarks)
    return Arrived(name, project, counts(exchange), held, exchange.faults, repairs, plan.kept, quoted, found.gone)


def _reading(held: Held, voices: Mapping[str, Voiced]) -> Reading:
    """The text as it is: what selections refer to may not be read anew."""
    told = {label: dict(voiced.attributes) for label, voiced in voices.items()}
    return Reading(held.name, "txt", held.text, segmented(held.text), attributes=told)


def _store(change: Writing, desk: Desk, plan: Plan, progress: Progress) -> None:
    holding = plan.holding
    there = len(kept_projects.coders(change.connection, change.project_id))
    for n, coder in enumerate(holding.coders, there):
        said = {"name": coder.name, "initials": coder.initials, "color": coder.color, "position": n}
        change.insert("coder", coder.id, **said)
    for kind, items in (("category", holding.book.categories), ("code", holding.book.codes)):
        for item in items:
            change.insert(kind, item.id, **code_row(item, item.position))
    for n, held in enumerate(holding.documents):
        progress(n, len(holding.documents), held.name)
        _keep_document(change, desk, held, plan.voices.get(held.id, {}))
    for some in _batches(holding.codings):
        change.become("coding", [(each.id, kept_codings.image_of(each)) for each in some])
    for memo in holding.memos:
        change.insert("memo", memo.id, **kept_memos.columns(memo))
    for relation in holding.relations:
        insert_relation(change, relation)
    for part in holding.parts:
        change.insert("part", part.id, **kept_parts.columns(part))
    for theme in holding.themes:
        change.insert("theme", theme.id, **theme_columns(theme))
    for drawing in holding.drawings:
        change.insert("drawing", drawing.id, **kept_networks.columns(drawing))


def _keep_document(change: Writing, desk: Desk, held: Held, voices: Mapping[str, Voiced]) -> None:
    reading, data = _reading(held, voices), held.text.encode()
    known = {label: voiced.id for label, voiced in voices.items()}
    document = new_document(reading, held.name, sha256(data).hexdigest())
    people = defaultdict(uuid4, known)
    keep(change, desk, replace(document, id=held.id, name=held.name), reading, data, people)


def _batches(codings: Iterable[Coding]) -> Iterable[list[Coding]]:
    some: list[Coding] = []
    for _, group in groupby(codings, lambda each: each.document_id):
        some += group
        if len(some) >= CODINGS_AT_ONCE:
            yield some
            some = []
    if some:
        yield some


def remember(workspace: Workspace, found: Arrived) -> str:
    """Keep in memory what is to be told of a project that came in; gives the word by which it is asked for."""
    if found.project is None:
        raise LookupError(found.name)
    told = str(found.project.id)
    workspace.drafts[_TOLD, told] = replace(found, quotations=())
    return told


def arrived(workspace: Workspace, told: str) -> Arrived | None:
    """What is to be told of it; None once somebody has seen it, or after a restart."""
    found = workspace.drafts.get((_TOLD, told))
    return found if isinstance(found, Arrived) else None


def forget_arrived(workspace: Workspace, told: str) -> None:
    """Somebody has seen it."""
    workspace.drafts.pop((_TOLD, told), None)
