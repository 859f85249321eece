"""Codebooks go out in every format, also as they were, and come back without anything double."""

from dataclasses import replace
from pathlib import Path

import pytest

from actions.codebook import change_code, codebook
from actions.codebook_files import export_codebook
from actions.history import undo
from actions.workspace import Desk, create_project
from tests.builders import codebook_of, coded, told
from tests.journeys.terminal import Shell


@pytest.mark.parametrize("kind", ["yaml", "csv", "xlsx", "qdc"])
def test_a_codebook_goes_to_another_project_and_comes_back_unchanged(desk: Desk, tmp_path: Path, kind: str) -> None:
    codebook_of(desk)
    shell = Shell(desk.workspace.database.url, "Besturen 2021")
    shell("codebook", "move", "Wisselende leiding", "--under", "Lerarentekort")
    before, file = codebook(desk), tmp_path / f"boek.{kind}"
    shell("codebook", "export", file)
    said = {row["how"] for row in shell.json("codebook", "import", file, "--preview")}
    assert said == {"id"}
    shell("codebook", "import", file)
    assert codebook(desk) == before
    other = Desk(desk.workspace, create_project(desk.workspace, "Ander").id)
    Shell(shell.url, "Ander")("codebook", "import", file)
    paths = [(code.name, codebook(other).path(code)) for code in codebook(other).in_order()]
    assert paths == [(code.name, before.path(code)) for code in before.in_order()]


def test_a_name_in_another_place_has_to_be_decided_and_differences_are_taken_over_when_asked(
    desk: Desk, tmp_path: Path
) -> None:
    codebook_of(desk)
    shell = Shell(desk.workspace.database.url, "Besturen 2021")
    file = tmp_path / "boek.csv"
    file.write_text(
        "categorie;code;definitie\nSturing;Lerarentekort;\nMonitoren;Cijfers bespreken;Elke maand.\n", encoding="utf-8"
    )
    assert "--same of --apart" in shell("codebook", "import", file, code=1).err
    shell("codebook", "import", file, "--apart", "Lerarentekort", "--coder", "Anna")
    names = [code.name for code in codebook(desk).codes]
    assert "Lerarentekort (2)" in names
    undo(desk)
    before = codebook(desk)
    shell("codebook", "import", file, "--same", "Lerarentekort", "--take", "--coder", "Anna")
    after = {code.name: code.definition for code in codebook(desk).codes}
    assert after == {**{code.name: code.definition for code in before.codes}, "Cijfers bespreken": "Elke maand."}
    undo(desk)
    assert codebook(desk) == before


def test_a_codebook_is_exported_as_it_was(desk: Desk, tmp_path: Path) -> None:
    codebook_of(desk)
    shell = Shell(desk.workspace.database.url, "Besturen 2021")
    then = shell.json("codebook", "versions")[0]["revision"]
    old = export_codebook(desk, "csv", "")
    shell("codebook", "rename", "Lerarentekort", "Krapte")
    shell("codebook", "export", tmp_path / "toen.csv", "--at", then)
    assert (tmp_path / "toen.csv").read_bytes() == old


@pytest.mark.parametrize("kind", ["yaml", "csv"])
def test_examples_go_along_to_be_read(desk: Desk, tmp_path: Path, kind: str) -> None:
    content, code_id = told(desk), codebook_of(desk)["Lerarentekort"]
    made = [coded(desk, content, code_id, words).id for words in ("Het lerarentekort drukt", "wisselde de directeur")]
    change_code(desk, replace(codebook(desk).code(code_id), examples=(made[0],), counterexamples=(made[1],)))
    before, file = codebook(desk), tmp_path / f"boek.{kind}"
    file.write_bytes(export_codebook(desk, kind, "Boek"))
    text = file.read_text("utf-8")
    assert text.index("Het lerarentekort drukt") < text.index("wisselde de directeur")
    Shell(desk.workspace.database.url, "Besturen 2021")("codebook", "import", file, "--take")
    assert codebook(desk) == before
