"""What the codebook says of codings: a domain of which one code can apply, and directions that do."""

from dataclasses import replace

import pytest

from actions.codebook import change_code, codebook
from actions.coding import apply_code, change_coding, codings
from actions.meanings import current, edit
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
