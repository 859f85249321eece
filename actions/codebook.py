"""The codebook: making, changing, moving, taking away."""

from dataclasses import asdict, replace
from pathlib import PurePath
from typing import Any
from uuid import UUID, uuid4

from actions.relating import insert_relation, relations, remove_relations
from actions.rows import delete, refuse_taken, update
from actions.workspace import Desk
from codebooks.codebook import Category, Code, Codebook
from codebooks.exchange import Imported, from_csv, from_yaml, to_csv, to_yaml
from coding.codings import Relation
from corpora.refusal import Refusal
from store import codebooks as kept
from store.writing import Writing


def codebook(desk: Desk) -> Codebook:
    """Categories and codes as they are now."""
    with desk.workspace.database.reading() as connection:
        return kept.codebook(connection, desk.project_id)


def read_codebook(name: str, data: bytes) -> Imported:
    """What a codebook file holds, without keeping it: YAML or CSV, by the name of the file."""
    suffix = PurePath(name).suffix.lower()
    if suffix in (".yaml", ".yml"):
        return from_yaml(data, lambda _path: uuid4())
    if suffix == ".csv":
        return from_csv(data, lambda _path: uuid4())
    raise Refusal("codebook-type-unknown", name=name)


def import_codebook(desk: Desk, name: str, data: bytes) -> Codebook:
    """Add what is new in a codebook file; a category or code whose name is known here stays as it is."""
    imported = read_codebook(name, data)
    with desk.writing("codebook.import") as change:
        known = kept.codebook(change.connection, desk.project_id)
        ids = _add_categories(change, known, imported.codebook)
        ids |= _add_codes(change, known, imported.codebook, ids)
        for relation in imported.relations:
            ends = ids[relation.source_id], ids[relation.target_id]
            insert_relation(change, Relation(relation.id, *ends, relation.kind, relation.note))
    return codebook(desk)


def export_codebook(desk: Desk, kind: str, name: str) -> bytes:
    """The codebook as a `yaml` or `csv` file that can be imported again."""
    if kind == "yaml":
        return to_yaml(codebook(desk), relations(desk), name)
    if kind == "csv":
        return to_csv(codebook(desk))
    raise Refusal("codebook-type-unknown", name=kind)


def add_category(desk: Desk, name: str, color: str) -> UUID:
    """A new category behind the others."""
    category_id = uuid4()
    with desk.writing("category.add") as change:
        known = kept.codebook(change.connection, desk.project_id).categories
        refuse_taken(name, [category.name for category in known])
        position = kept.next_position(change.connection, "category", desk.project_id)
        change.insert("category", category_id, **_row(Category(category_id, name.strip(), color=color), position))
    return category_id


def add_code(desk: Desk, name: str, category_id: UUID | None, color: str) -> UUID:
    """A new code behind the others."""
    code = Code(uuid4(), name, category_id, color=color)
    with desk.writing("code.add") as change:
        insert_code(desk, change, code)
    return code.id


def insert_code(desk: Desk, change: Writing, code: Code) -> None:
    """Add a code behind the others, as part of a step; refuses a name that is taken."""
    refuse_taken(code.name, [other.name for other in _known(desk, change).codes])
    position = kept.next_position(change.connection, "code", desk.project_id)
    change.insert("code", code.id, **_row(replace(code, name=code.name.strip()), position))


def change_category(desk: Desk, category: Category) -> None:
    """Bring a category to what is given; refuses a name that another one has."""
    with desk.writing("category.change") as change:
        others = [other.name for other in _known(desk, change).categories if other.id != category.id]
        refuse_taken(category.name, others)
        update(change, "category", category.id, _row(category, category.position))


def change_code(desk: Desk, code: Code) -> None:
    """Bring a code to what is given; refuses a name or a key that another one has."""
    with desk.writing("code.change") as change:
        others = [other for other in _known(desk, change).codes if other.id != code.id]
        refuse_taken(code.name, [other.name for other in others])
        _refuse_key(code.key, others)
        update(change, "code", code.id, _row(code, code.position))


def set_key(desk: Desk, code_id: UUID, key: str) -> None:
    """Give a code its key, empty for none; refuses `key-wrong` for what is no letter or digit, and a taken key."""
    key = key.casefold()
    if key and not (len(key) == 1 and key.isalnum()):
        raise Refusal("key-wrong", key=key)
    with desk.writing("code.key") as change:
        others = [other for other in _known(desk, change).codes if other.id != code_id]
        _refuse_key(key, others)
        update(change, "code", code_id, {"key": key})


def move_codes(desk: Desk, code_ids: list[UUID], category_id: UUID | None) -> None:
    """Put codes in a category (None: in none), in one step."""
    with desk.writing("code.move") as change:
        for code_id in code_ids:
            update(change, "code", code_id, {"category_id": category_id})


def remove_code(desk: Desk, code_id: UUID) -> None:
    """Take away a code nothing is coded with; refuses `code-in-use` with the number of codings."""
    with desk.writing("code.remove") as change:
        if n := kept.codings_with(change.connection, code_id):
            raise Refusal("code-in-use", n=n)
        remove_relations(desk, change, code_id)
        delete(change, "code", code_id)


def remove_category(desk: Desk, category_id: UUID) -> None:
    """Take away a category; its codes stay, without one."""
    with desk.writing("category.remove") as change:
        for code in _known(desk, change).codes_in(category_id):
            change.update("code", code.id, category_id=None)
        remove_relations(desk, change, category_id)
        delete(change, "category", category_id)


def _known(desk: Desk, change: Writing) -> Codebook:
    return kept.codebook(change.connection, desk.project_id)


def _refuse_key(key: str, others: list[Code]) -> None:
    if key and (holder := next((other for other in others if other.key.casefold() == key.casefold()), None)):
        raise Refusal("key-taken", key=key, code=holder.name)


def _add_categories(change: Writing, known: Codebook, new: Codebook) -> dict[UUID, UUID]:
    """Ids in the file to ids in the project."""
    here = {category.name: category.id for category in known.categories}
    start = kept.next_position(change.connection, "category", change.project_id)
    for position, category in enumerate(c for c in new.categories if c.name not in here):
        change.insert("category", category.id, **_row(category, start + position))
    return {category.id: here.get(category.name, category.id) for category in new.categories}


def _add_codes(change: Writing, known: Codebook, new: Codebook, ids: dict[UUID, UUID]) -> dict[UUID, UUID]:
    here = {code.name: code.id for code in known.codes}
    keys = {code.key for code in known.codes}
    start = kept.next_position(change.connection, "code", change.project_id)
    for position, code in enumerate(c for c in new.codes if c.name not in here):
        category_id = ids[code.category_id] if code.category_id else None
        placed = replace(code, category_id=category_id, key="" if code.key in keys else code.key)
        change.insert("code", code.id, **_row(placed, start + position))
    return {code.id: here.get(code.name, code.id) for code in new.codes}


def _row(item: Category | Code, position: int) -> dict[str, Any]:
    values = asdict(item) | {"position": position, "name": item.name.strip()}
    del values["id"]
    if isinstance(item, Code):
        values |= {
            "direction": str(item.direction) if item.direction else None,
            "keywords": list(item.keywords),
        }
    return values
