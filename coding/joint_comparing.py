"""Two groups of documents compared, code by code, as far as the number of documents bears it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from coding import joint_effects as effects
from coding import joint_tests as tests
from coding.joint import (
    DOMINATED,
    LEAST_DOCUMENTS,
    MANY_DOCUMENTS,
    MOST_FOR_BOSCHLOO,
    SEED,
    Counted,
    Joint,
    JointRow,
    JointTable,
    Reason,
)
from coding.joint_sides import Had, Sides, compared_sides
from corpora.refusal import Refusal

_NAMED = 5

T = TypeVar("T")


def joint(table: JointTable, *, everything: bool = False, seed: int = SEED) -> Joint:
    """Count, and compare where there are two groups; with `everything` also what so few documents do not bear.

    Below 4 documents a group (or 6 pairs) effects and p-values are withheld. From 10 a group come Boschloo's p (to 40,
    above which it takes long and differs little from Fisher's), the odds ratio and Cramér's V. Refuses `joint-seed`.
    """
    if seed < 0:
        raise Refusal("joint-seed", seed=seed)
    codes = tuple(code for code in table.codes if table.comparable(code))
    every = _counts(table)
    rows = [row for row in every if row.code in codes]
    sides = compared_sides(table, codes) if len(table.groups) == 2 else None
    if sides:
        rows = _described(table, rows)
        if everything or sides.bears:
            rows = [_present(row, sides, n, everything=everything) for n, row in enumerate(rows)]
        if everything or sides.bears_rates:
            rows = _rated(rows, sides, seed)
    found = {row.code: row for row in rows}
    return Joint(
        paired=table.paired,
        documents={group: len(side) for group, side in zip(table.groups, table.sides, strict=True)},
        words={group: sum(e.words for e in side) for group, side in zip(table.groups, table.sides, strict=True)},
        pairs=len(table.pairs),
        smallest_attainable_p=_smallest(sides),
        withheld=tuple(_withheld(table, sides)),
        notes=tuple(_notes(table, every)),
        first_minus=table.groups if sides else (),
        family=len(rows),
        drawn=sides is not None and sides.drawn,
        seed=seed,
        rows=tuple(found.get(row.code, row) for row in every),
    )


def _counts(table: JointTable) -> list[JointRow]:
    """What was counted of every code, from one matrix of fragments per group: a row per document."""
    counts = table.fragments
    medians = [_medians(side, found) for side, found in zip(table.sides, counts, strict=True)]
    place = {name: n for n, name in enumerate(dict.fromkeys(each.document for each in table.counted))}
    whole = np.zeros((len(place), len(table.codes)), np.int64)
    for side, found in zip(table.sides, counts, strict=True):
        np.add.at(whole, [place[each.document] for each in side], found)
    with_code = [(found > 0).sum(axis=0).tolist() for found in counts]
    totals = [found.sum(axis=0).tolist() for found in counts]

    def by_group(of: Sequence[Sequence[T]], n: int) -> dict[str, T]:
        return {group: each[n] for group, each in zip(table.groups, of, strict=True)}

    return [
        JointRow(
            code,
            by_group(with_code, n),
            by_group(totals, n),
            by_group(medians, n),
            dominance=effects.dominance(whole[:, n].tolist()),
        )
        for n, code in enumerate(table.codes)
    ]


def _medians(side: Sequence[Counted], fragments: NDArray[np.int64]) -> list[float | None]:
    words = np.array([each.words for each in side])
    known = words > 0
    if not known.any():
        return [None] * fragments.shape[1]
    found: list[float | None] = np.median(1000 * fragments[known] / words[known, None], axis=0).tolist()
    return found


def _described(table: JointTable, rows: Sequence[JointRow]) -> list[JointRow]:
    one, other = ([row.fragments[group] for row in rows] for group in table.groups)
    found = effects.log_odds(one, other)
    return [replace(row, log_odds=each) for row, each in zip(rows, found, strict=True)]


def _present(row: JointRow, sides: Sides, n: int, *, everything: bool) -> JointRow:
    """Presence of a code, compared."""
    one, other = sides.had[0][:, n], sides.had[1][:, n]
    if not len(one) or not len(other):
        return row
    without = {**row.without_one, "risk_difference": effects.difference_without_one(one, other, paired=sides.paired)}
    if sides.paired:
        found = effects.paired_risk_difference(*(int(each.sum()) for each in _crossed(one, other)))
        return replace(row, risk_difference=found, without_one=without)
    first, second = (int(one.sum()), len(one)), (int(other.sum()), len(other))
    row = replace(row, risk_difference=effects.risk_difference(first, second), without_one=without)
    row = replace(row, fisher_p=tests.fisher_p(first, second))
    if min(len(one), len(other)) < MANY_DOCUMENTS and not everything:
        return row
    return replace(
        row,
        boschloo_p=tests.boschloo_p(first, second) if max(len(one), len(other)) <= MOST_FOR_BOSCHLOO else None,
        odds_ratio=effects.odds_ratio(first, second),
        cramers_v=effects.cramers_v(first, second),
    )


def _crossed(one: Had, other: Had) -> tuple[Had, Had, Had, Had]:
    """Under both, only under the first, only under the second, under neither."""
    return one & other, one & ~other, ~one & other, ~one & ~other


def _rated(rows: Sequence[JointRow], sides: Sides, seed: int) -> list[JointRow]:
    """How often a code occurs per 1,000 words, compared, and adjusted for all codes of the table."""
    one, other = sides.rates
    if not rows or not len(one) or not len(other):
        return list(rows)
    ps = tests.sign_flip_p(one - other, seed=seed) if sides.paired else tests.permutation_p(one, other, seed=seed)
    found = []
    for n, (row, p, bh_p) in enumerate(zip(rows, ps.tolist(), tests.adjusted(ps.tolist()), strict=True)):
        delta, without = effects.deltas(one[:, n], other[:, n], paired=sides.paired)
        row = replace(row, cliffs_delta=delta, bh_p=bh_p, without_one={**row.without_one, "cliffs_delta": without})
        if sides.paired:
            signs = tests.sign_test_p(one[:, n] - other[:, n])
            found.append(replace(row, sign_flip_p=p, sign_test_p=signs))
        else:
            found.append(replace(row, permutation_p=p))
    return found


def _smallest(sides: Sides | None) -> float | None:
    if sides is None:
        return None
    n1, n2 = map(len, sides.had)
    return tests.smallest_paired_p(n1) if sides.paired else tests.smallest_p(n1, n2)


def _withheld(table: JointTable, sides: Sides | None) -> Iterator[Reason]:
    """Why there are no p-values."""
    if sides is None:
        if not table.groups:
            yield "no-groups", {}
        elif len(table.groups) == 1:
            yield "one-group", {"group": table.groups[0]}
        else:
            yield "groups", {"n": len(table.groups)}
        return
    facts = {"least": sides.least, "p": _smallest(sides)}
    n1, n2 = map(len, sides.had)
    if not sides.bears:
        few = ("few-pairs", {"n": n1, **facts}) if sides.paired else ("few-documents", {"n": min(n1, n2), **facts})
        yield few
    elif not sides.bears_rates:
        yield "few-with-words", {"n": min(map(len, sides.rates)), "least": sides.least}


def _notes(table: JointTable, rows: Sequence[JointRow]) -> Iterator[Reason]:
    """What one should know before reading the numbers."""
    if table.paired and len(table.groups) == 2:
        alone = len({each.document for each in table.counted}) - len(table.pairs)
        yield from [("without-partner", {"n": alone})] if alone else ()
    if wordless := sum(not each.words for each in table.counted):
        yield "without-words", {"n": wordless}
    documents = {each.document for each in table.counted}
    with_any = {
        each.document
        for side, found in zip(table.sides, table.fragments, strict=True)
        for each, some in zip(side, found.sum(axis=1), strict=True)
        if some
    }
    if len(with_any) == 1 < len(documents):
        yield "one-document", {"document": next(iter(with_any))}
    elif codes := [row.code for row in rows if _dominated(row)] if len(documents) >= LEAST_DOCUMENTS else []:
        shown = ", ".join(codes[:_NAMED]) + (" …" if len(codes) > _NAMED else "")
        yield "dominated", {"n": len(codes), "codes": shown}


def _dominated(row: JointRow) -> bool:
    """Whether one document holds most fragments, of which there are enough for that to say something."""
    return row.dominance is not None and row.dominance > DOMINATED and sum(row.fragments.values()) >= LEAST_DOCUMENTS
