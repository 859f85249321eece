"""`python -m benchmarks.network_drawing [TIMES]`: the drawing of the network in Chromium, medians of TIMES (5).

Two invented networks: 200 codes with 1,000 lines, and 2,000 with 10,000. First what the server does: the places, and
the data as text. Then, in a page with nothing else in it, the first drawing of all of it at once, and the work of a
frame while a node is dragged, while the view is dragged, while zooming and pointing, and of a choice. A frame within
16.7 ms is as fast as a screen; within 100 ms it still follows the hand. Beside it what a spring layout with matplotlib
(networkx as it comes) takes for one still picture.
"""

import json
import shutil
import sys
from io import BytesIO
from pathlib import Path
from random import Random
from statistics import median
from time import process_time
from typing import Any

import networkx as nx
from matplotlib.figure import Figure
from playwright.sync_api import Browser, Page, Route, sync_playwright

from coding.graphs import as_graph, laid_out
from coding.networks import Edge, EdgeKind, Network, Node, NodeKind
from views.components import component_words
from words import spoken

SIZES = ((200, 1_000), (2_000, 10_000))
VIEWS = Path(__file__).parent.parent / "views"
WATCH = Path(__file__).with_name("network_watch.js").read_text("utf-8")
ADDRESS = "http://drawing.test/"
PAGE = '<!doctype html><title>-</title><link rel="stylesheet" href="/graph/graph.css"><main style="width:840px"></main>'
SEED, COMMUNITIES, TIMES, FRAMES = 2021, 20, 5, 30
NAMES = ("Werkdruk", "Sturing op cijfers", "Rust in het team", "Wisseling van directie", "Zicht op onderwijskwaliteit")
COLORS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9")


def invented(codes: int, lines: int) -> Network:
    """Four of five lines run within a category; few lines are strong and most are weak, as in real codebooks."""
    chance, found = Random(SEED), dict[tuple[int, int], int]()
    while len(found) < lines:
        one = int(codes * chance.random() ** 1.5)
        near = chance.randrange(codes // COMMUNITIES) * COMMUNITIES + one % COMMUNITIES
        other = near if chance.random() < 0.8 else chance.randrange(codes)
        if one != other:
            found[min(one, other), max(one, other)] = int(chance.paretovariate(1.3))
    fragments = [sum(times for pair, times in found.items() if n in pair) for n in range(codes)]
    nodes = tuple(
        Node(str(n), NodeKind.CODE, f"{NAMES[n % 5]} {n}", COLORS[n % COMMUNITIES % 6], 5, fragments[n], 9)
        for n in range(codes)
    )
    kind = EdgeKind.COOCCURRENCE
    edges = (Edge(f"{a}-{b}", kind, str(a), str(b), times, 1) for (a, b), times in found.items())
    return Network(nodes, tuple(edges), 40)


def shown(network: Network) -> dict[str, Any]:
    """What the component is given."""
    words, places = spoken("nl"), laid_out(network)
    nodes = [
        {"id": node.id, "kind": str(node.kind), "label": node.label, "color": node.color, "documents": node.documents}
        | {"fragments": node.fragments, "words": node.words, "x": places[node.id][0], "y": places[node.id][1]}
        for node in network.nodes
    ]
    edges = [
        {"id": edge.id, "kind": str(edge.kind), "source": edge.source, "target": edge.target, "weight": edge.weight}
        | {"documents": 1, "label": "", "note": "", "npmi": "–", "jaccard": "0,10"}
        for edge in network.edges
    ]
    said = {"words": component_words("graph", words), "language": "nl", "measure": "count", "height": 500}
    return {"view": "a", "nodes": nodes, "edges": edges, "documents": network.documents, "selected": None, **said}


def still(network: Network) -> None:
    """One picture with networkx as it comes."""
    graph = nx.Graph(as_graph(network))
    figure = Figure(figsize=(9, 5))
    axes = figure.add_subplot()
    nx.draw_networkx(graph, nx.spring_layout(graph, seed=SEED), ax=axes, with_labels=False, node_size=20, width=0.5)
    figure.savefig(BytesIO(), format="png")


def opened(browser: Browser) -> Page:
    """A page that can import the components from disk."""
    page = browser.new_page(viewport={"width": 1280, "height": 800}, locale="nl-NL")
    page.route(f"{ADDRESS}**", _from_disk)
    page.goto(ADDRESS)
    return page


def _from_disk(route: Route) -> None:
    name = route.request.url.removeprefix(ADDRESS)
    if name in ("", "watch.js"):
        kind = "text/javascript" if name else "text/html"
        route.fulfill(body=WATCH if name else PAGE, content_type=kind)
    elif name.endswith((".js", ".css")):
        kind = "text/javascript" if name.endswith(".js") else "text/css"
        route.fulfill(body=(VIEWS / name).read_text("utf-8"), content_type=kind)
    else:
        route.fulfill(status=404)


def measured(browser: Browser, data: dict[str, Any], times: int) -> dict[str, float]:
    """Milliseconds, medians."""
    page = opened(browser)

    def run(what: str, argument: object = None) -> Any:
        return page.evaluate(f"async (it) => {{ const watch = await import('/watch.js'); {what} }}", argument)

    found = {"first": median([float(run("return watch.first(it)", data)) for _ in range(times)])}
    node = run("return watch.node()")
    for name, what in (
        ("node", f"return watch.drag(it, {FRAMES})"),
        ("view", f"return watch.drag([6, 6], {FRAMES})"),
        ("zoom", f"return watch.zoom({FRAMES})"),
        ("point", f"return watch.point({FRAMES})"),
        ("choice", f"return watch.choose({times})"),
    ):
        found[name] = median(run(what, node))
        page.wait_for_timeout(500)  # until the drawing has come to rest
    page.close()
    return found


def main(times: int) -> None:
    """Measure, and print a line for each network."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for codes, lines in SIZES:
            network = invented(codes, lines)
            begun = process_time()
            data = shown(network)
            laid = process_time() - begun
            size = len(json.dumps(data)) / 1e6
            begun = process_time()
            still(network)
            peer = process_time() - begun
            found = measured(browser, data, times)
            figures = ", ".join(f"{name} {each:.1f} ms" for name, each in found.items())
            print(f"{codes:,} nodes, {lines:,} lines: places {laid:.2f} s, {size:.2f} MB; {figures}")
            print(f"  spring layout and matplotlib: {peer:.1f} s, {peer / (laid + found['first'] / 1000):.1f} x ours")
        browser.close()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else TIMES)
