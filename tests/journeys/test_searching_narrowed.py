"""Searching narrowed down, on the page's address and in the terminal: every filter by itself and together."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from actions import access
from actions.boards import refer
from actions.participants import describe, participant_named
from actions.parting import add_part
from actions.searching import Options, search
from actions.workspace import Desk, Workspace
from api.routes import routes
from coding.referring import Group
from corpora.searching_order import Order
from corpora.spans import Span
from tests.builders import FOCUS_GROUP, PANEL, codebook_of, coded, listed, told
from tests.journeys.terminal import Shell


@pytest.fixture
def study(desk: Desk) -> Desk:
    told(desk)
    told(desk, PANEL, name="Panel.md")
    return desk


@pytest.fixture
def client(workspace: Workspace) -> Iterator[TestClient]:
    with TestClient(Starlette(routes=routes(lambda: workspace))) as opened:
        yield opened


def test_filters_hold_together(study: Desk, colleague: Desk) -> None:
    first, second = search(study, "lerarentekort")
    codes, known = codebook_of(study), listed(study)
    content = told(study, "Bestuurder Smit: Het lerarentekort drukt.\n\nAnna: Ook hier.", name="Kort.md")
    coded(study, content, codes["Lerarentekort"], "lerarentekort")
    assert study.coder_id is not None
    assert colleague.coder_id is not None
    refer(study, first.document.id, known.id, "laag", span=Span(first.span.start, second.span.end))
    third = search(study, "lerarentekort", Options(document_ids=(content.document.id,)))[0]
    coded_so = {"code_ids": (codes["Lerarentekort"],), "coder_ids": (study.coder_id,)}
    assert search(study, "lerarentekort", Options(**coded_so)) == (third,)
    assert search(study, "lerarentekort", Options(speakers=("Bestuurder Smit",), **coded_so)) == (third,)
    assert search(study, "lerarentekort", Options(speakers=(first.speaker,), **coded_so)) == ()
    assert search(study, "lerarentekort", Options(document_ids=(first.document.id,), **coded_so)) == ()
    low = Options(groups=(Group(known.id, "laag"),), speakers=(first.speaker,))
    assert search(study, "lerarentekort", low) == (first, second)
    assert search(study, "lerarentekort", Options(groups=(Group(known.id, "laag"),), **coded_so)) == ()
    assert search(study, "lerarentekort", Options(coder_ids=(colleague.coder_id,))) == ()


def test_a_coding_of_any_part_of_a_hit_counts_and_one_beside_it_does_not(study: Desk) -> None:
    codes = codebook_of(study)
    content = told(study, "Anna: Het schoolbestuur bespreekt de cijfers elke maand.", name="Kort.md")
    coded(study, content, codes["Cijfers bespreken"], "bestuur bespreekt")
    found = Options(code_ids=(codes["Cijfers bespreken"],), document_ids=(content.document.id,))
    texts = [
        hit.text for word in ("schoolbestuur", "bespreken", "cijfers", "het") for hit in search(study, word, found)
    ]
    assert texts == ["schoolbestuur", "bespreekt"]
    assert [hit.text for hit in search(study, '"bespreekt de cijfers"', found)] == ["bespreekt de cijfers"]


def test_the_address_gives_a_part_of_the_hits_with_their_number(study: Desk, client: TestClient) -> None:
    found = _asked(client, study, q="lerarentekort", limit="1")
    assert (found["count"], found["begun"]) == (2, False)
    (hit,) = found["hits"]
    assert (hit["hit"], hit["name"], hit["speaker"]) == ("lerarentekort", "Focusgroep mbo", "Inspecteur Jansen")
    (other,) = _asked(client, study, q="lerarentekort", limit="5", **{"from": "1"})["hits"]
    assert other["start"] > hit["end"]
    assert _asked(client, study, q="lerarentekort", **{"from": "2"})["hits"] == []


def test_who_is_still_typing_finds_what_begins_so_unless_the_word_is_there(study: Desk, client: TestClient) -> None:
    typed = _asked(client, study, q="lera", typing="1")
    assert (typed["begun"], {hit["hit"] for hit in typed["hits"]}) == (True, {"lerarentekort"})
    assert _asked(client, study, q="lera")["count"] == 0
    assert _asked(client, study, q="leraar", typing="1") == {"count": 0, "begun": False, "hits": []}


def test_the_address_narrows_down_by_the_choices_it_gives(study: Desk, client: TestClient) -> None:
    first, second = search(study, "lerarentekort")
    codes, known = codebook_of(study), listed(study)
    coded(study, told(study, "Het lerarentekort.", name="Kort.md"), codes["Lerarentekort"], "lerarentekort")
    refer(study, first.document.id, known.id, "laag", span=first.span)
    given = client.get("/api/search/choices", headers=_headers(study)).json()
    by_name = {kind: {name: value for value, name in some} for kind, some in given.items()}
    counts = {
        kind: _asked(client, study, q="lerarentekort", **{kind: by_name[kind][name]})["count"]
        for kind, name in {
            "speaker": second.speaker, "document": "Kort", "code": "Lerarentekort", "coder": "Anna", "group": "laag"
        }.items()
    }  # fmt: skip
    assert counts == {"speaker": 2, "document": 1, "code": 1, "coder": 1, "group": 1}
    narrowed = _asked(client, study, q="lerarentekort", code=by_name["code"]["Lerarentekort"], speaker=first.speaker)
    assert narrowed["count"] == 0


def test_the_address_narrows_down_by_who_says_it_and_by_part(study: Desk, client: TestClient) -> None:
    first = search(study, "lerarentekort")[0]
    describe(study, participant_named(study, first.speaker).id, {"role": "inspecteur"})
    add_part(study, first.document.id, "Lage lijst", Span(first.span.start, first.span.start + 1))
    given = client.get("/api/search/choices", headers=_headers(study)).json()
    assert (given["who"], given["part"]) == ([["role=inspecteur", "Rol: inspecteur"]], [["Lage lijst", "Lage lijst"]])
    assert _asked(client, study, q="lerarentekort", who="role=inspecteur")["count"] == 2
    assert _asked(client, study, q="lerarentekort", part="Lage lijst")["count"] == 1


@pytest.mark.parametrize(
    ("asked", "status", "code"),
    [
        ({"q": ""}, 422, "search-empty"),
        ({"q": "de", "match": "anders"}, 422, "request-wrong"),
        ({"q": "de", "order": "kleur"}, 422, "request-wrong"),
        ({"q": "de", "from": "-1"}, 422, "request-wrong"),
        ({"q": "de", "code": "geen-id"}, 422, "request-wrong"),
        ({"q": "de", "group": "laag"}, 422, "request-wrong"),
        ({"q": "de", "who": "role=bestuurder"}, 422, "attribute-unknown"),
    ],
)
def test_what_cannot_be_asked_is_refused(
    study: Desk, client: TestClient, asked: dict[str, str], status: int, code: str
) -> None:
    answer = client.get("/api/search", params=asked, headers=_headers(study))
    assert (answer.status_code, answer.json()["code"]) == (status, code)


def test_nobody_searches_without_a_token(study: Desk, client: TestClient) -> None:
    assert client.get("/api/search", params={"q": "de"}).status_code == 401
    assert client.get("/api/search/choices").status_code == 401


@pytest.mark.parametrize("order", Order)
def test_lines_come_in_the_order_that_was_asked(study: Desk, client: TestClient, order: Order) -> None:
    lines = [hit.line for hit in search(study, "de OF het OF een", order=order)]
    shown = _asked(client, study, q="de OF het OF een", order=order)["hits"]
    assert [each["right"] for each in shown] == [line.right for line in lines]
    words = {Order.LEFT: lambda line: line.left.split()[-1:], Order.RIGHT: lambda line: line.right.split()[:1]}
    if key := words.get(order):
        nearest = ["".join(filter(str.isalnum, "".join(key(line)).lower())) for line in lines]
        assert nearest == sorted(nearest)


def test_the_terminal_narrows_down_by_several_filters_at_once(database_url: str, tmp_path: Path) -> None:
    shell = Shell(database_url, "Besturen")
    (tmp_path / "Focusgroep.md").write_text(FOCUS_GROUP, encoding="utf-8")
    (tmp_path / "Panel.md").write_text(PANEL, encoding="utf-8")
    (tmp_path / "codes.yaml").write_text("codes:\n- {id: tekort, naam: Lerarentekort, soort: code}\n", encoding="utf-8")
    shell("new", "Besturen")
    shell("import", tmp_path / "Focusgroep.md", tmp_path / "Panel.md")
    shell("codebook", "import", tmp_path / "codes.yaml")
    shell("search", '"drukt daar"', "--autocode", "Lerarentekort", "--coder", "Anna")
    both = ("--coded", "Lerarentekort", "--coded-by", "Anna")
    (hit,) = shell.json("search", "lerarentekort", *both, "--speaker", "Inspecteur Jansen", "--document", "Focusgroep")
    assert list(hit) == ["document", "start", "end", "text", "speaker"]
    assert (hit["document"], hit["text"], hit["speaker"]) == ("Focusgroep", "lerarentekort", "Inspecteur Jansen")
    assert FOCUS_GROUP.count("lerarentekort") == 2
    assert shell.json("search", "lerarentekort", *both, "--speaker", "Bestuurder Smit") == []
    assert shell.json("search", "lerarentekort", *both, "--document", "Panel") == []


def _asked(client: TestClient, desk: Desk, **params: str) -> dict[str, list[dict[str, object]]]:
    answer = client.get("/api/search", params=params, headers=_headers(desk))
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


def _headers(desk: Desk) -> dict[str, str]:
    return {"X-Duiding-Token": access.token_for(desk)}
