"""Tekst verbeteren and Versies on the card of a document, through their widgets."""

from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import TextArea

from actions import drafts
from actions.coding import codings
from actions.correcting import correct
from actions.documents import Content, content
from actions.history import undo
from actions.workspace import Desk, opened
from tests.builders import FOCUS_GROUP, codebook_of, coded, everything, told
from tests.views.conftest import Page
from tests.views.seeing import button, calm, side

LOOK, KEEP = "Bekijken wat er verandert", "Bewaren"
GONE = "Bij ons wisselde de directeur drie keer in twee jaar."


def test_what_is_typed_is_kept_only_on_the_button_and_undo_brings_it_back(
    page: Page, desk: Desk, colleague: Desk
) -> None:
    found = _study(desk, colleague)
    before = everything(desk)
    test = side(page("documents", desk), found.document.id, "correction")
    _type(test, lambda text: text.replace("drukt daar zwaar", "drukt daar heel zwaar"))
    calm(button(test, LOOK).click().run())
    assert everything(desk) == before
    assert any("1 wijziging: 0 woorden weg, 1 erbij" in each.value for each in test.markdown)
    assert any("heel" in each.value and "green-background" in each.value for each in test.markdown)
    calm(button(test, KEEP).click().run())
    assert "lerarentekort drukt daar heel zwaar" in {made.quote for made in codings(desk)}
    assert "drukt daar heel zwaar" in content(desk, found.document.id).text
    assert drafts.draft(_served(desk), found.document.id) is None
    undo(desk)
    assert everything(desk) == before


def test_nothing_is_kept_while_something_is_undecided(page: Page, desk: Desk, colleague: Desk) -> None:
    found = _study(desk, colleague)
    test = side(page("documents", desk), found.document.id, "correction")
    _type(test, lambda text: text.replace(GONE, "Nee, nooit."))
    calm(button(test, LOOK).click().run())
    (choice,) = (each for each in test.radio if each.label == "Wat ermee gebeurt")
    calm(button(test, KEEP).click().run())
    assert any("is niet vervangen" in each.value for each in test.error)
    assert content(desk, found.document.id).text == found.text
    calm(choice.set_value("words").run())
    words = _area(test, "Woorden uit de nieuwe tekst")
    calm(words.input("Nee, nooit").run())
    calm(button(test, KEEP).click().run())
    assert "Nee, nooit" in {made.quote for made in codings(desk)}


def test_all_that_have_no_proposal_are_removed_at_once(page: Page, desk: Desk, colleague: Desk) -> None:
    found = _study(desk, colleague)
    test = side(page("documents", desk), found.document.id, "correction")
    _type(test, lambda text: text.replace(f"Inspecteur De Boer: {GONE}", ""))
    calm(button(test, LOOK).click().run())
    calm(button(test, "Wat geen voorstel heeft verwijderen (1)").click().run())
    assert any("Nog 0 open" in each.value for each in test.caption)
    calm(button(test, KEEP).click().run())
    assert len(codings(desk)) == 1


def test_a_name_is_replaced_where_it_stays_ticked(page: Page, desk: Desk, colleague: Desk) -> None:
    found = _study(desk, colleague)
    test = side(page("documents", desk), found.document.id, "correction")
    stem = f"correction-{found.document.id}"
    test.session_state[f"{stem}-way"] = "replace"
    calm(test.run())
    test.text_input(key=f"{stem}-find").input("De Boer")
    calm(test.run())
    assert any("2 plaatsen gevonden" in each.value for each in test.markdown)
    test.text_input(key=f"{stem}-by").input("Den Boer")
    calm(test.run())
    calm(button(test, "In het concept vervangen: 2 plaatsen").click().run())
    calm(button(test, LOOK).click().run())
    calm(button(test, KEEP).click().run())
    assert content(desk, found.document.id).text == found.text.replace("De Boer", "Den Boer")


def test_a_file_that_was_sent_is_the_draft(page: Page, desk: Desk, colleague: Desk) -> None:
    found = _study(desk, colleague)
    drafts.hold_file(_served(desk), found.document.id, "beter.txt", found.text.replace("drie", "vier").encode())
    test = side(page("documents", desk), found.document.id, "correction")
    calm(button(test, LOOK).click().run())
    calm(button(test, KEEP).click().run())
    assert "vier keer" in content(desk, found.document.id).text


def test_a_draft_about_an_older_text_says_so_and_can_be_thrown_away(page: Page, desk: Desk, colleague: Desk) -> None:
    found = _study(desk, colleague)
    drafts.revise(_served(desk), found, found.text + "\n\nEinde.")
    correct(colleague, found.document.id, "Beter.md", FOCUS_GROUP.replace("drie", "vier").encode())
    test = side(page("documents", desk), found.document.id, "correction")
    assert "is intussen verbeterd" in test.warning[0].value
    calm(button(test, "Concept weggooien").click().run())
    assert "vier keer" in _area(test, "Tekst van dit deel").value


def test_one_goes_to_the_part_with_certain_words(page: Page, desk: Desk) -> None:
    long = "\n\n".join(f"Anna: Dit is beurt {n}, en die gaat over {n} dingen tegelijk." for n in range(300))
    found = told(desk, f"{long}\n\nAnna: Helemaal achteraan staat de bestuurskracht.", name="Lang.txt")
    test = side(page("documents", desk), found.document.id, "correction")
    assert "bestuurskracht" not in _area(test, "Tekst van dit deel").value
    test.text_input(key=f"correction-{found.document.id}-seek").input("bestuurskracht")
    calm(test.run())
    assert "bestuurskracht" in _area(test, "Tekst van dit deel").value
    _type(test, lambda text: text.replace("bestuurskracht", "rust"))
    held = drafts.draft(_served(desk), found.document.id)
    assert held
    assert held.reading.text == found.text.replace("bestuurskracht", "rust")


def test_earlier_versions_can_be_read(page: Page, desk: Desk, colleague: Desk) -> None:
    found = _study(desk, colleague)
    correct(colleague, found.document.id, "Beter.md", FOCUS_GROUP.replace("drie", "vier").encode())
    test = side(page("documents", desk), found.document.id, "versions")
    (table,) = (each.value for each in test.dataframe if "Verhuisd" in each.value)
    assert list(table["Versie"]) == ["1", "2 (huidig)"]
    assert list(table["Wie"]) == ["Anna", "Bram"]
    assert "vier keer" in _area(test, "Tekst van versie 2").value
    assert any("1 wijziging: 1 woorden weg, 1 erbij" in each.value for each in test.markdown)


def _served(desk: Desk) -> Desk:
    """The same desk in the workspace that the pages open: drafts are kept in the memory of that."""
    return Desk(opened(), desk.project_id, desk.coder_id)


def _study(desk: Desk, colleague: Desk) -> Content:
    found, ids = told(desk), codebook_of(desk)
    coded(desk, found, ids["Lerarentekort"], "lerarentekort drukt daar zwaar")
    coded(colleague, found, ids["Wisselende leiding"], "wisselde de directeur drie keer in twee jaar")
    return found


def _type(test: AppTest, change: object) -> None:
    """Change the stretch in which something changes, as one who goes through the stretches."""
    pick = next(each for each in test.selectbox if each.label.startswith("Deel van de tekst"))
    for place in [pick.value, *range(len(pick.options))]:
        pick = next(each for each in test.selectbox if each.label.startswith("Deel van de tekst"))
        calm(pick.set_value(place).run())
        area = _area(test, "Tekst van dit deel")
        if (text := change(area.value)) != area.value:  # type: ignore[operator]
            calm(area.input(text).run())
            return
    raise LookupError("no part of the text changes")


def _area(test: AppTest, label: str) -> TextArea:
    return next(each for each in test.text_area if each.label == label)
