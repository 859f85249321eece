"""`python -m benchmarks.reading`: words per CPU-second for each kind of file, beside the bare library on the same file.

The ratio is ours / bare: what turns, sentences, repairs and checks cost on top of getting the characters out. Each
figure is the median of three runs on an invented conversation of about 20,000 words.
"""

import csv
import json
import zipfile
from collections.abc import Callable
from io import BytesIO, StringIO
from statistics import median
from time import process_time

import lxml.html
import python_calamine
import webvtt
from docx import Document
from lxml import etree

from benchmarks.invented import files
from corpora.reading import read_all

TURNS = 1_250
ROUNDS = 3


def _captions(kind: str) -> Callable[[bytes], str]:
    return lambda data: "\n".join(cue.text for cue in webvtt.from_buffer(BytesIO(data), format=kind).captions)


def _odt(data: bytes) -> str:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return " ".join(map(str, etree.fromstring(archive.read("content.xml")).itertext()))


def _book(data: bytes) -> str:
    sheet = python_calamine.CalamineWorkbook.from_filelike(BytesIO(data)).get_sheet_by_index(0)
    return "\n".join(str(cell) for row in sheet.to_python() for cell in row)


# What is left when one only asks the library, or Python, for the characters; nothing that we use reads RTF.
BARE: dict[str, Callable[[bytes], str]] = {
    "docx": lambda data: "\n".join(paragraph.text for paragraph in Document(BytesIO(data)).paragraphs),
    "odt": _odt,
    "html": lambda data: str(lxml.html.document_fromstring(data.decode()).text_content()),
    "txt": lambda data: data.decode(),
    "md": lambda data: data.decode(),
    "vtt": _captions("vtt"),
    "srt": _captions("srt"),
    "sbv": _captions("sbv"),
    "json": lambda data: "\n".join(segment["text"] for segment in json.loads(data)["segments"]),
    "tsv": lambda data: "\n".join(row[2] for row in csv.reader(StringIO(data.decode()), delimiter="\t")),
    "xml": lambda data: " ".join(map(str, etree.fromstring(data).itertext())),
    "csv": lambda data: "\n".join(row[1] for row in csv.reader(StringIO(data.decode()), delimiter=";")),
    "xlsx": _book,
}


def seconds(work: Callable[[], object]) -> float:
    """CPU-seconds of this process, the median of a few rounds."""
    taken = []
    for _ in range(ROUNDS):
        start = process_time()
        work()
        taken.append(process_time() - start)
    return max(median(taken), 1e-6)


def main() -> None:
    """Prints a line for each kind."""
    read_all("a.txt", b"Anna: De regels voor zinnen worden een keer geladen.")
    print(f"{'kind':6}{'words':>8}{'words/CPU-s':>14}{'bare':>14}{'ratio':>8}")
    for kind, data in files(TURNS).items():
        name, bare = f"a.{kind}", BARE.get(kind)
        words = sum(len(reading.text.split()) for reading in read_all(name, data))
        ours = seconds(lambda name=name, data=data: read_all(name, data))  # type: ignore[misc]
        theirs = seconds(lambda bare=bare, data=data: bare(data)) if bare else None  # type: ignore[misc]
        beside = f"{words / theirs:>14,.0f}{ours / theirs:>8.1f}" if theirs else f"{'-':>14}{'-':>8}"
        print(f"{kind:6}{words:>8}{words / ours:>14,.0f}{beside}")


if __name__ == "__main__":
    main()
