"""What the keyboard asks for, over HTTP: bounds, several codes, a name from the text, done; and what is refused."""

import csv
from collections.abc import Iterator
from uuid import UUID, uuid4

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from actions import access, coding
from actions.checking import check
from actions.codebook import codebook, remove_code, set_key
from actions.coding import Mark, apply_code, codings, move_coding, name_code
from actions.finishing import finish, finished
from actions.history import history, redo, undo
from actions.reporting import codings_csv
from actions.workspace import Desk, Workspace
from api.routes import routes
from corpora.refusal import Refusal
from corpora.spans import Span
from tests.builders import codebook_of, coded, everything, marked, told

WORDS = "lerarentekort drukt"
STRANGE = ("<img src=x onerror=alert(1)>", "\u202eomgekeerd", "👩‍🏫 leraar 😀", "x" * 200)


@pytest.fixture
def client(workspace: Workspace) -> Iterator[TestClient]:
    with TestClient(Starlette(routes=routes(lambda: workspace))) as opened:
        yield opened


def headers(desk: Desk) -> dict[str, str]:
    return {"X-Duiding-Token": access.token_for(desk)}


def sent(client: TestClient, desk: Desk, document: UUID, **operation: object) -> dict[str, str]:
    """The answer to one operation."""
    operation.setdefault("id", str(uuid4()))
    body = {"operations": [operation]}
    answer = client.post(f"/api/documents/{document}/operations", json=body, headers=headers(desk))
    assert answer.status_code == 200, answer.text
    return dict(answer.json()["results"][0])


def test_a_bound_moves_with_its_quote_and_comes_back_with_undo(desk: Desk) -> None:
    content, ids = told(desk), codebook_of(desk)
    made = coded(desk, content, ids["Lerarentekort"], WORDS)
    wider = Span(made.span.start - 4, made.span.end + 5)
    move_coding(desk, made.id, wider, content.text[wider.start : wider.end])
    assert [(each.span, each.quote) for each in codings(desk)] == [(wider, "Het lerarentekort drukt daar")]
    undo(desk)
    assert [(each.span, each.quote) for each in codings(desk)] == [(made.span, WORDS)]
    redo(desk)
    assert codings(desk)[0].span == wider
    assert check(desk).faults == ()


def test_a_bound_is_refused_where_the_words_differ_or_the_same_code_stands(desk: Desk, colleague: Desk) -> None:
    content, ids = told(desk), codebook_of(desk)
    made = coded(desk, content, ids["Lerarentekort"], WORDS)
    other = coded(desk, content, ids["Lerarentekort"], "lerarentekort")
    before = everything(desk)
    with pytest.raises(Refusal, match="quote-mismatch"):
        move_coding(desk, made.id, Span(0, 5), "anders")
    with pytest.raises(Refusal, match="span-outside"):
        move_coding(desk, made.id, Span(0, len(content.text) + 1), content.text)
    with pytest.raises(Refusal, match="coded-already"):
        move_coding(desk, made.id, other.span, other.quote)
    with pytest.raises(Refusal, match="not-your-coding"):
        move_coding(colleague, made.id, other.span, other.quote)
    assert everything(desk) == before


def test_several_codes_are_one_step_and_twice_delivered_once_stored(client: TestClient, desk: Desk) -> None:
    content, ids = told(desk), codebook_of(desk)
    start = content.text.index(WORDS)
    place = {"start": start, "end": start + len(WORDS), "quote": WORDS}
    both = [{"coding": str(uuid4()), "code": str(ids[name])} for name in ("Lerarentekort", "Cijfers bespreken")]
    for _ in range(2):
        result = sent(client, desk, content.document.id, id=str(UUID(int=7)), kind="apply", codings=both, **place)
        assert result["status"] == "stored"
    assert {str(made.code_id) for made in codings(desk)} == {each["code"] for each in both}
    undo(desk)
    assert codings(desk) == ()


def test_a_code_named_after_the_text_is_one_step_with_its_coding(desk: Desk) -> None:
    content, _ = told(desk), codebook_of(desk)
    before = everything(desk)
    name_code(desk, "drukt zwaar", marked(content, uuid4(), "drukt daar zwaar"), color="#777777")
    assert [codebook(desk).code(made.code_id).name for made in codings(desk)] == ["drukt zwaar"]
    with pytest.raises(Refusal, match="name-taken"):
        name_code(desk, "Drukt Zwaar", marked(content, uuid4(), "teams"), color="#777777")
    undo(desk)
    assert everything(desk) == before


def test_a_new_code_that_a_colleague_uses_already_stays(desk: Desk, colleague: Desk) -> None:
    content, code = told(desk), uuid4()
    name_code(desk, "drukt zwaar", marked(content, code, "drukt daar zwaar"), color="#777777")
    apply_code(colleague, marked(content, code, "teams"))
    with pytest.raises(Refusal, match="in-conflict"):
        undo(desk)
    assert len(codings(desk)) == 2


@pytest.mark.parametrize("name", STRANGE)
def test_a_strange_name_is_kept_as_it_is(client: TestClient, desk: Desk, name: str) -> None:
    content = told(desk)
    start = content.text.index(WORDS)
    place = {"start": start, "end": start + len(WORDS), "quote": WORDS}
    facts = {"coding": str(uuid4()), "code": str(uuid4()), "name": name}
    assert sent(client, desk, content.document.id, kind="name", **facts, **place)["status"] == "stored"
    known = client.get("/api/codebook", headers=headers(desk)).json()["codes"]
    assert [code["name"] for code in known] == [name]


def test_what_cannot_be_coded_is_refused_with_a_sentence(client: TestClient, desk: Desk) -> None:
    content, ids = told(desk), codebook_of(desk)
    length, gone = len(content.text), ids["Wisselende leiding"]
    remove_code(desk, gone)
    good = {"coding": str(uuid4()), "code": str(ids["Lerarentekort"]), "start": 0, "end": 5}
    wrong = {
        "span-outside": {**good, "end": length + 1, "quote": content.text},
        "span-empty": {**good, "end": 0, "quote": ""},
        "quote-mismatch": {**good, "quote": "iets anders"},
        "code-gone": {**good, "code": str(gone), "quote": content.text[:5]},
        "request-wrong": {**good, "quote": 7},
    }
    for code, operation in wrong.items():
        result = sent(client, desk, content.document.id, kind="apply", **operation)
        assert (result["status"], result["code"]) == ("refused", code)
        assert result["message"].endswith(".")
    assert sent(client, desk, content.document.id, kind="apply", codings=[])["code"] == "request-wrong"
    assert sent(client, desk, content.document.id, kind="iets")["code"] == "request-wrong"
    assert codings(desk) == ()


def test_one_wrong_code_among_several_stores_none_of_them(client: TestClient, desk: Desk) -> None:
    content, ids = told(desk), codebook_of(desk)
    start = content.text.index(WORDS)
    place = {"start": start, "end": start + len(WORDS), "quote": WORDS}
    some = [{"coding": str(uuid4()), "code": str(code)} for code in (ids["Lerarentekort"], uuid4())]
    assert sent(client, desk, content.document.id, kind="apply", codings=some, **place)["code"] == "code-gone"
    assert codings(desk) == ()


def test_important_is_kept_exported_and_undone(client: TestClient, desk: Desk) -> None:
    content, ids = told(desk), codebook_of(desk)
    made = coded(desk, content, ids["Lerarentekort"], WORDS)
    coded(desk, content, ids["Cijfers bespreken"], "cijfers")
    sent(client, desk, content.document.id, kind="change", coding=str(made.id), important=True)
    address = f"/api/documents/{content.document.id}/codings"
    shown = client.get(address, headers=headers(desk)).json()["codings"]
    assert {each["id"]: each["important"] for each in shown}[str(made.id)] is True
    every, only = (codings_csv(desk, important=only).decode().splitlines() for only in (False, True))
    assert (len(every), len(only)) == (3, 2)
    (row,) = csv.DictReader(only)
    assert (row["quote"], row["important"]) == (WORDS, "1")
    undo(desk)
    assert [each.important for each in codings(desk)] == [False, False]


def test_done_with_a_document_is_said_per_coder_and_can_be_undone(
    client: TestClient, desk: Desk, colleague: Desk
) -> None:
    document = told(desk).document.id
    sent(client, desk, document, kind="finish", done=True)
    finish(colleague, document)
    assert finished(desk) == {document: {desk.coder_id, colleague.coder_id}}
    undo(desk)
    shown = client.get(f"/api/documents/{document}/codings", headers=headers(desk)).json()
    assert shown["finished"] == [str(colleague.coder_id)]
    redo(desk)
    finish(desk, document)
    finish(desk, document, done=False)
    assert finished(desk) == {document: {colleague.coder_id}}
    assert check(desk).faults == ()


def test_a_code_gets_a_key_in_place(client: TestClient, desk: Desk) -> None:
    ids = codebook_of(desk)
    address = f"/api/codes/{ids['Lerarentekort']}/key"
    assert client.post(address, json={"key": "L"}, headers=headers(desk)).status_code == 200
    assert codebook(desk).code(ids["Lerarentekort"]).key == "l"
    for wrong in ("F5", "!", " "):
        assert client.post(address, json={"key": wrong}, headers=headers(desk)).json()["code"] == "key-wrong"
    with pytest.raises(Refusal, match="key-taken"):
        set_key(desk, ids["Cijfers bespreken"], "l")
    undo(desk)
    assert codebook(desk).code(ids["Lerarentekort"]).key == ""


def test_an_older_step_is_undone_from_the_list_unless_something_came_over_it(
    client: TestClient, desk: Desk, colleague: Desk
) -> None:
    content, ids = told(desk), codebook_of(desk)
    first = coded(desk, content, ids["Lerarentekort"], WORDS)
    second = coded(desk, content, ids["Cijfers bespreken"], "cijfers")
    coded(colleague, content, ids["Cijfers bespreken"], "teams")
    coding.change_coding(desk, second.id, memo="later")
    theirs = history(desk, actor=colleague.coder_id)[0].step.revision

    def asked(step: object) -> tuple[int, str]:
        answer = client.post(f"/api/undo?step={step}", headers=headers(desk))
        return answer.status_code, answer.json().get("code", "")

    made = _coding_step(desk, "Lerarentekort")
    assert asked(made) == (200, "")
    assert first.id not in {each.id for each in codings(desk)}
    assert asked(made) == (422, "undone-already")
    known = {each.id for each in codings(desk)}
    assert asked(_coding_step(desk, "Cijfers bespreken")) == (409, "changed-since")
    assert asked(theirs) == (422, "not-your-step")
    assert asked(99_999) == (422, "step-unknown")
    assert asked("x")[1] == "request-wrong"
    assert {each.id for each in codings(desk)} == known
    redo(desk)
    assert first.id in {each.id for each in codings(desk)}


def _coding_step(desk: Desk, code: str) -> int:
    """The step with which this coder gave a code."""
    made = history(desk, actor=desk.coder_id, kind="coding")
    return next(deed.step.revision for deed in made if (deed.code, deed.step.action) == (code, "coding.apply"))


def test_the_history_says_who_did_what_to_what(client: TestClient, desk: Desk, colleague: Desk) -> None:
    content, ids = told(desk), codebook_of(desk)
    coded(desk, content, ids["Lerarentekort"], WORDS)
    coded(colleague, content, ids["Cijfers bespreken"], "teams")
    undo(colleague)
    body = client.get("/api/history?kind=coding", headers=headers(desk)).json()
    told_of = [(step["said"], step["about"], step["undone"], step["mine"]) for step in body["steps"]]
    where = "Focusgroep mbo"
    assert told_of == [
        ("teruggedraaid: fragment gecodeerd", f"Cijfers bespreken · {where}", False, False),
        ("fragment gecodeerd", f"Cijfers bespreken · {where}", True, False),
        ("fragment gecodeerd", f"Lerarentekort · {where}", False, True),
    ]
    mine = client.get(f"/api/history?coder={desk.coder_id}", headers=headers(desk)).json()["steps"]
    assert {step["mine"] for step in mine} == {True}
    assert {each["kind"] for each in body["kinds"]} >= {"coding", "code", "category", "document"}
    assert client.get("/api/history?coder=anna", headers=headers(desk)).json()["code"] == "request-wrong"


def test_a_mark_can_be_important_from_the_start(desk: Desk) -> None:
    content, ids = told(desk), codebook_of(desk)
    start = content.text.index(WORDS)
    span = Span(start, start + len(WORDS))
    apply_code(desk, Mark(content.document.id, ids["Lerarentekort"], span, WORDS, important=True))
    assert [each.important for each in codings(desk)] == [True]
