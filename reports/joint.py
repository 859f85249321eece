"""Counts per document and group as CSV, as a calculator elsewhere (or ours) can take them: semicolons, no BOM."""

import csv
from io import StringIO

from coding.joint import JointTable

COLUMNS = ("document", "groep", "woorden", "code", "segmenten")


def joint_csv(table: JointTable) -> bytes:
    """A row per document, group and code that occurs in it; a document without any code has one row for itself."""
    lines = StringIO(newline="")
    sheet = csv.writer(lines, delimiter=";", lineterminator="\n")
    sheet.writerow(COLUMNS)
    for each in table.counted:
        counts = {code: n for code, n in each.fragments.items() if n} or {"": 0}
        sheet.writerows((each.document, each.group, f"{each.words:g}", code, n) for code, n in counts.items())
    return lines.getvalue().encode()
