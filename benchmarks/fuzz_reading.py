"""`python -m benchmarks.fuzz_reading [INPUTS] [SEED]`: damaged files of every kind; anything but a refusal is a fault.

Each input is an invented file with some bytes changed, cut, repeated or put in from another file, or bytes by chance,
under its own name or another. It is read as a document and as a board list. Prints how often each came out how, the
slowest, and the memory at the end.
"""

import random
import resource
import sys
from collections import Counter
from time import perf_counter

from benchmarks.invented import files
from corpora.boardlists import proposed, read_table, understood
from corpora.columns import facts
from corpora.reading import read_all
from corpora.refusal import Refusal

INPUTS, SEED = 100_000, 3
TURNS = 4


def damaged(chance: random.Random, whole: bytes, others: list[bytes]) -> bytes:
    """The file with one to eight things done to it; by chance nothing of it is left."""
    data = bytearray(whole)
    for _ in range(chance.randint(1, 8)):
        start = chance.randrange(len(data) + 1)
        end = min(len(data), start + chance.randint(1, 30))
        match chance.randrange(6):
            case 0:
                data[start:end] = chance.randbytes(end - start)
            case 1:
                del data[start:end]
            case 2:
                data[start:start] = data[start:end] * chance.randint(1, 20)
            case 3:
                other = chance.choice(others)
                place = chance.randrange(len(other))
                data[start:end] = other[place : place + chance.randint(1, 60)]
            case 4:
                data[start:start] = chance.choice(
                    [b"\x00", b"\xff\xfe", b"\r", b"\f", b"<", b"{", b"[", b"\\", b"\xc3"]
                )
            case _:
                del data[chance.randint(start, len(data)) :]
    return bytes(data) if chance.random() > 0.02 else chance.randbytes(chance.randint(1, 400))


def outcome(name: str, data: bytes) -> tuple[str, str]:
    """How reading ends: `read`, or the code of the refusal; as a document and as a list of boards."""
    said = []
    for reading in (_as_documents, _as_boards):
        try:
            reading(name, data)
            said.append("read")
        except Refusal as refusal:
            said.append(refusal.code)
    return said[0], said[1]


def _as_documents(name: str, data: bytes) -> None:
    for reading in read_all(name, data):
        assert all(0 <= s.span.start < s.span.end <= len(reading.text) for s in reading.segments)


def _as_boards(name: str, data: bytes) -> None:
    table = read_table(name, data)
    facts(table)
    understood(table, proposed(table))


def main(inputs: int, seed: int) -> None:
    """Reads so many inputs and prints what came of them."""
    chance, seeds = random.Random(seed), files(TURNS)
    kinds, others = sorted(seeds), [seeds[kind] for kind in sorted(seeds)]
    outcome("a.txt", seeds["txt"])  # the rules for sentences are loaded once
    as_documents, as_boards = Counter[str](), Counter[str]()
    slowest, began = (0.0, ""), perf_counter()
    for _ in range(inputs):
        kind = chance.choice(kinds)
        name = f"a.{kind if chance.random() < 0.8 else chance.choice(kinds)}"
        data = damaged(chance, seeds[kind], others)
        start = perf_counter()
        document, board = outcome(name, data)
        slowest = max(slowest, (perf_counter() - start, name))
        as_documents[document] += 1
        as_boards[board] += 1
    for what, counted in (("documents", as_documents), ("boards", as_boards)):
        print(what, ", ".join(f"{code} {n}" for code, n in counted.most_common()))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{inputs} inputs, seed {seed}: no other fault; slowest {slowest[0] * 1000:.0f} ms ({slowest[1]}),")
    print(f"{(perf_counter() - began) / inputs * 1000:.2f} ms each, {peak} MB at most")


if __name__ == "__main__":
    given = [int(each) for each in sys.argv[1:]]
    main(*(given + [INPUTS, SEED][len(given) :]))
