"""Gamma: agreement of two coders on free fragments with codes, by the best alignment of their fragments.

Mathet, Widlöcher & Métivier (2015), "The unified and holistic method gamma for inter-annotator agreement measure and
alignment", Computational Linguistics 41(3). Two fragments are as unlike as their borders are far apart for their size
(squared), plus one where the codes differ; a fragment without a counterpart costs one. What is expected by chance is
the mean over fragments shuffled as there: one coder's, cut at a random place and put together the other way round.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linear_sum_assignment

MOST_FRAGMENTS = 2_000
SAMPLES = 100
ALONE = 1.0
TOO_MANY, NOTHING = "gamma-too-many", "no-units"

Fragments = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Text:
    """One document: its length in characters, and the fragments of each coder as rows `start, end, code`, half-open."""

    length: int
    first: Fragments
    second: Fragments


@dataclass(frozen=True, slots=True)
class Gamma:
    """`value` is None with a `reason`. `error` is the standard error that drawing so many `samples` leaves."""

    value: float | None
    error: float | None
    fragments: tuple[int, int]
    samples: int
    seed: int
    reason: str = ""


def fragments(rows: Sequence[tuple[int, int, int]]) -> Fragments:
    """Rows of `start, end, code` as gamma takes them."""
    return np.array(sorted(rows), dtype=float).reshape(-1, 3)


def gamma(texts: Sequence[Text], *, samples: int = SAMPLES, seed: int = 1) -> Gamma:
    """Over all texts together: one minus what the best alignments cost, by what they cost by chance; O(n³) a text."""
    counts = (sum(len(text.first) for text in texts), sum(len(text.second) for text in texts))
    if not sum(counts):
        return Gamma(None, None, counts, samples, seed, NOTHING)
    if max(max(len(text.first), len(text.second)) for text in texts) > MOST_FRAGMENTS:
        return Gamma(None, None, counts, samples, seed, TOO_MANY)
    random = np.random.default_rng(seed)
    spoken = [text for text in texts if len(text.first) or len(text.second)]
    observed = sum(_weight(text) * disorder(text.first, text.second) for text in spoken)
    expected = np.array([sum(_weight(text) * _by_chance(text, random) for text in spoken) for _ in range(samples)])
    mean = float(expected.mean())
    if not mean:
        return Gamma(None, None, counts, samples, seed, NOTHING)
    spread = float(expected.std(ddof=1)) / samples**0.5 if samples > 1 else 0.0
    return Gamma(1 - observed / mean, observed / mean**2 * spread, counts, samples, seed)


def disorder(first: Fragments, second: Fragments) -> float:
    """What the best alignment costs for each fragment of one coder, on average; 0 where both say the same."""
    if not (len(first) + len(second)):
        return 0.0
    cost = (len(first) + len(second)) * ALONE
    if len(first) and len(second):
        saved = np.maximum(2 * ALONE - unlikeness(first, second), 0)
        cost -= float(saved[linear_sum_assignment(saved, maximize=True)].sum())
    return cost / ((len(first) + len(second)) / 2)


def unlikeness(first: Fragments, second: Fragments) -> NDArray[np.float64]:
    """Of every fragment of the one to every fragment of the other."""
    (start, end, code), (start_2, end_2, code_2) = first.T[:, :, None], second.T[:, None, :]
    apart = np.abs(start - start_2) + np.abs(end - end_2)
    return np.asarray((apart / (end - start + end_2 - start_2)) ** 2 + (code != code_2), dtype=float)


def _weight(text: Text) -> float:
    return (len(text.first) + len(text.second)) / 2


def _by_chance(text: Text, random: np.random.Generator) -> float:
    drawn = [_shuffled((text.first, text.second)[random.integers(2)], text.length, random) for _ in range(2)]
    return disorder(drawn[0], drawn[1])


def _shuffled(made: Fragments, length: int, random: np.random.Generator) -> Fragments:
    """What begins behind a random place comes first; a fragment over the end of the text stays in one piece."""
    cut = random.integers(max(1, length))
    begins = (made[:, 0] - cut) % max(1, length)
    return np.column_stack((begins, begins + made[:, 1] - made[:, 0], made[:, 2]))
