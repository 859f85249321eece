"""The joint display of a large project beside pandas: `python -m benchmarks.joint [documents codes codings]`.

Two groups, each document in one, a tenth of them in both by parts. Seconds of CPU, and the most memory so far (the
codings themselves and the table for pandas included): the first time, again after one coding changed, and the tests on
it; beside the same counts by a pandas groupby, which knows nothing of overlap, balance or quotes. Different totals of
fragments stop the run.
"""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from resource import RUSAGE_SELF, getrusage
from time import process_time
from typing import TypeVar
from uuid import UUID

import numpy as np
import pandas as pd

from codebooks.codebook import Category, Code, Codebook
from coding.codings import Coding
from coding.joint_comparing import joint
from coding.joint_units import Grouped, JointCounts, Remembered, Talk, joint_counts
from coding.referring import Group
from corpora.boards import Reference
from corpora.spans import Span

LIST = UUID(int=1)
CODER = UUID(int=2)
CATEGORIES = 20
LENGTH = 60_000
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Study:
    """Invented."""

    book: Codebook
    codings: list[Coding]
    grouped: Grouped
    talks: dict[UUID, Talk]


def main() -> None:
    """Print a line per task."""
    sizes = [int(each) for each in sys.argv[1:]] or [2_000, 500, 1_000_000]
    made = study(*sizes)
    print(f"{sizes[0]:,} documents × {sizes[1]} codes × {sizes[2]:,} codings")
    print(f"{'':44}{'s':>8}{'peak, MB':>10}{'× pandas':>10}")
    frame = framed(made)
    theirs = timed(lambda: by_pandas(frame))
    told("pandas groupby, counts only", theirs)
    kept: Remembered = {}

    def counted() -> JointCounts:
        return joint_counts(made.book, made.codings, made.grouped, made.talks, remembered=kept)

    cold = timed(counted)
    told("counts, the first time", cold, theirs)
    changed = made.codings[0]
    made.codings[0] = Coding(UUID(int=3), changed.document_id, changed.code_id, CODER, changed.span, changed.quote)
    warm = timed(counted)
    told("counts, after one coding changed", warm, theirs)
    told("tests on categories and codes", timed(lambda: (joint(cold[2].categories), joint(cold[2].codes))), theirs)
    told("tests, after one coding changed", timed(lambda: (joint(warm[2].categories), joint(warm[2].codes))), theirs)
    ours = sum(cell.fragments for subject in warm[2].subjects if not subject.is_category for cell in subject.cells)
    if ours != int(theirs[2].sum()):
        raise SystemExit(f"{ours} fragments here, {theirs[2].sum()} by pandas")


def study(documents: int, codes: int, codings: int) -> Study:
    """Fragments of one code in one document never touch, so that pandas counts the same."""
    chance = np.random.default_rng(20160501)
    categories = tuple(Category(UUID(int=100 + n), f"categorie {n}") for n in range(CATEGORIES))
    known = tuple(Code(UUID(int=1_000 + n), f"code {n}", categories[n % CATEGORIES].id) for n in range(codes))
    ids = [UUID(int=10_000 + n) for n in range(documents)]
    which, about = chance.integers(0, documents, codings), chance.integers(0, codes, codings)
    made = [
        Coding(
            UUID(int=10**9 + n), ids[document], known[code].id, CODER, Span(40 * (n % 1_500), 40 * (n % 1_500) + 30), ""
        )
        for n, (document, code) in enumerate(zip(which.tolist(), about.tolist(), strict=True))
    ]
    once = {(each.document_id, each.code_id, each.span.start): each for each in made}
    references: list[tuple[Reference, Group]] = []
    for n, document_id in enumerate(ids):
        names = ("laag", "hoog") if n % 10 == 0 else (("laag", "hoog")[n % 2],)
        for m, name in enumerate(names):
            half = Span(m * LENGTH // 2, (m + 1) * LENGTH // 2) if len(names) > 1 else None
            about_this = Reference(UUID(int=10**7 + 2 * n + m), document_id, LIST, name, None, half)
            references.append((about_this, Group(LIST, name)))
    text = "woord " * (LENGTH // 6)
    talks = {each: Talk(f"document {n:05}", LENGTH // 6, text if n % 10 == 0 else "") for n, each in enumerate(ids)}
    in_order = sorted(once.values(), key=lambda each: (each.document_id, each.span))
    return Study(Codebook(categories, known), in_order, Grouped(tuple(references), {}), talks)


def framed(made: Study) -> pd.DataFrame:
    """The codings as a table that knows the group of each already."""
    groups = {reference.document_id: group.name for reference, group in made.grouped.references if not reference.span}
    return pd.DataFrame(
        {
            "document": [str(each.document_id) for each in made.codings],
            "code": [str(each.code_id) for each in made.codings],
            "group": [
                groups.get(each.document_id) or ("laag" if each.span.start < LENGTH // 2 else "hoog")
                for each in made.codings
            ],
        }
    )


def by_pandas(frame: pd.DataFrame) -> pd.Series:
    """Fragments by code and group, with the documents they are in."""
    grouped = frame.groupby(["code", "group"])
    grouped["document"].nunique()
    return grouped.size()


def timed(job: Callable[[], T]) -> tuple[float, float, T]:
    """Seconds of CPU, and the most memory in MB that this process has had so far."""
    begin = process_time()
    value = job()
    return process_time() - begin, getrusage(RUSAGE_SELF).ru_maxrss / 1024, value


def told(name: str, found: tuple[float, float, object], beside: tuple[float, float, object] | None = None) -> None:
    """One line."""
    ratio = f"{found[0] / beside[0]:9.1f}×" if beside else ""
    print(f"{name:44}{found[0]:8.2f}{found[1]:10.0f}{ratio}")


if __name__ == "__main__":
    main()
