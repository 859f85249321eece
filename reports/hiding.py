"""Numbers that rest on so few boards that one could be recognised: they stay out of what is published."""

from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

from coding.counting import HINDERING, PROMOTING, CountRow
from coding.referring import Group
from coding.smallcells import boards_behind
from coding.withholding import Line, Told, Withheld, column_of, lines_of_counts, published_cells, withheld
from reports.findings import Findings, counts


def kept_out(findings: Findings, rows: Iterable[CountRow]) -> Withheld:
    """Of the table of all counts: the cells of few boards, and those that would give one of these away."""
    groups = {column_of(Group(board.list_id, board.group)): frozenset[str]() for board in findings.boards}
    for board in findings.boards:
        groups[column_of(Group(board.list_id, board.group))] |= {board.key}
    return _withheld(findings, lines_of_counts(tuple(rows)), groups, ())


def of_lines(findings: Findings, lines: tuple[Line, ...], groups: Mapping[str, frozenset[str]]) -> Withheld:
    """The same of any table of codings by columns, beside that of all counts; `groups` are the boards of the columns
    that are about boards."""
    rows = counts(findings)
    return _withheld(findings, lines, groups, [published_cells(lines_of_counts(rows), kept_out(findings, rows))])


def _withheld(
    findings: Findings, lines: tuple[Line, ...], groups: Mapping[str, frozenset[str]], besides: Sequence[Told]
) -> Withheld:
    behind = boards_behind(findings.counted, findings.references, findings.boards)
    of_code = {code.id: code.direction for code in findings.codebook.codes}
    way = {coding.id: coding.direction or of_code.get(coding.code_id) for coding in findings.counted}
    ways = [frozenset[UUID](each for each, said in way.items() if said in side) for side in (PROMOTING, HINDERING)]
    return withheld(lines, behind, groups=groups, ways=ways, least=findings.least_boards, besides=besides)
