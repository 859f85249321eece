"""Everything that is made here goes out for other programs, and comes back from a file of our own."""

from dataclasses import replace

import pytest

from actions.boards import board_lists, boards, refer
from actions.codebook import codebook
from actions.coding import codings
from actions.documents import contents
from actions.exchanging import import_project
from actions.handing_on import export_project
from actions.memos import memos
from actions.networking_kept import drawings, keep_drawing
from actions.relating import relate, relations
from actions.theming import add_theme, change_theme, themes
from actions.workspace import Desk, Workspace
from coding.network_choices import Choice, Level, View
from corpora.spans import Span
from reports.refi.reading import read
from reports.refi.validity import faults
from tests.builders import codebook_of, coded, listed, told
from tests.exchanges import tree_of


@pytest.fixture
def study(desk: Desk) -> Desk:
    """A conversation that was coded, with what was asserted and drawn of it."""
    found, ids = told(desk), codebook_of(desk)
    one = coded(desk, found, ids["Lerarentekort"], "lerarentekort drukt")
    coded(desk, found, ids["Wisselende leiding"], "wisselde de directeur drie keer")
    relate(desk, ids["Lerarentekort"], ids["Wisselende leiding"], "leidt tot", "zo zegt men", coding_ids=[one.id])
    listed(desk)
    keep_drawing(desk, "Verbanden", Choice(View.RELATIONS, Level.CODE))
    keep_drawing(
        desk, "Besturen", Choice(View.GROUPS, Level.CODE, boards=True), {str(ids["Lerarentekort"]): (0.1, 0.7)}
    )
    return desk


def test_what_a_relation_rests_on_goes_with_its_link_as_a_note(study: Desk, workspace: Workspace) -> None:
    data = export_project(study).data
    root = tree_of(data)
    [link] = root.iter("{*}Link")
    [note] = [each for each in root.iter("{*}Note") if each.get("guid") == link.find("{*}NoteRef").get("targetGUID")]
    assert note.findtext("{*}PlainTextContent") == "zo zegt men\n\n‘lerarentekort drukt’"
    for _ in range(2):
        back = again(workspace, data)
        [relation] = relations(back)
        quotes = {coding.id: coding.quote for coding in codings(back)}
        assert (relation.note, [quotes[each] for each in relation.coding_ids]) == (
            "zo zegt men",
            ["lerarentekort drukt"],
        )
        assert memos(back) == ()
        data = export_project(back).data


def test_categories_and_themes_go_along_as_sets(study: Desk, workspace: Workspace) -> None:
    book, [quote, *_] = codebook(study), codings(study)
    add_theme(study, "Personeel", text="Het tekort.", coding_ids=(quote.id,))
    [theme] = themes(study)
    change_theme(
        study, replace(theme, category_ids=(book.categories[0].id,), code_ids=(book.codes[2].id,), notes="nog")
    )
    data = export_project(study).data
    root = tree_of(data)
    assert faults(root) == []
    names = {each.get("guid"): each.get("name") for each in root.iter("{*}Code")}
    sets = [
        (one.get("name"), [names[each.get("targetGUID")] for each in one.iter("{*}MemberCode")])
        for one in root.iter("{*}Set")
    ]
    assert sets == [
        ("Personeel", ["Lerarentekort", "Wisselende leiding"]),
        ("Monitoren", ["Cijfers bespreken"]),
        ("Personeel", ["Personeel", "Cijfers bespreken"]),
    ]
    back = again(workspace, data)
    assert sorted(named(back).values()) == sorted(named(study).values())
    [told_again] = themes(back)
    quotes = {coding.id: coding.quote for coding in codings(back)}
    assert (told_again.title, told_again.text, told_again.notes) == ("Personeel", "Het tekort.", "nog")
    assert [quotes[each] for each in told_again.coding_ids] == [quote.quote]
    assert [named(back)[str(each)] for each in (*told_again.category_ids, *told_again.code_ids)] == [
        "Personeel",
        "Cijfers bespreken",
    ]


def test_what_a_piece_of_text_is_about_is_a_selection_of_the_case_of_its_board(study: Desk) -> None:
    [board_list], [found] = board_lists(study), contents(study)
    [horizon, kompas, _] = boards(study, board_list.id)
    start = found.text.index("Bij ons wisselde")
    refer(study, found.document.id, board_list.id, horizon.group, board_id=horizon.id, span=Span(start, start + 16))
    refer(study, found.document.id, board_list.id, kompas.group, board_id=kompas.id)
    data = export_project(study).data
    root = tree_of(data)
    assert faults(root) == []
    cases = {each.get("name"): each for each in root.iter("{*}Case")}
    [reference] = cases[horizon.name].iter("{*}SelectionRef")
    assert dict(read("uit.qdpx", data).quotations())[str(reference.get("targetGUID"))] == "Bij ons wisselde"
    assert [len(list(cases[each.name].iter("{*}SourceRef"))) for each in (horizon, kompas)] == [0, 1]
    assert sum(one.get("name") == "laag" for one in root.iter("{*}Set")) == 1


def again(workspace: Workspace, data: bytes) -> Desk:
    found = import_project(workspace, "terug.qdpx", data)
    assert found.project is not None
    return Desk(workspace, found.project.id)


def named(desk: Desk) -> dict[str, str]:
    book = codebook(desk)
    return {str(each.id): each.name for each in (*book.codes, *book.categories)}


def drawn(desk: Desk) -> list[object]:
    names = named(desk)
    return [
        (each.name, each.choice, {names[node]: place for node, place in each.places.items() if node in names})
        for each in drawings(desk)
    ]


def test_kept_drawings_go_out_as_graphs_and_come_back_where_they_stood(study: Desk, workspace: Workspace) -> None:
    data = export_project(study).data
    root = tree_of(data)
    assert faults(root) == []
    [first, second] = sorted(root.iter("{*}Graph"), key=lambda each: str(each.get("name")))
    assert (first.get("name"), second.get("name")) == ("Besturen", "Verbanden")
    asserted = [each for each in second.iter("{*}Edge") if each.get("lineStyle") == "solid"]
    [link] = root.iter("{*}Link")
    assert [(each.get("name"), each.get("direction"), each.get("representedGUID")) for each in asserted] == [
        ("leidt tot", "OneWay", link.get("guid"))
    ]
    back = again(workspace, data)
    assert drawn(back) == drawn(study)
    once_more = export_project(back).data
    assert [each.get("guid") for each in tree_of(once_more).iter("{*}Graph")] == [
        each.get("guid") for each in root.iter("{*}Graph")
    ]
    assert drawn(again(workspace, once_more)) == drawn(study)


def test_the_same_project_gives_the_same_file(study: Desk) -> None:
    assert export_project(study).data == export_project(study).data
