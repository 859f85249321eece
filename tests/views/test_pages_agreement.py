"""Agreement on the page: who is compared, how it is counted, and what the numbers rest on."""

import pytest
from streamlit.testing.v1 import AppTest

from actions.coding import apply_codes
from actions.documents import documents
from actions.finishing import finish
from actions.workspace import Desk, join
from codebooks.codebook import Direction
from tests.builders import PANEL, codebook_of, coded, marked, told
from tests.views.conftest import Page
from tests.views.seeing import calm

TEAMS = "Het lerarentekort drukt daar zwaar op de teams."
CHANGED = "Bij ons wisselde de directeur drie keer in twee jaar."
NUMBERS = "De directie kijkt pas naar de cijfers als wij bellen."


def study(desk: Desk, colleague: Desk) -> dict[str, object]:
    """Two coders who agree on one code, and not on the other."""
    codes, found = codebook_of(desk), told(desk)
    for at in (desk, colleague):
        coded(at, found, codes["Lerarentekort"], TEAMS)
    coded(desk, found, codes["Wisselende leiding"], CHANGED)
    coded(colleague, found, codes["Cijfers bespreken"], NUMBERS)
    told(desk, PANEL, name="Panel.md")
    return {**codes, "document": found}


def metrics(test: AppTest) -> dict[str, str]:
    return {each.label: each.value for each in test.metric}


def test_the_numbers_come_first_and_every_code_has_a_row(page: Page, desk: Desk, colleague: Desk) -> None:
    study(desk, colleague)
    test = page("compare", desk)
    shown = metrics(test)
    assert (shown["Verschillen"], shown["Zinnen vergeleken"]) == ("2", "11")
    assert shown["Precies gelijk"] == "81,8%"
    table = next(each.value for each in test.dataframe if "u-alpha" in each.value)
    assert list(table["Code"]) == ["Lerarentekort", "Wisselende leiding", "Cijfers bespreken"]
    assert list(table["Gelijk"]) == pytest.approx([1.0, 10 / 11, 10 / 11])
    assert any("Volgens Krippendorff" in each.value for each in test.markdown)
    assert any("1 document is niet vergeleken" in each.value for each in test.caption)
    assert any("geen van deze codeurs heeft het geopend" in each.value for each in test.markdown)
    (command,) = [each.value for each in test.code]
    assert "--coder Anna --coder Bram --unit sentence --share 0.5 --resamples 10000 --seed 1 --json" in command


def test_a_turn_is_another_unit_and_a_speaker_can_be_left_out(page: Page, desk: Desk, colleague: Desk) -> None:
    study(desk, colleague)
    test = page("compare", desk)
    test.selectbox(key="agreeing_unit").set_value("turn")
    test.multiselect(key="agreeing_without").set_value(["Gespreksleider"])
    calm(test.run())
    assert metrics(test)["Beurten vergeleken"] == "4"
    assert any("2 stukken tekst tellen niet mee" in each.value for each in test.caption)
    assert "--without Gespreksleider --unit turn" in test.code[0].value


def test_categories_agree_where_codes_of_one_category_do(page: Page, desk: Desk, colleague: Desk) -> None:
    codes, found = codebook_of(desk), told(desk)
    coded(desk, found, codes["Lerarentekort"], TEAMS)
    coded(colleague, found, codes["Wisselende leiding"], TEAMS)
    test = page("compare", desk)
    assert metrics(test)["Alpha over alle codes"] == "0,49"
    test.session_state["agreeing_kind"] = "categories"
    calm(test.run())
    assert metrics(test)["Alpha over alle codes"] == "1,00"


def test_three_coders_are_compared_without_what_is_for_two(page: Page, desk: Desk, colleague: Desk) -> None:
    study(desk, colleague)
    third = Desk(desk.workspace, desk.project_id, join(desk, "Carla").id)
    finish(third, next(each.id for each in documents(desk) if each.name.startswith("Focusgroep")))
    test = page("compare", desk)
    assert third.coder_id is not None
    test.multiselect(key="agreeing_coders").set_value([desk.coder_id, colleague.coder_id, third.coder_id])
    calm(test.run())
    assert "Kappa over alle codes" not in metrics(test)
    table = next(each.value for each in test.dataframe if "u-alpha" in each.value)
    assert table["Gelijk"].iloc[0] < 1
    test.multiselect(key="agreeing_coders").set_value([desk.coder_id])
    calm(test.run())
    assert any("minstens twee codeurs" in each.value for each in test.info)


def test_direction_is_told_where_both_gave_one(page: Page, desk: Desk, colleague: Desk) -> None:
    codes, found = codebook_of(desk), told(desk)
    for at, direction in ((desk, Direction.HINDERING), (colleague, Direction.PROMOTING)):
        apply_codes(at, [marked(found, codes["Lerarentekort"], TEAMS, direction=direction)])
    test = page("compare", desk)
    assert any("(1 keer)" in each.value and "0,0%" in each.value for each in test.markdown)


def test_without_two_coders_there_is_nothing_to_compare(page: Page, desk: Desk) -> None:
    told(desk)
    assert any("Vergelijken kan zodra" in each.value for each in page("compare", desk).info)
