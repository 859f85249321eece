"""Which states of which copies a project knows: by these two copies find what neither has to ask again."""

from dataclasses import dataclass
from hashlib import sha256
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, delete, insert, select

from coding.uniting_log import Chain, Entry, chained, turned_back
from store.tables import lineage


@dataclass(frozen=True, slots=True)
class Lineage:
    """The states this copy went through, by revision; all that it knows; and what it took in, newest last.

    `ids` are those of other copies with what they are here; `taken` is the tip of what a revision took in.
    """

    chain: Chain
    known: frozenset[str]
    ids: dict[str, str]
    taken: dict[int, str]

    @property
    def tip(self) -> str:
        return self.chain[-1][1]


def lineage_of(connection: Connection, project_id: UUID, log: list[Entry]) -> Lineage:
    """What a merge took in that was undone, is not known: it may be merged again."""
    rows = connection.execute(
        select(lineage).where(lineage.c.project_id == project_id).order_by(lineage.c.revision, lineage.c.tip)
    ).all()
    chain = [(0, sha256(str(project_id).encode()).hexdigest()[:32])]
    for row in rows:
        if row.opened:
            chain = [(number, state) for number, state in row.opened]
    chain += chained(log, *chain[-1])
    undone = turned_back(log, 0)
    counted = [row for row in rows if row.opened or row.revision not in undone]
    known = {state for _, state in chain}.union(*({row.tip, *row.known} for row in counted))
    ids: dict[str, str] = {}
    for row in counted:
        ids |= row.ids
    return Lineage(chain, frozenset(known), ids, {row.revision: row.tip for row in counted if not row.opened})


def remember_opened(connection: Connection, project_id: UUID, told: Any, revision: int) -> None:
    """This copy begins with a file; `told` is its lineage as it travelled."""
    values = {"opened": told["chain"], "known": told["known"], "ids": told["ids"]}
    _keep(connection, project_id, told["chain"][-1][1], revision, values)


def mark_of(told: Any, coder: str | None) -> str:
    """By what a file that was merged is known: where its copy was, and whose work it held."""
    return f"{told['chain'][-1][1]}:{coder or '*'}"


def remember_merged(
    connection: Connection, project_id: UUID, told: Any, revision: int, ids: dict[str, str], *, coder: str | None
) -> None:
    """A revision of this copy took in a file, of everybody or of one coder."""
    known = sorted({*told["known"], *(state for _, state in told["chain"]), mark_of(told, coder)})
    _keep(connection, project_id, told["chain"][-1][1], revision, {"opened": None, "known": known, "ids": ids})


def _keep(connection: Connection, project_id: UUID, tip: str, revision: int, values: dict[str, Any]) -> None:
    """A merge that was undone and is done again replaces what was remembered of it."""
    here = (lineage.c.project_id == project_id, lineage.c.tip == tip)
    connection.execute(delete(lineage).where(*here))
    connection.execute(insert(lineage).values(project_id=project_id, tip=tip, revision=revision, **values))
