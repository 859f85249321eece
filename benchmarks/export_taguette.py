"""Taguette (BSD-3) exporting the quotes of `benchmarks.export`: its own server, asked for its own files.

`DUIDING_TAGUETTE` is the command of a Taguette in an environment of its own. For .docx it calls Calibre; without
`ebook-convert` on the path only its .xlsx and .csv are measured.
"""

import sqlite3
from collections.abc import Callable
from html import escape
from http.cookiejar import CookieJar
from pathlib import Path
from shutil import which
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from urllib.request import HTTPCookieProcessor, build_opener

from benchmarks.pane_taguette import running
from reports.findings import Findings

ROUNDS, PATIENCE_S = 3, 600
NOW = "2021-01-01 00:00:00.000000"


def exported(command: str, findings: Findings) -> dict[str, tuple[float, int]]:
    """Seconds (the median of some rounds after one to warm up) and bytes by ending."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        with running(command, folder):
            pass  # makes its tables
        _fill(folder, findings)
        with running(command, folder) as address:
            opened = build_opener(HTTPCookieProcessor(CookieJar()))
            opened.open(address, timeout=PATIENCE_S).read()
            root = address.partition("?")[0]
            endings = ["xlsx", "csv", *(["docx"] if which("ebook-convert") else [])]
            return {
                each: _taken(lambda each=each: _got(opened, f"{root}project/1/export/highlights/.{each}"))  # type: ignore[misc]
                for each in endings
            }


def _got(opened: object, address: str) -> bytes:
    with opened.open(address, timeout=PATIENCE_S) as answer:  # type: ignore[attr-defined]
        return bytes(answer.read())


def _taken(ask: Callable[[], bytes]) -> tuple[float, int]:
    size, rounds = len(ask()), []
    for _ in range(ROUNDS):
        start = perf_counter()
        ask()
        rounds.append(perf_counter() - start)
    return median(rounds), size


def _fill(folder: Path, findings: Findings) -> None:
    """The same documents, codes and quotes; offsets there are UTF-8 bytes of the text without line breaks."""
    database = sqlite3.connect(folder / "taguette.sqlite3")
    database.execute("INSERT INTO projects VALUES (1, 'Meting', '', ?)", [NOW])
    database.execute("INSERT INTO project_members VALUES (1, 'admin', 'ADMIN')")
    codes = {code.id: n for n, code in enumerate(findings.codebook.codes, 1)}
    names = ((n, 1, code.name, "") for n, code in enumerate(findings.codebook.codes, 1))
    database.executemany("INSERT INTO tags VALUES (?, ?, ?, ?)", names)
    documents = {document.id: n for n, document in enumerate(findings.documents, 1)}
    for document in findings.documents:
        page = "".join(f"<p>{escape(line)}</p>" for line in findings.texts[document.id].split("\n"))
        facts = (documents[document.id], document.name, "", "tekst.txt", NOW, 1, "LEFT_TO_RIGHT", page)
        database.execute("INSERT INTO documents VALUES (?, ?, ?, ?, ?, ?, ?, ?)", facts)
    for n, coding in enumerate(findings.codings, 1):
        before = findings.texts[coding.document_id][: coding.span.start].replace("\n", "")
        start = len(before.encode())
        place = (n, documents[coding.document_id], start, start + len(coding.quote.encode()), escape(coding.quote))
        database.execute("INSERT INTO highlights VALUES (?, ?, ?, ?, ?)", place)
        database.execute("INSERT INTO highlight_tags VALUES (?, ?)", (n, codes[coding.code_id]))
    database.commit()
    database.close()
