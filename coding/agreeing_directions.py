"""Which way a code works, where two coders or more said so of the same unit."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from codebooks.codebook import Direction
from coding.agreeing_sheets import Sheet, marks_of
from coding.agreement import MISSING
from coding.codings import Coding
from coding.sentences import carried

DIRECTIONS = tuple(Direction)

Directions = tuple[int, ...]


def direction_of(directions: Iterable[Direction]) -> int:
    """Several directions of one coder at one place: both ways is `beide`; neutral counts where nothing else does."""
    some = set(directions)
    if not some:
        return MISSING
    if Direction.BOTH in some or {Direction.PROMOTING, Direction.HINDERING} <= some:
        return DIRECTIONS.index(Direction.BOTH)
    return min(map(DIRECTIONS.index, some))


def directions_in(
    sheet: Sheet, made: Mapping[int, Sequence[Coding]], carrying: NDArray[np.bool_]
) -> dict[Directions, int]:
    """Units with a direction by two coders or more: which one by whom."""
    said = {coder: [each for each in codings if each.direction] for coder, codings in made.items()}
    if sum(map(bool, said.values())) < 2:
        return {}
    rule, scope = sheet.question.rule, sheet.material.scope
    found: list[Sequence[int]] = [[MISSING] * len(sheet.bounds) for _ in sheet.question.coder_ids]
    for coder, codings in said.items():
        of_unit: dict[int, list[Direction]] = defaultdict(list)
        for direction in {each.direction for each in codings if each.direction}:
            marks = marks_of(scope, (each for each in codings if each.direction is direction))
            here = carried(marks, sheet.bounds, rule.share, strict=rule.strict) & carrying[coder]
            for unit in np.flatnonzero(here).tolist():
                of_unit[unit].append(direction)
        found[coder] = [direction_of(of_unit.get(unit, ())) for unit in range(len(sheet.bounds))]
    by_unit = Counter(zip(*found, strict=True))
    return {each: n for each, n in by_unit.items() if sum(one != MISSING for one in each) > 1}
