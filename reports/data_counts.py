"""Codes beside documents, speakers, board groups or parts: as a long table for programs, as matrices for people."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from coding.counting import Tally
from coding.counting_parts import part_names
from coding.crossing import CrossedRow, crossed
from coding.referring import Group, about, documents_about, groups_of
from coding.smallcells import boards_in_documents, boards_in_parts
from coding.withholding import NOTHING, Line, Withheld
from reports.data_codings import paths_of
from reports.findings import Findings, group_name
from reports.hiding import of_lines
from reports.people import heard
from reports.sources import sources_of
from reports.tabular import Cell, Field, Kind, Table

DIMENSIONS = ("document", "speaker", "group", "part")
MEASURES = ("fragments", "words")
SUBJECT = (Field("category", width=26), Field("code", width=28))
NUMBERS = tuple(Field(name, Kind.WHOLE, 11) for name in ("documents", "fragments", "words"))


@dataclass(frozen=True, slots=True)
class Dimension:
    """The columns with what each is called and how many documents it is about, and where each coding counts."""

    name: str
    columns: Mapping[str, str]
    of: Mapping[str, int]
    places: Mapping[UUID, tuple[str, ...]]


def counts_table(findings: Findings, name: str, *, published: bool = False) -> Table:
    """A row per category or code and column, also where it is nought; `withheld` where too few boards are
    behind a number, or it would give such a one away, and then the number is left out."""
    dimension, rows = _crossed(findings, name)
    hidden = _hidden(findings, dimension, rows) if published else NOTHING
    shown = _shown(dimension, hidden)
    paths, names = paths_of(findings.codebook), _names(findings)
    found: list[tuple[Cell, ...]] = []
    for row in rows:
        category, code = _subject(row, names)
        level, path = ("category", category) if row.is_category else ("code", paths[row.id])
        for column, cell, raised in zip(dimension.columns.items(), row.cells, row.raised, strict=True):
            if column[0] not in shown:
                continue
            withheld = (row.id, column[0]) in hidden.cells
            numbers = (None,) * 3 if withheld else (cell.documents, cell.fragments, cell.words)
            place = (level, category, code, path, column[1], dimension.of[column[0]])
            found.append((*place, *numbers, int(raised), int(withheld)))
    fields = (Field("level", width=10), *SUBJECT, Field("path", width=40), Field(name, width=28))
    flags = (Field("raised", Kind.FLAG, 9), Field("withheld", Kind.FLAG, 9))
    return Table(f"code-{name}", (*fields, Field("of_documents", Kind.WHOLE, 11), *NUMBERS, *flags), found)


def matrices(findings: Findings, name: str, *, published: bool = False) -> tuple[Table, ...]:
    """The same side by side, a sheet of fragments and a sheet of words; what is withheld is an empty cell.

    In front the whole of each row, where nothing is withheld: else it would tell what was.
    """
    dimension, rows = _crossed(findings, name)
    hidden, names = _hidden(findings, dimension, rows) if published else NOTHING, _names(findings)
    shown = _shown(dimension, hidden)
    totals = () if published else (Field("total", Kind.WHOLE, 10),)
    columns = tuple(Field(f"column_{n}", Kind.WHOLE, 14, title) for n, title in enumerate(shown.values(), 1))
    fields = (*SUBJECT, *totals, *columns)

    def sheet(measure: str) -> Table:
        def number(cell: Tally) -> Cell:
            return int(getattr(cell, measure))

        def numbers(row: CrossedRow) -> Iterator[Cell]:
            for column, cell in zip(dimension.columns, row.cells, strict=True):
                if column in shown:
                    yield None if (row.id, column) in hidden.cells else number(cell)

        made = [(*_subject(row, names), *map(number, [] if published else [row.whole]), *numbers(row)) for row in rows]
        return Table(f"{name}-{measure}", fields, made, fixed=2)

    return tuple(sheet(measure) for measure in MEASURES)


def _crossed(findings: Findings, name: str) -> tuple[Dimension, list[CrossedRow]]:
    dimension = _DIMENSIONS[name](findings)
    return dimension, crossed(findings.codebook, findings.counted, dimension.places, tuple(dimension.columns))


def _hidden(findings: Findings, dimension: Dimension, rows: Sequence[CrossedRow]) -> Withheld:
    """The cells of few boards by row and column, and those from which these would follow."""
    columns = tuple(dimension.columns)
    lines = tuple(
        Line(
            row.id,
            row.category_id,
            "",
            {column: cell.coding_ids for column, cell in zip(columns, row.cells, strict=True)},
            row.whole.coding_ids,
        )
        for row in rows
    )
    return of_lines(findings, lines, _boards_of(findings, dimension.name))


def _boards_of(findings: Findings, dimension: str) -> Mapping[str, frozenset[str]]:
    """By column the boards that it is about; of one with too few everything is withheld."""
    if dimension == "document":
        return boards_in_documents(findings.references, findings.boards)
    if dimension == "part":
        return boards_in_parts(findings.parts, findings.references, findings.boards)
    groups: dict[str, frozenset[str]] = {}
    for board in findings.boards if dimension == "group" else ():
        key = _key(Group(board.list_id, board.group))
        groups[key] = groups.get(key, frozenset()) | {board.key}
    return groups


def _shown(dimension: Dimension, hidden: Withheld) -> Mapping[str, str]:
    """A document or part of too few boards is not even named."""
    if dimension.name == "group":
        return dimension.columns
    return {key: title for key, title in dimension.columns.items() if key not in hidden.groups}


def _names(findings: Findings) -> Mapping[UUID, str]:
    parts: Sequence[tuple[UUID, str]] = [
        *((category.id, category.name) for category in findings.codebook.categories),
        *((code.id, findings.codebook.path(code)) for code in findings.codebook.codes),
    ]
    return dict(parts)


def _subject(row: CrossedRow, names: Mapping[UUID, str]) -> tuple[str, str]:
    category = names[row.category_id] if row.category_id else ""
    return category, "" if row.is_category else names[row.id]


def _by_document(findings: Findings) -> Dimension:
    names = {str(document.id): document.name for document in findings.documents}
    places = {coding.id: (str(coding.document_id),) for coding in findings.counted}
    return Dimension("document", names, dict.fromkeys(names, 1), places)


def _by_speaker(findings: Findings) -> Dimension:
    """A participant, or a label that is nobody's yet; a fragment over the turns of two people counts with both."""
    known, sources = heard(findings.participants), sources_of(findings, findings.counted)
    names = _speakers(findings)
    of = {str(each.id): len({voice.document_id for voice in each.voices}) for each in findings.participants}
    places = {}
    for coding in findings.counted:
        said = []
        for label in sources[coding.id].labels:
            person = known.get((coding.document_id, label))
            said.append(str(person.id) if person else label)
        places[coding.id] = tuple(said)
        names |= {each: each for each in said if each not in names}
    return Dimension("speaker", names, {each: of.get(each, 1) for each in names}, places)


def _speakers(findings: Findings) -> dict[str, str]:
    """What participants are called; of namesakes with the document in which they first speak."""
    documents, times = (
        {each.id: each.name for each in findings.documents},
        Counter(p.name for p in findings.participants),
    )
    return {
        str(each.id): f"{each.name} · {documents[each.voices[0].document_id]}" if times[each.name] > 1 else each.name
        for each in findings.participants
    }


def _by_group(findings: Findings) -> Dimension:
    groups = {_key(group): group_name(findings, group) for group in groups_of(findings.lists)}
    whole = documents_about(findings.references, findings.boards)
    of = {_key(group): len(whole.get(group, ())) for group in groups_of(findings.lists)}
    found = about(findings.counted, findings.references, findings.boards)
    return Dimension("group", groups, of, {each: tuple(map(_key, some)) for each, some in found.items()})


def _key(group: Group) -> str:
    return group.node_id


def _by_part(findings: Findings) -> Dimension:
    having: dict[str, set[UUID]] = {}
    for part in findings.parts:
        if part.name:
            having.setdefault(part.name, set()).add(part.document_id)
    names = {name: name for name in having}
    return Dimension(
        "part", names, {name: len(ids) for name, ids in having.items()}, part_names(findings.counted, findings.parts)
    )


_DIMENSIONS = {"document": _by_document, "speaker": _by_speaker, "group": _by_group, "part": _by_part}
