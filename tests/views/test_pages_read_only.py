"""A reader on every page: everything is there to be read, and nothing offers what would be refused."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.runtime.context import ContextProxy
from streamlit.testing.v1 import AppTest

from actions import sessions, team
from actions.workspace import Desk
from tests.store.deeds import study
from tests.views.seeing import calm

# What a reader may press: it shows, fetches or goes somewhere, and writes nothing.
READING = {
    "Bestand maken",
    "Gamma berekenen",
    "Openen",
    "Openen in de tekst",
    "Openen om te coderen",
    "Opnieuw schikken",
    "Overeenstemming van deze ronde",
}
MAIN = str(Path(__file__).parents[2] / "views" / "main.py")
# Every page with the sections that one of its controls shows.
PLACES = {
    "documents": {"documents_part": ["documents", "names", "boards", "search", "memos"]},
    "coding": {},
    "codebook": {"codebook_section": ["tree", "board", "review", "versions"]},
    "compare": {"compare_section": ["agreement", "differences", "rounds"]},
    "relations": {
        "counts_columns": ["parts", "people", "saturation"],
        "joint_form": ["findings", "quotes", "groups"],
    },
    "report": {},
    "team": {},
}


def shown(desk: Desk, page: str, state: dict[str, object]) -> AppTest:
    test = AppTest.from_function(_page, args=(page,), default_timeout=60)
    test.session_state["project"], test.session_state["coder"] = str(desk.project_id), str(desk.coder_id)
    for name, value in state.items():
        test.session_state[name] = value
    return calm(test.run())


def states(document: object) -> Iterator[tuple[str, dict[str, object]]]:
    for page, controls in PLACES.items():
        for name, values in (controls or {"": [""]}).items():
            for value in values:
                above: dict[str, object] = {"counts_columns": "joint"} if name == "joint_form" else {}
                yield page, {**above, name: value} if name else {}
    for side in ("reading", "participants", "parts", "versions", "memos"):
        yield "documents", {"document": str(document), f"card-{document}": side}


def test_a_reader_finds_no_button_on_any_page_that_would_write(
    desk: Desk, colleague: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = study(desk, colleague, tmp_path)
    account = next(each.account for each in team.members(desk) if each.coder.id == made.reader.coder_id)
    token, name = sessions.begin(desk.workspace, account), sessions.cookie_name(desk.workspace)
    monkeypatch.setattr(ContextProxy, "cookies", property(lambda _: {name: token}))
    found: dict[str, set[str]] = {}
    for page, state in states(made.document):
        test = shown(made.reader, page, state)
        offered = {each.label or each.help or str(each.key) for each in test.button if not each.disabled} - READING
        if offered:
            found[f"{page} {state}"] = offered
        fields = (*test.selectbox, *test.text_area)
        judging = [each for each in fields if str(each.key).startswith(("beside-", "verdict-", "memo-"))]
        assert all(each.disabled for each in judging)
    assert found == {}
    (form,) = [each for each in shown(made.reader, "codebook", {}).button if each.label == "Wijzigingen bewaren"]
    assert form.disabled
    texts = [each for each in shown(made.reader, "report", {}).text_area if each.label == "Tekst"]
    assert all(each.disabled for each in texts)
    house = AppTest.from_file(MAIN, default_timeout=60)
    house.session_state["project"] = str(desk.project_id)
    assert not {each.label for each in calm(house.run()).button} & {"Ongedaan maken", "Opnieuw"}


def _page(name: str) -> None:
    from importlib import import_module

    import_module(f"views.{name}").show()
