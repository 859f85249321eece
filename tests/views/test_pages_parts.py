"""Documents are divided in parts, and codes counted per part, through the widgets of the pages."""

from dataclasses import replace
from uuid import UUID

from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Selectbox

from actions.boards import references
from actions.codebook import change_code, codebook
from actions.documents import Content
from actions.history import undo
from actions.parting import add_part, divide, parts
from actions.workspace import Desk
from corpora.parts import by_headings
from tests.builders import codebook_of, coded, listed, told
from tests.views.conftest import Page
from tests.views.seeing import button, calm, side


def opened(page: Page, desk: Desk, found: Content) -> AppTest:
    return side(page("documents", desk), found.document.id, "parts")


def unfolded(test: AppTest, document_id: UUID, how: str) -> AppTest:
    test.session_state[f"parts-{how}-{document_id}"] = True
    return calm(test.run())


def by_hand(test: AppTest, label: str) -> Selectbox:
    """In the form for a new part: the chosen part has borders with the same words."""
    return next(each for each in test.selectbox if each.label == label and str(each.key).startswith("parts-by-hand"))


def table(test: AppTest, column: str) -> list[object]:
    return next(list(each.value[column]) for each in test.dataframe if column in each.value and "Woorden" in each.value)


def test_what_dividing_by_headings_gives_is_seen_before_it_is_kept(page: Page, desk: Desk) -> None:
    found = told(desk)
    test = opened(page, desk, found)
    assert any("nog niet ingedeeld" in each.value for each in test.markdown)
    test = unfolded(test, found.document.id, "by-heading")
    assert table(test, "Begint een deel") == [False, True, True]
    assert any("2 delen" in each.value and "De lage lijst" in each.value for each in test.markdown)
    assert parts(desk) == ()
    calm(button(test, "Zo indelen").click().run())
    assert [part.name for part in parts(desk)] == ["De lage lijst", "De hoge lijst"]
    assert table(test, "Naam") == ["De lage lijst", "De hoge lijst"]
    undo(desk)
    assert parts(desk) == ()


def test_a_part_is_changed_where_it_stands_and_opens_in_the_text(page: Page, desk: Desk) -> None:
    found, boards = told(desk), listed(desk)
    coded(desk, found, codebook_of(desk)["Cijfers bespreken"], "bespreekt het bestuur elke maand")
    _, high = divide(desk, found.document.id)
    test = page("documents", desk)
    test.session_state["part"] = str(high.id)
    test = side(test, found.document.id, "parts")
    assert table(test, "Coderingen") == [0, 1]
    name, attributes = test.text_input
    name.set_value("Over hoog")
    attributes.set_value("onderwerp: kenmerken; ronde: 2")
    next(each for each in test.selectbox if each.label == "Gaat over").select_index(1)
    calm(test.run())
    calm(button(test, "Wijzigingen bewaren").click().run())
    changed = parts(desk)[1]
    assert (changed.name, changed.attributes) == ("Over hoog", {"onderwerp": "kenmerken", "ronde": "2"})
    assert [(each.list_id, each.group) for each in references(desk)] == [(boards.id, boards.groups[0])]
    assert table(test, "Gaat over") == ["", f"{boards.groups[0]} · {boards.name}"]
    calm(button(test, "Deel weghalen").click().run())
    assert [part.name for part in parts(desk)] == ["De lage lijst"]


def test_what_is_wrong_with_a_part_is_said_there(page: Page, desk: Desk) -> None:
    found = told(desk)
    divide(desk, found.document.id)
    test = opened(page, desk, found)
    test.text_input[1].set_value("onderwerp")
    calm(test.run())
    calm(button(test, "Wijzigingen bewaren").click().run())
    assert "geen kenmerk met een waarde" in test.error[0].value


def test_a_part_is_made_by_hand_from_one_passage_to_another(page: Page, desk: Desk) -> None:
    found = told(desk)
    add_part(desk, found.document.id, "Hoog", by_headings(found.text, found.segments)[2].span)
    test = unfolded(opened(page, desk, found), found.document.id, "by-hand")
    first = by_hand(test, "Van")
    assert [option.split(" ")[2] for option in first.options] == [
        "Focusgroep",
        "De",
        *["Gespreksleider:"],
        *["Inspecteur"] * 2,
    ]
    first.select_index(2)
    calm(test.run())
    last = by_hand(test, "Tot en met")
    assert len(last.options) == 3
    last.select_index(1)
    test.text_input(key=f"parts-by-hand-{found.document.id}-name").set_value("Eerste antwoord")
    calm(test.run())
    calm(button(test, "Deel toevoegen").click().run())
    made = parts(desk)[0]
    assert made.name == "Eerste antwoord"
    assert found.text[made.span.start : made.span.end].startswith("Gespreksleider: Wat valt op")
    assert found.text[made.span.start : made.span.end].endswith("als wij bellen.")


def test_a_document_without_headings_says_so(page: Page, desk: Desk) -> None:
    found = told(desk, "Alleen een alinea.\n\nEn nog een.\n", name="Plat.txt")
    test = unfolded(opened(page, desk, found), found.document.id, "by-heading")
    assert any("geen koppen gevonden" in each.value for each in test.markdown)


def test_what_a_part_is_about_stands_in_the_overview_too(page: Page, desk: Desk) -> None:
    found, boards = told(desk), listed(desk)
    about = (boards.id, "laag", None)
    add_part(desk, found.document.id, "Over laag", by_headings(found.text, found.segments)[1].span, about=about)
    test = page("documents", desk)
    assert any("laag" in each.value and "Over laag" in each.value for each in test.markdown)
    assert any("vastgelegd bij het deel" in each.value for each in test.caption)
    assert not [each for each in test.button if each.key and each.key.startswith("unrefer")]


def test_codes_are_counted_per_part_on_the_page_of_relations(page: Page, desk: Desk) -> None:
    found, code = told(desk), codebook_of(desk)["Lerarentekort"]
    coded(desk, found, code, "Het lerarentekort drukt")
    test = page("relations", desk)
    test.session_state["counts_columns"] = "parts"
    test = calm(test.run())
    assert any("nog geen delen" in each.value for each in test.info)
    divide(desk, found.document.id)
    calm(test.run())
    counted = next(each.value for each in test.dataframe if "De lage lijst" in each.value)
    assert list(counted["De lage lijst"]) == ["1/1 · 1", "1/1 · 1"]
    assert list(counted["De hoge lijst"]) == ["niet ter sprake", "niet ter sprake"]


def test_a_code_in_two_categories_is_named_under_every_table_that_counts_it_twice(page: Page, desk: Desk) -> None:
    found, ids = told(desk), codebook_of(desk)
    code = codebook(desk).code(ids["Lerarentekort"])
    change_code(desk, replace(code, also_in=(ids["Monitoren"],)))
    coded(desk, found, code.id, "Het lerarentekort drukt")
    divide(desk, found.document.id)
    for columns, notes in {"groups": 2, "parts": 2, "progress": 1}.items():
        test = page("relations", desk)
        test.session_state["counts_columns"] = columns
        said = [each.value for each in calm(test.run()).caption if "meer dan één categorie" in each.value]
        assert ["Lerarentekort" in each for each in said] == [True] * notes, columns
