"""A researcher's own table of quotes is coded in the documents that are here, and goes back out with one undo."""

from pathlib import Path

import pytest

from actions.codebook import codebook
from actions.coding import codings
from actions.history import undo
from actions.quoting import bring_quotes
from actions.workspace import Desk
from corpora.refusal import Refusal
from reports.refi.reading import Remark
from tests.builders import codebook_of, coded, told
from tests.elsewhere import table
from tests.journeys.terminal import Shell

HEAD = ("document", "quote", "code", "coder", "memo")


def test_quotes_are_coded_in_one_step_and_undone_in_one(desk: Desk) -> None:
    found, ids = told(desk), codebook_of(desk)
    made = coded(desk, found, ids["Lerarentekort"], "lerarentekort drukt")
    name, me = found.document.name, "Onbekende"
    data = table(
        HEAD,
        (name, "lerarentekort drukt", "Lerarentekort", "", "al gecodeerd"),
        (name, "lerarentekort  DRUKT", "Wisselende leiding; Nieuw", "", "kern"),
        (name, "lerarentekort drukt", "Nieuw", "", "dubbel"),
        (name, "dit zegt niemand", "Nieuw", "", ""),
        (name, "lerarentekort drukt", "Nieuw", me, ""),
        ("Elders", "lerarentekort drukt", "Nieuw", "", ""),
    )
    seen = bring_quotes(desk, "citaten.csv", data, keep=False)
    done = bring_quotes(desk, "citaten.csv", data)
    assert seen == done
    assert (done.made, done.already, done.codes) == (2, 1, ("Nieuw",))
    assert done.repairs == (Remark("refi-coding-double", {"n": 1}),)
    assert done.left == (
        Remark("door-quote-nowhere", {"n": 1, "lines": "5"}),
        Remark("door-quote-homeless", {"n": 1}),
        Remark("door-quote-others", {"n": 1}),
    )
    assert {each.memo for each in codings(desk)} == {"", "kern"}
    with pytest.raises(Refusal, match="quotes-nothing"):
        bring_quotes(desk, "citaten.csv", data)
    undo(desk)
    assert [each.id for each in codings(desk)] == [made.id]
    assert "Nieuw" not in {code.name for code in codebook(desk).codes}


def test_the_terminal_codes_a_table_of_quotes(desk: Desk, database_url: str, tmp_path: Path) -> None:
    found, _ = told(desk), codebook_of(desk)
    file = tmp_path / "citaten.csv"
    file.write_bytes(table(HEAD, (found.document.name, "lerarentekort drukt", "Lerarentekort", "", "")))
    shell = Shell(database_url, "Besturen 2021")
    assert shell.json("import-quotes", file, "--coder", "Anna", "--preview")["made"] == 1
    assert shell.json("import-quotes", file, "--coder", "Anna")["made"] == 1
    assert shell.json("import-quotes", file, "--coder", "Anna", code=1)["refused"] == "quotes-nothing"
