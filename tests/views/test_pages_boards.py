"""Board lists through the widgets of the page: columns named by hand, the key, rules for schools, lists compared."""

from streamlit.testing.v1 import AppTest

from actions.boards import board_lists, boards, hold, import_boards
from actions.workspace import Desk, opened
from tests.unit.corpora.test_board_changes import AFTER, BEFORE
from tests.unit.corpora.test_board_variants import book
from tests.views.conftest import Page
from tests.views.seeing import button, calm


def _held(page: Page, desk: Desk, name: str, data: bytes) -> tuple[AppTest, str]:
    test = page("documents", desk)
    held = hold(Desk(opened(), desk.project_id, desk.coder_id), name, data)
    test.session_state["held"] = held
    test.session_state["documents_part"] = "boards"
    return calm(test.run()), held


def _said(test: AppTest) -> str:
    return " ".join(each.value for each in (*test.markdown, *test.caption)).replace("\\", "")


def test_columns_without_titles_get_names_by_hand(page: Page, desk: Desk) -> None:
    test, held = _held(page, desk, "kaal.csv", b"50101;Oost;<5\n50102;West;12\n50103;Zuid;9\n")
    test.text_area(key=f"names-{held}").set_value("nummer\nnaam")
    test = calm(button(test, "Deze namen gebruiken").click().run())
    assert "3 kolommen" in test.error[0].value
    test.text_area(key=f"names-{held}").set_value("nummer\nnaam\nafdelingen")
    test = calm(button(test, "Deze namen gebruiken").click().run())
    calm(button(test, "Lijst bewaren").click().run())
    (kept,) = board_lists(desk)
    assert (kept.attributes, kept.boards) == (("afdelingen",), 3)


def test_schools_become_boards_by_rules_that_are_chosen_and_stated(page: Page, desk: Desk) -> None:
    test, held = _held(page, desk, "scholen.csv", BEFORE.encode())
    assert "opsomming van BRIN+VESTNR" in _said(test)
    test = calm(test.selectbox(key=f"rule-how-{held}").select("mean").run())
    test = calm(test.selectbox(key=f"rule-column-mean-{held}").select("SCORE").run())
    test = calm(test.selectbox(key=f"rule-weight-{held}").select("LEERLINGEN").run())
    test = calm(button(test, "Regel toevoegen").click().run())
    assert "gemiddelde van SCORE, gewogen naar LEERLINGEN" in _said(test)
    test = calm(button(test, "Lijst bewaren").click().run())
    (kept,) = board_lists(desk)
    assert boards(desk, kept.id)[0].attributes["mean(SCORE; LEERLINGEN)"] == "534,5"
    shown = test.dataframe[0].value
    assert "gemiddelde van SCORE, gewogen naar LEERLINGEN" in shown.columns


def test_a_share_needs_a_value_and_a_rule_can_be_taken_away(page: Page, desk: Desk) -> None:
    test, held = _held(page, desk, "scholen.csv", BEFORE.encode())
    test = calm(test.button(key=f"unrule-1-{held}").click().run())
    assert "opsomming" not in _said(test)
    test = calm(test.selectbox(key=f"rule-how-{held}").select("share").run())
    assert button(test, "Regel toevoegen").disabled
    test = calm(test.selectbox(key=f"rule-column-share-{held}").select("BRIN").run())
    test = calm(test.selectbox(key=f"rule-value-BRIN-{held}").select("90AB").run())
    test = calm(button(test, "Regel toevoegen").click().run())
    calm(button(test, "Lijst bewaren").click().run())
    (kept,) = board_lists(desk)
    assert boards(desk, kept.id)[0].attributes["share(BRIN=90AB)"] == "0,5"


def test_another_key_and_another_sheet_are_chosen(page: Page, desk: Desk) -> None:
    rows: list[list[object]] = [["nummer", "naam", "nr"], ["00101", "Oost", "70001"], ["00102", "West", "70002"]]
    test, held = _held(page, desk, "a.xlsx", book(rows, sheets=("later",)))
    test = calm(test.selectbox(key=f"sheet-{held}").select("later").run())
    test = calm(test.selectbox(key=f"key-{held}-later-0").select("nr").run())
    calm(button(test, "Lijst bewaren").click().run())
    (kept,) = board_lists(desk)
    assert [board.key for board in boards(desk, kept.id)] == ["70001"]


def test_rows_that_no_other_list_knows_are_shown(page: Page, desk: Desk) -> None:
    import_boards(desk, "2019.csv", BEFORE.encode())
    test, _ = _held(page, desk, "2020.csv", AFTER.encode())
    assert test.expander[0].label == "1 rij staat in geen andere lijst van dit project"


def test_two_lists_are_compared_part_by_part(page: Page, desk: Desk) -> None:
    first = import_boards(desk, "2019.csv", BEFORE.encode(), as_of="2019-10-01")
    later = import_boards(desk, "2020.csv", AFTER.encode(), as_of="2020-10-01")
    test = page("documents", desk)
    test.session_state["documents_part"] = "boards"
    test = calm(test.run())
    test.selectbox(key="changes-before").select(first)
    test = calm(test.selectbox(key="changes-after").select(later).run())
    said = _said(test)
    assert "1 bestuur is gelijk gebleven" in said
    assert "1 samenvoeging" in said
    assert "3 scholen horen bij een ander bestuur" in said
    test = calm(test.selectbox(key="changes-after").select(first).run())
    assert "verschilt niet van zichzelf" in test.error[0].value
