"""Displays and drawings as parts of a report: what stands in their tables, and what stays out of what is published."""

from dataclasses import replace

import pytest

from coding.graphs import laid_out
from coding.joint_ordered import Case, Ordered
from coding.joint_plot import Dot, Plot
from coding.joint_quotes import ShownQuotes
from coding.joint_units import JointCell
from corpora.refusal import Refusal
from reports.blocks import Figure, Heading, Prose, Table
from reports.choices import Choices, Part, Shown, Shows, display_of
from reports.composing import composed
from reports.displays import Cases, Display, Kept, Plots, QuoteMatrix, SideBySide
from reports.findings import Findings
from reports.joint_findings import Line
from tests.unit.reports.making import BOARD, CODINGS, CONTEXT, MONITORING, STOEP, crowd, displayed

JOINT = Choices((Part.JOINT,))
LINE = Line("laag", "grootte", "0,1", "", "< 0,05", "", "tabel 3", "Monitoren", "1 van 2", "“Ja”", "nuanceert", "")


def everything(findings: Findings) -> Findings:
    """The study with every display there is."""
    [display] = displayed(findings).displays
    assert isinstance(display, Display)
    cells = [each for subject in display.subjects if subject.is_category for each in subject.cells]
    here = JointCell("", 2, 10, cells[0].balance, unraised=False, behind=tuple)
    subjects = ((MONITORING.id, "Monitoren", True), (CONTEXT.id, "Context", True))
    case = Case(BOARD, "Stichting Voorbeeld (1)", "4", 4.0, 1, 10.0, {MONITORING.id: here, CONTEXT.id: here})
    dots = tuple(Dot(f"b{n}", n, n * 2.0, 1, n, ()) for n in range(4))
    plot = Plot(dots, 0, 0, 1.0, None, (0.0, 6.0), drawn=True, seed=1)
    quotes = ShownQuotes(MONITORING.id, "laag", (CODINGS[0].id,), by_hand=False, unraised=False)
    laid = (
        display,
        QuoteMatrix(display, (quotes,)),
        Cases(Ordered("aantal_scholen", subjects, (case,), 0)),
        Plots("aantal_scholen", (("Monitoren", plot),)),
        SideBySide((LINE,)),
    )
    return replace(findings, displays=laid)


def test_every_display_has_its_table(findings: Findings) -> None:
    blocks = composed(everything(findings), JOINT)
    tables = {block.title: block for block in blocks if isinstance(block, Table)}
    cells = {row.cells[0]: row.cells for row in tables["Citaten per categorie en groep: Besturen 2020"].rows}
    assert f"‘{STOEP}’\nInspecteur 1, Focusgroep mbo" in cells["Monitoren"]
    boards = tables["Besturen op volgorde van aantal scholen, met het aantal fragmenten per categorie"]
    assert boards.rows[0].cells == ("Stichting Voorbeeld (1)", "4", "1", "2", "2")
    assert tables["Wat de cijfers laten zien, en wat de gesprekken daarover zeggen"].rows[0].cells[0] == (
        "grootte\nbij laag\nB = 0,1, p < 0,05\nBron: tabel 3"
    )
    assert (
        tables["Samenhang tussen aantal scholen en hoe vaak een categorie ter sprake komt"].rows[0].cells[2] == "1,00"
    )
    assert len([block for block in blocks if isinstance(block, Figure)]) == 2


def test_boards_one_by_one_are_not_published(findings: Findings) -> None:
    blocks = composed(everything(findings), replace(JOINT, publication=True))
    said = [block.text for block in blocks if isinstance(block, Prose)]
    assert sum("is zij weggelaten" in text for text in said) == 2
    assert "Stichting Voorbeeld" not in str(blocks)


def test_a_kept_drawing_is_a_picture_with_its_lines_as_a_table(findings: Findings) -> None:
    network = crowd(70)
    told_below = (("network-note-relations", {}), ("network-caution-one-document", {}))
    kept = Kept("Alles", network, laid_out(network), told_below, 2)
    grounded = replace(findings.relations[0], coding_ids=(CODINGS[0].id,))
    told = replace(findings, drawings=(kept,), overview=False, relations=(grounded,))
    blocks = composed(told, Choices((Part.RELATIONS,)))
    [figure] = [block for block in blocks if isinstance(block, Figure)]
    assert "weggelaten: 10 punten" in figure.title
    assert [block.text for block in blocks if isinstance(block, Heading)][1:4] == [
        "Alles",
        "Waarop de verbanden berusten",
        "Monitoren – bevordert – Context",
    ]
    last = [block for block in blocks if isinstance(block, Table)][-1]
    assert last.rows[0].cells[:3] == ("Code 68", "leidt tot", "Code 69")
    assert "zwakkere lijnen" in last.note


def test_a_display_is_known_by_one_word() -> None:
    for wrong in ("groups", "groups:list", "niets:list::x", "findings:list::x"):
        with pytest.raises(Refusal, match="report-display-wrong"):
            display_of(wrong)
    assert display_of(Shown(Shows.FINDINGS).key) == Shown(Shows.FINDINGS)
