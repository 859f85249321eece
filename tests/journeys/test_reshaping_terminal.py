"""A codebook that lives, from the terminal: reshaped, given another meaning, looked over, compared."""

import pytest

from actions.codebook import codebook
from actions.coding import apply_code, codings
from actions.history import undo
from actions.workspace import Desk
from corpora.refusal import Refusal
from tests.builders import codebook_of, coded, marked, told
from tests.journeys.terminal import Shell


@pytest.fixture
def shell(desk: Desk) -> Shell:
    return Shell(desk.workspace.database.url, "Besturen 2021")


def test_a_merge_says_first_what_it_does_and_loses_nothing(desk: Desk, colleague: Desk, shell: Shell) -> None:
    content, ids = told(desk), codebook_of(desk)
    for who in (desk, colleague):
        coded(who, content, ids["Lerarentekort"], "lerarentekort")
    coded(colleague, content, ids["Wisselende leiding"], "lerarentekort")
    command = ("codebook", "merge", "Wisselende leiding", "--into", "Lerarentekort", "--coder", "Anna")
    said = shell(*command, "--preview").out
    assert "Bram: 1 codering valt samen" in said
    assert len(codings(desk)) == 3
    value = shell.json(*command)
    assert value["codings"] == {"before": 3, "after": 2}
    assert "archief" in shell("codebook", "show").out
    with pytest.raises(Refusal, match="code-archived"):
        apply_code(desk, marked(content, ids["Wisselende leiding"], "directeur"))
    shell("undo", "--coder", "Anna")
    assert len(codings(desk)) == 3


def test_a_split_takes_only_the_chosen_codings(desk: Desk, colleague: Desk, shell: Shell) -> None:
    content, ids = told(desk), codebook_of(desk)
    coded(desk, content, ids["Lerarentekort"], "lerarentekort")
    coded(colleague, content, ids["Lerarentekort"], "drie keer in twee jaar")
    shell("codebook", "split", "Lerarentekort", "Verloop", "--of", "Bram", "--review", "--coder", "Anna")
    new = next(code for code in codebook(desk).codes if code.name == "Verloop")
    assert [(each.coder_id, each.code_id == new.id) for each in codings(desk)] == [
        (desk.coder_id, False),
        (colleague.coder_id, True),
    ]
    assert "Verloop: 0 van 1 nagelopen" in shell("codebook", "review", "--coder", "Bram").out
    refused = shell("codebook", "split", "Lerarentekort", "Niets", "--quote", "bestaat niet", code=1)
    assert "geen coderingen gekozen" in refused.err


def test_the_tree_is_moved_archived_copied_and_shared(desk: Desk, shell: Shell) -> None:
    content, ids = told(desk), codebook_of(desk)
    coded(desk, content, ids["Lerarentekort"], "lerarentekort")
    shell("codebook", "move", "Wisselende leiding", "--under", "Lerarentekort")
    said = shell("codebook", "move", "Lerarentekort", "--to", "Monitoren", "--preview").out
    assert "Anna: 1 codering telt voortaan bij andere categorieën mee" in said
    shell("codebook", "move", "Lerarentekort", "--to", "Monitoren", "--before", "Cijfers bespreken")
    book = codebook(desk)
    assert [code.name for code in book.codes_in(ids["Monitoren"])] == [
        "Lerarentekort",
        "Wisselende leiding",
        "Cijfers bespreken",
    ]
    assert "onder zichzelf" in shell("codebook", "move", "Lerarentekort", "--under", "Wisselende leiding", code=1).err
    shell("codebook", "also-in", "Lerarentekort", "Monitoren", "Personeel")
    assert "meer dan één categorie" in shell("codebook", "show").out
    shell("codebook", "copy", "Lerarentekort", "Lerarentekort po")
    shell("codebook", "rename", "Lerarentekort po", "Tekort po")
    shell("codebook", "rename", "Monitoren", "Sturen")
    shell("codebook", "archive", "Tekort po")
    shell("codebook", "archive", "Tekort po", "--back")
    shell("codebook", "move", "Tekort po", "--before", "Lerarentekort")
    assert not any(code.archived for code in codebook(desk).codes)
    assert "valt niets te wijzigen" in shell("codebook", "archive", "Tekort po", "--back", code=1).err
    places = [(row["category"], row["path"]) for row in shell.json("codebook", "show")]
    assert ("Sturen", "Lerarentekort › Wisselende leiding") in places
    assert ("Personeel", "Lerarentekort › Wisselende leiding") in places


def test_a_new_meaning_puts_older_codings_on_a_list_to_look_over(desk: Desk, colleague: Desk, shell: Shell) -> None:
    content, ids = told(desk), codebook_of(desk)
    for words in ("lerarentekort", "drie keer in twee jaar", "elke maand"):
        coded(colleague, content, ids["Lerarentekort"], words)
    coded(desk, content, ids["Lerarentekort"], "lerarentekort")
    shell("codebook", "change", "Lerarentekort", "--set", "definition=Vacatures.", "--coder", "Anna")
    assert "niets na te lopen" in shell("codebook", "review", "--coder", "Bram").out
    changed = shell.json(
        "codebook", "change", "Lerarentekort", "--set", "definition=Alleen po.", "--new-meaning", "--coder", "Anna"
    )
    assert changed == {"code": "Lerarentekort", "meaning": 2}
    assert "0 van 3" in shell("codebook", "review", "--coder", "Bram").out
    shell("codebook", "review", "--coder", "Bram", "--quote", "lerarentekort", "--keep")
    shell("codebook", "review", "--coder", "Bram", "--quote", "drie keer", "--recode", "Wisselende leiding")
    assert "2 van 3" in shell("codebook", "review", "--coder", "Bram").out
    undo(colleague)
    assert "1 van 3" in shell("codebook", "review", "--coder", "Bram").out
    shell("codebook", "review", "--coder", "Bram", "--remove")
    assert "3 van 3" in shell("codebook", "review", "--coder", "Bram").out
    assert "geen coderingen die" in shell("codebook", "review", "--coder", "Bram", "--keep", code=1).err
    assert "0 van 1" in shell("codebook", "review", "--coder", "Anna").out
    new = coded(desk, content, ids["Lerarentekort"], "directie")
    assert new.meaning == 2


def test_codebooks_of_two_moments_are_compared(desk: Desk, shell: Shell) -> None:
    content, ids = told(desk), codebook_of(desk)
    coded(desk, content, ids["Lerarentekort"], "lerarentekort")
    first = shell.json("codebook", "versions")[0]["revision"]
    shell(
        "codebook", "change", "Lerarentekort", "--set", "short=Te weinig leraren", "--set", "synonyms=vacatures; tekort"
    )
    shell("codebook", "example", "Lerarentekort", "--quote", "lerarentekort")
    shell("codebook", "copy", "Lerarentekort", "Tekort vo")
    said = shell("codebook", "compare", first).out
    assert "Lerarentekort, korte definitie: – → Te weinig leraren" in said
    assert "Nieuw: Tekort vo" in said
    assert (
        "Vervallen: Tekort vo"
        in shell("codebook", "compare", shell.json("codebook", "versions")[0]["revision"], first).out
    )
    assert "geen verschil" in shell("codebook", "compare", first, first).out
    assert "geen veld" in shell("codebook", "change", "Lerarentekort", "--set", "smaak=zoet", code=1).err
