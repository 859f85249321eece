"""Relations: what researchers assert between categories or codes."""

from uuid import UUID, uuid4

from actions.rows import delete, update
from actions.workspace import Desk
from coding.codings import Relation
from corpora.refusal import Refusal
from store import codebooks as kept
from store.writing import Writing


def relations(desk: Desk) -> tuple[Relation, ...]:
    """What researchers asserted between categories or codes."""
    with desk.workspace.database.reading() as connection:
        return kept.relations(connection, desk.project_id)


def relate(desk: Desk, source_id: UUID, target_id: UUID, kind: str, note: str = "") -> UUID:
    """Assert a relation between two categories or codes."""
    if source_id == target_id:
        raise Refusal("relation-to-itself")
    relation = Relation(uuid4(), source_id, target_id, kind.strip(), note.strip())
    if not relation.kind:
        raise Refusal("name-empty")
    with desk.writing("relation.add") as change:
        book = kept.codebook(change.connection, desk.project_id)
        if not {source_id, target_id} <= {category.id for category in book.categories} | {
            code.id for code in book.codes
        }:
            raise Refusal("code-gone")
        insert_relation(change, relation)
    return relation.id


def change_relation(desk: Desk, relation: Relation) -> None:
    """Bring a relation's kind and note to what is given."""
    with desk.writing("relation.change") as change:
        update(change, "relation", relation.id, {"kind": relation.kind, "note": relation.note})


def remove_relation(desk: Desk, relation_id: UUID) -> None:
    """Take a relation away."""
    with desk.writing("relation.remove") as change:
        delete(change, "relation", relation_id)


def insert_relation(change: Writing, relation: Relation) -> None:
    """Keep a relation, inside a write that does more."""
    change.insert(
        "relation",
        relation.id,
        source_id=relation.source_id,
        target_id=relation.target_id,
        kind=relation.kind,
        note=relation.note,
    )


def remove_relations(desk: Desk, change: Writing, end_id: UUID) -> None:
    """Take away every relation of a category or code, inside the write that takes that away."""
    for relation in kept.relations(change.connection, desk.project_id):
        if end_id in (relation.source_id, relation.target_id):
            change.delete("relation", relation.id)
