"""The facts of the method section, counted from the project itself."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from statistics import median

from coding.agreement import Coefficient
from coding.comparing import Comparison
from corpora.documents import SegmentKind
from corpora.participants import ROLE
from reports.findings import Findings

SOFTWARE = "Duiding"


@dataclass(frozen=True, slots=True)
class Spread:
    """Median and range of a coefficient over the `defined` codes of `codes` that have one."""

    codes: int
    defined: int
    low: float
    middle: float
    high: float


@dataclass(frozen=True, slots=True)
class Method:
    """`coders` are those who coded, with how often; `double_coded` counts documents with codings of two or more."""

    documents: int
    words: int
    turns: int
    speakers: int
    coders: tuple[tuple[str, int], ...]
    codings: int
    categories: int
    codes: int
    used_codes: int
    double_coded: int
    participants: int
    roles: tuple[tuple[str, int], ...]
    codebook_revision: int
    codebook_day: date | None


def method(findings: Findings) -> Method:
    """The numbers a reader needs to judge how the findings came about."""
    used = {coding.code_id for coding in findings.codings}
    return Method(
        documents=len(findings.documents),
        words=sum(document.words for document in findings.documents),
        turns=sum(document.turns for document in findings.documents),
        speakers=len(_speakers(findings)),
        coders=_coders(findings),
        codings=len(findings.codings),
        categories=len(findings.codebook.categories),
        codes=len(findings.codebook.codes),
        used_codes=sum(code.id in used for code in findings.codebook.codes),
        double_coded=_double_coded(findings),
        participants=len(findings.participants),
        roles=_roles(findings),
        codebook_revision=findings.codebook_revision,
        codebook_day=findings.codebook_day,
    )


def u_alphas(comparison: Comparison) -> Spread | None:
    """Krippendorff's u-alpha over the codes; None where no code has one."""
    return _spread([code.u_alpha for code in comparison.codes])


def _spread(coefficients: Iterable[Coefficient]) -> Spread | None:
    asked = tuple(coefficients)
    values = [coefficient.value for coefficient in asked if coefficient.value is not None]
    return Spread(len(asked), len(values), min(values), median(values), max(values)) if values else None


def _speakers(findings: Findings) -> set[tuple[object, str]]:
    """A name counts once per document: S1 here need not be S1 there."""
    kinds = (SegmentKind.TURN, SegmentKind.CUE)
    return {
        (document.id, segment.speaker)
        for document in findings.documents
        for segment in findings.segments.get(document.id, ())
        if segment.speaker and segment.kind in kinds
    }


def _coders(findings: Findings) -> tuple[tuple[str, int], ...]:
    """In the project's order, only those who coded."""
    made = {coder.id: 0 for coder in findings.coders}
    for coding in findings.codings:
        made[coding.coder_id] += 1
    return tuple((coder.name, made[coder.id]) for coder in findings.coders if made[coder.id])


def _roles(findings: Findings) -> tuple[tuple[str, int], ...]:
    """The most frequent first; who has no role is not among them."""
    named = Counter(role for each in findings.participants if (role := each.attributes.get(ROLE)))
    return tuple(sorted(named.items(), key=lambda item: (-item[1], item[0])))


def _double_coded(findings: Findings) -> int:
    coders: dict[object, set[object]] = {}
    for coding in findings.codings:
        coders.setdefault(coding.document_id, set()).add(coding.coder_id)
    return sum(len(found) > 1 for found in coders.values())
