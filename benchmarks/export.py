"""`python -m benchmarks.export`: the Word report and the tables beside a bare loop that writes the same text.

Beside Taguette too, where `DUIDING_TAGUETTE` is its command: see `benchmarks.export_taguette`.
"""

import os
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO
from statistics import median
from time import perf_counter
from uuid import UUID

from docx import Document as BareDocument
from openpyxl import Workbook

from benchmarks.export_taguette import exported
from codebooks.codebook import Category, Code, Codebook, Theme
from coding.codings import Coder, Coding
from coding.networks import network
from corpora.documents import Document, Segment, SegmentKind
from corpora.spans import Span
from reports.datasets import Form, Study, Wanted, written
from reports.excel import codings_book
from reports.findings import Findings
from reports.sources import sources_of
from reports.word import word

QUOTES = 5_000
DOCUMENTS = 20
CODES = 40
ROUNDS = 3
SENTENCE = "Het bestuur ziet de resultaten pas laat en stuurt daarna nauwelijks bij, zegt spreker {0}."


def invented() -> Findings:
    """Twenty focus groups of 250 turns, every turn coded once, and every coding chosen for the one theme."""
    per = QUOTES // DOCUMENTS
    turns = [SENTENCE.format(turn) for turn in range(per)]
    text, spans, start = "\n".join(turns), [], 0
    for turn in turns:
        spans.append(Span(start, start + len(turn)))
        start += len(turn) + 1
    segments = tuple(Segment(SegmentKind.TURN, span, f"Spreker {at % 8}") for at, span in enumerate(spans))
    category = Category(UUID(int=1), "Bestuurskracht", "Wat een bestuur kan en doet.")
    codes = tuple(Code(UUID(int=100 + at), f"Code {at}", category.id, "Wat de code betekent.") for at in range(CODES))
    documents = tuple(_document(at, text, per) for at in range(DOCUMENTS))
    coder = Coder(UUID(int=2), "Anna de Wit", "AW", "#0072B2")
    codings = tuple(
        Coding(UUID(int=10_000 + at * per + turn), document.id, codes[turn % CODES].id, coder.id, span, turns[turn])
        for at, document in enumerate(documents)
        for turn, span in enumerate(spans)
    )
    book = Codebook((category,), codes)
    return Findings(
        project="Meting",
        revision=1,
        language="nl",
        generated_on=date(2026, 1, 1),
        version="0",
        documents=documents,
        texts={document.id: text for document in documents},
        segments={document.id: segments for document in documents},
        coders=(coder,),
        codebook=book,
        codings=codings,
        network=network(book, codings, documents=DOCUMENTS),
        themes=(Theme(UUID(int=3), "Thema", "Tekst.", (category.id,), tuple(coding.id for coding in codings)),),
    )


def _document(at: int, text: str, turns: int) -> Document:
    day = datetime(2026, 1, 1, tzinfo=UTC)
    return Document(UUID(int=1_000 + at), f"Focusgroep {at}", "txt", len(text), 0, turns, 8, "", day)


def bare_word(findings: Findings) -> bytes:
    """Quotes and sources through python-docx's own calls: no tables, no picture."""
    sources = sources_of(findings, findings.codings)
    document, file = BareDocument(), BytesIO()
    for coding in findings.codings:
        source = sources[coding.id]
        document.add_paragraph(coding.quote, style="Quote")
        document.add_paragraph(f"{source.speaker}, {source.document}, {source.place}")
    document.save(file)
    return file.getvalue()


def bare_excel(findings: Findings) -> bytes:
    """The same columns through openpyxl, cell values only."""
    sources = sources_of(findings, findings.codings)
    codes = {code.id: code.name for code in findings.codebook.codes}
    book, file = Workbook(), BytesIO()
    sheet = book.active
    assert sheet is not None
    for coding in findings.codings:
        source, span = sources[coding.id], coding.span
        place = (source.document, source.speaker, source.place, span.start, span.end)
        said = ("Bestuurskracht", codes[coding.code_id], "Anna de Wit", "", "", coding.memo)
        sheet.append((*place, coding.quote, *said, len(coding.quote.split()), coding.revision))
    book.save(file)
    return file.getvalue()


def taken(write: Callable[[Findings], bytes], findings: Findings) -> float:
    """Seconds, the median of some rounds after one to warm up."""
    write(findings)
    rounds = []
    for _ in range(ROUNDS):
        start = perf_counter()
        write(findings)
        rounds.append(perf_counter() - start)
    return median(rounds)


def main() -> None:
    """Print a line per file: our seconds, the bare loop's, and the ratio; and what Taguette takes for the same."""
    findings = invented()
    few = replace(findings, themes=(replace(findings.themes[0], coding_ids=findings.themes[0].coding_ids[:25]),))
    study, mine = Study(findings), {"docx": taken(word, findings)}
    print(f"{'':34}{'ours':>8}{'bare':>8}{'ratio':>8}")
    _line(f"{QUOTES} quotes to .docx", mine["docx"], taken(bare_word, findings))
    _line(f"{QUOTES} codings to .xlsx", taken(codings_book, findings), taken(bare_excel, findings))
    print(f"{'a report of 25 quotes to .docx':34}{taken(word, few):7.2f}s")
    for kind in ("codings", "quotes", "units", "code-document"):
        for form in Form:
            seconds = taken(lambda _, kind=kind, form=form: written(study, Wanted(kind), form), findings)  # type: ignore[misc]
            print(f"{f'{kind} of {QUOTES} codings to .{form}':34}{seconds:7.2f}s")
            mine |= {str(form): seconds} if kind == "quotes" else {}
    if command := os.environ.get("DUIDING_TAGUETTE"):
        print(f"{'':34}{'ours':>8}{'Taguette':>9}{'ratio':>8}")
        for ending, (theirs, _) in exported(command, findings).items():
            _line(f"{QUOTES} quotes to .{ending}", mine[ending], theirs)


def _line(name: str, ours: float, theirs: float) -> None:
    print(f"{name:34}{ours:7.2f}s{theirs:7.2f}s{ours / theirs:8.2f}")


if __name__ == "__main__":
    main()
