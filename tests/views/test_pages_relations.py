"""Relations on the page: made, grounded in codings, read, turned round, and refused where they go in a ring."""

from actions.relating import relate, relations
from actions.workspace import Desk
from tests.builders import codebook_of, coded, told
from tests.views.conftest import Page
from tests.views.seeing import button, calm


def test_a_relation_is_grounded_in_codings_and_its_quotes_open(page: Page, desk: Desk) -> None:
    content, ids = told(desk), codebook_of(desk)
    coding = coded(desk, content, ids["Lerarentekort"], "lerarentekort")
    test = calm(page("relations", desk).run())
    test.selectbox(key="relation_from").select_index(2)
    test.selectbox(key="relation_to").select_index(1)
    calm(button(test, "Verband bewaren").click().run())
    (made,) = relations(desk)
    stem = f"relation-{hash(made)}"
    test.session_state[f"{stem}-grounds"] = {"edited_rows": {0: {"chosen": True}}, "added_rows": [], "deleted_rows": []}
    calm(button(test, "Wijzigingen bewaren").click().run())
    assert relations(desk)[0].coding_ids == (coding.id,)
    calm(test.button(key=f"quotes-{made.id}").click().run())
    assert any("“lerarentekort”" in each.value for each in test.markdown)


def test_a_ring_of_parts_is_refused_with_its_sentence(page: Page, desk: Desk) -> None:
    ids = codebook_of(desk)
    relate(desk, ids["Personeel"], ids["Monitoren"], "is deel van")
    made = relate(desk, ids["Monitoren"], ids["Personeel"], "leidt tot")
    test = calm(page("relations", desk).run())
    calm(test.button(key=f"edit-{made}").click().run())
    relation = next(each for each in relations(desk) if each.id == made)
    test.selectbox(key=f"relation-{hash(relation)}-kind").set_value("is deel van")
    calm(button(test, "Wijzigingen bewaren").click().run())
    assert any("Zo zou alles deel van zichzelf zijn" in each.value for each in test.error)
    assert relation in relations(desk)
