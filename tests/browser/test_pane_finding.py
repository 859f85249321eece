"""The pane's pure parts for hands on the keyboard: units, bounds, finding codes, differences."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route

VIEWS = Path(__file__).parents[2] / "views"
ADDRESS = "http://pane.test/"
TEXT = "A: Een zin hier. Nog een zin.\nB: Ja. Nee, toch niet.\n\nC: Slot."
WALK = """
const sentences = [[3, 17], [17, 29], [33, 37], [37, 52], [57, 62]].map(([start, end]) => ({ start, end }));
const turns = [[0, 29], [30, 52], [54, 62]].map(([start, end]) => ({ start, end }));
const walk = new it.Walk(argument, sentences, "nl", { turns });
const said = (span) => span && argument.slice(span.start, span.end);
"""
CODES = """
const codes = [
  {id: "a", name: "Lerarentekort", keywords: ["vacatures", "invallers"]},
  {id: "b", name: "Zicht en monitoren", keywords: ["cijfers"]},
  {id: "c", name: "Wisselende leiding", keywords: ["directeur"]},
  {id: "d", name: "Één visie", keywords: []},
];
const found = (typed) => codes.map((code) => [it.rank(typed, code), code.name]).filter(([rank]) => rank !== null)
  .sort(([a], [b]) => a - b).map(([, name]) => name);
"""


@pytest.fixture(scope="module")
def modules(browser: Browser) -> Iterator[Page]:
    """An empty page that can import the components' modules from disk."""
    page = browser.new_page()
    page.route(f"{ADDRESS}**", _from_disk)
    page.goto(ADDRESS)
    yield page
    page.close()


def _from_disk(route: Route) -> None:
    name = route.request.url.removeprefix(ADDRESS).removeprefix("assets/")
    if name:
        route.fulfill(body=(VIEWS / name).read_text("utf-8"), content_type="text/javascript")
    else:
        route.fulfill(body="<!doctype html><title>pane</title>", content_type="text/html")


def run(page: Page, module: str, body: str, argument: object = None) -> Any:
    """Run `body` with the module as `it`, in the page."""
    return page.evaluate(
        f"async (argument) => {{ const it = await import('/assets/pane/{module}.js'); {body} }}", argument
    )


def test_one_walks_by_word_sentence_turn_and_paragraph_and_back(modules: Page) -> None:
    steps = (
        "const from = {start: 17, end: 28};"
        "return [['word', 1], ['word', -1], ['sentence', 1], ['turn', 1], ['paragraph', 1], ['paragraph', -1]]"
        ".map(([unit, direction]) => said(walk.step(direction, from, 0, unit)))"
    )
    assert run(modules, "walk", WALK + steps, TEXT) == [
        "B",
        "hier",
        "Ja.",
        "B: Ja. Nee, toch niet.",
        "B: Ja. Nee, toch niet.",
        "A: Een zin hier. Nog een zin.",
    ]


def test_a_selection_grows_by_turn_and_shrinks_back_to_where_it_began(modules: Page) -> None:
    steps = (
        "const began = {start: 33, end: 36}, more = walk.extend(1, began, 'turn'), all = walk.extend(1, more, 'turn');"
        "const back = walk.extend(-1, all, 'turn'), less = walk.extend(-1, walk.extend(-1, back, 'turn'), 'turn');"
        "return [more, all, back, less].map(said)"
    )
    assert run(modules, "walk", WALK + steps, TEXT) == [
        "Ja. Nee, toch niet.",
        "Ja. Nee, toch niet.\n\nC: Slot.",
        "Ja. Nee, toch niet.",
        "B: Ja.",
    ]


def test_each_bound_moves_in_both_directions_and_never_past_the_other(modules: Page) -> None:
    moves = (
        "const span = {start: 37, end: 51}; const moved = (...asked) => said(walk.bound(...asked));"
        "return [moved('start', -1, span, 'word'), moved('start', 1, span, 'word'), moved('end', -1, span, 'word'),"
        "moved('end', 1, span, 'word'), moved('start', -1, span, 'sentence'), moved('end', 1, span, 'sentence'),"
        "moved('end', -1, {start: 37, end: 40}, 'word'), moved('end', 1, {start: 57, end: 62}, 'sentence')]"
    )
    assert run(modules, "walk", WALK + moves, TEXT) == [
        "Ja. Nee, toch niet",
        "toch niet",
        "Nee, toch",
        "Nee, toch niet.\n\nC",
        "Ja. Nee, toch niet",
        "Nee, toch niet.",
        "Nee",
        "Slot.",
    ]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("ler", "Lerarentekort"),
        ("VACAT", "Lerarentekort"),
        ("een vis", "Één visie"),
        ("lrtk", "Lerarentekort"),
        ("montioren", "Zicht en monitoren"),
        ("zem", "Zicht en monitoren"),
        ("leiding wis", "Wisselende leiding"),
        ("directeru", "Wisselende leiding"),
    ],
)
def test_a_code_is_found_by_name_keyword_letters_and_in_spite_of_a_slip(modules: Page, typed: str, first: str) -> None:
    assert run(modules, "matching", CODES + "return found(argument)", typed)[0] == first


def test_what_is_nowhere_is_not_found(modules: Page) -> None:
    assert run(modules, "matching", CODES + "return found('kwantum')") == []


def test_a_name_that_is_nearly_there_is_noticed(modules: Page) -> None:
    alike = "return argument.map((name) => it.lookalikes(name, codes).map((code) => code.name))"
    names = ["lerarentekort", "Leraartekort", "Leraren", "Wisselende leiding en meer", "Huisvesting", ""]
    assert run(modules, "matching", CODES + alike, names) == [
        ["Lerarentekort"],
        ["Lerarentekort"],
        ["Lerarentekort"],
        ["Wisselende leiding"],
        [],
        [],
    ]


def test_differences_are_the_stretches_where_codes_differ_per_colleague(modules: Page) -> None:
    made = [
        {"coder": "anna", "code": "x", "start": 0, "end": 10},
        {"coder": "bram", "code": "x", "start": 5, "end": 10},
        {"coder": "bram", "code": "y", "start": 20, "end": 30},
        {"coder": "anna", "code": "y", "start": 20, "end": 30},
        {"coder": "anna", "code": "z", "start": 40, "end": 45},
    ]
    spans = run(modules, "jumping", "return it.differences(argument, 'anna')", made)
    assert [(span["start"], span["end"]) for span in spans] == [(0, 5), (40, 45)]
    assert run(modules, "jumping", "return it.differences(argument, 'carla')", made) == []


def test_several_codes_at_once_appear_and_disappear_together(modules: Page) -> None:
    seen = (
        "const {Offsets} = await import('/assets/pane/offsets.js');"
        "const codings = new it.Codings('anna', new Offsets('een tekst'));"
        "const codes = ['x', 'y'].map((code) => ({coding: `${code}1`, code, direction: null, memo: ''}));"
        "const both = {id: '1', kind: 'apply', start: 0, end: 3, codings: codes};"
        "const told = [codings.wait(both), codings.refuse(both), codings.all().length];"
        "codings.wait(both); codings.confirm(both, 4);"
        "const move = {id: '2', kind: 'move', coding: 'x1', start: 4, end: 9};"
        "codings.wait(move); const moved = codings.get('x1').start; codings.refuse(move);"
        "const all = codings.all().map(({id, code, revision}) => [id, code, revision]);"
        "return [told, all, moved, codings.get('x1').start]"
    )
    assert run(modules, "codings", seen) == [
        [["x1", "y1"], ["x1", "y1"], 0],
        [["x1", "x", 4], ["y1", "y", 4]],
        4,
        0,
    ]


def test_a_confirmed_change_of_a_coding_that_is_not_known_yet_does_not_hide_it(modules: Page) -> None:
    seen = (
        "const {Offsets} = await import('/assets/pane/offsets.js');"
        "const codings = new it.Codings('anna', new Offsets('tekst'));"
        "codings.confirm({id: '1', kind: 'change', coding: 'x', memo: 'nieuw'}, 9);"
        "const known = {id: 'x', code: 'c', coder: 'anna', start: 0, end: 5, direction: null, memo: 'nieuw'};"
        "codings.receive({revision: 9, codings: [{...known, revision: 8}], removed: []}); return codings.all().length"
    )
    assert run(modules, "codings", seen) == 1


@pytest.mark.parametrize(
    ("press", "command"),
    [
        ({"key": "w", "altKey": True}, None),
        ({"key": "ArrowLeft", "altKey": True}, None),
        ({"key": "w", "ctrlKey": True}, None),
        ({"key": "n", "ctrlKey": True}, None),
        ({"key": "t", "ctrlKey": True}, None),
        ({"key": "f", "ctrlKey": True}, None),
        ({"key": "F5"}, None),
        ({"key": "Tab"}, None),
        ({"key": "ArrowDown", "ctrlKey": True}, "paragraph-next"),
        ({"key": "W", "shiftKey": True}, "begin-sentence-earlier"),
        ({"key": "Enter", "ctrlKey": True}, "finish"),
    ],
)
def test_keys_of_the_browser_are_left_alone(modules: Page, press: dict[str, object], command: str | None) -> None:
    wish = run(modules, "keys", "return it.asked(argument, {selected: true, codeKeys: new Map()})", press)
    assert wish == (None if command is None else {"command": command})


def test_no_key_gives_two_commands(modules: Page) -> None:
    keys = run(modules, "keys", "return it.KEYS.flatMap(([, keys]) => keys)")
    assert len(keys) == len(set(keys)) > 50
