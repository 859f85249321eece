"""Documents and board lists, through the widgets of the page."""

from streamlit.testing.v1 import AppTest

from actions.boards import board_lists, hold, refer, references
from actions.coding import apply_codes
from actions.documents import documents
from actions.history import undo
from actions.workspace import Desk, opened
from corpora.parts import by_headings
from tests.builders import BOARDS, PANEL, codebook_of, listed, marked, told
from tests.views.conftest import Page
from tests.views.seeing import button, calm


def test_an_empty_project_says_what_to_do_first(page: Page, desk: Desk) -> None:
    test = page("documents", desk)
    assert "nog geen documenten" in test.markdown[0].value
    assert not test.dataframe
    assert test.get("bidi_component")


def test_the_list_counts_codings_per_coder(page: Page, desk: Desk, colleague: Desk) -> None:
    content = told(desk)
    codes = codebook_of(desk)
    mark = marked(content, codes["Lerarentekort"], "lerarentekort drukt daar zwaar")
    apply_codes(colleague, [mark])
    table = page("documents", desk).dataframe[0].value
    assert list(table["Document"]) == ["Focusgroep mbo"]
    assert (table["Coderingen A"][0], table["Coderingen B"][0]) == (0, 1)


def test_a_removed_document_leaves_the_list_and_undo_brings_it_back(page: Page, desk: Desk) -> None:
    told(desk)
    test = calm(button(page("documents", desk), "Verwijderen").click().run())
    assert documents(desk) == []
    assert "Ongedaan maken" in test.toast[0].value
    undo(desk)
    assert list(calm(test.run()).dataframe[0].value["Document"]) == ["Focusgroep mbo"]


def test_a_part_of_a_document_is_said_to_be_about_a_group(page: Page, desk: Desk) -> None:
    content, boards = told(desk), listed(desk)
    test = page("documents", desk)
    test.selectbox(key=f"about-part-{content.document.id}").select(1)
    calm(test.run())
    test.selectbox(key=f"about-group-{content.document.id}-{boards.id}").select("laag")
    calm(test.run())
    calm(button(test, "Vastleggen").click().run())
    (made,) = references(desk)
    assert made.group == "laag"
    assert by_headings(content.text, content.segments)[1] == ("De lage lijst", made.span)
    assert any("De lage lijst" in text.value and "laag" in text.value for text in test.markdown)


def test_saying_the_same_twice_is_refused_where_it_was_said(page: Page, desk: Desk) -> None:
    content, boards = told(desk, PANEL, name="Panel.md"), listed(desk)
    refer(desk, content.document.id, boards.id, boards.groups[0])
    test = calm(button(page("documents", desk), "Vastleggen").click().run())
    assert "al zo vastgelegd" in test.error[0].value
    assert len(references(desk)) == 1


def test_a_reference_can_be_taken_back(page: Page, desk: Desk) -> None:
    content, boards = told(desk), listed(desk)
    made = refer(desk, content.document.id, boards.id, "hoog")
    calm(page("documents", desk).button(key=f"unrefer-{made}").click().run())
    assert references(desk) == ()


def test_a_board_list_is_looked_at_before_it_is_kept(page: Page, desk: Desk) -> None:
    test = _with_held(page, desk, "Lijst.csv", BOARDS)
    chosen = [box.value for box in test.selectbox]
    assert chosen == ["bevoegd gezag", "naam", "lijst"]
    assert "puntkomma" in test.caption[0].value
    assert board_lists(desk) == ()
    calm(button(test, "Lijst bewaren").click().run())
    (kept,) = board_lists(desk)
    assert (kept.name, kept.boards, set(kept.groups)) == ("Lijst", 3, {"laag", "hoog"})
    assert any("3 besturen" in caption.value for caption in test.caption)


def test_a_list_without_a_key_column_cannot_be_kept_yet(page: Page, desk: Desk) -> None:
    test = _with_held(page, desk, "Lijst.csv", "naam;plaats\nStichting Een;Urk\nStichting Twee;Ede\n")
    assert button(test, "Lijst bewaren").disabled
    calm(button(test, "Niet bewaren").click().run())
    assert not test.selectbox


def test_a_removed_list_takes_its_references_along(page: Page, desk: Desk) -> None:
    content, boards = told(desk), listed(desk)
    refer(desk, content.document.id, boards.id, "hoog")
    test = page("documents", desk)
    test.session_state["documents_part"] = "boards"
    calm(calm(test.run()).button(key=f"remove-{boards.id}").click().run())
    assert (board_lists(desk), references(desk)) == ((), ())


def _with_held(page: Page, desk: Desk, name: str, text: str) -> AppTest:
    test = page("documents", desk)
    test.session_state["held"] = hold(Desk(opened(), desk.project_id, desk.coder_id), name, text.encode())
    test.session_state["documents_part"] = "boards"
    return calm(test.run())
