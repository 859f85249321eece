"""From a file that was read to what is to be held of it, without keeping anything."""

from datetime import datetime
from uuid import UUID

from codebooks.entries import one_line
from reports.refi.counting import unseen
from reports.refi.elements import guid_of, within
from reports.refi.graphs import drawings_of
from reports.refi.holding import Holding, Plan, Planning
from reports.refi.links import relations_of
from reports.refi.people import is_known
from reports.refi.planning_codes import Coders, codebook_of
from reports.refi.planning_notes import Subjects, memos_of, parts_of, source_of, voices_of
from reports.refi.planning_texts import Placed, codings_of, documents_of, missing_of
from reports.refi.reading import Exchange
from reports.refi.themes import themes_of


def planned(exchange: Exchange, seed: UUID, project_id: UUID, now: datetime) -> Plan:
    """What a project is to hold of a file; the same for the same seed."""
    planning = Planning(exchange, seed, project_id, now)
    coders = Coders(planning)
    book, codes = codebook_of(planning)
    documents = documents_of(planning)
    codings = codings_of(planning, documents, codes, coders, book)
    memos = memos_of(planning, Subjects(planning, book, documents, codings), coders)
    made = {coding.id for coding in codings}
    relations = relations_of(planning, codes, made)
    parts = parts_of(planning, documents)
    made.update(*({each.id for each in kind} for kind in (book.categories, book.codes, memos)))
    drawings = drawings_of(planning, _known(planning, codes, documents), coders.ids())
    holding = Holding(
        one_line(exchange.root.get("name") or ""),
        tuple(coders.found),
        book,
        tuple(each.held for each in documents),
        codings,
        memos,
        relations,
        parts,
        drawings,
        themes_of(planning, made),
    )
    missing = missing_of(planning)
    every = sum(1 for _ in within(exchange.root, "Coding"))
    told = sum(
        int(str(each.facts["n"]))
        for each in (*planning.remarks, *planning.kept)
        if each.code in ("refi-coding-double", "refi-coding-strange", "refi-note-codings")
    )
    planning.left("refi-kept-graph", sum(1 for _ in within(exchange.root, "Graph")) - len(drawings))
    planning.left("refi-coding-elsewhere", every - told - len(codings))
    planning.repaired("refi-faults", exchange.faults)
    repairs = [each for each in exchange.repairs if each not in missing]
    kept = [*unseen(exchange), *missing, *planning.kept]
    places = {each.held.id: each.place for each in documents}
    voices = voices_of(planning, documents)
    return Plan(holding, planning.keys, places, (*repairs, *planning.remarks), tuple(kept), voices)


def _known(planning: Planning, codes: dict[str, UUID], documents: list[Placed]) -> dict[str, str]:
    """By GUID what stands in drawings: codes and categories, documents, and who speaks in them."""
    known = {guid: str(made) for guid, made in codes.items()}
    known |= {guid_of(source_of(each.element)): str(each.held.id) for each in documents}
    cases = (each for each in within(planning.exchange.root, "Case") if each in planning.exchange.keys)
    return known | {guid_of(each): str(planning.id_of(each)) for each in cases if is_known(each)}
