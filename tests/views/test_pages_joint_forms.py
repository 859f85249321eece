"""The other joint displays on the page: a finding is judged, quotes are chosen, boards stand in order and as dots."""

from streamlit.testing.v1 import AppTest

from actions import joint_findings, joint_quotes, jointing
from actions.boards import boards, refer
from actions.coding import codings
from actions.workspace import Desk
from coding.joint_findings import Finding, Verdict
from coding.joint_grouping import Grouping
from tests.builders import codebook_of, coded, listed, told
from tests.views.conftest import Page
from tests.views.seeing import calm

BOARDS = "bevoegd gezag;naam;lijst;regio;jaren onder norm\n" + "".join(
    f"4000{n};Bestuur {n};laag;Noord;{10 * n}\n" for n in range(1, 5)
)


def study(desk: Desk) -> None:
    """Three boards are spoken of by name, each in a document of its own."""
    ids, given = codebook_of(desk), listed(desk, BOARDS)
    for n, board in enumerate(boards(desk, given.id)[:3]):
        content = told(desk, f"# Gesprek {n}\n\nJansen: Het lerarentekort drukt, {n} keer.\n", name=f"Gesprek {n}.md")
        refer(desk, content.document.id, given.id, board.group, board_id=board.id)
        coded(desk, content, ids["Lerarentekort"], "lerarentekort drukt")


def shown(page: Page, desk: Desk, form: str) -> AppTest:
    test = page("relations", desk)
    test.session_state["counts_columns"] = "joint"
    test.session_state["joint_form"] = form
    return calm(test.run())


def test_a_finding_is_typed_and_judged(page: Page, desk: Desk) -> None:
    study(desk)
    finding_id = joint_findings.add_finding(
        desk, Finding(desk.project_id, "laag", "buiten de G4", "3,4", "1,5", "< .01", "p. 12")
    )
    test = shown(page, desk, "findings")
    assert any("kan niet" in each.value for each in test.warning)
    test.selectbox(key=f"verdict-{finding_id}").set_value(Verdict.NUANCES)
    calm(test.run())
    assert joint_findings.findings(desk)[0].finding.verdict is Verdict.NUANCES
    assert not test.exception


def test_boards_stand_in_order_and_as_dots_and_never_for_publication(page: Page, desk: Desk) -> None:
    study(desk)
    test = shown(page, desk, "cases")
    test.selectbox(key="joint_attribute").set_value(_years(desk))
    calm(test.run())
    table = next(each.value for each in test.dataframe if "jaren onder norm" in each.value.columns)
    assert list(table["jaren onder norm"]) == ["10", "20", "30"]
    assert list(table["Personeel"]) == ["1", "1", "1"]
    test.toggle(key="joint_publish").set_value(True)
    calm(test.run())
    assert any("nooit voor publicatie" in each.value for each in test.info)
    plot = shown(page, desk, "plot")
    assert any("Te weinig besturen voor een toets" in each.value for each in plot.caption)


def test_quotes_stand_in_their_cells_until_others_are_chosen(page: Page, desk: Desk) -> None:
    study(desk)
    test = shown(page, desk, "quotes")
    assert sum("lerarentekort drukt" in each.value for each in test.markdown) == 2
    by, last = jointing.groupings(desk)[0], codings(desk)[-1]
    joint_quotes.choose_quotes(desk, by, jointing.display(desk, by).counts.subjects[0].id, "laag", [last.id])
    calm(test.run())
    assert sum("lerarentekort drukt" in each.value for each in test.markdown) == 1


def _years(desk: Desk) -> Grouping:
    return jointing.grouping_named(desk, "jaren onder norm")
