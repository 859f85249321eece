"""The views of the network on the page of relations."""

from actions.networking_kept import drawings, keep_drawing
from actions.workspace import Desk
from coding.network_choices import Choice, Level, View
from tests.builders import codebook_of, coded, told
from tests.views.conftest import Page
from tests.views.seeing import calm


def test_every_view_stands_on_the_page_and_a_kept_drawing_opens_as_it_was(page: Page, desk: Desk) -> None:
    codes, content = codebook_of(desk), told(desk)
    coded(desk, content, codes["Lerarentekort"], "Het lerarentekort drukt daar zwaar op de teams.")
    coded(desk, content, codes["Cijfers bespreken"], "drukt daar zwaar")
    keep_drawing(desk, "Tekort", Choice(View.DOCUMENTS, Level.CODE))
    test = page("relations", desk)
    assert "1 van 1 lijnen" in [each.value for each in test.caption]
    for view in View:
        test.session_state["net-view"] = view
        calm(test.run())
        told_so = [each.value for each in test.error]
        assert bool(told_so) == (view is View.DIFFERENCE), told_so
    test.selectbox(key="net-open").select_index(0)
    calm(test.run())
    assert (test.session_state["net-view"], test.session_state["net-level"]) == (View.DOCUMENTS, Level.CODE)
    assert any("dikkere lijnen" in each.value for each in test.caption)
    test.button(key="net-remove").click()
    calm(test.run())
    assert drawings(desk) == ()
