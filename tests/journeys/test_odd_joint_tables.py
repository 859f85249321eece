"""Whatever a table of counts looks like, the calculator answers with the same fields or says what is wrong."""

from pathlib import Path

import pytest

from tests.journeys.terminal import Shell

HEAD = "document;groep;woorden;code;segmenten\n"
TABLE = {"paired", "documents", "smallest_attainable_p", "withheld", "codes"}
CODE = {
    *("documents_with_code", "fragments", "median_per_1000_words", "risk_difference", "cliffs_delta", "fisher_p"),
    *("permutation_p", "sign_flip_p", "sign_test_p", "bh_p", "log_odds", "dominance"),
}
ODD = {
    "one group": HEAD + "a;laag;100;x;1\nb;laag;100;x;2\n",
    "three groups": HEAD + "a;laag;100;x;1\nb;hoog;100;x;2\nc;midden;100;x;2\n",
    "no words": HEAD + "a;laag;;x;1\nb;hoog;0;x;2\n",
    "a code twice": HEAD + "a;laag;100;x;1\na;laag;100;x;2\nb;hoog;100;x;2\n",
    "thousands and decimals": "\ufeff" + HEAD + "a;laag;1.200,5;x;1\nb;hoog;12.345;x;2\n",
    "partly in pairs": HEAD + "a;laag;100;x;1\na;hoog;100;x;1\nb;hoog;100;x;2\nc;laag;100;x;0\n",
    "hostile cells": HEAD + '=cmd|1;laag;100;<script>;1\n"b\nc";hoog;100;"x;y";2\n',
    "no code at all": HEAD + "a;laag;100;;\nb;hoog;100;;0\n",
}


@pytest.mark.parametrize("name", ODD)
def test_an_odd_table_gives_every_field(database_url: str, tmp_path: Path, name: str) -> None:
    file = tmp_path / "tabel.csv"
    file.write_text(ODD[name], "utf-8")
    for everything in ([], ["--all"]):
        found = Shell(database_url).json("joint-table", file, *everything)
        assert found.keys() >= TABLE
        assert all(row.keys() >= CODE for row in found["codes"].values())
        assert found["withheld"] or len(found["documents"]) == 2
