"""Boards and groups that are named in the texts: found, looked over, and kept or turned down in one step each."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID, uuid4

from actions.boards import boards, refuse_unlisted
from actions.documents import documents
from actions.referring import references, rejected
from actions.referring_writing import about, keep_reference
from actions.rows import delete
from actions.workspace import Desk
from coding import mentioning as pure
from coding.mentioning import Proposal, Within
from corpora.boardforms import canonical, forms
from corpora.boardmentions import Mention, Names
from corpora.boards import Board, BoardName, Reference
from corpora.refusal import Refusal
from corpora.searching_lexicon import known as is_word
from store import boards as kept
from store import documents as kept_documents


def board_names(desk: Desk) -> tuple[BoardName, ...]:
    """What people call boards and groups beside their names in the lists, and what they don't."""
    with desk.workspace.database.reading() as connection:
        return kept.board_names(connection, desk.project_id)


def proposals(desk: Desk, list_id: UUID) -> tuple[Proposal, ...]:
    """Where boards and groups of a list are named, and nobody said yet whether the place is about them."""

    def found() -> tuple[Proposal, ...]:
        rows = boards(desk, list_id)
        said: dict[UUID, list[Reference]] = defaultdict(list)
        for each in (*references(desk), *rejected(desk)):
            said[each.document_id].append(each)
        by_id, named = {board.id: board for board in rows}, _mentions(desk, list_id, rows)
        return tuple(
            proposal
            for document_id, mentions in named.items()
            for proposal in pure.proposals(document_id, mentions, said.get(document_id, ()), by_id)
        )

    return desk.computed("mentions proposed", list_id, compute=found)


def accept(desk: Desk, list_id: UUID, ids: Iterable[UUID], within: Within = Within.TURN) -> int:
    """Say that these places are about what is named there, as far around the name as `within` says; how many references
    that made. Refuses `proposal-gone` where one is not proposed (any more)."""
    chosen = _chosen(desk, list_id, ids)
    with desk.workspace.database.reading() as connection:
        segments = {each: kept_documents.segments_of(connection, each) for each in {p.document_id for p in chosen}}
    made = 0
    with desk.writing("reference.add") as change:
        known = set(map(about, kept.references(change.connection, desk.project_id)))
        for reference in pure.accepted(chosen, segments, within):
            if about(reference) not in known:
                keep_reference(change, reference)
                made += 1
    return made


def reject(desk: Desk, list_id: UUID, ids: Iterable[UUID]) -> int:
    """Say that these places are not about what seems to be named there: they are not proposed again."""
    chosen = _chosen(desk, list_id, ids)
    with desk.writing("reference.reject") as change:
        for reference in pure.rejected(chosen):
            keep_reference(change, reference, rejected=True)
    return len(chosen)


def add_name(
    desk: Desk, list_id: UUID, name: str, *, board_id: UUID | None = None, group: str = "", refused: bool = False
) -> UUID:
    """Say what people call a board or group; or, `refused`, that these words never mean it, in any text to come.

    Refuses `name-empty` for a name without words, and `name-taken` for what was said before.
    """
    refuse_unlisted(desk, list_id, group, board_id)
    name = " ".join(name.split())
    if not canonical(name):
        raise Refusal("name-empty")
    with desk.writing("boards.name") as change:
        said = kept.board_names(change.connection, desk.project_id)
        same = [each for each in said if (each.list_id, each.board_id or each.group) == (list_id, board_id or group)]
        for each in same:
            if canonical(each.name) == canonical(name):
                if each.refused == refused:
                    raise Refusal("name-taken", name=name)
                change.delete("board_name", each.id)
        name_id = uuid4()
        values = {"list_id": list_id, "board_id": board_id, "group": group, "name": name, "refused": refused}
        change.insert("board_name", name_id, **values)
    return name_id


def remove_name(desk: Desk, name_id: UUID) -> None:
    """Take back what was said of a name."""
    with desk.writing("boards.unname") as change:
        delete(change, "board_name", name_id)


def _chosen(desk: Desk, list_id: UUID, ids: Iterable[UUID]) -> list[Proposal]:
    known: Mapping[UUID, Proposal] = {each.id: each for each in proposals(desk, list_id)}
    wanted = list(dict.fromkeys(ids))
    if not wanted or not known.keys() >= set(wanted):
        raise Refusal("proposal-gone")
    return [known[each] for each in wanted]


def _mentions(desk: Desk, list_id: UUID, rows: Sequence[Board]) -> Mapping[UUID, tuple[Mention, ...]]:
    """By document, each read once as long as neither its text nor a name changes."""
    said = tuple(each for each in board_names(desk) if each.list_id == list_id)
    known: dict[tuple[UUID, str], tuple[Mention, ...]] = desk.remembered("mentions", list_id, said, compute=dict)
    found = documents(desk)
    missing = [each for each in found if (each.id, each.edition) not in known]
    names = Names(forms(rows, said), is_word)
    with desk.workspace.database.reading() as connection:
        for each in missing:
            known[each.id, each.edition] = tuple(names.within(kept_documents.text_of(connection, each.id)))
    return {each.id: known[each.id, each.edition] for each in found}
