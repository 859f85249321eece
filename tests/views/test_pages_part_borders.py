"""The borders of a part are moved on the card of its document."""

from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Selectbox

from actions.parting import divide, parts
from actions.workspace import Desk
from tests.builders import told
from tests.views.conftest import Page
from tests.views.seeing import button, calm, side


def test_a_part_ends_elsewhere_and_takes_of_its_neighbour_when_that_may_give_way(page: Page, desk: Desk) -> None:
    found = told(desk)
    low, high = divide(desk, found.document.id)
    test = side(page("documents", desk), found.document.id, "parts")
    assert len(_border(test, "Tot en met").options) == 4
    _border(test, "Tot en met").select_index(1)
    calm(test.run())
    calm(button(test, "Wijzigingen bewaren").click().run())
    assert found.text[: parts(desk)[0].span.end].endswith("op de lage lijst?")
    (toggle,) = (each for each in test.toggle if each.label == "Buren laten wijken")
    calm(toggle.set_value(True).run())
    last = _border(test, "Tot en met")
    last.select_index(next(n for n, option in enumerate(last.options) if "En op de hoge lijst?" in option))
    calm(test.run())
    calm(button(test, "Wijzigingen bewaren").click().run())
    assert [part.id for part in parts(desk)] == [low.id, high.id]
    assert found.text[parts(desk)[1].span.start :].startswith("Inspecteur Jansen: Daar bespreekt")


def _border(test: AppTest, label: str) -> Selectbox:
    return next(each for each in test.selectbox if each.label == label)
