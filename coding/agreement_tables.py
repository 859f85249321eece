"""Tables of what coders said, from wherever, and every coefficient that can be had from them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from coding import coefficients as of
from coding.agreement import MISSING, NO_UNITS, Coefficient, cohens_kappa, crossed, from_disagreement, nominal_alpha
from coding.distances import CodeSet, coincidences, interval, masi, ordinal, ratio, tallied, weighted_alpha
from coding.unitizing import Continuum, Unit, marked, u_alpha
from coding.unitizing_family import Family, family
from corpora.spans import Span, merged

NOT_NUMBERS = "not-numbers"
SIGNS_DIFFER = "signs-differ"
FRAGMENTS_OVERLAP = "fragments-overlap"

Ratings = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Answer:
    """Coefficients by name, None where undefined, and then the reason by code; `facts` is what they rest on."""

    facts: Mapping[str, Any]
    values: Mapping[str, Any]
    reasons: Mapping[str, str]

    def written(self) -> dict[str, Any]:
        """As one mapping, ready for JSON."""
        return {**self.facts, **self.values, "reasons": dict(self.reasons)}


@dataclass(frozen=True, slots=True)
class Fragment:
    """One coder marked a stretch of a document with a code."""

    document: str
    coder: str
    span: Span
    code: str


@dataclass(slots=True)
class _Gathered:
    """Coefficients as they come in."""

    values: dict[str, Any] = field(default_factory=dict)
    reasons: dict[str, str] = field(default_factory=dict)

    def take(self, name: str, found: Coefficient) -> float | None:
        if found.value is None:
            self.reasons[name] = found.reason
        return found.value

    def share(self, name: str, found: float | None) -> float | None:
        if found is None:
            self.reasons[name] = NO_UNITS
        return found

    def put(self, name: str, found: Coefficient) -> None:
        self.values[name] = self.take(name, found)


def of_ratings(rows: Sequence[Sequence[CodeSet | None]], codes: int = 0) -> Answer:
    """Every coefficient on units; a row per unit, a cell per coder with the codes it was given, None where it has none.

    A cell with several codes counts as one value of its own, but for alpha with the MASI distance. `codes` is how many
    there were to choose from (q of AC1 and Brennan-Prediger), where that is more than the values that occur.
    """
    sets = sorted({cell for row in rows for cell in row if cell is not None}, key=_in_order)
    number = {codes: n for n, codes in enumerate(sets)}
    ratings = np.array([[MISSING if cell is None else number[cell] for cell in row] for row in rows], np.intp).T
    found, q = _Gathered(), max(len(sets), codes, 1)
    counts = tallied(ratings, max(len(sets), 1))
    found.put("alpha_nominal", nominal_alpha(ratings))
    _put_metric(found, counts, sets)
    judged = of.judged(ratings, q)
    found.put("percent_unit", of.percent_per_unit(judged))
    found.put("percent_value", _percent_per_value(counts))
    two = len(ratings) == 2
    found.put(
        "cohen_kappa", cohens_kappa(crossed(ratings[0], ratings[1], q)) if two else Coefficient(None, 0, of.TWO_CODERS)
    )
    found.put("scott_pi", of.scott_pi(ratings, q))
    found.put("fleiss_kappa", of.fleiss_kappa(judged))
    found.put("conger_kappa", of.conger_kappa(judged))
    found.put("brennan_prediger", of.brennan_prediger(judged))
    found.put("gwet_ac1", of.gwet_ac1(judged))
    found.put("holsti", of.holsti(ratings))
    found.put("alpha_masi", weighted_alpha(counts, masi(sets)) if sets else Coefficient(None, 0, NO_UNITS))
    facts = {"coders": len(ratings), "units": len(rows), "units_pairable": judged.units, "values": len(sets), "q": q}
    return Answer(facts, found.values, found.reasons)


def of_fragments(
    fragments: Iterable[Fragment], readers: Mapping[str, Iterable[str]], lengths: Mapping[str, int]
) -> Answer:
    """u-alpha of every code, and the family of exclusive values where no coder put two codes on the same characters.

    `readers` holds the coders of each document, also who marked nothing there; `lengths` its characters.
    """
    made: dict[tuple[str, str], list[Fragment]] = {}
    for fragment in fragments:
        made.setdefault((fragment.document, fragment.coder), []).append(fragment)
    codes = sorted({each.code for some in made.values() for each in some})
    coders = {document: sorted(set(some)) for document, some in readers.items()}
    found = _Gathered()
    found.values["per_code"] = {
        code: {"u_alpha": found.take(f"per_code.{code}.u_alpha", u_alpha(_alone(code, made, coders, lengths)))}
        for code in codes
    }
    _put_family(found, codes, made, coders, lengths)
    names = sorted({coder for some in coders.values() for coder in some})
    facts = {"documents": len(lengths), "coders": len(names), "characters": sum(lengths.values()), "codes": len(codes)}
    return Answer(facts, found.values, found.reasons)


def _put_metric(found: _Gathered, counts: NDArray[np.uint16], sets: Sequence[CodeSet]) -> None:
    numbers = _numbers(sets)
    if numbers is None:
        for metric in ("ordinal", "interval", "ratio"):
            found.put(f"alpha_{metric}", Coefficient(None, 0, NOT_NUMBERS))
        return
    found.put("alpha_ordinal", weighted_alpha(counts, ordinal(coincidences(counts).sum(axis=1).tolist())))
    found.put("alpha_interval", weighted_alpha(counts, interval(numbers)))
    shares = ratio(numbers)
    unknown = Coefficient(None, 0, SIGNS_DIFFER)
    found.put("alpha_ratio", unknown if shares is None else weighted_alpha(counts, shares))


def _percent_per_value(counts: NDArray[np.uint16]) -> Coefficient:
    """1 - Do of nominal alpha: agreement weighted by how many values a unit has."""
    pairs = coincidences(counts)
    every = float(pairs.sum())
    units = int(np.count_nonzero(counts.sum(axis=1) >= 2))
    return (
        from_disagreement(1 - float(np.trace(pairs)) / every, 1.0, units) if units else Coefficient(None, 0, NO_UNITS)
    )


def _numbers(sets: Sequence[CodeSet]) -> list[float] | None:
    """The values as numbers, in their order; None where one is no number, or several at once."""
    try:
        return [float(code.replace(",", ".")) for (code,) in sets] or None
    except ValueError:
        return None


def _in_order(codes: CodeSet) -> tuple[int, float, list[str]]:
    numbers = _numbers([codes])
    return (0, numbers[0], []) if numbers else (1, 0.0, sorted(codes))


def _alone(
    code: str,
    made: Mapping[tuple[str, str], Sequence[Fragment]],
    coders: Mapping[str, Sequence[str]],
    lengths: Mapping[str, int],
) -> list[Continuum]:
    """One code against all other text."""
    return [
        Continuum(
            lengths[document],
            tuple(marked(each.span for each in made.get((document, coder), ()) if each.code == code) for coder in some),
        )
        for document, some in coders.items()
    ]


def _put_family(
    found: _Gathered,
    codes: Sequence[str],
    made: Mapping[tuple[str, str], Sequence[Fragment]],
    coders: Mapping[str, Sequence[str]],
    lengths: Mapping[str, int],
) -> None:
    units = {key: _exclusive(some, codes) for key, some in made.items()}
    if any(some is None for some in units.values()):
        for name in ("u_alpha", "bar_u_alpha", "cu_alpha", "cu_coverage", "ku_alpha", "ku_coverage"):
            found.values[name] = None
            found.reasons[name] = FRAGMENTS_OVERLAP
        return
    texts = [
        Continuum(lengths[document], tuple(units.get((document, coder)) or () for coder in some))
        for document, some in coders.items()
    ]
    _put_exclusive(found, codes, family(texts, max(len(codes), 1)))


def _put_exclusive(found: _Gathered, codes: Sequence[str], all_four: Family) -> None:
    found.put("u_alpha", all_four.u)
    found.put("bar_u_alpha", all_four.bar_u)
    found.put("cu_alpha", all_four.cu.alpha)
    found.values["cu_coverage"] = found.share("cu_coverage", all_four.cu.coverage)
    by_code = list(zip(codes, all_four.ku, strict=False))
    found.values["ku_alpha"] = {code: found.take(f"ku_alpha.{code}", each.alpha) for code, each in by_code}
    found.values["ku_coverage"] = {code: found.share(f"ku_coverage.{code}", each.coverage) for code, each in by_code}


def _exclusive(fragments: Sequence[Fragment], codes: Sequence[str]) -> tuple[Unit, ...] | None:
    """The units of one coder in one document; what overlaps with one code is one. None where two codes overlap."""
    units = sorted(
        (
            Unit(span, value)
            for value, code in enumerate(codes, 1)
            for span in merged(_spans(fragments, code), touching=False)
        ),
        key=lambda unit: unit.span,
    )
    apart = all(one.span.end <= other.span.start for one, other in pairwise(units))
    return tuple(units) if apart else None


def _spans(fragments: Iterable[Fragment], code: str) -> list[Span]:
    return [each.span for each in fragments if each.code == code]
