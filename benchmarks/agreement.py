"""Agreement beside naive references and other libraries: `python -m benchmarks.agreement` prints CPU time as ratios.

CPU seconds, not wall clock; ours is the best of five runs, a reference runs once, and making the input does not count.
A reference that gives another number (in five decimals, as one of them rounds) stops the run: only equal answers are
compared. krippendorff, irrCAC, nltk, scikit-learn and statsmodels are timed where they are installed, the slow ones on
few units; statsmodels is given our table of two coders. The last lines, intervals and a whole comparison, have no equal
to stand beside; a whole project through the store is `python -m benchmarks.agreement_project`.
"""

from collections.abc import Callable, Sequence
from importlib import import_module
from importlib.util import find_spec
from itertools import product
from math import isclose
from time import process_time
from typing import Any
from uuid import UUID

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from coding.agreement import MISSING, Coefficient, cohens_kappa, crossed, nominal_alpha
from coding.codings import Coding
from coding.comparing import DocumentUnits, compared
from coding.patterns import nominal, patterns_of
from coding.resampling import alpha_interval
from coding.unitizing import Continuum, Unit, u_alpha
from corpora.spans import Span

Numbers = NDArray[np.int64]
Job = Callable[[], float]

SEED = 20160501
CODES = 10
FEW = 10_000


def main() -> None:
    """Print a line for every task and reference."""
    chance = np.random.default_rng(SEED)
    print(f"{'task':50}{'reference':24}{'ours, s':>10}{'theirs, s':>11}{'ratio':>9}")
    for fragments in (100, 1_000, 5_000):
        _u_alpha(chance, fragments, length=1_000_000)
    for units in (10_000, 100_000, 1_000_000):
        _kappa(_ratings(chance, 2, units))
        _alpha(_ratings(chance, 2, units))
    for units in (100_000, 1_000_000):
        _alpha(_ratings(chance, 5, units, missing=0.2))
    for units in (1_000, 1_000_000):
        _resampled(_ratings(chance, 2, units))
    _compared(documents=100, codes=40, fragments=50)


def _u_alpha(chance: np.random.Generator, fragments: int, length: int) -> None:
    text = Continuum(length, tuple(_units(chance, fragments, length) for _ in range(2)))
    references: dict[str, Job | None] = {"numpy by character": lambda: _u_alpha_by_character(text)}
    task = f"u-alpha, 2 coders × {fragments:,} on {length:,} characters"
    _print(task, lambda: _number(u_alpha([text])), references)


def _kappa(ratings: Numbers) -> None:
    references: dict[str, Job | None] = {"python by unit": lambda: _kappa_by_unit(*ratings.tolist())}
    references["scikit-learn"] = _if_installed(
        "sklearn.metrics", lambda metrics: float(metrics.cohen_kappa_score(ratings[0], ratings[1]))
    )
    references["statsmodels"] = _if_installed(
        "statsmodels.stats.inter_rater",
        lambda rater: float(rater.cohens_kappa(crossed(ratings[0], ratings[1], CODES), return_results=False)),
    )
    references |= _nltk(ratings, "kappa")
    task = f"kappa, 2 coders × {ratings.shape[1]:,} units"
    _print(task, lambda: _number(cohens_kappa(crossed(ratings[0], ratings[1], CODES))), references)


def _alpha(ratings: Numbers) -> None:
    coders, units = ratings.shape
    references: dict[str, Job | None] = {"numpy units × codes": lambda: _alpha_by_counts(ratings)}
    references["krippendorff"] = _if_installed(
        "krippendorff",
        lambda library: float(
            library.alpha(np.where(ratings == MISSING, np.nan, ratings), level_of_measurement="nominal")
        ),
    )
    if ratings.shape[1] <= FEW:
        references["irrCAC"] = _if_installed("irrCAC.raw", lambda raw: _by_irrcac(raw, ratings))
    references |= _nltk(ratings, "alpha")
    gaps = ", with gaps" if (ratings == MISSING).any() else ""
    _print(f"alpha, {coders} coders × {units:,} units{gaps}", lambda: _number(nominal_alpha(ratings)), references)


def _by_irrcac(raw: Any, ratings: Numbers) -> float:
    table = pd.DataFrame(np.where(ratings == MISSING, np.nan, ratings).T)
    return float(raw.CAC(table).krippendorff()["est"]["coefficient_value"])


def _nltk(ratings: Numbers, name: str) -> dict[str, Job | None]:
    """Only where there are no gaps, and not too many units for it."""
    if ratings.shape[1] > FEW or (ratings == MISSING).any():
        return {}
    rows = [(str(coder), unit, value) for coder, row in enumerate(ratings.tolist()) for unit, value in enumerate(row)]
    return {
        "nltk": _if_installed("nltk.metrics.agreement", lambda nltk: float(getattr(nltk.AnnotationTask(rows), name)()))
    }


def _resampled(ratings: Numbers, resamples: int = 10_000) -> None:
    """The interval of alpha, beside a hundredth of the resamples drawn unit by unit."""
    begin = process_time()
    alpha_interval(patterns_of(ratings), nominal(CODES), resamples=resamples)
    ours, chance, begin = process_time() - begin, np.random.default_rng(SEED), process_time()
    few = resamples // 100 if ratings.shape[1] <= FEW else resamples // 2_000
    for _ in range(few):
        nominal_alpha(ratings[:, chance.integers(0, ratings.shape[1], ratings.shape[1])])
    theirs = (process_time() - begin) * resamples / few
    task = f"interval, {resamples:,} resamples of {ratings.shape[1]:,} units"
    print(f"{task:50}{'unit by unit':24}{ours:10.5f}{theirs:11.5f}{theirs / ours:8.0f}×")


def _compared(documents: int, codes: int, fragments: int) -> None:
    """Two coders who mark the same places with slightly other borders."""
    coders, code_ids = (UUID(int=1), UUID(int=2)), [UUID(int=100 + code) for code in range(codes)]
    document_ids = [UUID(int=1_000 + document) for document in range(documents)]
    length = 600 * fragments
    sentences = tuple(Span(at, at + 90) for at in range(0, length, 100))
    codings = [
        Coding(UUID(int=10_000 + number), document_id, code_ids[place % codes], coder, Span(start, start + 150), "")
        for number, (document_id, place, coder) in enumerate(product(document_ids, range(fragments), coders))
        for start in (600 * place + (number % 7 if coder == coders[1] else 0),)
    ]
    texts = dict.fromkeys(document_ids, DocumentUnits(length, sentences))
    begin = process_time()
    compared(*coders, codings, texts, code_ids)
    task = f"compared, {documents} documents × {codes} codes"
    print(f"{task:50}{f'{len(codings):,} codings':24}{process_time() - begin:10.5f}")


def _print(task: str, ours: Job, references: dict[str, Job | None]) -> None:
    times, value = zip(*(_timed(ours) for _ in range(5)), strict=True)
    seconds = max(min(times), 1e-6)
    for name, reference in references.items():
        if reference is None:
            print(f"{task:50}{name:24}{seconds:10.5f}{'not installed':>20}")
            continue
        slow, other = _timed(reference)
        if not isclose(value[0], other, abs_tol=1e-5):
            raise SystemExit(f"{task}: {value[0]} here, {other} by {name}")
        print(f"{task:50}{name:24}{seconds:10.5f}{slow:11.5f}{slow / seconds:8.0f}×")


def _timed(job: Job) -> tuple[float, float]:
    begin = process_time()
    value = job()
    return process_time() - begin, value


def _number(coefficient: Coefficient) -> float:
    if coefficient.value is None:
        raise SystemExit(coefficient.reason)
    return coefficient.value


def _if_installed(module: str, job: Callable[..., float]) -> Job | None:
    if find_spec(module.partition(".")[0]) is None:
        return None
    library = import_module(module)
    return lambda: job(library)


def _units(chance: np.random.Generator, fragments: int, length: int) -> tuple[Unit, ...]:
    borders = np.sort(chance.choice(length, 2 * fragments, replace=False)).tolist()
    return tuple(Unit(Span(start, end)) for start, end in zip(borders[::2], borders[1::2], strict=True))


def _ratings(chance: np.random.Generator, coders: int, units: int, missing: float = 0.0) -> Numbers:
    truth = chance.integers(0, CODES, units)
    ratings = np.where(chance.random((coders, units)) < 0.7, truth, chance.integers(0, CODES, (coders, units)))
    return np.where(chance.random((coders, units)) < missing, MISSING, ratings)


def _u_alpha_by_character(text: Continuum) -> float:
    labels = np.zeros((2, text.length), dtype=np.int64)
    for row, units in zip(labels, text.coders, strict=True):
        for unit in units:
            row[unit.span.start : unit.span.end] = unit.value
    table = np.bincount(labels[0] * 2 + labels[1], minlength=4).reshape(2, 2).astype(float)
    observed = table + table.T
    own = float((labels == 0).sum()) + sum(len(unit.span) ** 2 for units in text.coders for unit in units)
    totals, every = observed.sum(axis=1), observed.sum()
    disagreement = 1 - np.trace(observed) / every
    return float(1 - disagreement / ((every**2 - (totals**2).sum()) / (every**2 - own)))


def _kappa_by_unit(first: Sequence[int], second: Sequence[int]) -> float:
    n = len(first)
    agreed = sum(one == other for one, other in zip(first, second, strict=True)) / n
    chance = sum(first.count(code) * second.count(code) for code in range(CODES)) / n**2
    return (agreed - chance) / (1 - chance)


def _alpha_by_counts(ratings: Numbers) -> float:
    """As most libraries do it: a matrix of units by codes."""
    counts = np.stack([(ratings == code).sum(axis=0) for code in range(CODES)], axis=1).astype(float)
    counts = counts[counts.sum(axis=1) >= 2]
    judged = counts.sum(axis=1)
    observed = ((judged**2 - (counts**2).sum(axis=1)) / (judged - 1)).sum() / judged.sum()
    totals, every = counts.sum(axis=0), counts.sum()
    return float(1 - observed / ((every**2 - (totals**2).sum()) / (every * (every - 1))))


if __name__ == "__main__":
    main()
