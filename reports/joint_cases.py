"""Boards in the order of an attribute as CSV."""

import csv
from io import StringIO

from coding.joint_ordered import Ordered

COLUMNS = ("board", "attribute", "value", "documents", "words", "kind", "label", "fragments", "not_raised")


def cases_csv(found: Ordered) -> bytes:
    """A row per board and category or code, in the order of the display."""
    lines = StringIO(newline="")
    sheet = csv.writer(lines, lineterminator="\n")
    sheet.writerow(COLUMNS)
    for case in found.cases:
        for subject_id, label, is_category in found.subjects:
            cell = case.cells[subject_id]
            kind = "category" if is_category else "code"
            about = (case.name, found.attribute, case.value, case.documents, f"{case.words:g}")
            sheet.writerow((*about, kind, label, "" if cell.unraised else cell.fragments, int(cell.unraised)))
    return lines.getvalue().encode()
