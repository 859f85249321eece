"""What stays out of the numbers by who says it: what too few boards speak in, or are spoken of."""

from uuid import UUID

from actions import publishing
from actions.differing import in_force
from actions.linking import all_boards
from actions.participants import participants
from actions.segments import turns
from actions.speaking import spoken_counts, values
from actions.workspace import Desk
from coding.speaking import said_by
from coding.withholding import Line, Withheld
from corpora.participants import NAME


def of_spoken(desk: Desk, attribute: str) -> Withheld:
    """A column is a value of the attribute. Of somebody with a board that board speaks; anybody else is one of their
    own, because it cannot be known that two of them are not of one board."""

    def found() -> Withheld:
        heard = _heard(desk)
        groups: dict[str, frozenset[str]] = {}
        for who, (_, value) in values(desk, attribute).items():
            groups[value] = groups.get(value, frozenset()) | heard.get(who, frozenset())
        lines = tuple(
            Line(
                row.id,
                row.category_id,
                row.label,
                {each.value: each.tally.coding_ids for each in row.by_value} | {"": row.unsaid.coding_ids},
                tuple(dict.fromkeys(i for each in row.by_value for i in each.tally.coding_ids)) + row.unsaid.coding_ids,
            )
            for row in spoken_counts(desk, attribute)
        )
        spoken = {
            coding_id: frozenset[str]().union(*(heard.get(who, frozenset()) for who in labels))
            for coding_id, labels in said_by(in_force(desk), turns(desk)).items()
        }
        return publishing.of_lines(desk, lines, {name: some for name, some in groups.items() if name}, said_by=spoken)

    return desk.computed("published spoken", attribute, compute=found)


def _heard(desk: Desk) -> dict[tuple[UUID, str], frozenset[str]]:
    """By label in a document the board of who speaks, or else themselves."""
    keys = {board.id: board.key for board in all_boards(desk)}
    of = {each.id: keys.get(each.board_id) if each.board_id else None for each in participants(desk)}
    return {who: frozenset({of.get(person) or str(person)}) for who, (person, _) in values(desk, NAME).items()}
