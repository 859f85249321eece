"""The text pane's pure parts, in the browser they are written for, without a server."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route

PANE = Path(__file__).parents[2] / "views" / "pane"
ADDRESS = "http://pane.test/"


@pytest.fixture(scope="module")
def modules(browser: Browser) -> Iterator[Page]:
    """An empty page that can import the pane's modules from disk."""
    page = browser.new_page()
    page.route(f"{ADDRESS}**", _from_disk)
    page.goto(ADDRESS)
    yield page
    page.close()


def _from_disk(route: Route) -> None:
    name = route.request.url.removeprefix(ADDRESS)
    if name:
        route.fulfill(body=(PANE / name).read_text("utf-8"), content_type="text/javascript")
    else:
        route.fulfill(body="<!doctype html><title>pane</title>", content_type="text/html")


def run(page: Page, module: str, body: str, argument: object = None) -> Any:
    """Run `body` with the module as `it`, in the page."""
    return page.evaluate(f"async (argument) => {{ const it = await import('/{module}.js'); {body} }}", argument)


@pytest.mark.parametrize("text", ["gewoon", "a😀b👩‍🏫c", "😀", "שלום 😀 עולם", ""])
def test_offsets_go_to_the_server_and_come_back(modules: Page, text: str) -> None:
    points = run(
        modules,
        "offsets",
        "const o = new it.Offsets(argument);"
        "const both = (_, point) => [o.toUnits(point), o.toPoints(o.toUnits(point))];"
        "return Array.from({length: Array.from(argument).length + 1}, both)",
        text,
    )
    units = [len(text[:point].encode("utf-16-le")) // 2 for point in range(len(text) + 1)]
    assert points == [[unit, point] for point, unit in enumerate(units)]


def test_a_quote_is_cut_by_code_points(modules: Page) -> None:
    text = "R1: 😀😀 een zin 👍 verder"
    assert run(modules, "offsets", "return it.sliced(argument, 4, 14)", text) == text[4:14]


def test_a_selection_loses_the_white_space_at_its_ends(modules: Page) -> None:
    trim = "return it.trimmed(argument, {start: 0, end: argument.length})"
    assert run(modules, "offsets", trim, " \n een zin\t") == {"start": 3, "end": 10}
    assert run(modules, "offsets", trim, " \n\t") is None


def test_two_short_codings_on_one_line_get_a_lane_each(modules: Page) -> None:
    lanes = run(
        modules,
        "places",
        "const places = new it.Places([0, 500]);"
        "for (const [id, start, end] of [['a', 0, 10], ['b', 40, 50], ['c', 300, 310]]) places.put({id, start, end});"
        "return Object.fromEntries(places.lanes)",
    )
    assert lanes == {"a": 0, "b": 1, "c": 0}


def test_a_coding_over_two_chunks_is_found_in_both_until_it_is_dropped(modules: Page) -> None:
    found = run(
        modules,
        "places",
        "const places = new it.Places([0, 500]); places.put({id: 'a', start: 450, end: 550});"
        "const ids = () => [0, 1].map((chunk) => places.inChunk(chunk).map(({id}) => id));"
        "const before = ids(); places.drop('a'); return [before, ids()]",
    )
    assert found == [[["a"], ["a"]], [[], []]]


def test_the_covered_share_counts_overlap_once(modules: Page) -> None:
    spans = [
        {"id": "a", "start": 0, "end": 40},
        {"id": "b", "start": 20, "end": 50},
        {"id": "c", "start": 90, "end": 100},
    ]
    assert run(modules, "places", "return it.covered(argument, 100)", spans) == 0.6


CODINGS = """
const {Offsets} = await import('/offsets.js');
const codings = new it.Codings('anna', new Offsets('tekst'));
const known = {id: 'x', code: 'c', coder: 'anna', start: 0, end: 5, direction: null};
const stored = (memo, revision) => ({...known, memo, revision});
const apply = {id: '1', kind: 'apply', coding: 'x', code: 'c', start: 0, end: 5, direction: null, memo: ''};
const change = {id: '2', kind: 'change', coding: 'x', memo: 'nieuw'};
"""


def test_a_refused_coding_disappears_again(modules: Page) -> None:
    seen = (
        "codings.wait(apply); const before = codings.all().length;"
        "codings.refuse(apply); return [before, codings.all().length]"
    )
    assert run(modules, "codings", CODINGS + seen) == [1, 0]


def test_what_waits_stays_visible_over_an_answer_of_the_server(modules: Page) -> None:
    seen = (
        "codings.receive({revision: 4, codings: [stored('oud', 4)], removed: []}); codings.wait(change);"
        "codings.receive({revision: 5, codings: [stored('ouder', 5)], removed: []}); return codings.get('x').memo"
    )
    assert run(modules, "codings", CODINGS + seen) == "nieuw"


def test_an_answer_that_comes_late_does_not_bring_back_an_older_memo(modules: Page) -> None:
    seen = (
        "codings.wait(apply); codings.confirm(apply, 6); codings.wait(change); codings.confirm(change, 7);"
        "codings.receive({revision: 6, codings: [stored('', 6)], removed: []}); return codings.get('x').memo"
    )
    assert run(modules, "codings", CODINGS + seen) == "nieuw"


def test_a_removed_coding_stays_away_when_an_older_answer_still_holds_it(modules: Page) -> None:
    seen = (
        "codings.receive({revision: 3, codings: [stored('', 3)], removed: []});"
        "const gone = {id: '3', kind: 'remove', coding: 'x'};"
        "codings.wait(gone); codings.confirm(gone, 5);"
        "codings.receive({revision: 4, codings: [stored('', 3)], removed: []}); return codings.all().length"
    )
    assert run(modules, "codings", CODINGS + seen) == 0


WALK = """
const text = 'Een. Twee is langer. Drie.';
const walk = new it.Walk(text, [{start: 0, end: 5}, {start: 5, end: 21}, {start: 21, end: 26}], 'nl');
const words = ({start, end}) => text.slice(start, end);
"""


def test_the_walk_goes_by_sentence_and_stops_at_the_ends(modules: Page) -> None:
    steps = (
        "const one = walk.step(1, null, 0), two = walk.step(1, one), three = walk.step(1, two);"
        "return [one, two, three, walk.step(1, three), walk.step(-1, two), walk.step(-1, one)].map(words)"
    )
    assert run(modules, "walk", WALK + steps) == ["Een.", "Twee is langer.", "Drie.", "Drie.", "Een.", "Een."]


def test_extending_grows_shrinks_and_turns_around_where_it_began(modules: Page) -> None:
    steps = (
        "const two = walk.step(1, {start: 0, end: 4}), more = walk.extend(1, two), back = walk.extend(-1, more);"
        "return [more, back, walk.extend(-1, back)].map(words)"
    )
    assert run(modules, "walk", WALK + steps) == ["Twee is langer. Drie.", "Twee is langer.", "Een. Twee is langer."]


def test_the_end_of_a_selection_moves_by_word(modules: Page) -> None:
    steps = (
        "const longer = walk.extendByWord(1, {start: 5, end: 9}), shorter = walk.extendByWord(-1, longer);"
        "return [longer, shorter, walk.extendByWord(-1, shorter)].map(words)"
    )
    assert run(modules, "walk", WALK + steps) == ["Twee is", "Twee", "Twee"]


PRESS = """
const codeKeys = new Map([['m', 'code-m'], ['1', 'code-1']]);
const press = (key, selected, more = {}) => it.asked({key, ...more}, {selected, codeKeys});
"""


def test_a_codes_key_wins_only_while_text_is_selected(modules: Page) -> None:
    ask = "return [press('m', true), press('m', false), press('1', false)]"
    assert run(modules, "keys", PRESS + ask) == [{"code": "code-m"}, {"command": "memo"}, None]


def test_shift_turns_undo_into_redo_and_a_letter_into_another(modules: Page) -> None:
    ask = (
        "const control = {ctrlKey: true}, both = {ctrlKey: true, shiftKey: true};"
        "return [press('z', false, control), press('Z', false, both), press('J', true, {shiftKey: true})]"
    )
    assert [wish["command"] for wish in run(modules, "keys", PRESS + ask)] == ["undo", "redo", "extend-down"]


def test_labels_move_down_and_the_ones_without_room_are_counted(modules: Page) -> None:
    marks = [{"y": 10, "lane": lane} for lane in range(6)]
    labels = run(modules, "bars", "return it.labelled(argument).map(({y, hidden}) => [y, hidden.length])", marks)
    assert labels == [[10, 0], [27, 0], [44, 0], [61, 2]]


def test_only_plain_colours_reach_a_style_rule(modules: Page) -> None:
    colors = ["#AABBCC", "red; } * { display: none", "", None]
    assert run(modules, "colors", "return argument.map(it.plainColor)", colors) == [
        "#aabbcc",
        "#777777",
        "#777777",
        "#777777",
    ]
    shown = run(modules, "paint", "return argument.map(it.safeColor)", colors)
    assert all(re.fullmatch(r"light-dark\(#[0-9a-f]{6}, #[0-9a-f]{6}\)", each) for each in shown)


def test_an_event_split_over_two_pieces_is_read_whole(modules: Page) -> None:
    read = (
        "const body = new Response(': here\\n\\ndata: {\"revision\": 7}\\n\\n').body; const found = [];"
        "const pieces = new ReadableStream({async start(to) { const [a, b] = [': he', 're\\n\\ndata: {\"rev'];"
        "for (const piece of [a, b, 'ision\": 7}\\n\\n']) to.enqueue(new TextEncoder().encode(piece)); to.close(); }});"
        "for (const stream of [body, pieces]) for await (const event of it.events(stream)) found.push(event);"
        "return found"
    )
    assert run(modules, "live", read) == [{"revision": 7}, {"revision": 7}]


OUTBOX = """
const {ServerError} = await import('/server.js');
localStorage.clear();
const sent = [], told = [];
const outbox = (post) => new it.Outbox({
  prefix: 'dd:', storage: localStorage, server: {post}, quoteOf: async () => 'woorden',
  onState: ({state}) => told.push(state), onStored: ({id}) => told.push('stored ' + id),
  onRefused: ({id}, message) => told.push(message + ' ' + id), onExpired: () => {},
});
const stored = async (path, {operations}) => {
  sent.push(...operations); return {revision: 1, results: operations.map(({id}) => ({id, status: 'stored'}))};
};
const operation = (id) => ({id, document: 'd', kind: 'apply', coding: id, start: 0, end: 7});
"""


def test_the_outbox_keeps_an_operation_over_a_reload_and_never_the_words(modules: Page) -> None:
    act = (
        "const away = outbox(async () => { throw new ServerError(0, 'unreachable', ''); });"
        "away.add(operation('1')); await away.flush(); away.close();"
        "const kept = JSON.stringify(localStorage); const next = outbox(stored); const done = await next.flush();"
        "return [kept.includes('woorden'), done, sent.map(({id, quote}) => id + quote), localStorage.length]"
    )
    assert run(modules, "outbox", OUTBOX + act) == [False, True, ["1woorden"], 0]


def test_a_refusal_of_the_whole_batch_names_every_operation_and_lets_the_next_through(modules: Page) -> None:
    act = (
        "let first = true; const box = outbox(async (...asked) => {"
        "if (first) { first = false; throw new ServerError(404, 'document-gone', 'weg'); } return stored(...asked); });"
        "box.add(operation('1')); box.add({...operation('2'), document: 'e'}); await box.flush();"
        "return told.filter((each) => each.includes(' '))"
    )
    assert run(modules, "outbox", OUTBOX + act) == ["weg 1", "stored 2"]
