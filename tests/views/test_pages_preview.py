"""Looking at a file on the documents page before it is kept."""

from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import TextInput, Toggle

from actions.documents import content, documents, repairs
from actions.previewing import Held, hold, waiting
from actions.workspace import Desk, opened
from corpora.documents import turns_by_speaker
from corpora.repairs import Repair
from tests.builders import FOCUS_GROUP, PANEL
from tests.journeys.test_previewing import PRINTED
from tests.views.conftest import Page
from tests.views.seeing import button, calm
from views.preview_text import AT_ONCE
from words import spoken


def test_without_the_switch_a_file_goes_straight_into_the_project(page: Page, desk: Desk) -> None:
    test = page("documents", desk)
    assert not _switch(test, "Eerst bekijken").value
    assert not [each for each in test.button if each.label == "Overslaan"]
    calm(_switch(test, "Eerst bekijken").set_value(True).run())
    assert test.session_state["preview_first"]


def test_a_waiting_file_says_what_was_found_and_is_kept_with_a_button(page: Page, desk: Desk) -> None:
    held = _held(desk, "Panel.txt", PRINTED)
    test = page("documents", desk)
    assert "Nog niet bewaard: Panel.txt" in _plain(test.subheader[0].value)
    assert "8 beurten" in test.caption[0].value
    assert "2 bladzijden" in test.caption[0].value
    labels = [toggle.label for toggle in test.toggle]
    assert "Paginanummers weglaten · 2" in labels
    assert "Afgebroken woorden aan elkaar zetten · 2" in labels
    assert documents(desk) == []
    test = calm(button(test, "Bewaren").click().run())
    assert [document.name for document in documents(desk)] == ["Panel"]
    assert waiting(_at(desk)) == ()
    assert test.session_state["document"] == str(documents(desk)[0].id)
    assert held.name == "Panel.txt"


def test_a_repair_that_is_switched_off_is_left_out_of_what_is_kept(page: Page, desk: Desk) -> None:
    _held(desk, "Panel.txt", PRINTED)
    test = page("documents", desk)
    calm(_switch(test, "Afgebroken woorden aan elkaar zetten · 2").set_value(False).run())
    assert waiting(_at(desk))[0].choices.without == {Repair.JOINED_WORDS}
    assert not _switch(test, "Afgebroken woorden aan elkaar zetten · 2").value
    calm(button(test, "Bewaren").click().run())
    (document,) = documents(desk)
    assert "de be- stuurders" in content(desk, document.id).text
    assert "joined_words" not in repairs(desk, document.id)


def test_speakers_are_called_otherwise_merged_and_found_to_be_none(page: Page, desk: Desk) -> None:
    _held(desk, "Focusgroep.md", FOCUS_GROUP)
    test = page("documents", desk)
    _name(test, "Naam van Inspecteur Jansen").set_value("Inspecteur 1")
    calm(test.run())
    assert _name(test, "Naam van Inspecteur Jansen").value == "Inspecteur 1"
    assert "Inspecteur Jansen · 2 beurten" in [each.value for each in test.caption]
    test.multiselect[0].set_value(["Inspecteur Jansen", "Inspecteur De Boer"])
    calm(test.run())
    calm(button(test, "Samenvoegen").click().run())
    assert _name(test, "Naam van Inspecteur De Boer").value == "Inspecteur 1"
    calm(next(toggle for toggle in test.toggle if toggle.label == "geen spreker").set_value(True).run())
    assert _name(test, "Naam van Gespreksleider").disabled
    calm(button(test, "Bewaren").click().run())
    kept = content(desk, documents(desk)[0].id)
    assert turns_by_speaker(kept.segments) == {"Inspecteur 1": 4}
    assert "Gespreksleider: Wat valt op" in kept.text


def test_a_name_that_cannot_be_is_refused_where_it_was_typed_and_the_old_one_stands(page: Page, desk: Desk) -> None:
    _held(desk, "Focusgroep.md", FOCUS_GROUP)
    test = page("documents", desk)
    _name(test, "Naam van Inspecteur Jansen").set_value("dit: niet")
    calm(test.run())
    assert "dubbele punt" in test.error[0].value
    assert waiting(_at(desk))[0].choices.names == {}


def test_the_texts_stand_side_by_side_a_page_at_a_time(page: Page, desk: Desk) -> None:
    _held(desk, "Lang.txt", "\n".join(f"Regel {n} is een hele alin\u00adea." for n in range(3 * AT_ONCE)))
    test = page("documents", desk)
    table = _table(test)
    assert table.count("<tr>") == AT_ONCE + 1
    assert "<del>alin¬ea.</del>" in table
    assert "<ins>alinea.</ins>" in table
    calm(button(test, "Volgende").click().run())
    assert f"Regel {AT_ONCE} " in _table(test)
    assert "Regel 0 " not in _table(test)


def test_markup_in_a_text_is_shown_and_not_obeyed(page: Page, desk: Desk) -> None:
    _held(desk, "Vreemd.txt", "Een regel.\n\n<script>alert(1)</script> & meer woor\u00adden.")
    assert "&lt;script&gt;" in _table(page("documents", desk))


def test_several_files_wait_in_a_row_and_can_be_kept_at_once(page: Page, desk: Desk) -> None:
    for name, text in (("Een.md", FOCUS_GROUP), ("Twee.md", PANEL), ("Dubbel.md", PANEL)):
        _held(desk, name, text)
    test = page("documents", desk)
    assert test.selectbox[0].label == "Nog niet bewaard, 3 bestanden"
    test.selectbox[0].select(waiting(_at(desk))[1].id)
    calm(test.run())
    assert next(_plain(each.label) for each in test.text_input) == "Naam van Gespreksleider"
    calm(button(test, "Alles bewaren (3)").click().run())
    assert "Dubbel.md" in _plain(test.error[0].value)
    assert {document.name for document in documents(desk)} == {"Een", "Twee"}
    calm(button(test, "Overslaan").click().run())
    assert waiting(_at(desk)) == ()
    assert not [each for each in test.button if each.label == "Overslaan"]


def test_a_file_that_waits_is_still_there_in_another_tab_with_its_choices(page: Page, desk: Desk) -> None:
    _held(desk, "Panel.txt", PRINTED)
    calm(_switch(page("documents", desk), "Paginanummers weglaten · 2").set_value(False).run())
    again = page("documents", desk)
    assert not _switch(again, "Paginanummers weglaten · 2").value


def test_every_repair_has_a_name_in_both_languages() -> None:
    for language in ("nl", "en"):
        assert all(spoken(language).knows(f"preview-do-{repair}") for repair in Repair)


def _at(desk: Desk) -> Desk:
    """The same desk in the process of the pages."""
    return Desk(opened(), desk.project_id, desk.coder_id)


def _held(desk: Desk, name: str, text: str) -> Held:
    return hold(_at(desk), name, text.encode())


def _switch(test: AppTest, label: str) -> Toggle:
    return next(each for each in test.toggle if each.label == label)


def _name(test: AppTest, label: str) -> TextInput:
    return next(each for each in test.text_input if each.label == label)


def _table(test: AppTest) -> str:
    return next(each.proto.body for each in test.get("html") if "dd-abreast" in each.proto.body)


def _plain(text: str) -> str:
    return text.replace("\\", "")
