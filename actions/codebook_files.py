"""Codebooks in and out: what a file holds, what of it is here already, and taking it over in one step."""

from collections.abc import Collection
from dataclasses import replace
from pathlib import PurePath
from typing import Any
from uuid import UUID, uuid4

from actions.coding import codings
from actions.holding import held_file, keep
from actions.meanings import codebook_at
from actions.relating import insert_relation, relations
from actions.rows import code_row, free_name, refuse_taken
from actions.workspace import Desk
from codebooks.codebook import Category, Code, Codebook
from codebooks.exchange import Imported, from_csv, from_yaml, to_csv, to_yaml
from codebooks.matching import Match, decided, matched
from codebooks.qdc import from_qdc, to_qdc
from codebooks.table_writing import cells_of
from codebooks.tables import of_cells
from coding.codings import Relation
from coding.reshaping import following
from corpora.refusal import Refusal
from corpora.workbooks import read_workbook
from reports.sheets import sheet_of
from store import codebooks as kept
from store.writing import Writing

KINDS = ("yaml", "csv", "xlsx", "qdc")
CODEBOOK = "codebook"


def read_codebook(name: str, data: bytes) -> Imported:
    """What a codebook file holds, without keeping it: YAML, CSV, XLSX or QDC, by the name of the file."""
    match PurePath(name).suffix.lower():
        case ".yaml" | ".yml":
            return from_yaml(data, _new)
        case ".csv":
            return from_csv(data, _new)
        case ".xlsx":
            return of_cells(read_workbook(name, data, "").cells, _new)
        case ".qdc":
            return from_qdc(data, _new)
    raise Refusal("codebook-type-unknown", name=name)


def preview_codebook(desk: Desk, name: str, data: bytes) -> tuple[Match, ...]:
    """Every category and code of a file, with what it is here."""
    given = read_codebook(name, data).codebook
    with desk.workspace.database.reading() as connection:
        return matched(kept.codebook(connection, desk.project_id), given)


def hold_codebook(desk: Desk, name: str, data: bytes) -> str:
    """Keep a file in memory until somebody has looked at it; the newest few stay. Refuses what can't be read."""
    read_codebook(name, data)
    return keep(desk, CODEBOOK, name, data)


def held_codebook(desk: Desk, held_id: str) -> tuple[str, bytes]:
    """A file that waits; refuses `file-let-go` when it no longer does."""
    return held_file(desk, CODEBOOK, held_id)


def import_codebook(desk: Desk, name: str, data: bytes, *, take: bool = False, apart: Collection[str] = ()) -> Codebook:
    """Add what is new in a file. What is here already stays as it is, or with `take` says what the file says.

    A code of which only the name is the same is taken for the one here, unless its name stands in `apart`.
    """
    imported = read_codebook(name, data)
    with desk.writing("codebook.import") as change:
        known = kept.codebook(change.connection, desk.project_id)
        matches = decided(matched(known, imported.codebook), apart)
        ids = _ids(change, matches)
        _add(change, known, [each for each in matches if each.known is None], ids)
        for each in matches if take else ():
            _take(change, each)
        ends = {
            (each.source_id, each.target_id, each.kind) for each in kept.relations(change.connection, desk.project_id)
        }
        for stated in imported.relations:
            relation = Relation(uuid4(), ids[stated.source_id], ids[stated.target_id], stated.kind, stated.note)
            if (
                relation.source_id != relation.target_id
                and (relation.source_id, relation.target_id, relation.kind) not in ends
            ):
                insert_relation(change, relation)
    with desk.workspace.database.reading() as connection:
        return kept.codebook(connection, desk.project_id)


def export_codebook(desk: Desk, kind: str, name: str, revision: int | None = None) -> bytes:
    """The codebook, as it is or as a revision left it, as a file of KINDS that can be imported again."""
    with desk.workspace.database.reading() as connection:
        book = kept.codebook(connection, desk.project_id)
    if revision is not None:
        book = codebook_at(desk, revision)
    known = {item.id for item in book.categories} | {code.id for code in book.codes}
    linked = [each for each in relations(desk) if {each.source_id, each.target_id} <= known]
    quotes = {each.id: each.quote for each in codings(desk)}
    match kind:
        case "yaml":
            return to_yaml(book, linked, name, quotes)
        case "csv":
            return to_csv(book, quotes)
        case "xlsx":
            return sheet_of(name, cells_of(book, quotes))
        case "qdc":
            return to_qdc(book)
    raise Refusal("codebook-type-unknown", name=kind)


def _new(_path: str) -> UUID:
    return uuid4()


def _ids(change: Writing, matches: Collection[Match]) -> dict[UUID, UUID]:
    """Ids in the file to ids in the project; an id that some project has already is not used again."""
    new = [each.item.id for each in matches if each.known is None]
    taken = kept.ids_in_use(change.connection, new)
    ids = {each: uuid4() if each in taken else each for each in new}
    return ids | {each.item.id: each.known.id for each in matches if each.known is not None}


def _add(change: Writing, known: Codebook, matches: Collection[Match], ids: dict[UUID, UUID]) -> None:
    codes = {code.id: code for code in known.codes}
    names, keys = {code.name for code in known.codes}, {code.key for code in known.codes}
    start = {kind: kept.next_position(change.connection, kind, change.project_id) for kind in ("category", "code")}
    for at, each in enumerate(matches):
        item = replace(each.item, id=ids[each.item.id])
        if isinstance(item, Code):
            item = _placed(item, ids, codes, key="" if item.key in keys else item.key, name=free_name(item.name, names))
            codes[item.id] = item
            names.add(item.name)
            change.insert("code", item.id, **code_row(item, start["code"] + at))
        elif isinstance(item, Category):
            change.insert("category", item.id, **code_row(item, start["category"] + at))


def _placed(code: Code, ids: dict[UUID, UUID], codes: dict[UUID, Code], **said: Any) -> Code:
    """A code of the file at its place here."""
    parent = codes.get(ids[code.parent_id]) if code.parent_id else None
    home = ids.get(code.category_id) if code.category_id else None
    also = tuple(ids[each] for each in code.also_in if each in ids and ids[each] != home)
    placed = replace(code, category_id=home, also_in=also, parent_id=parent.id if parent else None, **said)
    return following(parent, placed) if parent else placed


def _take(change: Writing, match: Match) -> None:
    if match.known is None or not match.fields:
        return
    said = {field: getattr(match.item, field) for field in match.fields}
    after = replace(match.known, **said)
    book = kept.codebook(change.connection, change.project_id)
    others = book.codes if isinstance(after, Code) else book.categories
    refuse_taken(after.name, [each.name for each in others if each.id != after.id])
    change.update("code" if isinstance(after, Code) else "category", after.id, **code_row(after, after.position))
