"""Relations: what researchers assert between categories or codes, and the codings that ground it."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from uuid import UUID, uuid4

from actions.blindness import sight_in
from actions.codings_at_hand import every_coding
from actions.rows import delete, update
from actions.workspace import Desk
from coding.codings import Coding, Relation
from coding.relations import checked, codings_of, groundable
from corpora.refusal import Refusal
from store import codebooks as kept
from store.writing import Writing


def relations(desk: Desk) -> tuple[Relation, ...]:
    """What researchers asserted between categories or codes; a coding that is hidden here grounds nothing here."""
    with desk.workspace.database.reading() as connection:
        found = kept.relations(connection, desk.project_id)
    if not any(each.coding_ids for each in found):
        return found
    known = {coding.id for coding in _codings(desk)}
    return tuple(replace(each, coding_ids=tuple(one for one in each.coding_ids if one in known)) for each in found)


def grounds(desk: Desk, relation: Relation, *, everything: bool = False) -> tuple[Coding, ...]:
    """The codings that may ground a relation: those that do, of both ends where they meet, and of either end; or, with
    `everything`, then all others."""
    with desk.workspace.database.reading() as connection:
        book = kept.codebook(connection, desk.project_id)
    found = groundable(book, relation, _codings(desk))
    if everything:
        return found
    ends = {each.id for end in (relation.source_id, relation.target_id) for each in codings_of(book, end, found)}
    return tuple(each for each in found if each.id in ends or each.id in relation.coding_ids)


def relate(
    desk: Desk, source_id: UUID, target_id: UUID, kind: str, note: str = "", *, coding_ids: Sequence[UUID] = ()
) -> UUID:
    """Assert a relation between two categories or codes; see `coding.relations.checked` for what is refused."""
    new = Relation(uuid4(), source_id, target_id, kind, note, tuple(coding_ids))
    _refuse_unseen(desk, coding_ids)
    with desk.writing("relation.add") as change:
        insert_relation(change, _checked(change, new))
    return new.id


def change_relation(desk: Desk, relation: Relation) -> None:
    """Bring a relation to what is given; what grounds it and is hidden here stays."""
    before = {each.id: each for each in relations(desk)}.get(relation.id)
    if before is None:
        raise Refusal("relation-gone")
    _refuse_unseen(desk, set(relation.coding_ids) - set(before.coding_ids))
    with desk.writing("relation.change") as change:
        now = {each.id: each for each in kept.relations(change.connection, desk.project_id)}.get(relation.id, relation)
        hidden = tuple(each for each in now.coding_ids if each not in before.coding_ids)
        clean = _checked(change, replace(relation, coding_ids=(*relation.coding_ids, *hidden)))
        update(change, "relation", clean.id, columns(clean))


def ground(desk: Desk, relation_id: UUID, coding_ids: Iterable[UUID], *, add: bool = False) -> None:
    """Let these codings ground a relation, in the place of those that do or with them."""
    found = next((each for each in relations(desk) if each.id == relation_id), None)
    if found is None:
        raise Refusal("relation-gone")
    change_relation(desk, replace(found, coding_ids=(*(found.coding_ids if add else ()), *coding_ids)))


def remove_relation(desk: Desk, relation_id: UUID) -> None:
    """Take a relation away."""
    with desk.writing("relation.remove") as change:
        delete(change, "relation", relation_id)


def insert_relation(change: Writing, relation: Relation) -> None:
    """Keep a relation, inside a write that does more."""
    change.insert("relation", relation.id, **columns(relation))


def columns(relation: Relation) -> dict[str, object]:
    """A relation as its row holds it, apart from its own id."""
    return {
        "source_id": relation.source_id,
        "target_id": relation.target_id,
        "kind": relation.kind,
        "note": relation.note,
        "coding_ids": [str(each) for each in relation.coding_ids],
    }


def remove_relations(desk: Desk, change: Writing, end_id: UUID) -> None:
    """Take away every relation of a category or code, inside the write that takes that away."""
    for relation in kept.relations(change.connection, desk.project_id):
        if end_id in (relation.source_id, relation.target_id):
            change.delete("relation", relation.id)


def _checked(change: Writing, relation: Relation) -> Relation:
    book = kept.codebook(change.connection, change.project_id)
    return checked(book, kept.relations(change.connection, change.project_id), relation)


def _codings(desk: Desk) -> tuple[Coding, ...]:
    """Those that may be seen; `actions.coding` leans on the codebook, which leans on this."""
    with desk.workspace.database.reading() as connection:
        return sight_in(connection, desk).seen(every_coding(connection, desk))


def _refuse_unseen(desk: Desk, coding_ids: Iterable[UUID]) -> None:
    if not set(coding_ids) <= {coding.id for coding in _codings(desk)}:
        raise Refusal("coding-gone")
