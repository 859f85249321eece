"""The report's tables: columns and rows from the findings, in the words of its language."""

from collections.abc import Mapping, Sequence, Set
from uuid import UUID

from codebooks.codebook import Category, Code
from coding.agreement import Coefficient
from coding.codings import Relation
from coding.comparing import CodeAgreement, Comparison
from coding.counting import CountRow, GroupCount
from coding.networks import EdgeKind
from coding.referring import Group
from coding.withholding import NOTHING as EVERYTHING_TOLD
from coding.withholding import Withheld, column_of
from reports.blocks import Column, Row
from reports.findings import Findings, group_name
from words import Words, number, percentage

NOTHING = "–"
MOST_GROUPS = 3

Table = tuple[tuple[Column, ...], tuple[Row, ...]]


def counted_table(
    findings: Findings,
    words: Words,
    rows: Sequence[CountRow],
    *,
    directions: bool = False,
    hidden: Withheld = EVERYTHING_TOLD,
) -> Table:
    """Documents out of N and fragments, then words (or fragments by direction), then a column per board group."""
    groups = shown_groups(rows)
    middle = ("report-column-promoting", "report-column-hindering") if directions else ("report-column-words",)
    total = _count(words, len(findings.documents))
    columns = (
        Column(words("report-column-name"), 4.6 if directions else 5.4),
        Column(words("report-column-documents-of", total=total), 2.3, numeric=True),
        Column(words("report-column-fragments"), 2.2, numeric=True),
        *(Column(words(key), 2.4, numeric=True) for key in middle),
        *(Column(_group_title(findings, words, group), 1.8, numeric=True) for group in groups),
    )
    kept = {group.group for group in groups}
    small = words("report-hidden", least=findings.least_boards)
    made = []
    for row in rows:
        small_cells = {each.group: small for each in row.by_group if (row.id, column_of(each.group)) in hidden.cells}
        whole = _whole(words, row, hidden, small, directions=directions)
        made.append(_count_row(words, row, kept, small_cells, whole, directions=directions))
    return columns, tuple(made)


def shown_groups(rows: Sequence[CountRow]) -> tuple[GroupCount, ...]:
    """The groups that any document is about, as many as the page is wide: those with most documents."""
    met = _met(rows)
    largest = sorted(met, key=lambda group: -group.of)[:MOST_GROUPS]
    return tuple(group for group in met if group in largest)


def groups_left_out(rows: Sequence[CountRow]) -> int:
    """How many groups with documents found no column."""
    return max(len(_met(rows)) - MOST_GROUPS, 0)


def _met(rows: Sequence[CountRow]) -> list[GroupCount]:
    return [group for row in rows[:1] for group in row.by_group if group.of]


def agreement_table(findings: Findings, words: Words, comparison: Comparison) -> Table:
    """A code a row: the coefficients, then characters that both, one or neither of the coders marked."""
    first, second = (findings.coder(coder_id).initials for coder_id in (comparison.first_id, comparison.second_id))
    titles = (
        words("report-column-kappa"),
        words("report-column-u-alpha"),
        words("report-column-percent"),
        words("report-column-both"),
        words("report-column-only", coder=first),
        words("report-column-only", coder=second),
        words("report-column-neither"),
    )
    columns = (Column(words("report-column-code"), 2.6), *(Column(title, 1.15, numeric=True) for title in titles))
    return columns, tuple(_agreement_row(findings, words, code) for code in comparison.codes)


def undefined(findings: Findings, comparison: Comparison) -> dict[str, tuple[str, ...]]:
    """The names of the codes for which something could not be computed, by reason."""
    found: dict[str, list[str]] = {}
    for code in comparison.codes:
        reasons = {c.reason for c in (code.kappa, code.u_alpha, code.percent) if c.value is None}
        for reason in sorted(reasons):
            found.setdefault(reason, []).append(findings.codebook.code(code.code_id).name)
    return {reason: tuple(names) for reason, names in found.items()}


def relation_table(findings: Findings, words: Words, ends: Set[UUID] | None = None) -> Table:
    """The relations that the researchers asserted, in their own words; all, or those with one of these ends. On how
    many fragments each rests is told where any of them rests on some."""
    subjects: Sequence[Category | Code] = (*findings.codebook.categories, *findings.codebook.codes)
    names = {subject.id: subject.name for subject in subjects}
    grounded = any(relation.coding_ids for relation in findings.relations)
    shares = {"from": 2.0, "kind": 1.3, "to": 2.0, "grounds": 1.3, "note": 3.0}
    columns = tuple(
        Column(words(f"report-column-{title}"), share, numeric=title == "grounds")
        for title, share in shares.items()
        if grounded or title != "grounds"
    )
    return columns, tuple(
        Row(
            (
                names[relation.source_id],
                relation.kind,
                names[relation.target_id],
                *((_grounded(findings, words, relation),) if grounded else ()),
                relation.note,
            )
        )
        for relation in findings.relations
        if ends is None or ends & {relation.source_id, relation.target_id}
    )


def _grounded(findings: Findings, words: Words, relation: Relation) -> str:
    if relation.id in findings.small_relations:
        return words("report-hidden", least=findings.least_boards)
    return number(len(relation.coding_ids), language=words.language)


def met_table(findings: Findings, words: Words, most: int) -> Table:
    """The pairs that share most text; computed, where the relations are asserted."""
    names = {node.id: node.label for node in findings.network.nodes}
    met = [edge for edge in findings.network.edges if edge.kind is EdgeKind.COOCCURRENCE and edge.weight]
    strongest = sorted(met, key=lambda edge: (-edge.weight, -edge.documents, edge.id))[:most]
    columns = (
        Column(words("report-column-one"), 3),
        Column(words("report-column-other"), 3),
        Column(words("report-column-places"), 1.4, numeric=True),
        Column(words("report-column-documents"), 1.4, numeric=True),
    )
    return columns, tuple(
        Row((names[e.source], names[e.target], _count(words, e.weight), _count(words, e.documents))) for e in strongest
    )


def code_table(words: Words, codes: Sequence[Code], examples: Mapping[UUID, str]) -> Table:
    """What each code means, when to use it and when not, and an example where there is one."""
    titles = ["report-column-code", "report-column-definition", "report-column-use-when", "report-column-avoid-when"]
    shares = [1.7, 2.4, 2.2, 2.2]
    shown = any(code.id in examples for code in codes)
    if shown:
        titles, shares = [*titles, "report-column-example"], [1.9, 2.0, 1.7, 1.7, 2.1]
    columns = tuple(Column(words(title), share) for title, share in zip(titles, shares, strict=True))
    return columns, tuple(
        Row(
            (code.name, code.definition, code.use_when, code.avoid_when)
            + ((examples.get(code.id, ""),) if shown else ())
        )
        for code in codes
    )


def coefficient(words: Words, found: Coefficient) -> str:
    """Two decimals, or a dash that a note explains."""
    if found.value is None:
        return NOTHING
    return number(round(found.value, 2) + 0.0, 2, language=words.language)  # + 0.0: −0.001 is not shown as −0,00


def _group_title(findings: Findings, words: Words, group: GroupCount) -> str:
    name = group_name(findings, group.group)
    return words("report-column-group", group=name, documents=_count(words, group.of))


def _whole(words: Words, row: CountRow, hidden: Withheld, small: str, *, directions: bool) -> tuple[str, ...]:
    """What is told of the row, wherever it is about."""
    if row.id in hidden.totals:
        return (small,) * (4 if directions else 3)
    balance = (row.balance.promoting, row.balance.hindering)
    said = tuple(_count(words, figure) for figure in (row.tally.documents, row.tally.fragments))
    if directions:
        return said + ((small,) * 2 if row.id in hidden.total_ways else tuple(_count(words, each) for each in balance))
    return (*said, _count(words, row.tally.words))


def _count_row(
    words: Words,
    row: CountRow,
    kept: Set[Group],
    left_out: Mapping[Group, str],
    whole: tuple[str, ...],
    *,
    directions: bool,
) -> Row:
    groups = (left_out.get(group.group) or _group_cell(words, group) for group in row.by_group if group.group in kept)
    category = row.id == row.category_id
    cells = (row.label, *whole, *groups)
    return Row(cells, strong=category and not directions, inset=row.category_id is not None and not category)


def _group_cell(words: Words, group: GroupCount) -> str:
    """A dash where the whole category was not raised, which is another thing than zero."""
    if group.structural_zero:
        return NOTHING
    if not group.tally.fragments:
        return _count(words, 0)
    return f"{_count(words, group.tally.fragments)} ({_count(words, group.tally.documents)})"


def _agreement_row(findings: Findings, words: Words, code: CodeAgreement) -> Row:
    percent = NOTHING if code.percent.value is None else percentage(code.percent.value, 1, language=words.language)
    marked = (code.both, code.only_first, code.only_second, code.neither)
    name = findings.codebook.code(code.code_id).name
    values = (coefficient(words, code.kappa), coefficient(words, code.u_alpha), percent)
    return Row((name, *values, *(_count(words, characters) for characters in marked)))


def _count(words: Words, count: int) -> str:
    return number(count, language=words.language)
