"""Days as they stand in a report, with the month in letters."""

from datetime import date

from reports.findings import Findings
from words import Words


def dated(day: date, words: Words) -> str:
    """As in “9 maart 2026”."""
    return words("report-date", day=day.day, month=words("report-months").split()[day.month - 1], year=day.year)


def long_date(findings: Findings, words: Words) -> str:
    """The day of the findings."""
    return dated(findings.generated_on, words)
