"""Agreement against numbers that others published, and against numbers that other tools get wrong."""

import pytest

from coding.agreement import MISSING, cohens_kappa, nominal_alpha, percent_agreement
from coding.unitizing import Continuum, Unit, characters, u_alpha
from corpora.spans import Span


def rated(*coders: str) -> list[list[int]]:
    """A row per coder from its values without spaces; a dot is a unit the coder left out."""
    return [[MISSING if value == "." else ord(value) - ord("0") for value in coder] for coder in coders]


def test_cohens_own_example_of_two_clinicians():
    """Cohen (1960), Educ. Psychol. Meas. 20(1), table 2b, p. 45: .492."""
    assert cohens_kappa([[88, 14, 18], [10, 40, 10], [2, 6, 12]]).value == pytest.approx(0.492, abs=0.0005)


@pytest.mark.parametrize(
    ("table", "kappa"),
    [([[12, 9, 9], [9, 14, 9], [9, 9, 20]], 0.186), ([[12, 18, 18], [0, 14, 18], [0, 0, 20]], 0.258)],
)
def test_kappa_rises_when_coders_only_differ_in_how_often_they_use_a_code(table, kappa):
    """Krippendorff (2004), Content Analysis, 2nd ed., p. 246: the same 46 % agreement, .186 and .258."""
    assert percent_agreement(table).value == pytest.approx(0.46)
    assert cohens_kappa(table).value == pytest.approx(kappa, abs=0.0005)


@pytest.mark.parametrize(("table", "kappa"), [([[40, 9], [6, 45]], 0.70), ([[80, 10], [5, 5]], 0.32)])
def test_kappa_falls_with_an_uneven_code_at_the_same_agreement(table, kappa):
    """Feinstein & Cicchetti (1990), J. Clin. Epidemiol. 43(6), 543-549: 85 % agreement twice, .70 and .32."""
    assert percent_agreement(table).value == pytest.approx(0.85)
    assert cohens_kappa(table).value == pytest.approx(kappa, abs=0.005)


def test_alpha_of_two_coders_and_two_values():
    """Krippendorff (2011), Computing Krippendorff's alpha-reliability, section A: 60 % and .095 (also in ATLAS.ti)."""
    alpha = nominal_alpha(rated("0100000010", "1110010000"))
    assert alpha.value == pytest.approx(0.095, abs=0.0005)
    assert alpha.n == 10


def test_alpha_of_two_coders_and_five_values():
    """Krippendorff (2011), section B: .692."""
    assert nominal_alpha(rated("001132224330", "101112224333")).value == pytest.approx(0.692, abs=0.0005)


def test_alpha_of_four_coders_with_missing_values():
    """Krippendorff (2011), section C: .743 on 4 coders and 12 units, of which one has a single value."""
    alpha = nominal_alpha(rated("123321412...", "1233224125.3", ".3332342251.", "12332441251."))
    assert alpha.value == pytest.approx(0.743, abs=0.0005)
    assert alpha.n == 11


def test_u_alpha_of_units_of_one_character_is_the_published_nominal_alpha():
    """Krippendorff et al. (2016): u-alpha reduces to nominal alpha on predefined units, here (2011) section B: .692."""
    coders = rated("112243335441", "212223335444")
    units = tuple(tuple(Unit(Span(at, at + 1), value) for at, value in enumerate(coder)) for coder in coders)
    assert u_alpha([Continuum(12, units)], values=5).value == pytest.approx(0.692, abs=0.0005)


@pytest.mark.parametrize(
    ("length", "in_units", "in_characters"), [(200, 0.13, 0.00), (1_200, 0.46, 0.45), (10_200, 0.50, 0.50)]
)
def test_empty_text_raises_agreement_by_chance_corrected_measures_but_not_jaccard(length, in_units, in_characters):
    """Worked by hand from the 2016 formula: A marks [0,100), B [50,150); more empty text looks like more agreement."""
    first, second = (Unit(Span(0, 100)),), (Unit(Span(50, 150)),)
    table = characters(first, second, length)
    assert u_alpha([Continuum(length, (first, second))]).value == pytest.approx(in_units, abs=0.005)
    assert cohens_kappa(table).value == pytest.approx(in_characters, abs=0.005)
    assert table[1, 1] / (table.sum() - table[0, 0]) == pytest.approx(0.33, abs=0.005)


@pytest.mark.parametrize(("table", "kappa"), [([[900, 50], [50, 0]], -0.05), ([[50, 100], [50, 800]], 0.32)])
def test_kappa_is_right_where_qualcoder_is_wrong(table, kappa):
    """QualCoder (source of August 2026) leaves empty text out of the agreement but not out of chance: .90 and .21."""
    assert cohens_kappa(table).value == pytest.approx(kappa, abs=0.005)


def test_alpha_of_three_complete_coders_is_right_where_r_irr_is_wrong():
    """R irr 0.84.1 is off for three or more coders without missing values; by hand Do = 2/9 and De = 20/36 here."""
    assert nominal_alpha(rated("001", "001", "011")).value == pytest.approx(1 - (2 / 9) / (20 / 36))
