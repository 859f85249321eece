"""Saturation and progress as CSV for other programs: UTF-8 without BOM, commas, points in numbers."""

import csv
from collections.abc import Iterable, Mapping, Sequence
from io import StringIO
from uuid import UUID

from coding.progress import Progress
from coding.saturation import Saturation
from coding.saturation_published import Read

STEPS = ("number", "document", "codes", "new_codes", "codes_so_far", "pairs_so_far", "new_share", "new")
PUBLISHED = ("number", "documents", "codes", "new_codes", "codes_so_far", "pairs_so_far", "new_share")
PROGRESS = (
    "document",
    "coder",
    "codings",
    "characters",
    "of_characters",
    "turns",
    "of_turns",
    "reach",
    "last",
)


def saturation_csv(found: Saturation, documents: Mapping[UUID, str], codes: Mapping[UUID, str]) -> bytes:
    """A document a row, in reading order; `new_share` is that of the run that ends there, empty where there is none."""
    rows = (
        (
            number,
            documents[step.document_id],
            len(step.code_ids),
            len(step.new_ids),
            step.codes,
            step.pairs,
            "" if step.share is None else round(step.share, 4),
            "; ".join(codes[code_id] for code_id in step.new_ids),
        )
        for number, step in enumerate(found.steps, 1)
    )
    return _csv(STEPS, rows)


def published_csv(found: Iterable[Read]) -> bytes:
    """The same as it goes out: documents by their numbers, several in one row where one would point at a board."""
    rows = (
        (
            each.number,
            each.last - each.first + 1,
            len(each.step.code_ids),
            len(each.step.new_ids),
            each.step.codes,
            each.step.pairs,
            "" if each.step.share is None else round(each.step.share, 4),
        )
        for each in found
    )
    return _csv(PUBLISHED, rows)


def progress_csv(found: Iterable[Progress], documents: Mapping[UUID, str], coders: Mapping[UUID, str]) -> bytes:
    """A document and coder a row; `reach` is a share of the text, `last` the moment in UTC."""
    rows = (
        (
            documents[row.document_id],
            coders[row.coder_id],
            row.codings,
            row.characters,
            row.of_characters,
            row.turns,
            row.of_turns,
            round(row.reach, 4),
            row.last.isoformat() if row.last else "",
        )
        for row in found
    )
    return _csv(PROGRESS, rows)


def _csv(head: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    lines = StringIO(newline="")
    sheet = csv.writer(lines, lineterminator="\n")
    sheet.writerow(head)
    sheet.writerows(rows)
    return lines.getvalue().encode()
