"""What is known of each coded place: where it stands, who says it, which groups and boards it is about."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from coding.codings import Coding
from coding.counting_parts import part_names
from coding.referring import Group, about, about_said
from reports.findings import Findings, group_name
from reports.people import BESIDES, people_of
from reports.sources import sources_of
from reports.tabular import Cell, Field

KNOWN = (
    Field("speaker", width=18),
    Field("place", width=24),
    Field("part", width=24),
    Field("about_group", width=14),
    Field("about_board", width=24),
    Field("about_board_key", width=12),
)
PEOPLE = tuple(Field(name, width=18) for name in ("participant", "role", "sector", "board"))


@dataclass(frozen=True, slots=True)
class Facts:
    """By coding id the cells of `KNOWN`, of `PEOPLE`, and of the attributes that are the project's own (`free`)."""

    known: Mapping[UUID, tuple[Cell, ...]]
    people: Mapping[UUID, tuple[Cell, ...]]
    own: Mapping[UUID, tuple[Cell, ...]]
    free: tuple[Field, ...]


def facts_of(findings: Findings, codings: Sequence[Coding]) -> Facts:
    """Several people, parts, groups or boards stand in one cell, with semicolons between them."""
    sources = sources_of(findings, codings)
    people = people_of(findings, codings, sources)
    parts, groups = part_names(codings, findings.parts), about(codings, findings.references, findings.boards)
    names = {group: group_name(findings, group) for group in {each for some in groups.values() for each in some}}
    boards = _boards(findings, codings)
    known = {
        coding.id: (
            BESIDES.join(sources[coding.id].labels),
            sources[coding.id].place,
            BESIDES.join(parts[coding.id]),
            BESIDES.join(names[group] for group in groups[coding.id]),
            *boards[coding.id],
        )
        for coding in codings
    }
    free = tuple(Field(f"participant.{title}", width=18, title=title) for title in people.free)
    rows, always = people.rows, len(PEOPLE)
    return Facts(
        known,
        {each: cells[:always] for each, cells in rows.items()},
        {each: cells[always:] for each, cells in rows.items()},
        free,
    )


def _boards(findings: Findings, codings: Sequence[Coding]) -> Mapping[UUID, tuple[str, str]]:
    """Names and keys of the boards that each coding is about by name; of what is about a group none."""
    known = {str(board.id): board for board in findings.boards}
    said = [(each, Group(each.list_id, str(each.board_id or each.group))) for each in findings.references]
    found = {}
    for coding_id, meant in about_said(codings, said).items():
        boards = [known[group.name] for group in meant if group.name in known]
        found[coding_id] = (
            BESIDES.join(board.name or board.key for board in boards),
            BESIDES.join(board.key for board in boards),
        )
    return found
