"""Many coders who are not the same for every unit, against the table and the numbers of the paper itself."""

import pytest

from coding.agreement_tables import of_ratings

# Fleiss, J. L. (1971). Measuring nominal scale agreement among many raters. Psychol. Bull. 76(5), 378-382, table 1: how
# many of six psychiatrists gave each of 30 patients the diagnosis depression, personality disorder, schizophrenia,
# neurosis and other.
PATIENTS = """00060 03003 01401 00006 03030 20400 00402 20310 20040 00006 10050 11040 03300 10050 02031
00501 30012 51000 02040 10203 00006 01050 02013 20040 10041 05010 40002 02040 10500 00006""".split()


def rows(*diagnoses: int) -> tuple[tuple[frozenset[str], ...], ...]:
    """A row per patient; where diagnoses are named all others count as one."""
    return tuple(
        tuple(
            frozenset([str(value) if not diagnoses or value in diagnoses else "-"])
            for value, times in enumerate(map(int, patient))
            for _ in range(times)
        )
        for patient in PATIENTS
    )


def test_fleiss_own_table_gives_his_kappa() -> None:
    """Kappa .430, from agreement .556 and chance .220."""
    found = of_ratings(rows()).values
    assert found["fleiss_kappa"] == pytest.approx(0.430, abs=0.0005)
    assert found["percent_unit"] == pytest.approx(0.556, abs=0.0005)
    shares = [sum(int(patient[value]) for patient in PATIENTS) / 180 for value in range(5)]
    assert sum(share**2 for share in shares) == pytest.approx(0.220, abs=0.0005)


@pytest.mark.parametrize(("diagnosis", "kappa"), [(0, 0.248), (1, 0.248), (2, 0.517), (3, 0.470), (4, 0.565)])
def test_each_diagnosis_against_all_others_gives_its_kappa(diagnosis: int, kappa: float) -> None:
    """Published from shares that were rounded first, so right to .004; unrounded .245, .245, .520, .471, .566."""
    assert of_ratings(rows(diagnosis)).values["fleiss_kappa"] == pytest.approx(kappa, abs=0.004)


# Gwet, K. L. (2014), Handbook of inter-rater reliability, 4th ed.; his examples with all their numbers are printed in
# the overview of his R package irrCAC (cran.r-project.org/web/packages/irrCAC/vignettes/overview.html): 100 women by
# kind of pregnancy and by abstractor (cont3x3abstractors), and the first fifteen patients of Fleiss (distrib.6raters).
ABSTRACTORS = {("ectopic", "ectopic"): 13, ("aiu", "aiu"): 20, ("aiu", "niu"): 7, ("niu", "aiu"): 4, ("niu", "niu"): 56}


@pytest.mark.parametrize(
    ("coefficient", "published"),
    [
        ("percent_unit", 0.89),
        ("cohen_kappa", 0.7964094),
        ("scott_pi", 0.7962397),
        ("gwet_ac1", 0.8493305),
        ("brennan_prediger", 0.835),
        ("alpha_nominal", 0.7972585),
    ],
)
def test_two_abstractors(coefficient: str, published: float) -> None:
    women = tuple((frozenset([a]), frozenset([b])) for (a, b), n in ABSTRACTORS.items() for _ in range(n))
    assert of_ratings(women).values[coefficient] == pytest.approx(published, abs=1e-7)


@pytest.mark.parametrize(
    ("coefficient", "published"),
    [
        ("percent_unit", 0.5511111),
        ("fleiss_kappa", 0.4139265),
        ("gwet_ac1", 0.4448007),
        ("brennan_prediger", 0.4388889),
        ("alpha_nominal", 0.4204384),
    ],
)
def test_six_psychiatrists_on_fifteen_patients(coefficient: str, published: float) -> None:
    assert of_ratings(rows()[:15]).values[coefficient] == pytest.approx(published, abs=1e-7)
