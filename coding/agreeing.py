"""How far two or more coders agree on a project: on units, on free fragments, per domain, and in direction."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

from coding.agreeing_directions import DIRECTIONS
from coding.agreeing_documents import DocumentCounts, LabelCounts
from coding.agreeing_question import Domain, Draws, Question
from coding.agreeing_results import (
    Agreement,
    Characters,
    Coefficients,
    DocumentAgreement,
    DomainAgreement,
    LabelAgreement,
    LeftOut,
    Together,
)
from coding.agreeing_sets import set_alpha, set_coefficients, sets_in
from coding.agreeing_sums import (
    NOTHING,
    family_alphas,
    lines,
    rows_of,
    shared,
    u_alpha_of,
    u_alphas,
    unit_patterns,
)
from coding.agreeing_warnings import remarks_on
from coding.agreement import NEVER_USED, NO_UNITS, Coefficient, crossed, pooled_kappa
from coding.coefficients import TWO_CODERS
from coding.patterns import NAMES, Patterns, coefficients, patterns_in
from coding.resampling import Interval, alpha_interval, documents_interval, nominal_interval
from coding.unitizing_family import from_counts, no_counts


def agreed(
    question: Question,
    draws: Draws,
    counted: Mapping[UUID, tuple[DocumentCounts, DocumentAgreement]],
    labels: Sequence[LabelAgreement],
    left_out: Iterable[LeftOut] = (),
) -> Agreement:
    """The answer from counts per document, of those that two or more opened, and from `label_agreement` of each."""
    counts = tuple(each for each, _ in counted.values())
    return Agreement(
        question,
        draws,
        units=sum(each.units for each in counts),
        outside=sum(each.outside for each in counts),
        characters=sum(each.characters for each in counts),
        together=_together(question, counts, labels),
        labels=tuple(labels),
        domains=tuple(_domain(draws, counted, n, domain) for n, domain in enumerate(question.domains)),
        direction=_directed(question, counts, range(len(question.labels))),
        documents=tuple(each for _, each in counted.values()),
        left_out=tuple(left_out),
        counts=counts,
    )


def set_interval(question: Question, draws: Draws, counts: Sequence[DocumentCounts]) -> Interval | None:
    """Of alpha over all labels, by drawing units. With many different sets this takes a second or more."""
    sets = sets_in([each.sets for each in counts], len(question.labels), len(question.coder_ids))
    return alpha_interval(sets.patterns, sets.distance, **_options(draws))


def document_agreement(question: Question, document_id: UUID, counts: DocumentCounts) -> DocumentAgreement:
    """The row of one document."""
    sets = sets_in([counts.sets], len(question.labels), len(question.coder_ids))
    made = [label.fragments for label in counts.labels.values()]
    return DocumentAgreement(
        document_id,
        counts.readers,
        counts.units,
        counts.characters,
        tuple(map(sum, zip(*made, strict=True))) if made else (0,) * len(question.coder_ids),
        set_alpha(sets),
        set_coefficients(sets)["percent"],
    )


def on_units(counts: Sequence[DocumentCounts], number: int, coders: int) -> tuple[Patterns, Coefficients]:
    """What was said of the units about one label, and every coefficient on it; of one document or several."""
    patterns = unit_patterns(counts, number, coders)
    if not any(number in each.labels for each in counts):
        return patterns, dict.fromkeys(NAMES, Coefficient(None, 0, NEVER_USED))
    return patterns, coefficients(patterns, 2) if len(patterns.times) else _undefined()


def on_characters(counts: Sequence[DocumentCounts], number: int) -> Coefficient:
    """u-alpha of one label; of one document or several."""
    if not any(number in each.labels for each in counts):
        return _unused()
    return u_alpha_of(lines(counts, number).sum(axis=0), sum(each.characters for each in counts))


def label_agreement(question: Question, draws: Draws, counts: Sequence[DocumentCounts], number: int) -> LabelAgreement:
    """The row of one label; it follows from what the documents say of that label alone."""
    coders = len(question.coder_ids)
    patterns, units = on_units(counts, number, coders)
    used = [each.labels.get(number, NOTHING) for each in counts]
    rows, length = lines(counts, number), sum(each.characters for each in counts)
    u_alpha = u_alpha_of(rows.sum(axis=0), length) if any(number in each.labels for each in counts) else _unused()
    interval = None if units["alpha"].value is None else _interval(patterns, draws)
    again = None if u_alpha.value is None else documents_interval(rows, u_alphas, **_options(draws))
    jaccard, f1 = shared(rows.sum(axis=0), length)
    carrying = sum(sum(each.units.values()) for each in used)
    return LabelAgreement(
        question.labels[number].id,
        units,
        interval,
        u_alpha,
        again,
        _characters(counts, used, coders),
        jaccard,
        f1,
        tuple(sum(each.fragments[coder] for each in used if each.fragments) for coder in range(coders)),
        _matched(used),
        carrying,
        _directed(question, counts, [number]),
        remarks_on(units, interval, carrying, sum(each.units for each in counts), draws.resamples),
    )


def _characters(counts: Sequence[DocumentCounts], used: Sequence[LabelCounts], coders: int) -> Characters:
    by: Counter[int] = Counter()
    for each in used:
        by.update(each.characters)
    only = tuple(by[1 << coder] for coder in range(coders))
    marked = by.total()
    return Characters(marked - sum(only), only, sum(each.characters for each in counts) - marked)


def _matched(used: Sequence[LabelCounts]) -> Coefficient:
    pairs, most = sum(each.matched for each in used), sum(each.matchable for each in used)
    return Coefficient(2 * pairs / most, most) if most else Coefficient(None, 0, NO_UNITS)


def _together(question: Question, counts: Sequence[DocumentCounts], labels: Sequence[LabelAgreement]) -> Together:
    coders = len(question.coder_ids)
    sets = sets_in([each.sets for each in counts], len(question.labels), coders)
    used = [n for n, each in enumerate(labels) if each.units["alpha"].reason != NEVER_USED]
    percents = [labels[n].units["percent"] for n in used]
    known = [each.value for each in percents if each.value is not None]
    mean = Coefficient(sum(known) / len(known), percents[0].n) if known else Coefficient(None, 0, NEVER_USED)
    return Together(
        set_alpha(sets),
        set_coefficients(sets),
        sets.values,
        _kappa(counts, used) if coders == 2 else Coefficient(None, 0, TWO_CODERS),
        mean,
    )


def _kappa(counts: Sequence[DocumentCounts], used: Iterable[int]) -> Coefficient:
    found = [unit_patterns(counts, number, 2) for number in used]
    tables = [crossed(each.said[:, 0], each.said[:, 1], 2, each.times) for each in found]
    return pooled_kappa(tables) if tables else Coefficient(None, 0, NEVER_USED)


def _domain(
    draws: Draws, counted: Mapping[UUID, tuple[DocumentCounts, DocumentAgreement]], number: int, domain: Domain
) -> DomainAgreement:
    found = {document_id: counts.domains[number] for document_id, (counts, _) in counted.items()}
    apart = [each for each in found.values() if each is not None]
    every = sum(apart, no_counts(len(domain.code_ids)))
    u, cu = family_alphas(len(domain.code_ids))
    family = from_counts(every)
    rows = rows_of(apart)
    return DomainAgreement(
        domain,
        family,
        documents_interval(rows, u, **_options(draws)) if family.u.value is not None else None,
        documents_interval(rows, cu, **_options(draws)) if family.cu.alpha.value is not None else None,
        tuple(document_id for document_id, each in found.items() if each is None),
    )


def _directed(question: Question, counts: Iterable[DocumentCounts], numbers: Iterable[int]) -> Coefficients:
    """On units that two or more gave the same label, each with a direction."""
    found: Counter[tuple[int, ...]] = Counter()
    chosen = tuple(numbers)
    for each in counts:
        for label in (each.labels[number] for number in chosen if number in each.labels):
            if label.directions:
                found.update(label.directions)
    patterns = patterns_in(found, len(question.coder_ids))
    return coefficients(patterns, len(DIRECTIONS)) if found else _undefined()


def _interval(patterns: Patterns, draws: Draws) -> Interval | None:
    said, times = tuple(map(tuple, patterns.said.tolist())), tuple(patterns.times.tolist())
    return nominal_interval(said, times, 2, draws.resamples, draws.seed)


def _options(draws: Draws) -> dict[str, int]:
    return {"resamples": draws.resamples, "seed": draws.seed}


def _undefined() -> Coefficients:
    return dict.fromkeys(NAMES, Coefficient(None, 0, NO_UNITS))


def _unused() -> Coefficient:
    return Coefficient(None, 0, NEVER_USED)
