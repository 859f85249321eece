"""Agreement of a round on the page: from Rondes to the numbers, and kept before and after."""

from actions.finishing import finish
from actions.measuring import snapshots
from actions.rounds import Plan, start_round
from actions.workspace import Desk, join
from coding.rounds import Place
from tests.builders import PANEL, codebook_of, coded, told
from tests.views.conftest import Page
from tests.views.seeing import button, calm

TEAMS = "Het lerarentekort drukt daar zwaar op de teams."


def test_a_training_round_opens_its_own_numbers_with_the_key_beside_them(
    page: Page, desk: Desk, colleague: Desk
) -> None:
    group, codes = told(desk), codebook_of(desk)
    told(desk, PANEL, name="Panel.md")
    key = Desk(desk.workspace, desk.project_id, join(desk, "Carla").id)
    for each in (desk, colleague, key):
        coded(each, group, codes["Lerarentekort"], TEAMS)
    ids = (desk.coder_id, colleague.coder_id)
    start_round(desk, Plan("Oefenen", ids, (Place(group.document.id),), key_id=key.coder_id))  # type: ignore[arg-type]
    finish(desk, group.document.id)
    finish(colleague, group.document.id)
    test = page("compare", desk)
    test.session_state["compare_section"] = "rounds"
    calm(test.run())
    calm(button(test, "Overeenstemming van deze ronde").click().run())
    assert test.selectbox(key="agreeing_round").value is not None
    assert test.multiselect(key="agreeing_coders").value == [*ids, key.coder_id]
    assert any("Panel: hoort niet bij deze ronde" in each.value for each in test.markdown)
    table = next(each.value for each in test.dataframe if "Codeur" in each.value)
    assert list(table["Codeur"]) == ["Anna", "Bram"]
    assert "--round Oefenen" in test.code[0].value
    test.session_state["compare_section"] = "differences"
    calm(test.run())
    calm(test.selectbox(key="settling_measure_of").select_index(1).run())
    calm(button(test, "Nu vastleggen").click().run())
    assert [each.round_id is not None for each in snapshots(desk)] == [True]
    assert set(test.dataframe[0].value["Waarover"]) == {"Oefenen"}
