"""The Word report: the same blocks as on the screen, bound on paper."""

from reports.binding import bound
from reports.blocks import Contents
from reports.choices import Choices
from reports.composing import composed
from reports.findings import Findings
from reports.house_style import HouseStyle
from reports.paper import asks_for_numbers, paper, sealed
from words import spoken


def word(findings: Findings, choices: Choices | None = None, house: HouseStyle | None = None) -> bytes:
    """The report as .docx; refuses when a quote no longer stands in its document word for word."""
    blocks = composed(findings, choices)
    document, look = paper(findings.project, findings.generated_on, spoken(findings.language), house)
    if any(isinstance(block, Contents) for block in blocks):
        asks_for_numbers(document)
    return sealed(bound(document, blocks, look))
