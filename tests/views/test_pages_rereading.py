"""Opnieuw lezen, a way of correcting on the card of a document, through its widgets."""

from actions import drafts
from actions.documents import add_all, content
from actions.workspace import Desk, opened
from corpora.relabelling import Choices
from corpora.repairs import Repair
from tests.views.conftest import Page
from tests.views.seeing import button, calm, side

PRINTED = "Anna: Het leraren\u00adtekort drukt.\n\nBram: Ja, en de werk\u00addruk ook.\n\nAnna: Zeker.\n\nBram: Juist."


def test_a_file_is_read_again_seen_and_kept(page: Page, desk: Desk) -> None:
    choices = Choices(frozenset({Repair.SOFT_HYPHENS}))
    document = add_all(desk, "Gesprek.txt", PRINTED.encode(), choices)[0].document
    test = side(page("documents", desk), document.id, "correction")
    test.session_state[f"correction-{document.id}-way"] = "reread"
    calm(test.run())
    assert any("Opnieuw gelezen" in each.value for each in test.caption)
    assert any("<ins>lerarentekort</ins>" in each.proto.body for each in test.get("html"))
    (joined,) = (each for each in test.toggle if each.label.startswith("Onzichtbare afbreek"))
    calm(joined.set_value(False).run())
    assert any("geeft precies de tekst" in each.value for each in test.markdown)
    (joined,) = (each for each in test.toggle if each.label.startswith("Onzichtbare afbreek"))
    calm(joined.set_value(True).run())
    calm(button(test, "In het concept zetten").click().run())
    assert drafts.draft(Desk(opened(), desk.project_id, desk.coder_id), document.id)
    calm(button(test, "Bekijken wat er verandert").click().run())
    calm(button(test, "Bewaren").click().run())
    assert "Bram: Ja, en de werkdruk ook." in content(desk, document.id).text
