"""One invented conversation in every kind of file that can be read."""

import json
import zipfile
from io import BytesIO

import xlsxwriter
from docx import Document

SAID = "Het bestuur ziet de resultaten pas laat en stuurt daarna nauwelijks bij, zegt de een."
SPEAKERS = ("Anna", "Bas", "Coöp Jansen")
_ODT = "urn:oasis:names:tc:opendocument:xmlns"


def files(turns: int) -> dict[str, bytes]:
    """Each kind of file with so many turns."""
    lines = [f"{SPEAKERS[turn % 3]}: {SAID}" for turn in range(turns)]
    times = [f"00:{n // 60 % 60:02}:{n % 60:02}" for n in range(turns + 1)]
    cues = list(zip(times, times[1:], lines, strict=False))
    segments = [{"start": n, "end": n + 1, "text": f" {SAID}", "speaker": SPEAKERS[n % 3]} for n in range(turns)]
    written = {
        "txt": "\n".join(lines),
        "md": "# Verslag\n\n" + "\n\n".join(lines),
        "vtt": "WEBVTT\n\n" + "\n\n".join(f"{a}.000 --> {b}.000\n{said}" for a, b, said in cues),
        "srt": "\n\n".join(f"{n}\n{a},000 --> {b},000\n{said}" for n, (a, b, said) in enumerate(cues, 1)),
        "sbv": "\n\n".join(f"{a[1:]}.000,{b[1:]}.000\n{said}" for a, b, said in cues),
        "json": json.dumps({"segments": segments}),
        "tsv": "start\tend\ttext\n" + "\n".join(f"{n}000\t{n + 1}000\t{line}" for n, line in enumerate(lines)),
        "html": f"<!DOCTYPE html><html><body>{''.join(f'<p>{line}</p>' for line in lines)}</body></html>",
        "xml": _record(turns),
        "csv": "Respondent;Wat valt op?\r\n" + "\r\n".join(f"{n};{SAID} {n}" for n in range(turns)),
    }
    binary = {
        "docx": _word(lines),
        "odt": _open(lines),
        "rtf": _rich(lines),
        "xlsx": _book(turns),
        "pdf": _printed(lines),
    }
    return {kind: text.encode() for kind, text in written.items()} | binary


def _record(turns: int) -> str:
    said = (
        f"<spreekbeurt><spreker><naam><achternaam>{SPEAKERS[turn % 3]}</achternaam></naam>:</spreker>"
        f"<tekst><al>{SAID}</al></tekst></spreekbeurt>"
        for turn in range(turns)
    )
    return f"<handelingen><agendapunt>{''.join(said)}</agendapunt></handelingen>"


def _word(lines: list[str]) -> bytes:
    document, stream = Document(), BytesIO()
    for line in lines:
        document.add_paragraph(line)
    document.save(stream)
    return stream.getvalue()


def _open(lines: list[str]) -> bytes:
    body = "".join(f"<text:p>{line}</text:p>" for line in lines)
    spaces = f'xmlns:office="{_ODT}:office:1.0" xmlns:text="{_ODT}:text:1.0"'
    root, stream = "office:document-content", BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        content = f"<{root} {spaces}><office:body><office:text>{body}</office:text></office:body></{root}>"
        archive.writestr("content.xml", content)
    return stream.getvalue()


def _rich(lines: list[str]) -> bytes:
    body = "\\par\n".join(line.replace("ö", "\\'f6") for line in lines)
    return f"{{\\rtf1\\ansi\\ansicpg1252{{\\fonttbl{{\\f0 Calibri;}}}}\\pard {body}\\par}}".encode("cp1252")


def _book(turns: int) -> bytes:
    stream = BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        for row, cells in enumerate([("Respondent", "Wat valt op?"), *((str(n), f"{SAID} {n}") for n in range(turns))]):
            sheet.write_row(row, 0, cells)
    return stream.getvalue()


def _printed(lines: list[str], height: int = 40) -> bytes:
    """A PDF as small as can be, with so many lines on a page."""
    pages = [lines[at : at + height] for at in range(0, len(lines), height)]
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number, page in enumerate(pages):
        shown = "".join(f"BT /F1 10 Tf 50 {800 - 15 * row} Td ({line}) Tj ET\n" for row, line in enumerate(page))
        own = f"/Contents {5 + 2 * number} 0 R /Resources << /Font << /F1 3 0 R >> >>"
        objects += [
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] {own} >>",
            f"<< /Length {len(shown)} >>\nstream\n{shown}\nendstream",
        ]
    body, places = b"%PDF-1.4\n", []
    for number, written in enumerate(objects, 1):
        places.append(len(body))
        body += f"{number} 0 obj\n{written}\nendobj\n".encode("cp1252")
    size, table = len(objects) + 1, "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer << /Size {size} /Root 1 0 R >>\n"
    return body + f"{end}startxref\n{len(body)}\n%%EOF".encode()
