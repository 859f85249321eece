"""A joint display as CSV: its counts as a calculator elsewhere (or ours) can take them, and itself as a table."""

import csv
from collections.abc import Iterable, Mapping
from io import StringIO
from uuid import UUID

from coding.joint import Joint, JointTable
from coding.joint_quotes import ShownQuotes
from coding.joint_units import JointSubject
from coding.withholding import NOTHING, Withheld

COLUMNS = ("document", "groep", "woorden", "code", "segmenten")
DISPLAYED = (
    *("kind", "label", "group", "documents_with_code", "documents", "fragments", "words", "per_1000_words"),
    *("promoting", "hindering", "not_raised"),
)


def joint_csv(table: JointTable) -> bytes:
    """A row per document, group and code that occurs in it; a document without any code has one row for itself."""
    lines = StringIO(newline="")
    sheet = csv.writer(lines, delimiter=";", lineterminator="\n")
    sheet.writerow(COLUMNS)
    for each in table.counted:
        counts = {code: n for code, n in each.fragments.items() if n} or {"": 0}
        sheet.writerows((each.document, each.group, f"{each.words:g}", code, n) for code, n in counts.items())
    return lines.getvalue().encode()


def display_csv(
    subjects: Iterable[JointSubject], categories: Joint, codes: Joint, kept_back: Withheld = NOTHING
) -> bytes:
    """A row per category or code and group, with commas and points in numbers; what is left out has no numbers."""
    lines = StringIO(newline="")
    sheet = csv.writer(lines, lineterminator="\n")
    sheet.writerow(DISPLAYED)
    counts = {row.code: row for row in codes.rows}, {row.code: row for row in categories.rows}
    for subject in subjects:
        row = counts[subject.is_category][subject.label]
        for cell in subject.cells:
            named = ("category" if subject.is_category else "code", subject.label, cell.group)
            place = (subject.id, cell.group)
            if place in kept_back.cells:
                sheet.writerow([*named, *[""] * (len(DISPLAYED) - len(named))])
                continue
            rate = cell.per_1000_words
            numbers = (cell.fragments, f"{cell.words:g}", "" if rate is None else round(rate, 4))
            ways = ("", "") if place in kept_back.ways else (cell.balance.promoting, cell.balance.hindering)
            counted = (row.documents_with_code[cell.group], codes.documents[cell.group])
            sheet.writerow([*named, *counted, *numbers, *ways, int(cell.unraised)])
    return lines.getvalue().encode()


def quotes_csv(
    subjects: Iterable[JointSubject], cells: Iterable[ShownQuotes], texts: Mapping[UUID, tuple[str, str]]
) -> bytes:
    """A row per quote, in the order of its cell; `texts` are the quotes with their document."""
    lines = StringIO(newline="")
    sheet = csv.writer(lines, lineterminator="\n")
    sheet.writerow(("kind", "label", "group", "place", "quote", "document", "chosen"))
    named = {each.id: ("category" if each.is_category else "code", each.label) for each in subjects}
    for cell in dict.fromkeys(cells):
        for place, coding_id in enumerate(cell.coding_ids, 1):
            sheet.writerow((*named[cell.subject_id], cell.group, place, *texts[coding_id], int(cell.by_hand)))
    return lines.getvalue().encode()
