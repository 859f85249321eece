"""The page of the report says where its look comes from, and lets go of it."""

from io import BytesIO

from docx import Document

from actions import report_choosing
from actions.workspace import Desk
from tests.views.conftest import Page
from tests.views.seeing import button, calm


def test_a_house_style_is_named_and_let_go(page: Page, desk: Desk) -> None:
    file = BytesIO()
    Document().save(file)
    report_choosing.dress(desk, "huisstijl.docx", file.getvalue())
    test = page("report", desk)
    assert any("huisstijl" in each.value for each in calm(test).markdown)
    button(test, "Eigen opmaak gebruiken").click()
    calm(test.run())
    assert report_choosing.house_style(desk) is None
    assert any("zijn eigen opmaak" in each.value for each in test.caption)
