"""The board of categories: what it asks for is done in one step, and read beside it."""

from uuid import uuid4

from actions.codebook import codebook
from actions.history import undo
from actions.reshaping import reshape
from actions.workspace import Desk
from tests.builders import codebook_of, coded, everything, told
from tests.views.conftest import Page
from tests.views.seeing import calm
from views.code_board import operation


def test_what_the_board_asks_for_is_one_step_that_undo_takes_back(desk: Desk) -> None:
    ids = codebook_of(desk)
    before = everything(desk)
    code, other = ids["Lerarentekort"], ids["Wisselende leiding"]
    asked = [
        ({"kind": "create", "name": "Nieuw", "codes": [str(code), str(other)]}, {"Nieuw": [code, other]}),
        ({"kind": "move", "codes": [str(code)], "category": "none", "before": None}, {None: [code]}),
        ({"kind": "move", "codes": [str(other)], "category": str(ids["Personeel"]), "before": str(code)}, {}),
        ({"kind": "also", "code": str(code), "category": str(ids["Monitoren"])}, {"Monitoren": [code]}),
        ({"kind": "rename", "id": str(code), "name": "Tekort"}, {}),
        ({"kind": "category", "id": str(ids["Monitoren"]), "before": str(ids["Personeel"])}, {}),
    ]
    for each, there in asked:
        reshape(desk, operation(codebook(desk), each))
        names = {category.name if category else None: codes for category, codes in codebook(desk).tree()}
        for name, codes in there.items():
            assert set(codes) <= {one.id for one in names[name]}
        undo(desk)
        assert everything(desk) == before


def test_choosing_a_code_shows_its_quotes_beside_the_board(page: Page, desk: Desk) -> None:
    content, ids = told(desk), codebook_of(desk)
    coded(desk, content, ids["Lerarentekort"], "lerarentekort")
    test = page("codebook", desk)
    test.session_state["codebook_section"] = "board"
    test.session_state["codebook_item"] = str(uuid4())
    assert any("Kies een code" in each.value for each in calm(test.run()).info)
    test.session_state["codebook_item"] = str(ids["Lerarentekort"])
    shown = " ".join(each.value for each in calm(test.run()).markdown)
    assert "“lerarentekort”" in shown
