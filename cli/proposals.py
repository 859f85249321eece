"""Proposals as a CSV that a person goes through: the rows that stay are what is accepted."""

import csv
from io import StringIO
from typing import Any

from corpora.decoding import decoded
from corpora.pseudonyms import Proposal
from corpora.pseudonyms_patterns import Kind
from corpora.refusal import Refusal
from corpora.spans import Span, quoted

COLUMNS = ("start", "end", "quote", "kind", "pseudonym")


def as_csv(proposals: tuple[Proposal, ...]) -> bytes:
    """A row each, for a spreadsheet as well."""
    written = StringIO(newline="")
    rows = csv.writer(written, delimiter=";")
    rows.writerow(COLUMNS)
    rows.writerows((each.span.start, each.span.end, each.quote, each.kind, each.pseudonym) for each in proposals)
    return written.getvalue().encode("utf-8-sig")


def accepted_in(name: str, data: bytes, text: str) -> tuple[Proposal, ...]:
    """The rows of the file, for a text; refuses `proposals-columns`, `proposals-damaged` and `quote-mismatch`."""
    said = decoded(name, data)[0].removeprefix("\ufeff")
    if not said.strip():
        raise Refusal("file-empty", name=name)
    separator = max(",;\t", key=said.splitlines()[0].count)
    rows = csv.DictReader(StringIO(said, newline=""), delimiter=separator)
    missing = [column for column in COLUMNS if column not in (rows.fieldnames or ())]
    if missing:
        raise Refusal("proposals-columns", name=name, missing=", ".join(missing))
    return tuple(_proposal(name, row, rows.line_num, text) for row in rows)


def _proposal(name: str, row: dict[str, Any], line: int, text: str) -> Proposal:
    try:
        span, kind = Span(int(row["start"]), int(row["end"])), Kind(row["kind"].strip().upper())
    except (ValueError, TypeError, AttributeError) as error:
        raise Refusal("proposals-damaged", name=name, line=line) from error
    if quoted(text, span) != row["quote"]:
        raise Refusal("quote-mismatch")
    return Proposal(span, row["quote"], kind, row["pseudonym"], "list")
