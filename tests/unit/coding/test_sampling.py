"""A sample that anybody can draw again."""

from collections import Counter
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coding.sampling import sampled
from corpora.refusal import Refusal

IDS = st.sets(st.integers(1, 10**6), min_size=1, max_size=40)
SHARES = st.floats(0.01, 1)


@given(IDS, SHARES, st.integers(), st.randoms())
def test_the_same_seed_draws_the_same_ones_whatever_their_order(
    ids: set[int], share: float, seed: int, any_: object
) -> None:
    strata = {UUID(int=n): "mbo" if n % 3 else "po" for n in ids}
    turned = list(strata.items())
    any_.shuffle(turned)  # type: ignore[attr-defined]
    assert sampled(strata, share, seed) == sampled(dict(turned), share, seed)


@given(IDS, SHARES, st.integers())
def test_every_stratum_gives_its_share_to_within_one(ids: set[int], share: float, seed: int) -> None:
    strata = {UUID(int=n): str(n % 4) for n in ids}
    drawn = sampled(strata, share, seed)
    wanted = max(1, round(share * len(ids)))
    assert len(drawn) == len(set(drawn)) == wanted
    there, taken = Counter(strata.values()), Counter(strata[each] for each in drawn)
    assert all(abs(taken[name] - wanted * n / len(ids)) < 1 for name, n in there.items())


def test_another_seed_draws_others() -> None:
    strata = {UUID(int=n): "" for n in range(1, 101)}
    assert set(sampled(strata, 0.2, 1)) != set(sampled(strata, 0.2, 2))


def test_a_sample_can_be_drawn_again_by_hand() -> None:
    """The lowest SHA-256 of `seed:id` comes first."""
    strata = {UUID(int=n): "" for n in range(1, 6)}
    assert [each.int for each in sampled(strata, 1, 7)] == [4, 3, 2, 1, 5]


@pytest.mark.parametrize("share", [0, -0.1, 1.01])
def test_a_share_is_more_than_nothing_and_at_most_all(share: float) -> None:
    with pytest.raises(Refusal, match="share-wrong"):
        sampled({UUID(int=1): ""}, share, 1)


def test_nothing_cannot_be_drawn_from() -> None:
    with pytest.raises(Refusal, match="sample-of-nothing"):
        sampled({}, 0.5, 1)
