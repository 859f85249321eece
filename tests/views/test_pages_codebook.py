"""The codebook, through the widgets of the page."""

from dataclasses import replace
from uuid import UUID

from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Selectbox, TextArea, TextInput

from actions.codebook import change_code, codebook
from actions.coding import apply_codes
from actions.history import undo
from actions.workspace import Desk
from codebooks.codebook import Code, Direction
from tests.builders import codebook_of, marked, told
from tests.views.conftest import Page
from tests.views.seeing import button, calm, text_input
from views.code_tree import found


def test_an_empty_codebook_says_what_to_do_first(page: Page, desk: Desk) -> None:
    test = page("codebook", desk)
    assert "nog leeg" in test.markdown[0].value
    assert not test.text_area


def test_a_new_code_gets_the_colour_of_its_category_and_is_opened(page: Page, desk: Desk) -> None:
    codebook_of(desk)
    test = page("codebook", desk)
    test.text_input(key="new_code_name").input("Visie *kort*")
    calm(button(test, "Code toevoegen").click().run())
    made = _code(desk, "Visie *kort*")
    assert made.category_id is not None
    assert made.color == codebook(desk).category(made.category_id).color
    assert test.subheader[0].value == r"Visie \*kort\*"


def test_a_changed_code_is_kept_and_undo_brings_the_old_one_back(page: Page, desk: Desk) -> None:
    test, before = _opened(page, desk, "Lerarentekort")
    _field(test, "definition").input("Vacatures die niet vervuld raken.")
    _field(test, "keywords").input("vacature, , invallers")
    _field(test, "direction").select(Direction.HINDERING)
    calm(button(test, "Wijzigingen bewaren").click().run())
    after = _code(desk, "Lerarentekort")
    assert after.definition == "Vacatures die niet vervuld raken."
    assert (after.keywords, after.direction) == (("vacature", "invallers"), Direction.HINDERING)
    undo(desk)
    assert _code(desk, "Lerarentekort") == before
    assert _field(calm(test.run()), "definition").value == before.definition


def test_what_a_colleague_changed_meanwhile_stays(page: Page, desk: Desk, colleague: Desk) -> None:
    test, before = _opened(page, desk, "Lerarentekort")
    _field(test, "definition").input("Vacatures die niet vervuld raken.")
    change_code(colleague, replace(before, use_when="Als er vacatures zijn."))
    calm(button(test, "Wijzigingen bewaren").click().run())
    after = _code(desk, "Lerarentekort")
    assert (after.definition, after.use_when) == ("Vacatures die niet vervuld raken.", "Als er vacatures zijn.")


def test_a_name_that_is_taken_is_refused_beside_the_form(page: Page, desk: Desk) -> None:
    test, _ = _opened(page, desk, "Lerarentekort")
    _field(test, "name").input("Wisselende leiding")
    calm(button(test, "Wijzigingen bewaren").click().run())
    assert "al in gebruik" in test.error[0].value
    assert _field(test, "name").value == "Wisselende leiding"


def test_codes_move_together(page: Page, desk: Desk) -> None:
    codebook_of(desk)
    test = page("codebook", desk)
    moved = [_code(desk, name) for name in ("Lerarentekort", "Wisselende leiding")]
    monitoring = next(category for category in codebook(desk).categories if category.name == "Monitoren")
    test.multiselect(key="moved_codes").set_value(moved)
    test.selectbox(key="moved_to").select(monitoring.id)
    calm(button(test, "Verplaatsen").click().run())
    assert len(codebook(desk).codes_in(monitoring.id)) == 3


def test_a_code_in_use_is_not_removed(page: Page, desk: Desk) -> None:
    content, codes = told(desk), codebook_of(desk)
    apply_codes(desk, [marked(content, codes["Lerarentekort"], "lerarentekort drukt")])
    test = _choosing(page("codebook", desk), codes["Lerarentekort"])
    calm(button(test, "Code verwijderen").click().run())
    assert "1 fragment" in test.error[0].value
    assert _code(desk, "Lerarentekort")


def test_seeking_leaves_only_what_fits(page: Page, desk: Desk) -> None:
    codes = codebook_of(desk)
    test = page("codebook", desk)
    calm(text_input(test, "Code zoeken").input("leiding").run())
    shown = {code.id for _, some in found(codebook(desk), "leiding") for code in some}
    assert shown == {codes["Wisselende leiding"]}


def _opened(page: Page, desk: Desk, name: str) -> tuple[AppTest, Code]:
    codes = codebook_of(desk)
    test = _choosing(page("codebook", desk), codes[name])
    return test, _code(desk, name)


def _choosing(test: AppTest, item_id: UUID) -> AppTest:
    """As a click in the tree does."""
    test.session_state["codebook_item"] = str(item_id)
    return calm(test.run())


def _code(desk: Desk, name: str) -> Code:
    return next(code for code in codebook(desk).codes if code.name == name)


def _field(test: AppTest, name: str) -> TextInput | TextArea | Selectbox:
    every = (*test.text_input, *test.text_area, *test.selectbox)
    return next(field for field in every if str(field.key).endswith(f":{name}"))
