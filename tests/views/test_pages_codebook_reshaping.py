"""Reshaping the codebook on its page: what would happen is shown first, and two people never overwrite each other."""

from dataclasses import replace
from uuid import UUID

from streamlit.testing.v1 import AppTest

from actions.codebook import codebook
from actions.codebook_files import hold_codebook
from actions.coding import codings
from actions.meanings import edit, reviews
from actions.workspace import Desk, opened
from coding.reshaping import Move, MoveCategory
from tests.builders import codebook_of, coded, told
from tests.views.conftest import Page
from tests.views.seeing import button, calm
from views.code_tree import operation


def test_a_merge_is_shown_before_it_is_done(page: Page, desk: Desk, colleague: Desk) -> None:
    content, ids = told(desk), codebook_of(desk)
    coded(colleague, content, ids["Lerarentekort"], "lerarentekort")
    coded(colleague, content, ids["Wisselende leiding"], "lerarentekort")
    test = _chosen(page("codebook", desk), ids["Lerarentekort"])
    into = codebook(desk).code(ids["Wisselende leiding"])
    test.selectbox(key=f"merge-into-{ids['Lerarentekort']}").select(into)
    calm(test.button(key=f"merge-into-{ids['Lerarentekort']}-look").click().run())
    said = " ".join(each.value for each in test.markdown)
    assert "1 codering valt samen" in said
    assert "Lerarentekort → Wisselende leiding" in " ".join(each.value for each in test.caption)
    assert len(codings(desk)) == 2
    calm(test.button(key="reshape_leave").click().run())
    assert len(codings(desk)) == 2
    calm(test.button(key=f"merge-into-{ids['Lerarentekort']}-look").click().run())
    calm(test.button(key="reshape_do").click().run())
    assert [each.code_id for each in codings(desk)] == [ids["Wisselende leiding"]]


def test_a_split_a_copy_and_the_archive_are_a_click_away(page: Page, desk: Desk) -> None:
    content, ids = told(desk), codebook_of(desk)
    code_id = ids["Lerarentekort"]
    made = coded(desk, content, code_id, "lerarentekort")
    test = _chosen(page("codebook", desk), code_id)
    test.text_input(key=f"split-{code_id}-name").input("Krapte")
    test.multiselect(key=f"split-{code_id}-codings").set_value(list(codings(desk)))
    calm(test.button(key=f"split-{code_id}-look").click().run())
    calm(test.button(key="reshape_do").click().run())
    assert next(each for each in codings(desk) if each.id == made.id).code_id != code_id
    test.text_input(key=f"copy-name-{code_id}").input("Kopie")
    calm(test.button(key=f"copy-name-{code_id}-now").click().run())
    calm(test.button(key=f"op-archive-{code_id}").click().run())
    assert {"Krapte", "Kopie"} <= {code.name for code in codebook(desk).codes}
    assert codebook(desk).code(code_id).archived


def test_of_two_who_change_one_code_the_second_chooses(page: Page, desk: Desk, colleague: Desk) -> None:
    ids = codebook_of(desk)
    test = _chosen(page("codebook", desk), ids["Lerarentekort"])
    shown = codebook(desk).code(ids["Lerarentekort"])
    _field(test, "definition").input("Van Anna.")
    edit(colleague, shown, replace(shown, definition="Van Bram."))
    calm(button(test, "Wijzigingen bewaren").click().run())
    assert "intussen door iemand anders" in test.error[0].value
    radio = test.radio(key="conflict:definition")
    assert radio.options == ["Zoals het er nu staat: Van Bram\\.", "Zoals hier getypt: Van Anna\\."]
    radio.set_value("mine")
    calm(button(test, "Zo bewaren").click().run())
    assert codebook(desk).code(shown.id).definition == "Van Anna."


def test_older_codings_are_looked_over_until_none_is_left(page: Page, desk: Desk) -> None:
    content, ids = told(desk), codebook_of(desk)
    first = coded(desk, content, ids["Lerarentekort"], "lerarentekort")
    second = coded(desk, content, ids["Lerarentekort"], "elke maand")
    test = _chosen(page("codebook", desk), ids["Lerarentekort"])
    _field(test, "definition").input("Iets anders.")
    next(each for each in test.radio if str(each.key).endswith(":new_meaning")).set_value(True)
    calm(button(test, "Wijzigingen bewaren").click().run())
    assert len(reviews(desk)[0].codings) == 2
    test.session_state["codebook_section"] = "review"
    calm(test.run())
    calm(test.button(key=f"review-keep-{first.id}").click().run())
    calm(test.button(key=f"review-remove-{second.id}").click().run())
    assert [(each.done, each.of) for each in reviews(desk)] == [(2, 2)]
    test.session_state["codebook_section"] = "versions"
    assert calm(test.run()).dataframe


def test_a_file_with_a_known_name_elsewhere_waits_for_a_choice(page: Page, desk: Desk) -> None:
    codebook_of(desk)
    at = Desk(opened(), desk.project_id, desk.coder_id)
    held = hold_codebook(at, "boek.csv", b"categorie;code\nMonitoren;Lerarentekort\n")
    test = page("codebook", desk)
    test.session_state["codebook_held"] = held
    calm(test.run())
    test.radio(key="match:Lerarentekort").set_value("apart")
    calm(test.button(key="match_do").click().run())
    assert "Lerarentekort (2)" in {code.name for code in codebook(desk).codes}
    assert "codebook_held" not in test.session_state


def test_what_the_tree_asks_is_an_operation(desk: Desk) -> None:
    ids = {name: str(each) for name, each in codebook_of(desk).items()}
    book = codebook(desk)
    one = UUID(ids["Lerarentekort"])
    asked = {"kind": "code", "id": ids["Lerarentekort"], "category": ids["Monitoren"], "parent": None, "before": None}
    assert operation(book, asked) == Move((one,), UUID(ids["Monitoren"]))
    assert operation(book, {**asked, "category": "none"}) == Move((one,))
    moved = {"kind": "category", "id": ids["Monitoren"], "before": ids["Personeel"]}
    assert operation(book, moved) == MoveCategory(UUID(ids["Monitoren"]), UUID(ids["Personeel"]))


def _chosen(test: AppTest, item_id: UUID) -> AppTest:
    test.session_state["codebook_item"] = str(item_id)
    return calm(test.run())


def _field(test: AppTest, name: str):  # type: ignore[no-untyped-def]
    every = (*test.text_input, *test.text_area, *test.selectbox)
    return next(field for field in every if str(field.key).endswith(f":{name}"))
