"""Gamma: the best alignment of two coders' fragments, beside what chance would align."""

from itertools import permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from coding.gamma import MOST_FRAGMENTS, Text, disorder, fragments, gamma, unlikeness

LENGTH = 1_000
fragment = st.tuples(st.integers(0, LENGTH - 60), st.integers(1, 60), st.integers(0, 2)).map(
    lambda each: (each[0], each[0] + each[1], each[2])
)
few, rows = st.lists(fragment, max_size=3), st.lists(fragment, max_size=5)


def text(first: list[tuple[int, int, int]], second: list[tuple[int, int, int]]) -> Text:
    return Text(LENGTH, fragments(first), fragments(second))


def by_trying_all(first: list[tuple[int, int, int]], second: list[tuple[int, int, int]]) -> float:
    """Every alignment there is, by hand: the formula of the paper for two coders, without the solver."""
    if len(first) > len(second):
        first, second = second, first
    best = float("inf")
    for chosen in permutations([*range(len(second)), *[None] * len(first)], len(first)):
        cost = float(len(second) - sum(each is not None for each in chosen))
        for (start, end, code), each in zip(sorted(first), chosen, strict=True):
            if each is None:
                cost += 1
                continue
            other = sorted(second)[each]
            apart = abs(start - other[0]) + abs(end - other[1])
            cost += (apart / (end - start + other[1] - other[0])) ** 2 + (code != other[2])
        best = min(best, cost)
    return best / ((len(first) + len(second)) / 2)


@given(few, few)
def test_the_disorder_is_that_of_the_best_of_all_alignments(
    first: list[tuple[int, int, int]], second: list[tuple[int, int, int]]
) -> None:
    found = disorder(fragments(first), fragments(second))
    assert found == (pytest.approx(by_trying_all(first, second)) if first or second else 0)


def test_two_fragments_are_as_unlike_as_their_borders_for_their_size() -> None:
    found = unlikeness(fragments([(0, 10, 0)]), fragments([(0, 10, 0), (2, 12, 0), (2, 12, 1)]))
    assert found.tolist() == [[0, pytest.approx(0.04), pytest.approx(1.04)]]


def test_who_says_the_same_agrees_completely_and_who_says_nothing_beside_it_does_not() -> None:
    made = [(0, 40, 0), (100, 180, 1), (500, 560, 0), (700, 800, 2)]
    assert gamma([text(made, made)]).value == 1
    alone = gamma([text(made, [])])
    assert alone.value is not None
    assert alone.value < 0.3
    assert gamma([text([], [])]).reason == "no-units"


@given(rows, rows, st.integers(0, 99))
def test_the_order_of_coders_does_not_matter_to_what_is_observed(
    first: list[tuple[int, int, int]], second: list[tuple[int, int, int]], seed: int
) -> None:
    assert disorder(fragments(first), fragments(second)) == pytest.approx(disorder(fragments(second), fragments(first)))
    again = [gamma([text(first, second)], samples=5, seed=seed).value for _ in range(2)]
    assert again[0] == again[1]


def test_fragments_that_are_nearly_the_same_agree_and_chance_is_about_nothing() -> None:
    random = np.random.default_rng(3)
    starts = sorted(random.choice(9_000, 60, replace=False).tolist())
    made = [(start, start + 80, int(random.integers(3))) for start in starts]
    near = [(start + 4, end + 3, code) for start, end, code in made]
    far = [
        (start, start + 80, int(random.integers(3)))
        for start in sorted(random.choice(9_000, 60, replace=False).tolist())
    ]
    close = gamma([Text(10_000, fragments(made), fragments(near))])
    apart = gamma([Text(10_000, fragments(made), fragments(far))])
    assert close.value is not None
    assert apart.value is not None
    assert close.value > 0.95
    assert abs(apart.value) < 0.15
    assert close.error is not None
    assert close.error < 0.01


def test_too_many_fragments_are_not_tried() -> None:
    made = [(n, n + 1, 0) for n in range(MOST_FRAGMENTS + 1)]
    assert gamma([Text(5_000, fragments(made), fragments([]))]).reason == "gamma-too-many"
