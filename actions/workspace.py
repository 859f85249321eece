"""The workspace: one database with its projects, and the desk at which a coder sits in one of them."""

import os
from collections.abc import Callable, Hashable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import TypeVar
from uuid import UUID, uuid4

from platformdirs import user_data_path

from actions.presence import Presence
from actions.remembering import recalled
from actions.rights import refuse_writing
from actions.shelf import Shelf
from actions.throttling import Attempts
from coding.codings import Coder
from coding.rounds import Closed, Sight
from corpora.refusal import Refusal
from store import accounts as kept_accounts
from store import projects as kept
from store import rounds as kept_rounds
from store.database import Database
from store.documents import Marks
from store.projects import Project as Project
from store.troubles import PASSING
from store.writing import Writing, writing

T = TypeVar("T")
CODER_COLORS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#56B4E9", "#E69F00")


@dataclass(frozen=True, slots=True)
class Workspace:
    """One database; safe to share between threads. `analyses` holds results by what they were computed from,
    `held` the few board lists that wait for a decision about what is in them, `shelf` the documents that do,
    `drafts` the new texts that wait to be kept, `marks` a number for each text by which it is known to be another;
    `present` who is where, `attempts` who failed to sign in. `trusted` where nobody's rights are asked, as in the
    terminal: who can read the file has what is in it.
    """

    database: Database
    analyses: dict[Hashable, object] = field(default_factory=dict, compare=False)
    held: dict[str, tuple[str, bytes]] = field(default_factory=dict, compare=False)
    shelf: Shelf = field(default_factory=Shelf, compare=False)
    drafts: dict[Hashable, object] = field(default_factory=dict, compare=False)
    marks: Marks = field(default_factory=dict, compare=False)
    present: Presence = field(default_factory=Presence, compare=False)
    attempts: Attempts = field(default_factory=Attempts, compare=False)
    trusted: bool = False

    @property
    def as_trusted(self) -> "Workspace":
        """The same, for what the house itself does or has already allowed."""
        return replace(self, trusted=True)


@dataclass(frozen=True, slots=True)
class Desk:
    """Where work happens: a project, and who is at work; no coder where nobody has said who they are."""

    workspace: Workspace
    project_id: UUID
    coder_id: UUID | None = None

    @contextmanager
    def writing(self, action: str) -> Iterator[Writing]:
        """One transaction, one revision, in the name of this desk's coder; refuses `not-allowed`."""
        with writing(
            self.workspace.database, self.project_id, at=datetime.now(UTC), actor=self.coder_id, action=action
        ) as change:
            if not self.workspace.trusted:
                refuse_writing(change.connection, self.project_id, self.coder_id, action)
            yield change

    def computed(self, name: str, *of: Hashable, compute: Callable[[], T]) -> T:
        """An analysis, from memory as long as the revision is the same; each seat's own while a blind round goes on."""
        now = revision(self)
        seat = self.coder_id if self._closed(now) else None
        return recalled(self.workspace.analyses, (self.project_id, name, seat, *of), now, compute)

    @property
    def seat(self) -> UUID | None:
        """Whose own an analysis is: nobody's, as long as everybody sees the same."""
        return self.coder_id if self.sight().blind else None

    def sight(self) -> Sight:
        """What may be seen from here, as long as blind rounds are going on."""
        return Sight(self.coder_id, self._closed(revision(self)))

    def remembered(self, name: str, *of: Hashable, compute: Callable[[], T]) -> T:
        """What follows from `of` alone, from memory."""
        return recalled(self.workspace.analyses, (self.project_id, name, *of), None, compute)

    def _closed(self, now: int) -> Mapping[UUID, tuple[Closed, ...]]:
        def places() -> Mapping[UUID, tuple[Closed, ...]]:
            with self.workspace.database.reading() as connection:
                return kept_rounds.closed(connection, self.project_id)

        return recalled(self.workspace.analyses, (self.project_id, "closed"), now, places)


def default_url() -> str:
    """The database that is opened when nothing is said: a file in the user's data folder, or DUIDING_DATABASE."""
    if url := os.environ.get("DUIDING_DATABASE"):
        return url
    folder: Path = user_data_path("Duiding", appauthor=False, ensure_exists=True)
    return f"sqlite:///{folder / 'duiding.sqlite3'}"


def open_workspace(url: str | None = None, *, trusted: bool = False) -> Workspace:
    """Open (and where needed create or update) the database at `url`."""
    return Workspace(Database(url or default_url()), trusted=trusted)


def projects(workspace: Workspace) -> list[Project]:
    """Oldest first."""
    with workspace.database.reading() as connection:
        return kept.projects(connection)


def create_project(workspace: Workspace, name: str, *, demo: bool = False) -> Project:
    """An empty project; refuses a name that is empty or taken, and `not-allowed`: see `team.begin`."""
    refuse_strangers(workspace)
    name = name.strip()
    if not name:
        raise Refusal("name-empty")
    project = Project(uuid4(), name, 0, demo, datetime.now(UTC))
    with workspace.database.transaction() as connection:
        if any(other.name == name for other in kept.projects(connection)):
            raise Refusal("project-name-taken", name=name)
        kept.add_project(connection, project)
    return project


def remove_project(workspace: Workspace, project_id: UUID) -> None:
    """The project with everything in it, for good; refuses `not-allowed`: see `team.end`."""
    refuse_strangers(workspace)
    with workspace.database.transaction() as connection:
        kept.remove_project(connection, project_id)


def project_named(workspace: Workspace, name: str) -> Project:
    """By exact name; refuses `project-unknown` with the names there are."""
    known = projects(workspace)
    for project in known:
        if project.name == name:
            return project
    raise Refusal("project-unknown", name=name, known=", ".join(project.name for project in known) or "–")


def revision(desk: Desk) -> int:
    """How often this project was written to; refuses `project-gone`."""
    with desk.workspace.database.reading() as connection:
        found = kept.revision_of(connection, desk.project_id)
    if found is None:
        raise Refusal("project-gone")
    return found


def coders(desk: Desk) -> list[Coder]:
    """Everybody who codes in this project, in the order in which they joined."""
    with desk.workspace.database.reading() as connection:
        return kept.coders(connection, desk.project_id)


def join(desk: Desk, name: str) -> Coder:
    """The coder by that name; made when there is none yet. Refuses `sign-in-first` once there are accounts."""
    refuse_strangers(desk.workspace, "sign-in-first")
    name = " ".join(name.split())
    if not name:
        raise Refusal("name-empty")
    if found := _by_name(coders(desk), name):
        return found
    # Nobody is the actor: who joined is not something a coder can undo.
    with Desk(desk.workspace, desk.project_id).writing("coder.join") as change:
        known = kept.coders(change.connection, desk.project_id)
        if found := _by_name(known, name):  # the same person, a moment earlier, on another screen
            return found
        coder = Coder(uuid4(), name, _initials(name), CODER_COLORS[len(known) % len(CODER_COLORS)])
        change.insert(
            "coder", coder.id, name=coder.name, initials=coder.initials, color=coder.color, position=len(known)
        )
    return coder


def refuse_strangers(workspace: Workspace, code: str = "not-allowed") -> None:
    """Refuses, once there are accounts, what everybody may before and nobody by themselves after."""
    if not workspace.trusted:
        with workspace.database.reading() as connection:
            if kept_accounts.how_many(connection):
                raise Refusal(code)


def seated(desk: Desk) -> UUID:
    """The coder at this desk; refuses `nobody` when nobody has said who they are."""
    if desk.coder_id is None:
        raise Refusal("nobody")
    return desk.coder_id


class _StoredBeforeError(Exception):
    """Rolls back a write that was already made by an earlier delivery of the same operation."""

    def __init__(self, revision: int) -> None:
        super().__init__(revision)
        self.revision = revision


def once(desk: Desk, action: str, operation_id: UUID | None, write: Callable[[Writing], None]) -> int:
    """Write, unless this operation was stored before; either way the revision that it made."""
    try:
        with desk.writing(action) as change:
            if operation_id is not None:
                known = kept.stored_at(change.connection, operation_id)
                if known is not None:
                    raise _StoredBeforeError(known)
                kept.acknowledge(change.connection, desk.project_id, operation_id, change.revision)
            write(change)
            return change.revision
    except _StoredBeforeError as known_already:
        return known_already.revision


def _by_name(known: list[Coder], name: str) -> Coder | None:
    return next((coder for coder in known if coder.name.casefold() == name.casefold()), None)


def _initials(name: str) -> str:
    letters = [part[0] for part in name.split() if part[0].isupper()] or [name[0]]
    return "".join(letters[:1] + letters[-1:] if len(letters) > 1 else letters).upper()


@cache
def opened() -> Workspace:
    """The workspace of this process, opened once."""
    return open_workspace()


def may_pass(refusal: Refusal) -> bool:
    """Whether the database was in trouble, not the question wrong: nothing was stored, and the same may yet succeed."""
    return refusal.code in PASSING
