"""One calm chooser for every table: what is asked for stands on the button and in its address."""

from streamlit.testing.v1 import AppTest

from actions.workspace import Desk
from tests.builders import codebook_of, coded, told
from tests.views.conftest import Page
from tests.views.seeing import calm


def test_a_table_a_form_and_one_button(page: Page, desk: Desk) -> None:
    coded(desk, told(desk), codebook_of(desk)["Lerarentekort"], "lerarentekort")
    test = calm(page("report", desk).run())
    assert "Eén codering per rij" in _said(test)
    test.selectbox(key="data_kind").set_value("units")
    calm(test.run())
    test.selectbox(key="data_unit").set_value("turn")
    calm(test.run())
    assert "voor R of SPSS" in _said(test)
    assert test.selectbox(key="data_coder").options == ["Iedereen", "Anna"]
    test.selectbox(key="data_kind").set_value("code-group")
    calm(test.run())
    test.toggle(key="data_publish").set_value(True)
    calm(test.run())
    assert "per code en groep" in _said(test)


def _said(test: AppTest) -> str:
    return " ".join(each.value for each in test.caption)
