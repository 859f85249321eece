"""A number from elsewhere is checked in the terminal, without a project."""

from pathlib import Path

from tests.journeys.terminal import Shell


def test_every_coefficient_of_a_table_is_printed_as_json(database_url: str, tmp_path: Path) -> None:
    shell, table = Shell(database_url), tmp_path / "codeurs.csv"
    table.write_text("Anna;Bram\n1;1\n2;2\n1;2\n;1\n", "utf-8")
    found = shell("agreement-table", table).value
    assert (found["coders"], found["units"], found["units_pairable"]) == (2, 4, 3)
    assert round(found["percent_unit"], 3) == 0.667
    assert round(found["cohen_kappa"], 3) == 0.4
    assert found["reasons"] == {}


def test_a_table_that_is_none_is_refused_in_a_sentence(database_url: str, tmp_path: Path) -> None:
    table = tmp_path / "fragmenten.csv"
    table.write_text("document,length,coder,start,end,code\nd,10,A,4,12,x\n", "utf-8")
    assert "Regel 2 van “fragmenten.csv” klopt niet." in Shell(database_url)("agreement-table", table, code=1).err
