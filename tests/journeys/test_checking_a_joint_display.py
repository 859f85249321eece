"""A joint display from elsewhere is checked in the terminal, without a project."""

from pathlib import Path

import pytest

from tests.journeys.terminal import Shell

HEAD = "document;groep;woorden;code;segmenten\n"


def table(folder: Path, text: str, name: str = "telling.csv") -> Path:
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def test_groups_of_documents_are_compared_code_by_code(database_url: str, tmp_path: Path) -> None:
    low = "".join(f"L{n};laag;1.000;Personeel;{n}\n" for n in range(1, 6))
    high = "".join(f"H{n};hoog;1.000;Personeel;0\n" for n in range(1, 6))
    found = Shell(database_url).json("joint-table", table(tmp_path, HEAD + high + low))
    assert (found["paired"], found["documents"], found["withheld"]) == (False, {"laag": 5, "hoog": 5}, [])
    row = found["codes"]["Personeel"]
    assert [row[p] for p in ("permutation_p", "fisher_p", "bh_p")] == pytest.approx([2 / 252] * 3)
    assert row["risk_difference"][0] == row["cliffs_delta"] == 1
    assert found["sign"] == "Verschillen zijn laag min hoog: boven 0 betekent meer bij laag."


def test_so_few_documents_are_counted_only_unless_everything_is_asked_for(database_url: str, tmp_path: Path) -> None:
    shell = Shell(database_url)
    few = table(tmp_path, HEAD + "A;laag;900;Rust;2\nA;hoog;800;;\nB;laag;700;Rust;1\nB;hoog;1000;Rust;1\n")
    found = shell.json("joint-table", few)
    assert (found["paired"], found["smallest_attainable_p"]) == (True, 0.5)
    assert found["withheld"] == [
        "Verkennend, te weinig documenten voor een toets: 2 gaan over beide groepen, nodig zijn er 6. "
        "Kleinst haalbare p = 0,50."
    ]
    assert found["codes"]["Rust"]["sign_flip_p"] is None
    assert shell.json("joint-table", few, "--all", "--seed", "4")["codes"]["Rust"]["sign_flip_p"] == 0.5
    said = shell("joint-table", few).out
    assert "2/2" in said
    assert "Verkennend" in said


def test_what_is_no_table_of_counts_is_refused_in_a_sentence(database_url: str, tmp_path: Path) -> None:
    shell = Shell(database_url)
    wrong = table(tmp_path, HEAD + "A;laag;900;Rust;veel\n")
    assert "Regel 2 van “telling.csv” klopt niet." in shell("joint-table", wrong, code=1).err
    other = table(tmp_path, "a;b\n1;2\n", "anders.csv")
    assert "ontbreekt: document, groep/group" in shell("joint-table", other, code=1).err
    assert shell("joint-table", tmp_path / "weg.csv", code=1).err


def test_findings_that_cannot_be_are_named(database_url: str, tmp_path: Path) -> None:
    shell = Shell(database_url)
    findings = table(tmp_path, "predictor;B;se;p\nbuiten G4;3,4;1,5;<0,01\nverzuim;1,3;0,3;<0,01\n", "regressie.csv")
    assert [each["remark"] for each in shell.json("table-check", findings)] == ["impossible-p"]
    assert "2: 3,4 / 1,5" in shell("table-check", findings).out
    fine = table(tmp_path, "predictor;B;se;p\nverzuim;1,3;0,3;<0,01\nrust;1,4;0,3;<0,01\n", "goed.csv")
    assert "niets gevonden dat niet kan" in shell("table-check", fine).out
