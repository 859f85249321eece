"""`python -m benchmarks.importing [DOCUMENTS]`: importing 100 documents of 9,000 words in one run, or as many as said.

The ratio is processor seconds of `python -m cli import` on a folder against those of a process that only reads the same
files with `corpora`: what keeping, indexing and watching for the same text twice cost. Memory is what the importing
process holds after 100 documents and after the last one.
"""

import re
import subprocess
import sys
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from tempfile import TemporaryDirectory
from time import perf_counter

from benchmarks.search import PER_DOCUMENT, texts

DOCUMENTS, EARLY = 100, 100
READ = """
import sys
from pathlib import Path
from corpora.reading import read_all
for path in Path(sys.argv[1]).iterdir():
    read_all(path.name, path.read_bytes())
"""


def used(command: list[str], early: str = "") -> tuple[float, float, int, int]:
    """Processor and wall seconds of a command, and its memory (kB) at the line that says `early` and at its last."""
    before, start = getrusage(RUSAGE_CHILDREN), perf_counter()
    first = last = 0
    with subprocess.Popen(
        [sys.executable, *command], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    ) as at:
        for line in at.stderr or ():
            last = _resident(at.pid) or last
            first = first or (last if early and line.startswith(early) else 0)
    if at.returncode:
        raise SystemExit(at.returncode)
    after = getrusage(RUSAGE_CHILDREN)
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return seconds, perf_counter() - start, first or last, last


def _resident(process: int) -> int:
    try:
        found = re.search(r"VmRSS:\s+(\d+)", Path(f"/proc/{process}/status").read_text())
    except OSError:  # it ended, or this is no Linux
        return 0
    return int(found[1]) if found else 0


def main() -> None:
    """Prints seconds a document, the ratio, and memory."""
    count = int(sys.argv[1].replace("_", "").replace(",", "")) if len(sys.argv) > 1 else DOCUMENTS
    with TemporaryDirectory() as place:
        folder, url = Path(place) / "texts", f"sqlite:///{place}/importing.sqlite3"
        folder.mkdir()
        for number, text in enumerate(texts(count * PER_DOCUMENT)):
            (folder / f"Gesprek {number:04}.txt").write_text(text)
        used(["-m", "cli", "new", "Schaal", "--database", url])
        reading, *_ = used(["-c", READ, str(folder)])
        importing, wall, first, last = used(
            ["-m", "cli", "import", str(folder), "--database", url], early=f"Bestand {EARLY + 1} van"
        )
        size = Path(place, "importing.sqlite3").stat().st_size
    print(f"{count:,} documents of {PER_DOCUMENT:,} words: {wall:.0f} s by the clock, database {size / 1e6:,.0f} MB")
    print(f"processor seconds a document: reading {reading / count:.3f}, importing {importing / count:.3f}")
    print(f"ratio importing / reading: {importing / reading:.1f}")
    print(f"memory at document {min(EARLY, count)}: {first / 1e3:,.0f} MB, at {count:,}: {last / 1e3:,.0f} MB")


if __name__ == "__main__":
    main()
