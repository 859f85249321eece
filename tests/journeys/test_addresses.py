"""What the components call: the same actions, over HTTP, for the desk that a signed token names."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote
from uuid import UUID, uuid4

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from actions import access, coding
from actions.correcting import correct
from actions.workspace import Desk, Workspace
from api.files import FILES
from api.routes import routes
from api.security import OnlyFromHere
from tests.builders import BOARDS, FOCUS_GROUP, codebook_of, coded, told

QUOTE = "Het lerarentekort drukt daar zwaar op de teams."


@pytest.fixture
def client(workspace: Workspace) -> Iterator[TestClient]:
    with TestClient(Starlette(routes=routes(lambda: workspace))) as opened:
        yield opened


def headers(desk: Desk, **more: str) -> dict[str, str]:
    return {"X-Duiding-Token": access.token_for(desk), **more}


def applied(document: UUID, code: UUID, text: str, words: str, **changed: object) -> dict[str, object]:
    start = text.index(words)
    place = {"start": start, "end": start + len(words), "quote": words}
    return {"id": str(uuid4()), "kind": "apply", "coding": str(uuid4()), "code": str(code), **place, **changed}


def sent(client: TestClient, desk: Desk, document: UUID, *operations: object) -> dict[str, object]:
    answer = client.post(
        f"/api/documents/{document}/operations", json={"operations": list(operations)}, headers=headers(desk)
    )
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


def test_nobody_without_a_token_reads_anything(client: TestClient, desk: Desk) -> None:
    document = told(desk).document.id
    for address in (f"/api/documents/{document}/text", f"/api/documents/{document}/codings", "/api/codebook"):
        answer = client.get(address)
        assert answer.status_code == 401
        assert answer.json()["code"] == "token-wrong"
        assert QUOTE not in answer.text
    forged = access.token_for(desk)[:-2] + "xx"
    assert client.get("/api/codebook", headers={"X-Duiding-Token": forged}).status_code == 401


def test_the_text_comes_with_its_segments_and_may_be_kept_by_the_browser(client: TestClient, desk: Desk) -> None:
    content = told(desk)
    address = f"/api/documents/{content.document.id}/text"
    answer = client.get(address, headers=headers(desk))
    body = answer.json()
    assert body["text"] == content.text
    turn = next(segment for segment in body["segments"] if segment["kind"] == "turn")
    assert body["text"][turn["start"] : turn["end"]].startswith(turn["speaker"])
    again = client.get(address, headers=headers(desk, **{"If-None-Match": answer.headers["ETag"]}))
    assert again.status_code == 304


def test_a_coding_is_stored_once_however_often_it_is_delivered(client: TestClient, desk: Desk) -> None:
    content, ids = told(desk), codebook_of(desk)
    operation = applied(content.document.id, ids["Lerarentekort"], content.text, QUOTE)
    first = sent(client, desk, content.document.id, operation)
    second = sent(client, desk, content.document.id, operation)
    assert first["revision"] == second["revision"]
    assert [made.quote for made in coding.codings(desk)] == [QUOTE]


def test_one_refused_operation_does_not_hold_up_the_others(client: TestClient, desk: Desk) -> None:
    content, ids = told(desk), codebook_of(desk)
    document = content.document.id
    shifted = applied(document, ids["Lerarentekort"], content.text, QUOTE, quote="Andere woorden, evenveel tekens.")
    good = applied(document, ids["Lerarentekort"], content.text, QUOTE)
    strange = {"id": str(uuid4()), "kind": "explode", "coding": str(uuid4())}
    results = sent(client, desk, document, shifted, good, strange)["results"]
    assert [result["status"] for result in results] == ["refused", "stored", "refused"]  # type: ignore[attr-defined]
    assert results[0]["code"] == "quote-mismatch"  # type: ignore[index]
    assert len(coding.codings(desk)) == 1


def test_a_coder_hears_what_changed_since_a_revision_and_what_went(
    client: TestClient, desk: Desk, colleague: Desk
) -> None:
    content, ids = told(desk), codebook_of(desk)
    document = content.document.id
    mine = coded(desk, content, ids["Lerarentekort"], QUOTE)
    address = f"/api/documents/{document}/codings"
    known = client.get(address, headers=headers(colleague)).json()
    assert [made["id"] for made in known["codings"]] == [str(mine.id)]
    coding.remove_coding(desk, mine.id)
    coded(colleague, content, ids["Cijfers bespreken"], "De bestuurder kent zijn scholen van binnenuit.")
    news = client.get(f"{address}?since={known['revision']}", headers=headers(colleague)).json()
    assert [made["coder"] for made in news["codings"]] == [str(colleague.coder_id)]
    assert news["removed"] == [str(mine.id)]


def test_codings_say_to_which_text_they_belong(client: TestClient, desk: Desk) -> None:
    content, ids = told(desk), codebook_of(desk)
    coded(desk, content, ids["Lerarentekort"], QUOTE)
    document = f"/api/documents/{content.document.id}"
    before = client.get(f"{document}/text", headers=headers(desk)).json()["version"]
    assert client.get(f"{document}/codings", headers=headers(desk)).json()["text"] == before
    corrected = content.text.replace("drukt daar zwaar", "drukt zwaar")
    correct(desk, content.document.id, "beter.txt", corrected.encode())
    after = client.get(f"{document}/codings", headers=headers(desk)).json()
    assert after["text"] == client.get(f"{document}/text", headers=headers(desk)).json()["version"] != before


def test_a_colleagues_coding_can_not_be_changed_or_removed(client: TestClient, desk: Desk, colleague: Desk) -> None:
    content, ids = told(desk), codebook_of(desk)
    mine = coded(desk, content, ids["Lerarentekort"], QUOTE)
    for kind in ("remove", "change"):
        operation = {"id": str(uuid4()), "kind": kind, "coding": str(mine.id), "memo": "van een ander"}
        (result,) = sent(client, colleague, content.document.id, operation)["results"]  # type: ignore[misc]
        assert result["code"] == "not-your-coding"
    assert [made.memo for made in coding.codings(desk)] == [""]


def test_direction_and_memo_change_and_come_back_with_undo(client: TestClient, desk: Desk) -> None:
    content, ids = told(desk), codebook_of(desk)
    mine = coded(desk, content, ids["Lerarentekort"], QUOTE)
    changed = {"kind": "change", "coding": str(mine.id), "direction": "belemmerend", "memo": "Sterk voorbeeld."}
    sent(client, desk, content.document.id, {"id": str(uuid4()), **changed})
    (now,) = coding.codings(desk)
    assert (now.direction, now.memo) == ("belemmerend", "Sterk voorbeeld.")
    undone = client.post("/api/undo", headers=headers(desk)).json()
    assert undone["document"] == str(content.document.id)
    (now,) = coding.codings(desk)
    assert (now.direction, now.memo) == (None, "")
    assert client.post("/api/redo", headers=headers(desk)).status_code == 200
    wrong = {"id": str(uuid4()), "kind": "change", "coding": str(mine.id), "direction": "omhoog"}
    (result,) = sent(client, desk, content.document.id, wrong)["results"]  # type: ignore[misc]
    assert result["code"] == "direction-unknown"


def test_undo_says_when_there_is_nothing_left(client: TestClient, desk: Desk) -> None:
    answer = client.post("/api/undo", headers=headers(desk))
    assert answer.status_code == 422
    assert answer.json()["code"] == "nothing-to-undo"
    assert answer.json()["message"]


def test_files_arrive_and_a_bad_one_gets_one_sentence(client: TestClient, desk: Desk) -> None:
    named = headers(desk, **{"X-Duiding-Name": quote("Verslag – één.txt")})
    good = client.post("/api/documents", content=b"Jansen: Goed.\n\nBakker: Zeker.", headers=named)
    assert good.status_code == 200
    assert "Verslag – één" in good.json()["message"]
    bad = client.post(
        "/api/documents", content=b"%PDF-1.7 gebroken", headers=headers(desk, **{"X-Duiding-Name": "a.pdf"})
    )
    assert bad.status_code == 422
    assert bad.json()["message"].endswith(".")
    nameless = client.post("/api/documents", content=b"x", headers=headers(desk))
    assert nameless.json()["code"] == "request-wrong"


def test_a_board_list_waits_until_its_columns_are_chosen(client: TestClient, desk: Desk, colleague: Desk) -> None:
    named = headers(desk, **{"X-Duiding-Name": "lijst.csv"})
    answer = client.post("/api/board-files", content=BOARDS.encode(), headers=named)
    assert answer.status_code == 200
    assert answer.json()["id"].startswith(str(desk.project_id))
    assert colleague.project_id == desk.project_id


@pytest.mark.parametrize("body", [b"{", b"[]", b'{"operations": 3}', b'{"operations": [3]}'])
def test_nonsense_is_refused_without_a_trace(client: TestClient, desk: Desk, body: bytes) -> None:
    document = told(desk).document.id
    answer = client.post(f"/api/documents/{document}/operations", content=body, headers=headers(desk))
    assert answer.status_code == 422
    assert answer.json()["code"] == "request-wrong"
    assert client.get("/api/documents/nonsense/text", headers=headers(desk)).json()["code"] == "request-wrong"
    since = client.get(f"/api/documents/{document}/codings?since=ooit", headers=headers(desk))
    assert since.json()["code"] == "request-wrong"


def test_another_projects_document_is_gone_for_us(client: TestClient, desk: Desk) -> None:
    answer = client.get(f"/api/documents/{uuid4()}/text", headers=headers(desk))
    assert answer.status_code == 404


def test_every_answer_forbids_to_load_from_elsewhere(tmp_path: Path) -> None:
    index = tmp_path / "index.html"
    index.write_text("<script>boot()</script><script src='a.js'></script>")
    app = OnlyFromHere(Starlette(), index=index)
    policy = TestClient(app).get("/").headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert policy.count("'sha256-") == 1
    assert "http:" not in policy
    assert "https:" not in policy


def test_files_are_handed_over_under_a_name_in_the_language_of_the_page(client: TestClient, desk: Desk) -> None:
    content = told(desk, name="Panel “één”.md")
    codebook_of(desk)
    answer = client.get("/api/files/codebook.yaml", headers=headers(desk, **{"X-Duiding-Language": "en"}))
    assert answer.status_code == 200
    assert answer.headers["Content-Disposition"] == "attachment; filename*=UTF-8''codebook.yaml"
    for name in FILES:
        answer = client.get(f"/api/files/{name}", headers=headers(desk))
        assert answer.status_code == 200, name
        assert answer.content, name
    answer = client.get(f"/api/documents/{content.document.id}/original", headers=headers(desk))
    assert answer.content.decode() == FOCUS_GROUP
    assert quote("Panel “één”.md") in answer.headers["Content-Disposition"]
    assert answer.headers["Content-Type"] == "application/octet-stream"


def test_a_file_that_does_not_exist_or_is_nobodys_is_not_handed_over(client: TestClient, desk: Desk) -> None:
    assert client.get("/api/files/alles.zip", headers=headers(desk)).json()["code"] == "request-wrong"
    assert client.get("/api/files/report.docx").status_code == 401
    assert client.get(f"/api/documents/{uuid4()}/original", headers=headers(desk)).status_code == 404
