"""Co-occurrence of a whole project: ours beside a merge with pandas and a loop that only has networkx.

Run with `python -m benchmarks.network [codings]`. Each way runs in a process of its own, on the same invented codings:
1,000,000 by default, of 500 codes in 2,000 documents, two coders who mark much the same. The other two ways are given
a twentieth of the documents and their time is multiplied: their work is the same for every document. Seconds are those
of the processor, because a machine that does something else as well has no others that can be compared.
"""

import random
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from time import process_time as clock
from uuid import UUID

import networkx as nx
import pandas as pd

from coding.codings import Coding
from coding.cooccurrence import together
from coding.cooccurrence_counting import How, Meet, Rows, counted
from corpora.spans import Span

CODES, DOCUMENTS, LENGTH = 500, 2_000, 60_000
SHARE = 20
STATUS = Path("/proc/self/status")


def invented(codings: int) -> dict[UUID, list[Coding]]:
    """Each document keeps to forty codes, some of which are common everywhere."""
    chance = random.Random(2021)
    codes = [UUID(int=1 + n) for n in range(CODES)]
    coders = (UUID(int=9001), UUID(int=9002))
    found: dict[UUID, list[Coding]] = {}
    number = 0
    for at in range(DOCUMENTS):
        document_id, own = UUID(int=100_000 + at), chance.sample(codes, 30) + codes[:10]
        marks = []
        for _ in range(codings // DOCUMENTS // 2):
            code, start, long = chance.choice(own), chance.randrange(LENGTH), chance.randrange(40, 400)
            for coder in coders:
                number += 1
                span = Span(start + chance.randrange(8), start + long)
                marks.append(Coding(UUID(int=number), document_id, code, coder, span, ""))
        found[document_id] = sorted(marks, key=lambda coding: coding.span)
    return found


def ours(codings: dict[UUID, list[Coding]]) -> None:
    """Cold, and after one coding more, for every kind of meeting."""
    rows = Rows.made({UUID(int=1 + n): [n] for n in range(CODES)})
    bounds = {each: [Span(n, n + 120) for n in range(0, LENGTH + 500, 121)] for each in codings}
    for meet in Meet:
        began = clock()
        counts = counted(codings, rows, How(meet), bounds)
        total = together(counts.values(), CODES)
        cold = clock() - began
        first = next(iter(codings))
        more = [*codings[first], replace(codings[first][0], id=UUID(int=1), span=Span(0, 50))]
        began = clock()
        again = counts | counted({first: more}, rows, How(meet), bounds)
        together(again.values(), CODES)
        print(f"{meet} {cold:.3f} {clock() - began:.3f} {len(total.first)}")


def merged(codings: dict[UUID, list[Coding]]) -> None:
    """Every document's codings merged with themselves, those kept that overlap, pairs of codes counted."""
    frames = [
        pd.DataFrame(
            {
                "code": [c.code_id.int for c in some],
                "start": [c.span.start for c in some],
                "end": [c.span.end for c in some],
            }
        )
        for some in codings.values()
    ]
    parts = []
    for frame in frames:
        both = frame.merge(frame, how="cross", suffixes=("", "_2"))
        met = both[(both.code < both.code_2) & (both.start < both.end_2) & (both.start_2 < both.end)]
        parts.append(met.groupby(["code", "code_2"]).size())
    pd.concat(parts).groupby(level=[0, 1]).sum()


def looped(codings: dict[UUID, list[Coding]]) -> None:
    """A loop over every two codings of a document that may overlap, each counted on an edge of a graph."""
    graph: nx.Graph[UUID] = nx.Graph()
    for some in codings.values():
        for at, one in enumerate(some):
            for other in some[at + 1 :]:
                if other.span.start >= one.span.end:
                    break
                if one.code_id != other.code_id:
                    known = graph.get_edge_data(one.code_id, other.code_id, {"weight": 0})["weight"]
                    graph.add_edge(one.code_id, other.code_id, weight=known + 1)


WAYS = {"ours": ours, "pandas": merged, "networkx": looped}


def measured(way: str, size: int) -> None:
    """Run one way; print how long it took and what it needed above what the codings themselves take."""
    codings = invented(size)
    scale = 1 if way == "ours" else SHARE
    some = dict(list(codings.items())[: DOCUMENTS // scale])
    before, began = _memory("VmRSS"), clock()
    WAYS[way](some)
    print(f"{way} {(clock() - began) * scale:.2f} {(_memory('VmHWM') - before) // 1024}")


def _memory(line: str) -> int:
    return next(int(each.split()[1]) for each in STATUS.read_text().splitlines() if each.startswith(line))


def main() -> None:
    """Print seconds cold and after a change by kind of meeting, then the ways as ratios to ours."""
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    print(f"{size:,} codings, {CODES} codes, {DOCUMENTS:,} documents")
    cold = 0.0
    for way in WAYS:
        told = subprocess.run(
            [sys.executable, "-m", "benchmarks.network", "--one", way, str(size)],
            capture_output=True,
            text=True,
            check=True,
        ).stdout.splitlines()
        *kinds, (_, seconds, memory) = [line.split() for line in told]
        for kind, first, again, pairs in kinds:
            cold = float(first) if kind == Meet.OVERLAP else cold
            print(f"  {kind:8} cold {first} s, after one change {again} s, {int(pairs):,} pairs")
        taken = cold if way == "ours" else float(seconds)
        print(f"{way:9} {taken:8.2f} s  {taken / cold:6.1f}x  +{memory} MB")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        measured(sys.argv[2], int(sys.argv[3]))
    else:
        main()
