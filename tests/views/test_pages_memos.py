"""Memos are written, found and changed through the widgets of the pages."""

from streamlit.testing.v1 import AppTest

from actions.codebook import codebook
from actions.coding import change_coding
from actions.memos import change_memo, memo_by_id, memos, write_entry, write_memo
from actions.workspace import Desk
from coding.memos import MemoKind, Subject, SubjectKind
from tests.builders import codebook_of, coded, told
from tests.views.conftest import Page
from tests.views.seeing import button, calm, side, text_input


def shown(test: AppTest) -> str:
    return "\n".join(each.value for each in test.markdown)


def test_a_memo_and_an_entry_of_the_journal_are_written_and_found_again(page: Page, desk: Desk) -> None:
    code = codebook_of(desk)["Lerarentekort"]
    test = page("memos", desk)
    calm(button(test, "Memo schrijven").click().run())
    text_input(test, "Kop (mag leeg blijven)").set_value("Rust")
    test.text_area[0].set_value("Leraren blijven als de leider blijft")
    about = next(each for each in test.multiselect if each.label == "Gaat over")
    about.set_value([Subject(SubjectKind.CODE, code)])
    calm(button(test, "Memo bewaren").click().run())
    (memo,) = memos(desk)
    assert (memo.title, memo.subjects) == ("Rust", (Subject(SubjectKind.CODE, code),))

    calm(button(test, "In het logboek schrijven").click().run())
    test.text_area[0].set_value("Tweede ronde begonnen")
    calm(button(test, "In het logboek zetten").click().run())
    assert {each.kind for each in memos(desk)} == {MemoKind.MEMO, MemoKind.JOURNAL}
    text_input(test, "Zoeken in memo’s en logboek").set_value("leraar")
    calm(test.run())
    assert "Leraren blijven" in shown(test)
    assert "Tweede ronde" not in shown(test)


def test_what_was_typed_over_a_change_elsewhere_is_kept_on_the_screen(page: Page, desk: Desk) -> None:
    made = write_memo(desk, "Eerst")
    test = page("memos", desk)
    calm(button(test, "Wijzigen").click().run())
    memo = memo_by_id(desk, made)
    change_memo(desk, memo.__class__(**{name: getattr(memo, name) for name in memo.__slots__} | {"text": "Elders"}))
    test.text_area[0].set_value("Hier")
    calm(button(test, "Wijzigingen bewaren").click().run())
    assert "in een ander venster" in test.error[0].value
    assert {each.value for each in test.text_area} == {"Hier", "Elders"}
    assert memo_by_id(desk, made).text == "Elders"


def test_memos_stand_with_what_they_are_about(page: Page, desk: Desk) -> None:
    found = told(desk)
    codes = codebook_of(desk)
    write_memo(desk, "Over de code", [Subject(SubjectKind.CATEGORY, codes["Personeel"])])
    write_memo(desk, "Over het gesprek", [Subject(SubjectKind.DOCUMENT, found.document.id)])
    assert codebook(desk).categories[0].id == codes["Personeel"]
    assert "Over de code" in shown(page("codebook", desk))
    assert "Over het gesprek" in shown(side(page("documents", desk), found.document.id, "memos"))


def test_what_stands_with_a_coding_is_listed_but_changed_where_it_stands(page: Page, desk: Desk) -> None:
    coding = coded(desk, told(desk), codebook_of(desk)["Lerarentekort"], "lerarentekort")
    change_coding(desk, coding.id, memo="Twijfel")
    test = page("memos", desk)
    assert "Twijfel" in shown(test)
    assert not [each for each in test.button if each.label == "Wijzigen"]


def test_a_colleague_reads_and_does_not_change(page: Page, desk: Desk, colleague: Desk) -> None:
    write_entry(desk, "Van Anna")
    test = page("memos", colleague)
    assert "Van Anna" in shown(test)
    assert not [each for each in test.button if each.label in ("Wijzigen", "Weghalen")]
