"""The answer to how far coders agree: values for the page, the file and the terminal alike."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple
from uuid import UUID

from coding.agreeing_documents import DocumentCounts
from coding.agreeing_question import Domain, Draws, Question
from coding.agreeing_warnings import Remark
from coding.agreement import Coefficient
from coding.resampling import Interval
from coding.unitizing_family import Family

Coefficients = Mapping[str, Coefficient]


@dataclass(frozen=True, slots=True)
class Together:
    """All labels at once. `alpha` is on sets of codes (MASI) and `units` takes a set for one value, of `values` (q).

    `kappa` (De Vries et al. 2008) and `percent` take every label on every unit for one decision.
    """

    alpha: Coefficient
    units: Coefficients
    values: int
    kappa: Coefficient
    percent: Coefficient


class Characters(NamedTuple):
    """Characters marked by two or more, by each coder alone, and by nobody."""

    both: int
    only: tuple[int, ...]
    neither: int


@dataclass(frozen=True, slots=True)
class LabelAgreement:
    """One code or category. `units` and `interval` are on units, `u_alpha` and what follows on characters.

    `carrying` counts the units that anybody gave it; `matched` is the share of fragments with a counterpart.
    """

    id: UUID
    units: Coefficients
    interval: Interval | None
    u_alpha: Coefficient
    u_interval: Interval | None
    characters: Characters
    jaccard: Coefficient
    f1: Coefficient
    fragments: tuple[int, ...]
    matched: Coefficient
    carrying: int
    direction: Coefficients
    remarks: tuple[Remark, ...]


@dataclass(frozen=True, slots=True)
class DomainAgreement:
    """Codes that exclude each other, as one partition; `overlapping` are documents left out because theirs did not."""

    domain: Domain
    family: Family
    u_interval: Interval | None
    cu_interval: Interval | None
    overlapping: tuple[UUID, ...]


@dataclass(frozen=True, slots=True)
class DocumentAgreement:
    """One document by itself: alpha on sets, and the share of units with exactly the same codes."""

    id: UUID
    readers: tuple[int, ...]
    units: int
    characters: int
    fragments: tuple[int, ...]
    alpha: Coefficient
    percent: Coefficient


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A document that was asked for and is not compared, why, and who did open it."""

    document_id: UUID
    reason: str
    units: int
    coder_ids: tuple[UUID, ...] = ()


@dataclass(frozen=True, slots=True)
class Agreement:
    """Everything that is shown, handed over or printed; documents in the order in which they were asked for.

    `units` counts those compared, `outside` those that lie in text that does not count.
    """

    question: Question
    draws: Draws
    units: int
    outside: int
    characters: int
    together: Together
    labels: tuple[LabelAgreement, ...]
    domains: tuple[DomainAgreement, ...]
    direction: Coefficients
    documents: tuple[DocumentAgreement, ...]
    left_out: tuple[LeftOut, ...]
    counts: tuple[DocumentCounts, ...]
