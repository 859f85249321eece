"""Who says how much, and what of it was coded: per participant, and per value of an attribute."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from actions.codebook import codebook
from actions.coding import codings
from actions.differing import in_force
from actions.linking import all_boards
from actions.participants import participants
from actions.segments import turns
from actions.workspace import Desk
from coding.speaking import SpokenRow, said_by, spoken_table
from corpora.boards import Board
from corpora.participants import BOARD, GROUP, KNOWN, NAME, Participant, known_as
from corpora.refusal import Refusal

Label = tuple[UUID, str]


@dataclass(frozen=True, slots=True)
class Listed:
    """A participant with how often and how much they speak, and how many codings touch that."""

    participant: Participant
    board: Board | None
    turns: int
    words: int
    codings: int


def listed(desk: Desk, document_id: UUID | None = None) -> tuple[Listed, ...]:
    """Everybody, or who speaks in one document; counted over that document alone."""

    def found() -> tuple[Listed, ...]:
        known = {board.id: board for board in all_boards(desk)}
        spoken = {who: turns for who, turns in _spoken(desk).items() if document_id in (None, who[0])}
        coded = _coded(desk)
        return tuple(
            Listed(
                each,
                known.get(each.board_id) if each.board_id else None,
                sum(len(spoken.get(who, ())) for who in labels),
                sum(words for who in labels for words in spoken.get(who, ())),
                sum(coded[who] for who in labels),
            )
            for each in participants(desk, document_id)
            for labels in [[who for who in _labels(each) if document_id in (None, who[0])]]
        )

    return desk.computed("participants-listed", document_id, compute=found)


def attributes(desk: Desk) -> tuple[str, ...]:
    """What somebody has, so what can be filtered and counted by: role and sector first, board and group last."""

    def found() -> tuple[str, ...]:
        everybody = participants(desk)
        there = dict.fromkeys(name for each in everybody for name in each.attributes)
        linked = any(each.board_id for each in everybody)
        return tuple(
            dict.fromkeys((*(name for name in KNOWN if name in there), *there, *((BOARD, GROUP) if linked else ())))
        )

    return desk.computed("attributes", compute=found)


def values(desk: Desk, attribute: str) -> Mapping[Label, tuple[UUID, str]]:
    """Of every label in every document whose it is, and their value of this attribute; empty where there is none.

    Besides what they have themselves, `name`, `board` and `group` (of their board) are attributes.
    """
    boards = {board.id: board for board in all_boards(desk)}
    wanted = _meant(desk, attribute)
    return {
        label: (each.id, _value(each, boards.get(each.board_id) if each.board_id else None, wanted))
        for each in participants(desk)
        for label in _labels(each)
    }


def labels_with(desk: Desk, who: Iterable[tuple[str, str]]) -> frozenset[Label]:
    """The labels of everybody who has all of these attributes; of one attribute any of its values will do.

    Refuses `attribute-unknown` and `attribute-value-unknown`.
    """
    wanted: dict[str, set[str]] = {}
    for attribute, value in who:
        wanted.setdefault(_meant(desk, attribute), set()).add(value.strip().casefold())
    found: frozenset[Label] | None = None
    for attribute, some in wanted.items():
        if attribute not in (*attributes(desk), NAME):
            raise Refusal("attribute-unknown", name=attribute, known=", ".join(attributes(desk)) or "–")
        known = values(desk, attribute)
        there = {value.casefold(): value for _, value in known.values() if value}
        if unknown := some - there.keys():
            shown = ", ".join(sorted(there.values())[:20]) or "–"
            raise Refusal("attribute-value-unknown", name=attribute, value=min(unknown), known=shown)
        labels = frozenset(label for label, (_, value) in known.items() if value.casefold() in some)
        found = labels if found is None else found & labels
    return found or frozenset()


def _meant(desk: Desk, attribute: str) -> str:
    """An attribute that somebody has; else, what people call the name of somebody or the group of their board."""
    title = known_as(attribute)
    return title if title in attributes(desk) else {"naam": NAME, "groep": GROUP}.get(title.casefold(), title)


def spoken_counts(desk: Desk, attribute: str) -> tuple[SpokenRow, ...]:
    """Participants, fragments and words of every category and code, by this attribute of who says it."""

    def table() -> tuple[SpokenRow, ...]:
        return spoken_table(codebook(desk), in_force(desk), turns(desk), values(desk, attribute))

    return desk.computed("spoken-counts", attribute, compute=table)


def _spoken(desk: Desk) -> Mapping[Label, list[int]]:
    """The words of each turn of a label."""
    found: dict[Label, list[int]] = {}
    for document_id, some in turns(desk).items():
        for turn in some:
            found.setdefault((document_id, turn.label), []).append(turn.words)
    return found


def _coded(desk: Desk) -> Counter[Label]:
    made = said_by(codings(desk), turns(desk))
    return Counter(label for labels in made.values() for label in labels)


def _labels(participant: Participant) -> list[Label]:
    return [(voice.document_id, voice.label) for voice in participant.voices]


def _value(participant: Participant, board: Board | None, attribute: str) -> str:
    linked = {BOARD: board.name, GROUP: board.group} if board else {}
    return {NAME: participant.name, **participant.attributes, **linked}.get(attribute, "")
