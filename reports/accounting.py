"""The method section in sentences: what was read, by whom, how alike, and what can't be concluded from it."""

from collections.abc import Iterator

from coding.comparing import Comparison
from reports.accounting_people import alpha, measured, people, rounds
from reports.dates import dated, long_date
from reports.findings import Findings
from reports.method import SOFTWARE, Method, method, u_alphas
from words import Words, number, percentage


def accounted(findings: Findings, words: Words, *, short: bool = True) -> tuple[str, ...]:
    """The paragraphs of the method section; `short` with the caveats that nobody may miss."""
    facts = method(findings)
    comparison = findings.comparison
    agreement = _agreement(findings, words, comparison) if comparison else ()
    spread = _per_code(words, comparison) if comparison else ()
    caveats = [words(f"report-caveat-{each}") for each in ("sample", "cause", "silence")] if short else []
    return (
        " ".join((*_material(words, facts), *people(words, facts))),
        " ".join((*_coding(words, facts), *rounds(findings, words))),
        *filter(
            None, map(" ".join, (agreement, [*alpha(findings, words), *spread], measured(findings, words), caveats))
        ),
        words(
            "report-method-software",
            software=SOFTWARE,
            version=findings.version,
            revision=number(findings.revision, language=words.language),
            date=long_date(findings, words),
        ),
    )


def _material(words: Words, facts: Method) -> Iterator[str]:
    yield words(
        "report-method-documents", n=facts.documents, count=_n(words, facts.documents), words=_n(words, facts.words)
    )
    if facts.turns and facts.speakers:
        yield words(
            "report-method-turns", n=facts.speakers, count=_n(words, facts.speakers), turns=_n(words, facts.turns)
        )


def _coding(words: Words, facts: Method) -> Iterator[str]:
    yield words(
        "report-method-codebook",
        n=facts.codes,
        count=_n(words, facts.codes),
        categories=_n(words, facts.categories),
        used=_n(words, facts.used_codes),
    )
    if facts.codebook_day:
        revision = _n(words, facts.codebook_revision)
        yield words("report-codebook-version", revision=revision, date=dated(facts.codebook_day, words))
    if not facts.coders:
        yield words("report-method-uncoded")
        return
    shares = ", ".join(words("report-coder", coder=name, codings=_n(words, made)) for name, made in facts.coders)
    coders = len(facts.coders)
    yield words(
        "report-method-coders", n=coders, count=_n(words, coders), codings=_n(words, facts.codings), shares=shares
    )
    if facts.double_coded:
        yield words("report-method-double", n=facts.double_coded, count=_n(words, facts.double_coded))
    else:
        yield words("report-method-single")
    yield words("report-method-fragment")


def _agreement(findings: Findings, words: Words, comparison: Comparison) -> Iterator[str]:
    yield words(
        "report-method-compared",
        n=len(comparison.document_ids),
        count=_n(words, len(comparison.document_ids)),
        first=findings.coder(comparison.first_id).name,
        second=findings.coder(comparison.second_id).name,
        sentences=_n(words, comparison.sentences),
        characters=_n(words, comparison.characters),
    )
    kappa, percent = comparison.overall.kappa, comparison.overall.percent
    if kappa.value is not None and percent.value is not None:
        yield words(
            "report-method-kappa",
            kappa=number(kappa.value, 2, language=words.language),
            percent=percentage(percent.value, 1, language=words.language),
            decisions=_n(words, kappa.n),
        )


def _per_code(words: Words, comparison: Comparison) -> Iterator[str]:
    if spread := u_alphas(comparison):
        low, middle, high = (number(v, 2, language=words.language) for v in (spread.low, spread.middle, spread.high))
        counted = {"n": spread.defined, "count": _n(words, spread.defined), "codes": _n(words, spread.codes)}
        yield words("report-method-u-alpha", **counted, low=low, middle=middle, high=high)
        yield words("report-method-reading")


def _n(words: Words, count: int) -> str:
    return number(count, language=words.language)
