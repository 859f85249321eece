"""One switch on the page of relations: the drawing, every table and their files as they would be published."""

import pytest
from streamlit.testing.v1 import AppTest

from actions.workspace import Desk
from coding.network_choices import View
from tests.journeys.outstanding import OUTSTANDING, in_parts, outstanding
from tests.views.conftest import Page
from tests.views.seeing import calm

FORMS = ("quotes", "cases", "plot")


@pytest.fixture
def shown(page: Page, desk: Desk) -> AppTest:
    """The page, switched."""
    in_parts(outstanding(desk))
    test = page("relations", desk)
    test.toggle(key="joint_publish").set_value(True)
    return calm(test.run())


def test_no_view_and_no_table_names_the_board_that_stands_out(shown: AppTest) -> None:
    for view in (View.DOCUMENTS, View.SPEAKERS, View.GROUPS):
        shown.session_state["net-view"] = view
        calm(shown.run())
        assert OUTSTANDING not in said(shown), view
    for columns in ("groups", "joint", "parts", "people", "saturation"):
        shown.session_state["counts_columns"] = columns
        for form in FORMS if columns == "joint" else [""]:
            shown.session_state["joint_form"] = form or "groups"
            calm(shown.run())
            assert OUTSTANDING not in said(shown), (columns, form)


def test_what_stays_here_is_listed_below_and_the_switch_stays_as_it_is(shown: AppTest, desk: Desk) -> None:
    shown.session_state["net-level"] = "code"
    calm(shown.run())
    listed = [each for each in shown.expander if "Weggelaten" in each.label]
    assert ["Zwijgen" in each.markdown[0].value for each in listed] == [True, True]
    table = next(each.value for each in shown.dataframe if "Documenten" in each.value.columns)
    assert "weggelaten" in table.to_string()
    shown.session_state["counts_columns"] = "saturation"
    calm(shown.run())
    rows = next(each.value for each in shown.dataframe if "Document" in each.value.columns)
    assert rows["Document"].iloc[0] == "Documenten 1–2"
    assert len(rows) == 4


def said(test: AppTest) -> str:
    """All that stands on the page for everybody: not in what is listed for the researcher."""
    listed = [text.value for each in test.expander if "Weggelaten" in each.label for text in each.markdown]
    texts = [each.value for kind in (test.markdown, test.caption, test.info, test.error) for each in kind]
    texts = [each for each in texts if each not in listed]
    return "\n".join([*texts, *(each.value.to_string() for each in test.dataframe)])
