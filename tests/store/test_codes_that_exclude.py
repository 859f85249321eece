"""What the codebook says of codings: a domain of which one code can apply, and directions that do."""

from dataclasses import replace

import pytest

from actions.codebook import change_code, codebook
from actions.coding import apply_code, change_coding, codings
from actions.meanings import current, edit, recode
from actions.workspace import Desk
from codebooks.codebook import Direction
from corpora.refusal import Refusal
from tests.builders import codebook_of, coded, marked, told


def test_of_a_domain_one_code_applies_to_the_same_words_of_one_coder(desk: Desk, colleague: Desk) -> None:
    content, ids = told(desk), codebook_of(desk)
    for name in ("Lerarentekort", "Wisselende leiding"):
        change_code(desk, replace(codebook(desk).code(ids[name]), domain="oorzaak"))
    coded(desk, content, ids["Lerarentekort"], "Het lerarentekort drukt")
    with pytest.raises(Refusal, match="code-excluded"):
        apply_code(desk, marked(content, ids["Wisselende leiding"], "lerarentekort"))
    coded(desk, content, ids["Wisselende leiding"], "wisselde de directeur")
    coded(desk, content, ids["Cijfers bespreken"], "lerarentekort")
    coded(colleague, content, ids["Wisselende leiding"], "lerarentekort")
    assert len(codings(desk)) == 4


def test_a_direction_that_a_code_does_not_have_is_refused(desk: Desk) -> None:
    content, ids = told(desk), codebook_of(desk)
    code = codebook(desk).code(ids["Lerarentekort"])
    change_code(desk, replace(code, directions=(Direction.HINDERING,)))
    with pytest.raises(Refusal, match="direction-not-allowed"):
        apply_code(desk, marked(content, code.id, "lerarentekort", direction=Direction.PROMOTING))
    made = coded(desk, content, code.id, "lerarentekort")
    with pytest.raises(Refusal, match="direction-not-allowed"):
        change_coding(desk, made.id, direction="bevorderend")
    change_coding(desk, made.id, direction="belemmerend")
    with pytest.raises(Refusal, match="direction-not-allowed"):
        change_code(desk, replace(codebook(desk).code(code.id), direction=Direction.BOTH))


def test_of_two_who_change_one_code_the_second_hears_it_and_nothing_is_overwritten(desk: Desk, colleague: Desk) -> None:
    ids = codebook_of(desk)
    shown = codebook(desk).code(ids["Lerarentekort"])
    edit(colleague, shown, replace(shown, definition="Van Bram.", use_when="Altijd."))
    with pytest.raises(Refusal, match="code-changed") as refused:
        edit(desk, shown, replace(shown, definition="Van Anna.", short="Kort."))
    assert refused.value.facts["fields"] == "definition"
    assert current(desk, shown) == replace(shown, definition="Van Bram.", use_when="Altijd.")
    edit(desk, shown, replace(shown, short="Kort."))
    assert current(desk, shown) == replace(shown, definition="Van Bram.", use_when="Altijd.", short="Kort.")


def test_another_code_for_older_codings_keeps_to_what_that_code_says(desk: Desk) -> None:
    content, ids = told(desk), codebook_of(desk)
    scarce, changing, talked = (ids[name] for name in ("Lerarentekort", "Wisselende leiding", "Cijfers bespreken"))
    made = coded(desk, content, scarce, "wisselde de directeur")
    change_coding(desk, made.id, direction="bevorderend")
    change_code(desk, replace(codebook(desk).code(changing), directions=(Direction.HINDERING,)))
    with pytest.raises(Refusal, match="direction-not-allowed"):
        recode(desk, [made.id], changing)
    for code_id in (changing, talked):
        change_code(desk, replace(codebook(desk).code(code_id), domain="oorzaak"))
    rival = coded(desk, content, talked, "de directeur drie keer")
    change_coding(desk, made.id, direction="belemmerend")
    with pytest.raises(Refusal, match="code-excluded"):
        recode(desk, [made.id], changing)
    recode(desk, [made.id, rival.id], changing)
    assert {each.code_id for each in codings(desk)} == {changing}


def test_two_codings_of_the_same_words_do_not_both_get_one_code(desk: Desk) -> None:
    content, ids = told(desk), codebook_of(desk)
    made = [coded(desk, content, ids[name], "lerarentekort").id for name in ("Lerarentekort", "Cijfers bespreken")]
    with pytest.raises(Refusal, match="coded-already"):
        recode(desk, made, ids["Wisselende leiding"])
    assert len({each.code_id for each in codings(desk)}) == 2
