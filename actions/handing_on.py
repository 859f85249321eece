"""A project for other programs, by REFI-QDA, and what these will not have of it."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from uuid import UUID

from actions.boards import board_lists, references
from actions.codebook import codebook
from actions.coding import codings
from actions.documents import documents
from actions.linking import all_boards
from actions.memos import memos
from actions.networking import drawn
from actions.networking_kept import drawings
from actions.participants import participants
from actions.parting import parts
from actions.relating import relations
from actions.theming import themes
from actions.workspace import Desk, coders, projects
from coding.graphs import placed
from coding.network_choices import Drawing
from corpora.boards import Board
from corpora.participants import Participant
from corpora.refusal import Refusal
from corpora.spans import Span
from reports.refi.code_marks import said_of
from reports.refi.draft import PROGRAMS as PROGRAMS
from reports.refi.graphs import Picture
from reports.refi.holding import Held, Holding, Plan
from reports.refi.people import About, Known
from reports.refi.planning import planned
from reports.refi.reading import Exchange, read
from reports.refi.remarks import Remark
from reports.refi.writing import Written, written
from reports.refi.writing_sources import SIGNS, has_place
from store import documents as kept_documents
from store import exchanging as kept

TEXTS = ("txt", "md")
MOST_FILES = 200_000_000


def export_project(desk: Desk, program: str = "") -> Written:
    """The project as .qdpx, as this coder may see it; over the file that it came in as, of which nothing is lost that
    we can't show. Refuses `refi-for`."""
    came_in, files = _came_in(desk), _originals(desk)
    held = holding(desk)
    made = written(
        held,
        desk.project_id,
        program=program,
        came_in=came_in,
        people=people(desk),
        originals=files,
        pictures={each.id: picture for each in held.drawings if (picture := _picture(desk, each))},
    )
    return Written(made.data, (*left_behind(desk, files), *made.lost))


def _originals(desk: Desk) -> dict[UUID, tuple[str, bytes]]:
    """The files that documents came as, for which the standard has a place; together no more than `MOST_FILES`."""
    found: dict[UUID, tuple[str, bytes]] = {}
    size = 0
    with desk.workspace.database.reading() as connection:
        for document in documents(desk):
            data = kept_documents.original_of(connection, document.id) if document.kind in SIGNS else b""
            if has_place(document.kind, data) and size + len(data) <= MOST_FILES:
                found[document.id] = document.kind, data
                size += len(data)
    return found


def holding(desk: Desk) -> Holding:
    """What an exchange file can say of the project."""
    with desk.workspace.database.reading() as connection:
        texts = kept_documents.texts(connection, desk.project_id)
    name = next(project.name for project in projects(desk.workspace) if project.id == desk.project_id)
    return Holding(
        name,
        tuple(coders(desk)),
        codebook(desk),
        tuple(Held(each.id, each.name, texts[each.id], each.added_at) for each in documents(desk)),
        codings(desk),
        memos(desk),
        relations(desk),
        parts(desk),
        drawings(desk),
        themes(desk),
    )


def _picture(desk: Desk, drawing: Drawing) -> Picture | None:
    """None for a drawing of which the project no longer has what it compares."""
    try:
        network = drawn(desk, drawing.choice).network
        return Picture(network, placed(network, drawing.places))
    except Refusal:
        return None


def people(desk: Desk) -> tuple[Known, ...]:
    """Participants, and the boards that something or somebody is about."""
    boards = {board.id: board for board in all_boards(desk)}
    whole: dict[UUID, set[UUID]] = defaultdict(set)
    stretches: dict[UUID, set[tuple[UUID, Span]]] = defaultdict(set)
    for each in (*references(desk), *(part.reference for part in parts(desk) if part.reference)):
        if each.board_id and each.span and not each.participant_id:
            stretches[each.board_id].add((each.document_id, each.span))
        elif each.board_id:
            whole[each.board_id].add(each.document_id)
    heard = participants(desk)
    for person in heard:
        if person.board_id:
            whole[person.board_id].update(voice.document_id for voice in person.voices)
    about = [each for each in boards.values() if each.id in whole or each.id in stretches]
    return (
        *(_participant(each, boards) for each in heard),
        *(_board(each, whole[each.id], stretches[each.id]) for each in about),
    )


def _participant(found: Participant, boards: Mapping[UUID, Board]) -> Known:
    board = boards.get(found.board_id) if found.board_id else None
    attributes = dict(found.attributes) | ({"board": board.name} if board else {})
    documents = tuple(dict.fromkeys(voice.document_id for voice in found.voices))
    labels = tuple(dict.fromkeys(voice.label for voice in found.voices))
    return Known(found.id, About.PARTICIPANT, found.name, attributes, documents, labels)


def _board(board: Board, document_ids: Collection[UUID], stretches: Collection[tuple[UUID, Span]]) -> Known:
    attributes = {"group": board.group} | board.attributes
    apart = tuple(sorted(stretches))
    return Known(board.id, About.BOARD, board.name, attributes, tuple(sorted(document_ids)), stretches=apart)


def _came_in(desk: Desk) -> tuple[Exchange, Plan] | None:
    with desk.workspace.database.reading() as connection:
        file = kept.file_of(connection, desk.project_id)
    if file is None:
        return None
    exchange = read(file.name, file.data)
    return (exchange, planned(exchange, file.id, desk.project_id, file.at)) if exchange.package.is_project else None


def left_behind(desk: Desk, files: Collection[UUID] | None = None) -> list[Remark]:
    """What the standard has no place for, or what only we read back; `files` are those of documents that go along,
    where it is known."""
    along = [each.id for each in documents(desk) if each.kind in SIGNS] if files is None else files
    with desk.workspace.database.reading() as connection:
        brought = kept.file_of(connection, desk.project_id) is not None
    made = codings(desk)
    counted = {
        "refi-lose-direction": sum(coding.direction is not None for coding in made),
        "refi-lose-important": sum(coding.important for coding in made),
        "refi-lose-code-fields": sum(len(said_of(code)) > 1 for code in codebook(desk).codes),
        "refi-lose-theme": len(themes(desk)),
        "refi-lose-board-list": len(board_lists(desk)),
        "refi-lose-drawing": len(drawings(desk)),
        "refi-lose-reference": sum(each.board_id is None for each in references(desk))
        + sum(part.reference is not None and part.board_id is None for part in parts(desk)),
        "refi-lose-original": 0
        if brought
        else sum(each.kind not in TEXTS and each.id not in along for each in documents(desk)),
    }
    return [Remark(code, {"n": n}) for code, n in counted.items() if n]
