"""`python -m benchmarks.exchange [SOURCES [CODINGS]]`: a .qdpx of 1,000 sources with 100,000 codings in, out, in again.

The ratio is processor seconds of `python -m cli exchange` against those of a process that only opens the same file:
unpacks every text and parses its XML. Memory is the most that each process held.
"""

import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from random import Random
from resource import RUSAGE_CHILDREN, getrusage
from tempfile import TemporaryDirectory
from time import perf_counter
from uuid import UUID

from benchmarks.search import PER_DOCUMENT, texts

SOURCES, CODINGS, CODES, CODERS = 1_000, 100_000, 100, 4
SPACE = "urn:QDA-XML:project:1.0"
OPEN = """
import sys, zipfile
from lxml import etree
with zipfile.ZipFile(sys.argv[1]) as archive:
    for name in archive.namelist():
        archive.read(name)
    etree.fromstring(archive.read("project.qde"))
"""
PEAK = """
import resource, runpy, sys
sys.argv = ["cli", *sys.argv[1:]]
try:
    runpy.run_module("cli", run_name="__main__")
finally:
    sys.stderr.write(f"\\nPEAK {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss}")
"""


def guid(kind: int, n: int) -> str:
    """A GUID that is the same each time."""
    return str(UUID(int=(kind << 96) + n + (4 << 76) + (8 << 62)))


def write(file: Path, sources: int, codings: int) -> None:
    """A project of so many conversations with so many codings, as QualCoder would write it."""
    chance = Random(1)
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        parts = []
        for n, text in enumerate(texts(sources * PER_DOCUMENT)):
            archive.writestr(f"sources/{guid(1, n)}.txt", text)
            parts.extend(_source(n, text, codings // sources, chance))
        users = "".join(f'<User guid="{guid(2, n)}" name="Codeur {n + 1}"/>' for n in range(CODERS))
        codes = "".join(f'<Code guid="{guid(3, n)}" name="Code {n + 1}" isCodable="true"/>' for n in range(CODES))
        archive.writestr(
            "project.qde",
            f'<?xml version="1.0" encoding="utf-8"?><Project name="Schaal" origin="Proef" xmlns="{SPACE}">'
            f"<Users>{users}</Users><CodeBook><Codes>{codes}</Codes></CodeBook><Sources>{''.join(parts)}</Sources></Project>",
        )


def _source(n: int, text: str, codings: int, chance: Random) -> Iterator[str]:
    yield f'<TextSource guid="{guid(1, n)}" name="Gesprek {n:04}" plainTextPath="internal://{guid(1, n)}.txt">'
    for nth in range(codings):
        start, number = chance.randrange(len(text) - 200), n * codings + nth
        end, user, code = start + chance.randrange(20, 200), guid(2, chance.randrange(CODERS)), chance.randrange(CODES)
        yield (
            f'<PlainTextSelection guid="{guid(4, number)}" name="" startPosition="{start}" endPosition="{end}" '
            f'creatingUser="{user}"><Coding guid="{guid(5, number)}" creatingUser="{user}" '
            f'creationDateTime="2026-01-02T03:04:05Z"><CodeRef targetGUID="{guid(3, code)}"/></Coding>'
            "</PlainTextSelection>"
        )
    yield "</TextSource>"


def used(*command: str) -> tuple[float, float, float]:
    """Processor and wall seconds of a process, and the most memory it held, in MB."""
    before, start = getrusage(RUSAGE_CHILDREN), perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", *command], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    )
    if done.returncode:
        raise SystemExit(done.stderr[-2_000:])
    after = getrusage(RUSAGE_CHILDREN)
    peak = done.stderr.rpartition("PEAK ")[2]
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return seconds, perf_counter() - start, int(peak) / 1e3 if peak.isdecimal() else 0.0


def main() -> None:
    """Prints seconds, ratios and memory of each step."""
    sources, codings = (int(each) for each in (sys.argv[1:] + [str(SOURCES), str(CODINGS)][len(sys.argv) - 1 :])[:2])
    with TemporaryDirectory() as place:
        file, out, url = Path(place) / "in.qdpx", Path(place) / "uit.qdpx", f"sqlite:///{place}/a.sqlite3"
        write(file, sources, codings)
        print(
            f"{sources:,} sources of {PER_DOCUMENT:,} words, {codings:,} codings: {file.stat().st_size / 1e6:,.0f} MB"
        )
        bare, *_ = used(OPEN, str(file))
        steps = {
            "look": ("exchange", "import", str(file), "--preview"),
            "import": ("exchange", "import", str(file)),
            "export": ("exchange", "export", str(out)),
            "import again": ("exchange", "import", str(out), "--project", "Terug"),
        }
        for name, words in steps.items():
            seconds, wall, peak = used(PEAK, *words, "--database", url)
            clock = f"{seconds:6.1f} s of processor, {wall:6.1f} s by the clock"
            print(f"{name:13}{clock}, {peak:5,.0f} MB, ratio {seconds / bare:.1f}", flush=True)


if __name__ == "__main__":
    main()
