"""Accounts on the pages: making the first, signing in, handing out roles and passwords."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit import config
from streamlit.runtime.context import ContextProxy
from streamlit.testing.v1 import AppTest

from actions import accounts, sessions, team
from actions.rights import Role
from actions.workspace import Desk, coders, projects
from tests.members import account, member
from tests.views.seeing import button, calm, text_input

MAIN = str(Path(__file__).parents[2] / "views" / "main.py")
Browser = Callable[[str], None]


@pytest.fixture
def cookie(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Browser:
    """What the browser sends along; AppTest is no browser."""

    def sends(token: str) -> None:
        name = sessions.cookie_name(desk.workspace)
        monkeypatch.setattr(ContextProxy, "cookies", property(lambda _: {name: token}))

    return sends


def opened_at(desk: Desk, page: str = "documents") -> AppTest:
    test = AppTest.from_file(MAIN, default_timeout=30)
    test.session_state["project"], test.session_state["coder"] = str(desk.project_id), str(desk.coder_id)
    calm(test.run())
    return test if page == "documents" else shown(desk, page)


def shown(desk: Desk, page: str) -> AppTest:
    test = AppTest.from_function(_page, args=(page,), default_timeout=30)
    test.session_state["project"], test.session_state["coder"] = str(desk.project_id), str(desk.coder_id)
    return calm(test.run())


def forms(test: AppTest) -> list[str]:
    found = (json.loads(each.proto.json) for each in test.get("bidi_component") if each.proto.json)
    return [each["url"] for each in found if "fields" in each]


def test_without_accounts_the_page_offers_to_begin_with_them(desk: Desk) -> None:
    test = shown(desk, "team")
    assert forms(test) == ["/api/set-up"]
    assert any("geen accounts" in each.value for each in test.markdown)


def test_a_server_that_others_can_reach_begins_with_an_account_and_a_code(desk: Desk) -> None:
    known = config.get_option("server.address")
    config.set_option("server.address", "0.0.0.0")
    try:
        test = opened_at(desk)
    finally:
        config.set_option("server.address", known)
    assert forms(test) == ["/api/set-up"]
    found = (json.loads(each.proto.json) for each in test.get("bidi_component") if each.proto.json)
    (fields,) = ([field["name"] for field in each["fields"]] for each in found if "fields" in each)
    assert fields == ["name", "password", "again", "code"]


def test_the_only_account_needs_no_password_on_its_own_computer(desk: Desk) -> None:
    owner = account(desk.workspace, "Anna", owner=True)
    team.admit(Desk(desk.workspace.as_trusted, desk.project_id), owner, Role.LEAD, desk.coder_id)
    test = opened_at(desk)
    assert any("geen documenten" in each.value for each in test.markdown)
    account(desk.workspace, "Bram")
    assert forms(calm(test.run())) == ["/api/sign-in"]


def test_a_name_in_the_address_is_nobody_once_there_are_accounts(desk: Desk, colleague: Desk, cookie: Browser) -> None:
    member(desk, "Anna", Role.LEAD)
    reader = member(desk, "Lies", Role.READER)
    assert forms(opened_at(desk)) == ["/api/sign-in"]
    cookie(sessions.begin(desk.workspace, _account(reader)))
    test = opened_at(desk)
    assert any("lezer" in each.value for each in test.caption), "Lies, whoever the address names"


def test_a_reader_sees_who_is_here_and_has_no_names_and_no_roles_to_give(desk: Desk, cookie: Browser) -> None:
    member(desk, "Anna", Role.LEAD)
    reader = member(desk, "Lies", Role.READER)
    cookie(sessions.begin(desk.workspace, _account(reader)))
    test = shown(desk, "team")
    assert not [each for each in test.button if each.label in ("Toevoegen", "Uit het project", "Nieuw wachtwoord")]
    assert {"Anna", "Lies", "leider", "lezer"} <= {each.value for each in test.markdown}
    assert any("leider van het project" in each.value for each in shown(desk, "names").markdown)


def test_a_lead_adds_somebody_who_coded_here_before_and_hands_over_a_password(
    desk: Desk, colleague: Desk, cookie: Browser
) -> None:
    lead = member(desk, "Anna", Role.LEAD)
    cookie(sessions.begin(desk.workspace, _account(lead)))
    test = shown(desk, "team")
    text_input(test, "Naam").input("Bram")
    test.selectbox[-1].select(colleague.coder_id)
    calm(button(test, "Toevoegen").click().run())
    added = next(each for each in team.members(desk) if each.account.name == "Bram")
    assert (added.role, added.coder.id, added.account.temporary) == (Role.CODER, colleague.coder_id, True)
    (password,) = (each.value for each in test.code)
    calm(button(test, "Genoteerd").click().run())
    assert not test.code
    token = sessions.sign_in(desk.workspace, "bram", password)
    cookie(token)
    assert forms(opened_at(colleague)) == ["/api/password"], "a password of one's own comes first"


def test_roles_are_given_and_the_last_lead_stays(desk: Desk, cookie: Browser) -> None:
    lead = member(desk, "Anna", Role.LEAD)
    member(desk, "Lies", Role.READER)
    cookie(sessions.begin(desk.workspace, _account(lead)))
    test = shown(desk, "team")
    calm(test.selectbox[1].select(Role.CODER).run())
    assert [each.role for each in team.members(desk)] == [Role.LEAD, Role.CODER]
    calm(test.selectbox[0].select(Role.READER).run())
    assert "minstens één leider" in test.error[0].value
    assert test.selectbox[0].value == Role.LEAD
    calm(
        next(each for each in test.button if each.label == "Uit het project" and each.key != test.button[0].key)
        .click()
        .run()
    )
    assert len(coders(desk)) == 2, "what somebody coded stays theirs"


def test_the_owner_makes_a_project_and_closes_an_account(desk: Desk, cookie: Browser) -> None:
    owner = account(desk.workspace, "Olga", owner=True)
    member(desk, "Anna", Role.LEAD)
    cookie(sessions.begin(desk.workspace, owner))
    test = calm(AppTest.from_file(MAIN, default_timeout=30).run())
    text_input(test, "Naam van het project").input("Focusgroepen 2022")
    calm(button(test, "Project maken").click().run())
    assert [each.name for each in projects(desk.workspace)] == ["Besturen 2021", "Focusgroepen 2022"]
    calm(button(shown(desk, "team"), "Sluiten").click().run())
    assert [each.closed for each in accounts.accounts(desk.workspace)] == [False, True]


def test_signing_out_ends_the_session(desk: Desk, cookie: Browser) -> None:
    lead = member(desk, "Anna", Role.LEAD)
    token = sessions.begin(desk.workspace, _account(lead))
    cookie(token)
    assert not [each for each in opened_at(desk).button if each.label == "Afmelden"], "nobody else could sign in"
    account(desk.workspace, "Bram")
    test = calm(button(opened_at(desk), "Afmelden").click().run())
    assert forms(test) == ["/api/sign-in"]
    assert sessions.visit(desk.workspace, token, local=False) is None


def _account(desk: Desk) -> accounts.Account:
    return next(each.account for each in team.members(desk) if each.coder.id == desk.coder_id)


def _page(name: str) -> None:
    from importlib import import_module

    import_module(f"views.{name}").show()
