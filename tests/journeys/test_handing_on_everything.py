"""Everything that is made here goes out for other programs, and comes back from a file of our own."""

import pytest

from actions.codebook import codebook
from actions.exchanging import import_project
from actions.handing_on import export_project
from actions.networking_kept import drawings, keep_drawing
from actions.relating import relate
from actions.workspace import Desk, Workspace
from coding.network_choices import Choice, Level, View
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
