"""`python -m benchmarks.export`: the Word report and the Excel sheet beside a bare loop that writes the same text."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO
from statistics import median
from time import perf_counter
from uuid import UUID

from docx import Document as BareDocument
from openpyxl import Workbook

from codebooks.codebook import Category, Code, Codebook, Theme
from coding.codings import Coder, Coding
from coding.networks import network
from corpora.documents import Document, Segment, SegmentKind
from corpora.spans import Span
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
    """Print a line per file: our seconds, the bare loop's, and the ratio."""
    findings = invented()
    few = replace(findings, themes=(replace(findings.themes[0], coding_ids=findings.themes[0].coding_ids[:25]),))
    print(f"{'':34}{'ours':>8}{'bare':>8}{'ratio':>8}")
    for name, ours, bare in (
        (f"{QUOTES} quotes to .docx", word, bare_word),
        (f"{QUOTES} codings to .xlsx", codings_book, bare_excel),
    ):
        mine, theirs = taken(ours, findings), taken(bare, findings)
        print(f"{name:34}{mine:7.2f}s{theirs:7.2f}s{mine / theirs:8.2f}")
    print(f"{'a report of 25 quotes to .docx':34}{taken(word, few):7.2f}s")


if __name__ == "__main__":
    main()
