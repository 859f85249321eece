"""Agreement as it was at a moment, kept for the report: before differences were settled, and after."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from coding.agreeing_results import Agreement
from coding.comparing import Comparison


class Phase(StrEnum):
    """Whether settling had still to begin."""

    BEFORE = "before"
    AFTER = "after"


@dataclass(frozen=True, slots=True)
class MeasuredCode:
    """Two coders on one code; a number that does not exist is None."""

    code_id: UUID
    kappa: float | None
    percent: float | None
    u_alpha: float | None
    fragments_first: int
    fragments_second: int


@dataclass(frozen=True, slots=True)
class Measured:
    """Two coders over all codes that either of them used, and on each of these."""

    first_id: UUID
    second_id: UUID
    sentences: int
    kappa: float | None
    percent: float | None
    codes: tuple[MeasuredCode, ...]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Agreement of coders, by pairs, on documents, when the project had come to `of_revision`.

    `round_id` is the round that it is about, None for a choice of documents. Once there is a consensus every coder is
    also measured against it.
    """

    id: UUID
    phase: Phase
    at: datetime
    by_id: UUID | None
    of_revision: int
    coder_ids: tuple[UUID, ...]
    document_ids: tuple[UUID, ...]
    pairs: tuple[Measured, ...]
    round_id: UUID | None = None


def measured(found: Comparison) -> Measured:
    """What is kept of a comparison."""
    codes = tuple(
        MeasuredCode(
            row.code_id,
            row.kappa.value,
            row.percent.value,
            row.u_alpha.value,
            row.fragments_first,
            row.fragments_second,
        )
        for row in found.codes
        if row.fragments_first or row.fragments_second
    )
    overall = found.overall
    return Measured(found.first_id, found.second_id, found.sentences, overall.kappa.value, overall.percent.value, codes)


def measured_of(found: Agreement) -> Measured:
    """The same of an agreement of two coders, as on a round of which only parts may count."""
    first, second = found.question.coder_ids
    codes = tuple(
        MeasuredCode(
            row.id,
            row.units["cohen_kappa"].value,
            row.units["percent"].value,
            row.u_alpha.value,
            *row.fragments,
        )
        for row in found.labels
        if any(row.fragments)
    )
    return Measured(first, second, found.units, found.together.kappa.value, found.together.percent.value, codes)


def as_plain(pair: Measured) -> dict[str, Any]:
    """A pair as JSON holds it."""
    names = ("kappa", "percent", "u_alpha", "fragments_first", "fragments_second")
    return {
        "first": str(pair.first_id),
        "second": str(pair.second_id),
        "sentences": pair.sentences,
        "kappa": pair.kappa,
        "percent": pair.percent,
        "codes": [{"code": str(row.code_id), **{name: getattr(row, name) for name in names}} for row in pair.codes],
    }


def from_plain(said: Mapping[str, Any]) -> Measured:
    """The inverse of `as_plain`."""
    codes = tuple(
        MeasuredCode(UUID(row["code"]), **{name: value for name, value in row.items() if name != "code"})
        for row in said["codes"]
    )
    ends = UUID(said["first"]), UUID(said["second"])
    return Measured(*ends, said["sentences"], said["kappa"], said["percent"], codes)
