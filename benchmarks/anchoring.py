"""`python -m benchmarks.anchoring`: spans moved through a correction, beside `difflib.SequenceMatcher` on the words.

A transcript of 500,000 characters with a thousand corrections of many kinds and 5,000 spans, and smaller ones that
`difflib` can do as well: it is quadratic, and takes minutes on the whole. It only aligns the words; it moves no span.
"""

import re
from collections.abc import Callable
from difflib import SequenceMatcher
from random import Random
from time import process_time

from corpora.anchoring import moved
from corpora.spans import Span

CHARACTERS = 500_000
SPANS = 5_000
EDITS = 1_000
WORDS = (
    "bestuur school leraar cijfers gesprek maand directeur team inspectie kwaliteit zorg regio tekort de het een van "
    "in op wij zij dat niet wel soms vaak altijd lastig goed open kort lang plan doel ziet vraagt kijkt stuurt werkt"
).split()


def invented(random: Random, characters: int) -> str:
    """Turns of one to six sentences."""
    turns, size = [], 0
    while size < characters:
        sentences = (" ".join(random.choices(WORDS, k=random.randint(3, 18))) for _ in range(random.randint(1, 6)))
        turns.append(f"Spreker {random.randint(1, 8)}: " + " ".join(f"{said.capitalize()}." for said in sentences))
        size += len(turns[-1]) + 2
    return "\n\n".join(turns)


def corrected(random: Random, text: str, edits: int) -> str:
    """Typing errors, words put in, left out and replaced, and turns that were moved."""
    turns = [turn.split(" ") for turn in text.split("\n\n")]
    for _ in range(edits):
        words = turns[random.randrange(len(turns))]
        at = random.randrange(2, len(words))
        kind = random.randrange(4)
        if kind == 0:
            words[at] = words[at][:-1] + "en"
        elif kind == 1:
            words.insert(at, "inderdaad")
        elif kind == 2 and len(words) > 4:
            del words[at]
        else:
            words[at] = "eigenlijk"
    for _ in range(edits // 100):
        turns.insert(random.randrange(len(turns)), turns.pop(random.randrange(len(turns))))
    return "\n\n".join(" ".join(words) for words in turns)


def spans_in(random: Random, text: str, count: int) -> list[Span]:
    """Fragments of two words to some sentences."""
    starts = [match.start() for match in re.finditer(r"\b\w", text)]
    ends = [match.end() for match in re.finditer(r"\w\b", text)]
    places = (random.randrange(len(starts) - 60) for _ in range(count))
    return [Span(starts[at], ends[at + random.randint(1, 59)]) for at in places]


def taken(work: Callable[[], object]) -> float:
    """CPU-seconds of one run."""
    start = process_time()
    work()
    return process_time() - start


def main() -> None:
    """Print CPU-seconds, ours and theirs, and the ratio."""
    random = Random(2021)
    print(f"{'characters':>12}{'spans':>8}{'ours':>9}{'difflib':>9}{'ratio':>9}")
    for part in (20, 10, 5, 1):
        old = invented(random, CHARACTERS // part)
        new = corrected(random, old, EDITS // part)
        spans = spans_in(random, old, SPANS // part)
        ours = taken(lambda: moved(old, new, spans))  # noqa: B023
        line = f"{len(old):12,}{len(spans):8,}{ours:8.2f}s"
        if part > 1:
            one, other = old.split(), new.split()
            theirs = taken(SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks)
            line += f"{theirs:8.2f}s{ours / theirs:9.3f}"
        print(line)
    found = moved(old, new, spans)
    print(f"moved {len(found.moved):,} of {len(spans):,}; listed {len(found.lost):,}")


if __name__ == "__main__":
    main()
