"""`python -m benchmarks.truth FOLDER`: what is read of each file against what the folder's `waarheid.json` says.

It holds `beurten` (a list of `spreker`, `tekst` and, in seconds, `start`) and optionally `bestanden` (the files, by
name; else all of the folder). Prints turns, speakers, words and turns with exactly that text: expected, found, ratio.
"""

import json
import sys
from pathlib import Path
from typing import Any

from corpora.documents import Reading, Segment, SegmentKind, words_in
from corpora.reading import KINDS, read_all
from corpora.refusal import Refusal

ON_TIME_S = 1.0


def said(reading: Reading, turn: Segment) -> str:
    """The words of a turn without its label."""
    return reading.text[turn.span.start : turn.span.end].removeprefix(f"{turn.speaker}: ")


def compared(reading: Reading, truth: list[dict[str, Any]]) -> dict[str, tuple[int, int]]:
    """Expected and found, by what is counted."""
    turns = [segment for segment in reading.segments if segment.kind is SegmentKind.TURN]
    pairs = list(zip(turns, truth, strict=False))
    exact = sum(" ".join(said(reading, turn).split()) == " ".join(each["tekst"].split()) for turn, each in pairs)
    begun = [(turn.begin_s, each["start"]) for turn, each in pairs if turn.begin_s is not None and "start" in each]
    return {
        "turns": (len(truth), len(turns)),
        "speakers": (len({each["spreker"] for each in truth}), len({turn.speaker for turn in turns})),
        "words": (sum(words_in(each["tekst"]) for each in truth), sum(words_in(said(reading, turn)) for turn in turns)),
        "exact turns": (len(truth), exact),
        "on time": (len(begun), sum(abs(found - expected) <= ON_TIME_S for found, expected in begun)),
    }


def main(folder: Path) -> None:
    """Prints a line for each file and count; a file without any turn is a report, and only its words are told."""
    known = json.loads((folder / "waarheid.json").read_text(encoding="utf-8"))
    names = known.get("bestanden") or [each.name for each in folder.iterdir() if each.suffix[1:] in KINDS]
    print(f"{'file':24}{'what':14}{'expected':>9}{'found':>9}{'ratio':>8}")
    for name in sorted(name for name in names if name != "waarheid.json"):
        try:
            readings = read_all(name, (folder / name).read_bytes())
        except Refusal as refusal:
            print(f"{name:24}{refusal.code}")
            continue
        for reading in readings:
            if not any(segment.kind is SegmentKind.TURN for segment in reading.segments):
                print(f"{name:24}{'no turns':14}{'-':>9}{words_in(reading.text):>9}{'-':>8}")
                continue
            for what, (expected, found) in compared(reading, known["beurten"]).items():
                ratio = f"{found / expected:8.2f}" if expected else f"{'-':>8}"
                print(f"{name:24}{what:14}{expected:>9}{found:>9}{ratio}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
