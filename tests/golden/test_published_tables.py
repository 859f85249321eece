"""Coefficients on whole tables against numbers that others published or that follow by hand from the definitions."""

import pytest

from coding.agreement_reading import Fragments, Ratings, read_table
from coding.agreement_tables import Answer, of_fragments, of_ratings
from corpora.sheets import read_grid

FOUR_CODERS = """1,1,,1
2,2,3,2
3,3,3,3
3,3,3,3
2,2,2,2
1,2,3,4
4,4,4,4
1,1,2,1
2,2,2,2
,5,5,5
,,1,1
,3,,
"""


def answer(table: str, name: str = "tabel.csv") -> Answer:
    read = read_table(name, read_grid(name, table.encode()))
    if isinstance(read, Fragments):
        return of_fragments(read.made, read.readers, read.lengths)
    assert isinstance(read, Ratings)
    return of_ratings(read.rows)


@pytest.mark.parametrize(
    ("coefficient", "published"),
    [
        ("alpha_nominal", 0.743),
        ("alpha_ordinal", 0.815),
        ("alpha_interval", 0.849),
        ("alpha_ratio", 0.797),
        ("percent_unit", 0.818),
        ("percent_value", 0.800),
        ("fleiss_kappa", 0.761),
        ("conger_kappa", 0.762),
        ("brennan_prediger", 0.773),
        ("gwet_ac1", 0.775),
        ("alpha_masi", 0.743),
    ],
)
def test_four_coders_with_missing_values(coefficient: str, published: float) -> None:
    """Alpha: Krippendorff (2011), Computing Krippendorff's alpha-reliability, section C to E. The kappas and AC1: the
    same table in Gwet (2014), Handbook of inter-rater reliability, 4th ed., and in irrCAC. Sets of one code differ
    wholly or not at all, so MASI gives the nominal alpha."""
    assert answer(FOUR_CODERS).values[coefficient] == pytest.approx(published, abs=0.0006)


def test_what_is_only_for_two_coders_says_so() -> None:
    found = answer(FOUR_CODERS)
    for name in ("cohen_kappa", "scott_pi", "holsti"):
        assert (found.values[name], found.reasons[name]) == (None, "two-coders-only")


def test_two_coders_of_ten_segments() -> None:
    """Krippendorff (2011), section A, and the manual of ATLAS.ti: 60 %, alpha .095; Scott's pi is (alpha - 1/2N)."""
    rows = "\n".join(f"{a};{b}" for a, b in zip("0100000010", "1110010000", strict=True))
    found = answer(f"codeur 1;codeur 2\n{rows}\n").values
    assert found["percent_unit"] == found["holsti"] == pytest.approx(0.6)
    assert found["alpha_nominal"] == pytest.approx(0.095, abs=0.0005)
    assert found["alpha_nominal"] == pytest.approx(found["scott_pi"] + (1 - found["scott_pi"]) / 20)
    assert found["cohen_kappa"] == pytest.approx(found["conger_kappa"])
    assert found["scott_pi"] == pytest.approx(found["fleiss_kappa"])
    assert found["brennan_prediger"] == pytest.approx(0.2)


def test_sets_of_codes_agree_by_what_they_share() -> None:
    """Passonneau (2006): the same set 0, a set in the other 1 - 1/2 x 2/3, an overlap 1 - 1/3 x 1/3, nothing 1.

    By hand: Do is the mean of 0, 2/3, 8/9 and 1 over four units.
    """
    found = answer("A,B\na,a\na,a|b\na|b,b|c\na,c\n")
    distances = {("a", "ab"): 2 / 3, ("ab", "bc"): 8 / 9, ("a", "c"): 1.0, ("a", "bc"): 1.0, ("ab", "c"): 1.0}
    distances[("bc", "c")] = 2 / 3
    given = ["a"] * 4 + ["ab"] * 2 + ["bc", "c"]
    between = sum(
        distances.get((one, other), distances.get((other, one), 0.0))
        for n, one in enumerate(given)
        for m, other in enumerate(given)
        if n != m
    )
    expected = between / (8 * 7)
    assert found.values["alpha_masi"] == pytest.approx(1 - ((0 + 2 / 3 + 8 / 9 + 1) / 4) / expected)
    assert found.reasons["alpha_interval"] == "not-numbers"


def test_a_coder_who_always_says_the_same_as_the_other_leaves_chance_nothing_to_do() -> None:
    found = answer("1,1\n1,1\n")
    assert found.values["percent_unit"] == 1
    for name in ("alpha_nominal", "cohen_kappa", "fleiss_kappa", "scott_pi"):
        assert (found.values[name], found.reasons[name]) == (None, "no-variation")
    assert found.reasons["gwet_ac1"] == "one-value"


FLEISS = (
    """0 0 0 0 14; 0 2 6 4 2; 0 0 3 5 6; 0 3 9 2 0; 2 2 8 1 1; 7 7 0 0 0; 3 2 6 3 0; 2 5 3 2 2; 6 5 2 1 0; 0 2 2 3 7"""
)


def test_fourteen_coders_of_ten_units() -> None:
    """The worked example of Fleiss' kappa in Wikipedia and in the manuals of other tools: .210, agreement .378."""
    rows = [[value for value, n in enumerate(map(int, row.split())) for _ in range(n)] for row in FLEISS.split(";")]
    found = answer("\n".join(",".join(map(str, row)) for row in rows) + "\n").values
    assert found["fleiss_kappa"] == pytest.approx(0.210, abs=0.0005)
    assert found["percent_unit"] == pytest.approx(0.378, abs=0.0005)
    assert found["alpha_nominal"] == pytest.approx(found["fleiss_kappa"] + (1 - found["fleiss_kappa"]) / 140)


def test_the_size_of_the_codebook_is_what_chance_rests_on() -> None:
    """Brennan & Prediger (1981): chance is 1/q, and q is how many codes there were, not how many were used."""
    rows = tuple(tuple(map(frozenset, pair)) for pair in ("ab", "aa", "bb", "aa"))
    assert of_ratings(rows).values["brennan_prediger"] == pytest.approx(0.5)
    assert of_ratings(rows, codes=10).values["brennan_prediger"] == pytest.approx((0.75 - 0.1) / 0.9)
    assert of_ratings(rows, codes=10).facts["q"] == 10


def test_a_table_with_places_in_front_is_read_as_the_table_behind_them() -> None:
    places = answer("document,unit,start,end,Anna,Bram\nd,1,0,9,a,a\nd,2,9,20,a,b\ne,1,0,4,b,b\n")
    assert (places.facts["coders"], places.facts["units"]) == (2, 3)
    assert places.values["percent_unit"] == pytest.approx(2 / 3)


HEAD = "document,length,coder,start,end,code\n"


def test_exclusive_codes_by_hand() -> None:
    """Krippendorff et al. (2016), worked by hand on 100 characters: A marks x [0,40) and y [60,80), B x [0,30) and
    x [60,80).

    cu: characters where both marked are 30 x with x and 20 y with x; twice that over ordered pairs is 80 x and 20 y.
    Self-pairs: for x 30² (A's first unit under B) + 30² + 20² (B's units under A) = 2,200, for y 20² = 400.
    """
    found = answer(f"{HEAD}d,100,A,0,40,x\nd,100,A,60,80,y\nd,100,B,0,30,x\nd,100,B,60,80,x\n").values
    observed, expected = 40 / 100, (100**2 - 80**2 - 20**2) / (100**2 - 2_600)
    assert found["cu_alpha"] == pytest.approx(1 - observed / expected)
    assert found["cu_coverage"] == pytest.approx(100 / 200)
    assert found["ku_coverage"] == pytest.approx({"x": 80 / 90, "y": 1.0})
    assert found["ku_alpha"]["x"] == pytest.approx(1 - (20 / 80) / ((80 * 20) / (80 * 100 - 2_200)))
    assert found["ku_alpha"]["y"] == pytest.approx(1 - (20 / 20) / ((20 * 80) / (20 * 100 - 400)))
    squares, gaps = 40**2 + 20**2 + 30**2 + 20**2, 40 + 50
    assert found["bar_u_alpha"] == pytest.approx(1 - (10 / 200) / (gaps * 110 / (200**2 - squares - gaps)))
    assert found["per_code"]["y"]["u_alpha"] < 0


def test_codes_that_overlap_have_no_partition_but_each_its_own_alpha() -> None:
    found = answer(f"{HEAD}d,100,A,0,40,x\nd,100,A,20,60,y\nd,100,B,0,40,x\nd,100,B,20,60,y\n")
    assert (found.values["u_alpha"], found.reasons["u_alpha"]) == (None, "fragments-overlap")
    assert (found.values["ku_alpha"], found.reasons["ku_coverage"]) == (None, "fragments-overlap")
    assert [each["u_alpha"] for each in found.values["per_code"].values()] == [1.0, 1.0]


def test_who_marked_nothing_is_a_coder_and_who_never_opened_a_document_is_not() -> None:
    marked = f"{HEAD}d,100,A,0,40,x\nd,100,B,0,40,x\ne,50,A,0,10,x\n"
    assert answer(marked).values["u_alpha"] == 1
    assert answer(f"{marked}e,50,B,,,\n").values["u_alpha"] < 1
