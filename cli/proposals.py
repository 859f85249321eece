"""Proposals as a CSV that a person goes through: what is accepted there is carried out."""

import csv
from collections.abc import Mapping
from io import StringIO
from typing import TYPE_CHECKING, Any
from uuid import UUID

from corpora.decoding import decoded
from corpora.pseudonyms import Proposal
from corpora.pseudonyms_kinds import Kind
from corpora.pseudonyms_review import Reviewed, grouped
from corpora.refusal import Refusal
from corpora.spans import Span, quoted

if TYPE_CHECKING:
    from actions.documents import Content
    from actions.pseudonymising import Preview

COLUMNS = ("document", "start", "end", "quote", "kind", "pseudonym")
NO = frozenset({"", "nee", "no", "n", "0", "false", "onwaar"})


def rows_of(previews: tuple["Preview", ...]) -> list[dict[str, Any]]:
    """A row for every place, document after document, with the words around it."""
    return [row for each in previews for row in _rows(each)]


def _rows(seen: "Preview") -> list[dict[str, Any]]:
    text = Reviewed(str(seen.content.document.id), seen.content.text, seen.proposals)
    places = {place.id: place for group in grouped([text]) for place in group.places}
    return [
        {
            "document": seen.content.document.name,
            "start": each.span.start,
            "end": each.span.end,
            "quote": each.quote,
            "kind": str(each.kind),
            "pseudonym": each.pseudonym,
            "accept": "nee" if each.doubtful else "ja",
            "reason": each.reason,
            "before": (place := places[f"{text.source}:{each.span.start}-{each.span.end}"]).before,
            "after": place.after,
        }
        for each in seen.proposals
    ]


def as_csv(rows: list[dict[str, Any]]) -> bytes:
    """For a spreadsheet as well."""
    written = StringIO(newline="")
    names = [*COLUMNS, "accept", "reason", "before", "after"]
    table = csv.DictWriter(written, names, delimiter=";")
    table.writeheader()
    table.writerows(rows)
    return written.getvalue().encode("utf-8-sig")


def accepted_in(name: str, data: bytes, texts: Mapping[str, "Content"]) -> dict[UUID, list[Proposal]]:
    """What a reviewed file accepts, for documents by name; a row that is gone or says *nee* is not accepted.

    Refuses `proposals-columns`, `proposals-damaged`, `document-unknown` and `quote-mismatch`.
    """
    said = decoded(name, data)[0].removeprefix("\ufeff")
    if not said.strip():
        raise Refusal("file-empty", name=name)
    separator = max(",;\t", key=said.splitlines()[0].count)
    rows = csv.DictReader(StringIO(said, newline=""), delimiter=separator)
    missing = [column for column in COLUMNS if column not in (rows.fieldnames or ())]
    if missing:
        raise Refusal("proposals-columns", name=name, missing=", ".join(missing))
    accepted: dict[UUID, list[Proposal]] = {}
    for row in rows:
        if (row.get("accept", "ja") or "").strip().lower() in NO:
            continue
        if row["document"] not in texts:
            raise Refusal("document-unknown", name=row["document"], known=", ".join(texts) or "–")
        found = texts[row["document"]]
        accepted.setdefault(found.document.id, []).append(_proposal(name, row, rows.line_num, found.text))
    return accepted


def _proposal(name: str, row: dict[str, Any], line: int, text: str) -> Proposal:
    try:
        span, kind = Span(int(row["start"]), int(row["end"])), Kind(row["kind"].strip().upper())
    except (ValueError, TypeError, AttributeError) as error:
        raise Refusal("proposals-damaged", name=name, line=line) from error
    if quoted(text, span) != row["quote"]:
        raise Refusal("quote-mismatch")
    return Proposal(span, row["quote"], kind, row["pseudonym"] or "", "list")
