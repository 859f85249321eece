"""The text of any version of a document is handed over as a file."""

from urllib.parse import quote
from uuid import uuid4

from starlette.applications import Starlette
from starlette.testclient import TestClient

from actions.access import token_for
from actions.correcting import correct
from actions.documents import content
from actions.workspace import Desk
from api.routes import routes
from tests.builders import FOCUS_GROUP, told


def test_each_version_has_an_address_of_its_own(desk: Desk) -> None:
    found = told(desk)
    correct(desk, found.document.id, "Beter.md", FOCUS_GROUP.replace("drie", "vier").encode())
    here = f"/api/documents/{found.document.id}/versions"
    with TestClient(Starlette(routes=routes(lambda: desk.workspace))) as client:
        client.headers["X-Duiding-Token"] = token_for(desk)
        first, second = (client.get(f"{here}/{number}") for number in (1, 2))
        assert (first.text, second.text) == (found.text, content(desk, found.document.id).text)
        assert first.headers["Content-Type"] == "text/plain; charset=utf-8"
        assert quote("Focusgroep mbo (1).txt") in first.headers["Content-Disposition"]
        assert first.headers["Content-Disposition"].startswith("attachment")
        for number, code in (("3", "version-unknown"), ("een", "request-wrong"), ("9" * 40, "request-wrong")):
            assert client.get(f"{here}/{number}").json()["code"] == code
        assert client.get(f"/api/documents/{uuid4()}/versions/1").json()["code"] == "document-gone"
        client.headers["X-Duiding-Token"] = ""
        assert client.get(f"{here}/1").status_code == 401
