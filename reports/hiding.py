"""Cells that rest on so few boards that one could be recognised: they stay out of what is published."""

from collections.abc import Collection, Iterable
from uuid import UUID

from coding.counting import CountRow, GroupCount
from coding.referring import Group
from coding.smallcells import boards_behind
from reports.findings import Findings

Hidden = Collection[tuple[UUID, Group]]


def few_boards(findings: Findings, rows: Iterable[CountRow]) -> Hidden:
    """By row and group the cells behind which there are boards, but fewer than the least.

    Where only one cell of a row is hidden the smallest beside it goes too: else the row's total would give it away.
    """
    behind = boards_behind(findings.counted, findings.references, findings.boards)

    def few(cell: GroupCount) -> bool:
        boards = {board for each in cell.tally.coding_ids for board in behind.get(each, ())}
        return 0 < len(boards) < findings.least_boards

    found = set()
    for row in rows:
        hidden = [cell for cell in row.by_group if few(cell)]
        rest = [cell for cell in row.by_group if cell.tally.fragments and cell not in hidden]
        if len(hidden) == 1 and rest:
            hidden.append(min(rest, key=lambda cell: cell.tally.fragments))
        found |= {(row.id, cell.group) for cell in hidden}
    return frozenset(found)
