"""What a correction cannot decide, as a CSV in which a person does: keep the proposal, give other words, or remove."""

import csv
from collections.abc import Iterator
from io import StringIO
from uuid import UUID

from actions.correcting import place_of
from actions.correcting_plan import Correction, Loss
from corpora.decoding import decoded
from corpora.refusal import Refusal
from corpora.spans import Span, quoted

COLUMNS = ("id", "kind", "coder", "code", "quote", "reason", "proposal", "decision", "words")
PROPOSAL, WORDS, REMOVE = ("voorstel", "proposal"), ("woorden", "words"), ("verwijderen", "remove")


def as_csv(correction: Correction) -> bytes:
    """A row for each that cannot be moved; `decision` and `words` are left open."""
    written = StringIO(newline="")
    rows = csv.writer(written, delimiter=";")
    rows.writerow(COLUMNS)
    for loss in correction.lost:
        proposal = quoted(correction.reading.text, loss.candidates[0]) if loss.candidates else ""
        rows.writerow((loss.id, loss.kind, loss.coder, loss.code, loss.quote, loss.reason, proposal, "", ""))
    return written.getvalue().encode("utf-8-sig")


def decided_in(name: str, data: bytes, correction: Correction) -> dict[UUID, Span | None]:
    """The decisions of a file; a row without one leaves its coding undecided.

    Refuses `decisions-columns`, `decisions-damaged`, `decision-outdated` where the proposal is another by now, and
    what `place_of` refuses.
    """
    said = decoded(name, data)[0].removeprefix("\ufeff")
    if not said.strip():
        raise Refusal("file-empty", name=name)
    separator = max(",;\t", key=said.splitlines()[0].count)
    rows = csv.DictReader(StringIO(said, newline=""), delimiter=separator)
    missing = [column for column in ("id", "decision") if column not in (rows.fieldnames or ())]
    if missing:
        raise Refusal("decisions-columns", name=name, missing=", ".join(missing))
    lost = {loss.id: loss for loss in correction.lost}
    return dict(_decided(name, rows, correction, lost))


def _decided(
    name: str, rows: "csv.DictReader[str]", correction: Correction, lost: dict[UUID, Loss]
) -> Iterator[tuple[UUID, Span | None]]:
    for row in rows:
        said, words = ((row.get(column) or "").strip() for column in ("decision", "words"))
        if not (said or words):
            continue
        try:
            about = UUID((row["id"] or "").strip())
        except ValueError as error:
            raise Refusal("decisions-damaged", name=name, line=rows.line_num) from error
        if said.casefold() in REMOVE:
            yield about, None
        elif said.casefold() in PROPOSAL:
            yield about, _proposed(correction, lost.get(about), row.get("proposal") or "")
        elif said.casefold() in WORDS or not said:
            yield about, place_of(correction, words)
        else:
            raise Refusal("decisions-damaged", name=name, line=rows.line_num)


def _proposed(correction: Correction, loss: Loss | None, words: str) -> Span:
    """The first proposal, when its words are those that the person saw."""
    if loss is None or not loss.candidates:
        raise Refusal("decision-outdated")
    if quoted(correction.reading.text, loss.candidates[0]).split() != words.split():
        raise Refusal("decision-outdated")
    return loss.candidates[0]
