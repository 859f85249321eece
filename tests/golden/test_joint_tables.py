"""A whole joint display of groups apart and one of pairs, against numbers that are worked out here by other means."""

from itertools import combinations, product
from math import comb, log, sqrt
from statistics import median

import numpy as np
import pytest
from scipy import stats

from coding.joint import Joint, JointRow
from coding.joint_comparing import joint
from coding.joint_reading import read_joint_table
from corpora.sheets import read_grid

HEAD = "document;groep;woorden;code;segmenten\n"
WORDS = {"laag": (1200, 800, 1500, 950, 1100), "hoog": (1000, 1300, 700, 1600, 900, 1050)}
LOW = {"personeel": (3, 2, 5, 1, 4), "visie": (0, 1, 0, 0, 2), "rust": (1, 1, 1, 0, 1)}
HIGH = {"personeel": (1, 0, 1, 2, 0, 1), "visie": (2, 3, 1, 4, 0, 2), "rust": (1, 2, 0, 1, 1, 1)}

PAIR_WORDS = ((900, 400), (1000, 700), (800, 500), (1200, 1100), (700, 650), (950, 300), (1050, 800))
PAIRS = {
    "personeel": ((4, 1), (3, 0), (2, 2), (5, 1), (3, 1), (4, 0), (6, 2)),
    "visie": ((0, 1), (1, 2), (0, 0), (2, 1), (0, 3), (0, 1), (1, 0)),
}


def compared(text: str) -> dict[str, JointRow]:
    return {row.code: row for row in found(text).rows}


def found(text: str) -> Joint:
    return joint(read_joint_table("t.csv", read_grid("t.csv", (HEAD + text).encode())))


def apart() -> str:
    return "".join(
        f"{group} {n};{group};{words};{code};{counts[n]}\n"
        for group, side in (("laag", LOW), ("hoog", HIGH))
        for code, counts in side.items()
        for n, words in enumerate(WORDS[group])
    )


def in_pairs() -> str:
    return "".join(
        f"gesprek {n};{group};{PAIR_WORDS[n][side]};{code};{counts[n][side]}\n"
        for code, counts in PAIRS.items()
        for n in range(len(counts))
        for side, group in enumerate(("laag", "hoog"))
    )


def by_division(first: list[float], second: list[float]) -> float:
    """Twice the smaller tail of the mean of the first over every division of all values."""
    every, size = first + second, len(first)
    sums = [sum(every[n] for n in chosen) for chosen in combinations(range(len(every)), size)]
    above = sum(each >= sum(first) - 1e-9 for each in sums)
    below = sum(each <= sum(first) + 1e-9 for each in sums)
    return min(1.0, 2 * min(above, below) / comb(len(every), size))


def newcombe(first: tuple[int, int], second: tuple[int, int]) -> tuple[float, float, float]:
    """The difference of two shares, and its interval from the Wilson intervals of each as scipy has them."""
    p, q = first[0] / first[1], second[0] / second[1]
    one, other = (stats.binomtest(*each).proportion_ci(method="wilson") for each in (first, second))
    below, above = sqrt((p - one.low) ** 2 + (other.high - q) ** 2), sqrt((one.high - p) ** 2 + (q - other.low) ** 2)
    return p - q, p - q - below, p - q + above


def adjusted(ps: list[float]) -> list[float]:
    """Benjamini and Hochberg by their step-up rule, one at a time."""
    order = sorted(range(len(ps)), key=lambda n: ps[n])
    return [
        min([1.0, *(ps[each] * len(ps) / (rank + 1) for rank, each in enumerate(order) if ps[each] >= ps[n])])
        for n in range(len(ps))
    ]


def test_groups_apart_give_the_numbers_of_full_enumeration() -> None:
    rows, ps = compared(apart()), []
    for code, row in rows.items():
        low, high = LOW[code], HIGH[code]
        k, m = sum(map(bool, low)), sum(map(bool, high))
        assert row.documents_with_code == {"laag": k, "hoog": m}
        assert row.fragments == {"laag": sum(low), "hoog": sum(high)}
        one, other = (
            [1000 * n / words for n, words in zip(side, WORDS[group], strict=True)]
            for group, side in (("laag", low), ("hoog", high))
        )
        assert row.median_per_1000_words == pytest.approx({"laag": median(one), "hoog": median(other)})
        assert row.fisher_p == pytest.approx(stats.fisher_exact([[k, 5 - k], [m, 6 - m]]).pvalue)
        assert row.risk_difference == pytest.approx(newcombe((k, 5), (m, 6)))
        wins = sum((a > b) - (a < b) for a, b in product(one, other))
        assert row.cliffs_delta == pytest.approx(wins / 30)
        assert row.permutation_p == pytest.approx(by_division(one, other))
        assert row.dominance == pytest.approx(max(*low, *high) / (sum(low) + sum(high)))
        ps.append(by_division(one, other))
    assert [row.bh_p for row in rows.values()] == pytest.approx(adjusted(ps))
    assert found(apart()).smallest_attainable_p == pytest.approx(1 / comb(11, 5))


def test_pairs_give_the_numbers_of_every_sign() -> None:
    rows, ps = compared(in_pairs()), []
    for code, row in rows.items():
        pairs = PAIRS[code]
        rates = [(1000 * a / x, 1000 * b / y) for (a, b), (x, y) in zip(pairs, PAIR_WORDS, strict=True)]
        differences = np.array([a - b for a, b in rates])
        signs = np.array(list(product((1, -1), repeat=len(differences)))) @ np.abs(differences)
        p = float(np.mean(np.abs(signs) >= abs(differences.sum()) - 1e-9))
        assert row.sign_flip_p == pytest.approx(p)
        up, down = (differences > 0).sum(), (differences < 0).sum()
        assert row.sign_test_p == pytest.approx(stats.binomtest(int(up), int(up + down)).pvalue)
        assert row.fisher_p is row.permutation_p is None
        ps.append(p)
    assert [row.bh_p for row in rows.values()] == pytest.approx(adjusted(ps))
    assert (found(in_pairs()).paired, found(in_pairs()).smallest_attainable_p) == (True, 2 / 2**7)


def test_log_odds_are_those_of_the_formula_with_the_whole_corpus_as_prior() -> None:
    rows = compared(apart())
    low = {code: sum(counts) for code, counts in LOW.items()}
    high = {code: sum(counts) for code, counts in HIGH.items()}
    n, m = sum(low.values()), sum(high.values())
    total = n + m
    for code, row in rows.items():
        y, z = low[code], high[code]
        prior = y + z
        ratio = log((y + prior) / (n + total - y - prior)) - log((z + prior) / (m + total - z - prior))
        half = stats.norm.ppf(0.975) * sqrt(1 / (y + prior) + 1 / (z + prior))
        assert row.log_odds == pytest.approx((ratio, ratio - half, ratio + half))
