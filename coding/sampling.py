"""A sample that can be drawn again: with the same seed the same ones, whatever order they are given in."""

from collections import defaultdict
from collections.abc import Mapping
from hashlib import sha256
from math import floor
from uuid import UUID

from corpora.refusal import Refusal


def sampled(strata: Mapping[UUID, str], share: float, seed: int) -> tuple[UUID, ...]:
    """This share of the ids, at least one, from each stratum in proportion; in the order in which they were drawn.

    `strata` gives of each id the stratum it is in. Whole numbers are settled by largest remainders. Refuses
    `share-wrong` and `sample-of-nothing`.
    """
    if not 0 < share <= 1:
        raise Refusal("share-wrong", share=f"{100 * share:g}")
    if not strata:
        raise Refusal("sample-of-nothing")
    together: dict[str, list[UUID]] = defaultdict(list)
    for each in sorted(strata, key=lambda each: _drawn(seed, str(each))):
        together[strata[each]].append(each)
    wanted = max(1, round(share * len(strata)))
    exact = {stratum: wanted * len(some) / len(strata) for stratum, some in together.items()}
    taken = {stratum: floor(number) for stratum, number in exact.items()}
    by_rest = sorted(exact, key=lambda stratum: (taken[stratum] - exact[stratum], _drawn(seed, stratum)))
    for stratum in by_rest[: wanted - sum(taken.values())]:
        taken[stratum] += 1
    chosen = {each for stratum, some in together.items() for each in some[: taken[stratum]]}
    return tuple(sorted(chosen, key=lambda each: _drawn(seed, str(each))))


def _drawn(seed: int, name: str) -> bytes:
    """A lot that anybody can draw again, in any programming language."""
    return sha256(f"{seed}:{name}".encode()).digest()
