"""Themes through the widgets of the page: two people at once, the order of quotes, quotes from a list elsewhere."""

from streamlit.testing.v1 import AppTest

from actions.theming import add_theme, theme_by_id, themes, work_on_theme
from actions.workspace import Desk
from tests.builders import codebook_of, coded, told
from tests.views.conftest import Page
from tests.views.seeing import button, calm


def keyed(test: AppTest, key: str) -> object:
    return next(each for each in test.button if each.key == key)


def text(test: AppTest) -> object:
    return next(each for each in test.text_area if each.label == "Tekst")


def test_who_types_over_a_colleague_sees_both_texts_and_chooses(page: Page, desk: Desk, colleague: Desk) -> None:
    theme = theme_by_id(desk, add_theme(desk, "Rust", text="Rust in het team"))
    test = page("report", desk)
    work_on_theme(colleague, theme, text="Rust in een team")
    calm(text(test).set_value("Rust en leiding").run())  # type: ignore[attr-defined]
    assert theme_by_id(desk, theme.id).text == "Rust in een team"
    assert any("**Bram** heeft intussen hetzelfde veld gewijzigd" in each.value for each in test.markdown)
    assert text(test).value == "Rust in een team"  # type: ignore[attr-defined]
    calm(button(test, "Beide onder elkaar bewaren").click().run())
    assert theme_by_id(desk, theme.id).text == "Rust in een team\n\nRust en leiding"
    assert not any("intussen" in each.value for each in test.markdown)


def test_a_colleagues_words_are_seen_at_the_next_look_and_may_be_left(page: Page, desk: Desk, colleague: Desk) -> None:
    theme = theme_by_id(desk, add_theme(desk, "Rust", text="Eerst"))
    test = page("report", desk)
    work_on_theme(colleague, theme, text="Van Bram")
    calm(test.run())
    assert text(test).value == "Van Bram"  # type: ignore[attr-defined]
    calm(text(test).set_value("Daarna van Anna").run())  # type: ignore[attr-defined]
    assert theme_by_id(desk, theme.id).text == "Daarna van Anna"


def test_themes_and_quotes_change_places_by_button(page: Page, desk: Desk) -> None:
    found, codes = told(desk), codebook_of(desk)
    first = coded(desk, found, codes["Lerarentekort"], "lerarentekort").id
    second = coded(desk, found, codes["Wisselende leiding"], "wisselde de directeur").id
    one = add_theme(desk, "Een", coding_ids=(first, second))
    add_theme(desk, "Twee")
    test = page("report", desk)
    calm(keyed(test, f"down-{first}").click().run())  # type: ignore[attr-defined]
    assert theme_by_id(desk, one).coding_ids == (second, first)
    calm(keyed(test, f"out-{second}").click().run())  # type: ignore[attr-defined]
    assert theme_by_id(desk, one).coding_ids == (first,)
    calm(keyed(test, "theme_down").click().run())  # type: ignore[attr-defined]
    assert [theme.title for theme in themes(desk)] == ["Twee", "Een"]


def test_a_quote_in_any_list_is_taken_up_in_a_theme(page: Page, desk: Desk) -> None:
    found, codes = told(desk), codebook_of(desk)
    made = coded(desk, found, codes["Lerarentekort"], "lerarentekort").id
    theme = add_theme(desk, "Rust")
    test = AppTest.from_function(_listed, default_timeout=20)
    test.session_state["project"], test.session_state["coder"] = str(desk.project_id), str(desk.coder_id)
    calm(test.run())
    calm(button(test, "In thema …").click().run())
    calm(button(test, "Opnemen").click().run())
    assert theme_by_id(desk, theme).coding_ids == (made,)
    calm(button(test, "Memo …").click().run())
    assert any(each.label == "Inhoud" for each in test.text_area)


def _listed() -> None:
    from actions.linking import quotes
    from views.desk import here
    from views.places import show_quotes

    show_quotes(here(), quotes(here()), key="some")
