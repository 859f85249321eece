"""Who said what was coded: the participants of each quote, with what is known of them, as columns."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from coding.codings import Coding
from corpora.participants import BOARD, KNOWN, NAME, Participant
from reports.findings import Findings
from reports.sources import Source, sources_of

BESIDES = "; "


@dataclass(frozen=True, slots=True)
class People:
    """`columns` are the name, role, sector and board, then attributes of their own; `rows` the cells of each coding.

    Of a quote over turns of several people each cell names them all, once, in reading order.
    """

    columns: tuple[str, ...]
    rows: Mapping[UUID, tuple[str, ...]]

    @property
    def free(self) -> tuple[str, ...]:
        """The attributes that are the project's own."""
        return self.columns[len(_ALWAYS) :]


_ALWAYS = (NAME, *KNOWN, BOARD)


def heard(participants: Iterable[Participant]) -> dict[tuple[UUID, str], Participant]:
    """Whose each label in each document is."""
    return {(voice.document_id, voice.label): each for each in participants for voice in each.voices}


def people_of(findings: Findings, codings: Iterable[Coding], sources: Mapping[UUID, Source] | None = None) -> People:
    """For every coding who said it; empty cells where nobody is known to have. `sources` where they are at hand."""
    known = heard(findings.participants)
    boards = {board.id: board.name or board.key for board in findings.boards}
    free = dict.fromkeys(name for each in findings.participants for name in each.attributes if name not in _ALWAYS)
    columns = (*_ALWAYS, *free)
    facts = {each.id: _facts(each, boards) for each in findings.participants}
    chosen = tuple(codings)
    sources = sources_of(findings, chosen) if sources is None else sources
    rows = {}
    for coding in chosen:
        said = (known.get((coding.document_id, label)) for label in sources[coding.id].labels)
        told = [facts[each.id] for each in said if each]
        rows[coding.id] = tuple(
            BESIDES.join(dict.fromkeys(fact[column] for fact in told if fact.get(column))) for column in columns
        )
    return People(columns, rows)


def _facts(person: Participant, boards: Mapping[UUID, str]) -> dict[str, str]:
    board = boards.get(person.board_id, "") if person.board_id else ""
    return {**person.attributes, NAME: person.name} | ({BOARD: board} if board else {})
