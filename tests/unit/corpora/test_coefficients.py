"""p-values that cannot be: from a report that printed them, and never one that is only rounded."""

from math import erfc, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpora.coefficientchecks import checks, lowest_p, possible_p
from corpora.sheets import read_grid
from corpora.tablechecks import checks as all_checks
from corpora.tables import Table, table_of


def read(text: str) -> Table:
    return table_of("tabel.csv", read_grid("tabel.csv", text.encode()))


@pytest.mark.parametrize(
    ("b", "se", "p", "lowest"),
    [("3.4", "1.5", "<.01", 0.017), ("9.5", "4.9", "< .01", 0.049), ("3.7", "1.3", "p < .001", 0.0027)],
)
def test_slips_of_a_printed_report_are_found(b: str, se: str, p: str, lowest: float) -> None:
    found = lowest_p(b, se)
    assert found == pytest.approx(lowest, abs=0.0006)
    assert not possible_p(p, found or 0)


def test_what_is_printed_well_or_is_no_p_is_left_alone() -> None:
    for b, se, p in (("6.4", "0.3", "<.01"), ("-2,1", "0,8", "0,01"), ("1.2", "0.9", "> .05"), ("1", "2", "n.s.")):
        lowest = lowest_p(b, se, "," if "," in b else ".")
        assert lowest is not None
        assert possible_p(p, lowest, decimal="," if "," in b else ".")
    assert lowest_p("veel", "1.5") is None
    assert lowest_p("1.5", "-1") is None
    assert lowest_p("0.4", "0.0") == 0.0
    assert possible_p("12", 0.5)
    assert possible_p("0.5", 0.9, ">")


def test_a_table_of_findings_names_its_impossible_rows() -> None:
    table = read("predictor;B;se;p\nbuiten G4;3,4;1,5;<0,01\nverzuim;1,3;0,3;<0,01\nG4;;;\n")
    ((code, facts),) = checks(table)
    assert (code, facts["n"], facts["column"]) == ("impossible-p", 1, "p")
    assert facts["rows"] == "2: 3,4 / 1,5, p <0,01 (≥ 0.017)"
    assert list(all_checks(table)) == [(code, facts)]
    apart = read("predictor,B,se,p_operator,p\nbuiten G4,3.4,1.5,<,0.01\nverzuim,1.3,0.3,<,0.01\n")
    assert next(checks(apart))[1]["rows"] == "2: 3.4 / 1.5, p <0.01 (≥ 0.017)"
    assert list(checks(read("predictor;B\nx;1,2\ny;1,3\n"))) == []


@given(st.floats(-20, 20), st.floats(0.05, 9), st.integers(1, 3), st.sampled_from([0.1, 0.05, 0.01, 0.001]))
def test_a_p_that_was_computed_before_rounding_is_always_possible(
    b: float, se: float, places: int, bound: float
) -> None:
    p = erfc(abs(b) / se / sqrt(2))
    lowest = lowest_p(f"{b:.{places}f}", f"{se:.{places}f}", ".")
    assert lowest is not None
    assert possible_p(f"{p:.3f}", lowest, decimal=".")
    assert p >= bound or possible_p(f"<{bound}", lowest, decimal=".")
