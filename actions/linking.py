"""Codes, categories and board groups together: the network and its table, from one and the same project."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from actions.boards import board_lists, references
from actions.boards import boards as boards_of
from actions.codebook import codebook
from actions.coding import codings
from actions.differing import in_force
from actions.documents import documents as all_documents
from actions.relating import relations
from actions.segments import turn_segments
from actions.workspace import Desk
from coding.codings import Coding
from coding.counting import CountRow, count_table
from coding.graphs import laid_out
from coding.networks import Network
from coding.networks import network as drawn
from coding.referring import about
from corpora.boards import Board
from corpora.documents import Document, Segment


@dataclass(frozen=True, slots=True)
class Quote:
    """A coding with the place it comes from: its document, who says it (empty when nobody does), and its groups."""

    coding: Coding
    document: Document
    speaker: str
    groups: tuple[str, ...]


def network(desk: Desk) -> Network:
    """Everything that was coded and related, as a graph."""

    def graph() -> Network:
        return drawn(
            codebook(desk),
            in_force(desk),
            relations(desk),
            references(desk),
            documents=len(all_documents(desk)),
            lists=board_lists(desk),
            boards=all_boards(desk),
        )

    return desk.computed("network", compute=graph)


def layout(desk: Desk) -> dict[str, tuple[float, float]]:
    """Where each node of the network stands, in a square of side 1; the same network always stands the same."""
    return layout_of(desk, network(desk))


def layout_of(desk: Desk, part: Network) -> dict[str, tuple[float, float]]:
    """Where the nodes of a part of the network stand when it is drawn alone."""
    ids = tuple(node.id for node in part.nodes)
    return desk.computed("layout", ids, compute=lambda: laid_out(part))


def counts(desk: Desk) -> tuple[CountRow, ...]:
    """Documents, fragments and words of every category and code, in all and per board group."""

    def table() -> tuple[CountRow, ...]:
        return count_table(
            codebook(desk),
            in_force(desk),
            references(desk),
            documents=len(all_documents(desk)),
            lists=board_lists(desk),
            boards=all_boards(desk),
        )

    return desk.computed("counts", compute=table)


def quotes(desk: Desk, coding_ids: tuple[UUID, ...] | None = None) -> list[Quote]:
    """The codings behind a number (or all of them), in reading order, with where they come from."""
    found = {document.id: document for document in all_documents(desk)}
    wanted = None if coding_ids is None else set(coding_ids)
    chosen = [coding for coding in codings(desk) if wanted is None or coding.id in wanted]
    turns = turn_segments(desk, {coding.document_id for coding in chosen})
    groups = about(chosen, references(desk), all_boards(desk))
    return [
        Quote(
            coding,
            found[coding.document_id],
            _speaker(turns[coding.document_id], coding),
            tuple(group.name for group in groups[coding.id]),
        )
        for coding in chosen
    ]


def all_boards(desk: Desk) -> tuple[Board, ...]:
    """The boards of every list."""
    return tuple(board for each in board_lists(desk) for board in boards_of(desk, each.id))


def _speaker(turns: Sequence[Segment], coding: Coding) -> str:
    said = (turn.speaker for turn in turns if turn.span.overlaps(coding.span))
    return next((speaker for speaker in said if speaker), "")
