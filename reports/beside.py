"""The joint displays: what was said beside groups, beside boards, and beside figures from elsewhere."""

from reports.beside_boards import cases, plots
from reports.beside_groups import categories, groups
from reports.beside_quotes import quotes, side_by_side
from reports.cleaning import spelled
from reports.displays import Cases, Display, Laid, Plots, QuoteMatrix, SideBySide
from reports.telling import Telling

JOINT = "joint"


def joint(told: Telling) -> None:
    """The chapter; none where nothing is grouped, or nothing was coded about a group."""
    laid = [each for each in told.findings.displays if not _is_empty(each)]
    if not laid:
        return
    words = told.words
    alone = len(laid) == 1 and isinstance(laid[0], Display)
    told.text.heading(words("report-heading-joint" if alone else "report-heading-beside"))
    for number_, each in enumerate(laid, 1):
        if not alone:
            title = _title(told, each)
            told.text.heading(title[:1].upper() + title[1:], 2)
        match each:
            case Display():
                groups(told, each, f"{JOINT}-{number_}")
            case QuoteMatrix():
                quotes(told, each)
            case Cases():
                cases(told, each)
            case Plots():
                plots(told, each)
            case SideBySide():
                side_by_side(told, each)


def _is_empty(laid: Laid) -> bool:
    match laid:
        case Display():
            return len(laid.documents) < 2 or not categories(laid)
        case QuoteMatrix():
            return not categories(laid.display)
        case Cases():
            return not laid.found.cases
        case Plots():
            return not laid.plots
        case SideBySide():
            return not laid.lines


def _title(told: Telling, laid: Laid) -> str:
    match laid:
        case Display():
            return told.words("report-heading-groups", grouping=spelled(laid.grouping))
        case QuoteMatrix():
            return told.words("report-heading-quotes", grouping=spelled(laid.display.grouping))
        case Cases():
            return told.words("report-heading-cases", attribute=spelled(laid.found.attribute))
        case Plots():
            return told.words("report-heading-plots", attribute=spelled(laid.attribute))
        case SideBySide():
            return told.words("report-heading-findings")
