"""Findings as printed, quotes that stand for a cell, boards in the order of an attribute, and as dots."""

from dataclasses import replace
from itertools import permutations
from uuid import UUID

import numpy as np
import pytest
from scipy import stats

from codebooks.codebook import Category, Code, Codebook
from coding.codings import Coding
from coding.joint_findings import Finding, impossible, printed_in
from coding.joint_grouping import Grouping, Source
from coding.joint_ordered import Ordered, by_board, ordered
from coding.joint_plot import plotted, spearman, spearman_p
from coding.joint_quotes import QuoteCell, quote_matrix, typical
from coding.joint_units import JointCounts, Talk, joint_counts
from corpora.boards import Board, Reference
from corpora.refusal import Refusal
from corpora.sheets import read_grid
from corpora.tables import table_of
from reports.joint_cases import cases_csv
from tests.unit.coding.making import mark, named

STEERING, STAFF = (Category(named(name), name) for name in ("Sturing", "Personeel"))
BOOK = Codebook(
    (STEERING, STAFF),
    (Code(named("visie"), "visie", STEERING.id), Code(named("tekort"), "tekort", STAFF.id)),
)
TEXT = "woord " * 100


def boards(values: list[str]) -> list[Board]:
    return [
        Board(named(f"b{n}"), named("lijst"), f"4{n:02}", f"Bestuur {n}", "laag", {"jaren": value})
        for n, value in enumerate(values)
    ]


def study(values: list[str], times: list[int]) -> tuple[JointCounts, list[Board]]:
    """A document per board, with `visie` so often in it; what nothing is said of has only `tekort`."""
    listed = boards(values)
    said = [Reference(named(f"r{n}"), named(f"d{n}"), named("lijst"), "", each.id) for n, each in enumerate(listed)]
    said.append(Reference(named("geheel"), named("d0"), named("lijst"), "laag"))
    codings: list[Coding] = []
    for n, many in enumerate(times):
        codings += [mark("Anne", "visie", 12 * m, 12 * m + 5, document=f"d{n}", text=TEXT) for m in range(many)]
        codings.append(mark("Anne", "tekort", 590, 595, document=f"d{n}", text=TEXT))
    talks = {named(f"d{n}"): Talk(f"Gesprek {n}", 100) for n in range(len(values))}
    return joint_counts(BOOK, codings, by_board(said, listed), talks), listed


def in_order(values: list[str], times: list[int]) -> Ordered:
    counts, listed = study(values, times)
    return ordered(counts, listed, "jaren")


def test_boards_stand_from_low_to_high_as_numbers_and_without_a_value_last() -> None:
    found = in_order(["10,5", "9", "", "100"], [1, 0, 2, 3])
    assert [case.value for case in found.cases] == ["9", "10,5", "100", ""]
    assert [case.documents for case in found.cases] == [1, 1, 1, 1]
    assert found.without == 1
    cells = [case.cells[named("visie")] for case in found.cases]
    assert [cell.fragments for cell in cells] == [0, 1, 3, 2]
    assert [cell.unraised for cell in cells] == [True, False, False, False]
    assert [case.value for case in in_order(["midden", "", "hoog"], [1, 1, 1]).cases] == ["hoog", "midden", ""]
    lines = cases_csv(found).decode().splitlines()
    assert lines[0].startswith("board,attribute,value,documents")
    assert "Bestuur 1 (401),jaren,9,1,100,code,visie,,1" in lines


def test_a_plot_leaves_out_what_was_never_raised_and_bears_as_much_as_there_are_boards() -> None:
    few = plotted(in_order(["1", "2", "3", "x"], [1, 0, 3, 1]), named("visie"))
    assert [(dot.at, dot.rate) for dot in few.dots] == [(1.0, 10.0), (3.0, 30.0)]
    assert (few.unraised, few.without, few.rho, few.p, few.line) == (1, 1, None, None, None)
    seven = plotted(in_order([str(n) for n in range(7)], [1, 2, 3, 4, 5, 6, 7]), named("visie"))
    assert (seven.rho, seven.line, seven.drawn) == (pytest.approx(1.0), None, False)
    assert seven.p == pytest.approx(2 / 5040)
    many = plotted(in_order([str(n) for n in range(16)], [n % 5 + 1 for n in range(16)]), named("visie"))
    assert many.drawn
    assert many.line is not None
    assert many == plotted(in_order([str(n) for n in range(16)], [n % 5 + 1 for n in range(16)]), named("visie"))
    with pytest.raises(Refusal, match="joint-seed"):
        plotted(in_order(["1"], [1]), named("visie"), seed=-1)


def test_spearmans_rho_is_scipys_and_its_p_goes_over_every_order() -> None:
    first, second = np.array([3.0, 1.0, 4.0, 1.0, 5.0, 9.0]), np.array([2.0, 7.0, 1.0, 8.0, 2.0, 8.0])
    rho = stats.spearmanr(first, second).statistic
    assert spearman(first, second) == pytest.approx(rho)
    every = [abs(stats.spearmanr(first, each).statistic) for each in permutations(second)]
    assert spearman_p(first, second, seed=1) == pytest.approx(np.mean([each >= abs(rho) - 1e-9 for each in every]))
    drawn = spearman_p(np.arange(20.0), np.arange(20.0)[::-1], seed=1)
    assert drawn == 1 / 20_001
    assert spearman(np.ones(5), np.arange(5.0)) is None


def test_quotes_that_were_chosen_stand_in_their_order_and_else_the_typical_ones() -> None:
    counts, _ = study(["1", "2"], [3, 1])
    subject = next(each for each in counts.subjects if each.label == "visie")
    cell = subject.cells[0]
    codings = {
        each: mark("Anne", "visie", 12 * n, 12 * n + 5, document="d0", text=TEXT)
        for n, each in enumerate(cell.coding_ids)
    }
    codings = {each: replace(coding, id=each) for each, coding in codings.items()}
    by = Grouping(Source.LIST, "lijst", named("lijst"))
    chosen = (cell.coding_ids[2], named("weg"), cell.coding_ids[0])
    shown = quote_matrix([subject], codings, [QuoteCell(named("q"), by, subject.id, cell.group, chosen)])
    assert shown[0].coding_ids == (cell.coding_ids[2], cell.coding_ids[0])
    assert [each.by_hand for each in shown] == [True, False]
    assert len(quote_matrix([subject], codings, [])[0].coding_ids) == 2


def test_typical_is_what_is_important_then_agreed_then_from_elsewhere() -> None:
    long = "woord " * 20
    plain = mark("Anne", "visie", 0, 60, document="d", text=long)
    agreed = mark("Anne", "visie", 60, 118, document="d", text=long)
    also = mark("Bram", "visie", 62, 118, document="d", text=long)
    elsewhere = mark("Anne", "visie", 0, 60, document="e", text=long)
    starred = replace(mark("Anne", "visie", 0, 6, document="f", text=long), important=True)
    assert typical([plain, agreed, also, elsewhere])[1] == elsewhere.id
    assert typical([plain, agreed, also])[0] in (agreed.id, also.id)
    assert len(typical([agreed, also])) == 1  # one place is one quote
    assert typical([plain, starred], 1) == (starred.id,)
    assert typical([]) == ()


def test_findings_keep_their_numbers_as_they_were_printed() -> None:
    text = (
        "model;voorspeller;contrast;B;se;teken;p\npo;regio;zuid;-6,2;1,2;<;0,01\npo;G4;;3,4;1,5;=;0,02\npo;leeg;;;;;\n"
    )
    found = printed_in(table_of("t.csv", read_grid("t.csv", text.encode())))
    assert [(each.outcome, each.predictor, each.b, each.p) for each in found] == [
        ("po", "regio · zuid", "-6,2", "< 0,01"),
        ("po", "G4", "3,4", "0,02"),
    ]
    unnamed = printed_in(table_of("t.csv", read_grid("t.csv", b"wat;B;se\nregio;2;1\nrust;3;1\n")))
    assert [each.predictor for each in unnamed] == ["regio", "rust"]


@pytest.mark.parametrize(
    ("p", "wrong"), [("< .01", True), ("< .05", False), ("0,023", False), ("", False), ("> .05", False)]
)
def test_a_p_that_cannot_follow_from_b_and_se_is_seen(p: str, wrong: bool) -> None:
    finding = Finding(UUID(int=0), "", "buiten de G4", "3,4", "1,5", p, "")
    assert (impossible(finding) is not None) == wrong
