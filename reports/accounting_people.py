"""Sentences of the method section that not every project has: roles, rounds, intervals, before and after."""

from collections.abc import Iterator

from coding.measured import Measured, Phase, Snapshot
from coding.resampling import IntervalKind
from reports.dates import dated
from reports.findings import Findings
from reports.method import Method
from words import Words, number


def people(words: Words, facts: Method) -> Iterator[str]:
    """In which roles people take part, without a name."""
    if not facts.roles:
        return
    roles = [words("report-role-count", role=role, n=n) for role, n in facts.roles]
    if unknown := facts.participants - sum(n for _, n in facts.roles):
        roles.append(words("report-role-unknown", n=unknown))
    yield words("report-roles", roles=", ".join(roles))


def rounds(findings: Findings, words: Words) -> Iterator[str]:
    """In which rounds the coding was done, and whether these were blind."""
    told = [
        words(
            "report-round-blind" if each.blind else "report-round-open",
            name=each.name,
            documents=_n(words, each.documents),
            coders=_n(words, each.coders),
        )
        for each in findings.rounds
    ]
    if told:
        yield words("report-rounds", n=len(told), count=_n(words, len(told)), rounds="; ".join(told))


def alpha(findings: Findings, words: Words) -> Iterator[str]:
    """Alpha over all codes with how far it could lie elsewhere."""
    found = findings.alpha
    if found is None:
        return
    facts = {"alpha": _two(words, found.value), "units": _n(words, found.units)}
    if found.interval is None:
        yield words("report-alpha", **facts)
        return
    drawn = found.interval.kind is IntervalKind.BOOTSTRAP
    key = "report-alpha-interval" if drawn else "report-alpha-range"
    yield words(key, low=_two(words, found.interval.low), high=_two(words, found.interval.high), **facts)


def measured(findings: Findings, words: Words) -> Iterator[str]:
    """Agreement as it was kept before the differences were discussed, and as it was kept last afterwards."""
    before = [each for each in findings.snapshots if each.phase is Phase.BEFORE]
    after = [each for each in findings.snapshots if each.phase is Phase.AFTER]
    told = [
        words(key, date=dated(snapshot.at.date(), words), pairs="; ".join(pairs))
        for key, found in (("report-measured-before", before[:1]), ("report-measured-after", after[-1:]))
        for snapshot in found
        if (pairs := _pairs(findings, words, snapshot))
    ]
    yield from told
    if told:
        yield words("report-measured-meaning")


def _pairs(findings: Findings, words: Words, snapshot: Snapshot) -> list[str]:
    names = {coder.id: coder.name for coder in findings.coders}

    def named(pair: Measured) -> bool:
        return pair.kappa is not None and {pair.first_id, pair.second_id} <= names.keys()

    return [
        words(
            "report-measured-pair", first=names[p.first_id], second=names[p.second_id], kappa=_two(words, p.kappa or 0)
        )
        for p in snapshot.pairs
        if named(p)
    ]


def _two(words: Words, value: float) -> str:
    return number(value, 2, language=words.language)


def _n(words: Words, count: int) -> str:
    return number(count, language=words.language)
