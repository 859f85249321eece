"""Views of the network in the terminal: their lines, their measures, and as a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from cli.commands import argument, command, group, option
from cli.files import write_file
from cli.terminal import Terminal, table
from cli.withheld import of_drawing

if TYPE_CHECKING:
    from collections.abc import Mapping

    from actions.workspace import Desk
    from coding.graphs import Measure
    from coding.network_choices import Choice
    from coding.network_views import Drawn

VIEWS = "together|relations|groups|difference|speakers|documents"


def add_to(app: typer.Typer) -> None:
    """The commands of this room."""
    network = group(app, "network", alone=view)
    command(network, "export", "network-export")(exported)
    command(network, "kept", "network-kept")(kept)
    command(network, "keep", "network-keep")(keep)
    command(network, "drop", "network-drop")(drop)


def view(
    at: Terminal,
    *,
    shown: Annotated[str, option("--view", metavar=VIEWS, said="network-view")] = "together",
    level: Annotated[str, option("--level", metavar="category|code", said="network-level")] = "category",
    meet: Annotated[str, option("--meet", metavar="same|overlap|turn|near", said="network-meet")] = "overlap",
    sentences: Annotated[int, option("--sentences", said="network-sentences")] = 1,
    strength: Annotated[str, option("--strength", metavar="count|jaccard|npmi", said="network-strength")] = "count",
    least: Annotated[float | None, option("--least", said="network-least")] = None,
    category: Annotated[list[str] | None, option("--category", said="network-category")] = None,
    by: Annotated[list[str] | None, option("--by", said="network-by")] = None,
    boards: Annotated[bool, option("--boards", said="network-boards")] = False,
    groups: Annotated[list[str] | None, option("--group", metavar="GROUP", said="network-groups")] = None,
    name: Annotated[str, option("--kept", said="network-kept")] = "",
    measures: Annotated[bool, option("--measures", said="network-measures")] = False,
    out: Annotated[Path | None, option("--out", said="network-out")] = None,
    publication: Annotated[bool, option("--publication")] = False,
    withheld: Annotated[bool, option("--withheld")] = False,
    coder: Annotated[str | None, option("--coder")] = None,
) -> None:
    """What a view draws, line by line, and with `--out` as a file."""
    from actions import networking, networking_files, publishing_networks
    from actions.networking_kept import drawing_named

    desk = at.desk(coder)
    given: dict[str, Any] = {"view": shown, "level": level, "meet": meet, "sentences": sentences, "strength": strength}
    given |= {"boards": boards} | ({} if least is None else {"least": least})
    drawing = drawing_named(desk, name) if name else None
    choice = drawing.choice if drawing else _choice(desk, given, category or (), by or (), groups or ())
    seen = publishing_networks.published(desk, choice) if publication else None
    found = seen.drawn if seen else networking.drawn(desk, choice)
    if out:
        making = publishing_networks.published_file if publication else networking_files.view_file
        write_file(out, making(desk, choice, _kind(out), at.language, drawing.places if drawing else None))
    measured = (publishing_networks if publication else networking).measures(desk, choice)
    kept_back, left_out = of_drawing(at, desk, seen.kept_back, withheld=withheld) if seen else ({}, [])
    lines = _measures(at, measured, found) if measures else _lines(at, found)
    said = [at.say("cli-written", file=str(out))] if out else []
    at.answer(_value(desk, choice, found, measured) | kept_back, *lines, *said, *left_out)


def exported(
    at: Terminal,
    file: Annotated[Path, argument("graph")],
    *,
    publication: Annotated[bool, option("--publication")] = False,
) -> None:
    """Write the network as .graphml, .gexf or .json, by the name of the file."""
    from actions import reporting

    data = reporting.network_file(at.desk(), _kind(file), published=publication)
    write_file(file, data)
    at.answer({"file": str(file), "bytes": len(data)}, at.say("cli-written", file=str(file)))


def kept(at: Terminal) -> None:
    """The drawings that were kept."""
    from actions.networking_kept import drawings

    known = drawings(at.desk())
    value = [{"name": each.name, "choice": each.choice.written(), "nodes": len(each.places)} for each in known]
    at.answer(value, *(each.name for each in known))


def keep(
    at: Terminal,
    name: Annotated[str, argument("name")],
    *,
    shown: Annotated[str, option("--view", metavar=VIEWS, said="network-view")] = "together",
    level: Annotated[str, option("--level", metavar="category|code", said="network-level")] = "category",
    coder: Annotated[str, option("--coder")],
) -> None:
    """Keep a view under a name, with where its nodes stand."""
    from actions.networking_kept import keep_drawing

    desk = at.desk(coder)
    keep_drawing(desk, name, _choice(desk, {"view": shown, "level": level}, (), ()))
    at.answer({"name": name}, at.say("drawing-kept", name=name))


def drop(at: Terminal, name: Annotated[str, argument("name")], *, coder: Annotated[str, option("--coder")]) -> None:
    """Take a kept drawing away."""
    from actions.networking_kept import drawing_named, remove_drawing

    desk = at.desk(coder)
    found = drawing_named(desk, name)
    remove_drawing(desk, found.id)
    at.answer({"name": found.name}, at.say("drawing-gone-now", name=found.name))


def _kind(file: Path) -> str:
    return file.suffix.lower().lstrip(".")


def _choice(desk: Desk, given: dict[str, Any], categories: Any, people: Any, groups: Any = ()) -> Choice:
    from actions.boards import board_lists
    from actions.codebook import codebook
    from cli.finding import coder_named, group_named, named
    from coding.network_choices import Choice

    ids = [str(named(codebook(desk).categories, each, "category-unknown").id) for each in categories]
    who = [str(coder_named(desk, each).id) for each in people]
    two = [[str(group.list_id), group.name] for group in (group_named(board_lists(desk), each) for each in groups)]
    return Choice.read({**given, "category_ids": ids, "coder_ids": who, "groups": two})


def _value(desk: Desk, choice: Choice, found: Drawn, measured: Mapping[str, Measure]) -> dict[str, Any]:
    from actions.networking_cautions import cautions

    labels = {node.id: node.label for node in found.network.nodes}
    nodes = [
        {"name": node.label, "kind": str(node.kind), "documents": node.documents, "fragments": node.fragments}
        | {name: getattr(measured[node.id], name) for name in ("degree", "weighted", "betweenness", "community")}
        for node in found.network.nodes
    ]
    edges: list[dict[str, Any]] = [
        {
            "source": labels[edge.source],
            "target": labels[edge.target],
            "kind": str(edge.kind),
            "label": edge.label,
            "weight": edge.weight,
            "documents": edge.documents,
            "strength": edge.width,
            **dict(edge.facts),
        }
        for edge in found.network.edges
    ]
    asked = {"choice": choice.written(), "least": found.least, "lines": found.lines, "shown": found.shown}
    said = [each.code for each in cautions(desk, choice)]
    return {**asked, "documents": found.network.documents, "nodes": nodes, "edges": edges, "cautions": said}


def _lines(at: Terminal, found: Drawn) -> list[str]:
    labels = {node.id: node.label for node in found.network.nodes}
    head = tuple(at.say(f"network-{name}") for name in ("from", "to", "line", "strength", "places"))
    rows = [
        (
            labels[edge.source],
            labels[edge.target],
            edge.label or at.say(f"graph-{edge.kind}"),
            at.number(edge.width, 0 if edge.strength is None else 2),
            at.number(edge.weight),
        )
        for edge in found.network.edges
    ]
    told = [at.say("network-lines-shown", shown=found.shown, all=found.lines)] if found.lines else []
    return [*(table([head, *rows], right=(3, 4)) if rows else [at.say("network-no-lines")]), *told]


def _measures(at: Terminal, of: Mapping[str, Measure], found: Drawn) -> list[str]:
    names = ("degree", "weighted", "betweenness", "community")
    head = (at.say("column-name"), *(at.say(f"measure-{name}") for name in names))
    rows = [
        (
            node.label,
            at.number(of[node.id].degree),
            at.number(of[node.id].weighted, 2),
            at.number(of[node.id].betweenness, 2),
            at.number(of[node.id].community),
        )
        for node in found.network.nodes
    ]
    notes = [f"{at.say(f'measure-{name}')}: {at.say(f'measure-note-{name}')}" for name in names]
    return [*table([head, *rows], right=(1, 2, 3, 4)), "", *notes]
