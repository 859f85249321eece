"""A joint display as CSV: its counts as a calculator elsewhere (or ours) can take them, and itself as a table."""

import csv
from collections.abc import Iterable
from io import StringIO

from coding.joint import Joint, JointTable
from coding.joint_units import JointSubject
from coding.smallcells import SmallCell

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
    subjects: Iterable[JointSubject], categories: Joint, codes: Joint, left_out: Iterable[SmallCell] = ()
) -> bytes:
    """A row per category or code and group, with commas and points in numbers; what is left out has no numbers."""
    hidden = {(each.subject_id, each.group) for each in left_out}
    lines = StringIO(newline="")
    sheet = csv.writer(lines, lineterminator="\n")
    sheet.writerow(DISPLAYED)
    counts = {row.code: row for row in codes.rows}, {row.code: row for row in categories.rows}
    for subject in subjects:
        row = counts[subject.is_category][subject.label]
        for cell in subject.cells:
            named = ("category" if subject.is_category else "code", subject.label, cell.group)
            if (subject.id, cell.group) in hidden:
                sheet.writerow([*named, *[""] * (len(DISPLAYED) - len(named))])
                continue
            rate = cell.per_1000_words
            numbers = (cell.fragments, f"{cell.words:g}", "" if rate is None else round(rate, 4))
            balance = (cell.balance.promoting, cell.balance.hindering, int(cell.unraised))
            sheet.writerow(
                [*named, row.documents_with_code[cell.group], codes.documents[cell.group], *numbers, *balance]
            )
    return lines.getvalue().encode()
