"""Signing in over HTTP: what a browser, a guesser and a page of another site get."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from actions import access, accounts, passwords, sessions, team
from actions.rights import Role
from actions.throttling import Attempts
from actions.workspace import Desk, Workspace, coders
from api.routes import routes
from corpora.refusal import Refusal
from store import accounts as kept

PASSWORD, OTHER = "drie fietsen in de regen", "vier fietsen in de zon"


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """A password costs little here; that it costs much elsewhere is measured, not tested."""
    monkeypatch.setattr(passwords, "MEMORY_KIB", 64)
    monkeypatch.setattr(passwords, "PASSES", 1)


@pytest.fixture
def browser(workspace: Workspace) -> Iterator[TestClient]:
    app = Starlette(routes=routes(lambda: workspace))
    with TestClient(app, base_url="http://localhost", client=("127.0.0.1", 50000)) as opened:
        yield opened


@pytest.fixture
def owner(workspace: Workspace, desk: Desk) -> accounts.Account:
    return accounts.set_up(workspace, "Anna", PASSWORD, seat=desk)


def signed_in(browser: TestClient, name: str = "Anna", password: str = PASSWORD) -> str:
    answer = browser.post("/api/sign-in", json={"name": name, "password": password})
    assert answer.status_code == 200, answer.text
    return next(iter(browser.cookies.values()))


def page_of(workspace: Workspace, token: str, project: UUID) -> dict[str, str]:
    """What a page that was opened in this session calls with."""
    visit = sessions.visit(workspace, token, local=False)
    assert visit is not None
    desk = team.enter(workspace, visit.account, project)
    assert desk is not None
    return {"X-Duiding-Token": access.token_for(desk, visit.session_id)}


def test_who_makes_the_first_account_is_owner_and_stays_the_coder_they_were(
    browser: TestClient, workspace: Workspace, desk: Desk
) -> None:
    token = {"X-Duiding-Token": access.token_for(desk)}
    made = browser.post("/api/set-up", json={"name": "Anna de Wit", "password": PASSWORD}, headers=token)
    assert made.status_code == 200
    (member,) = team.members(desk)
    assert (member.account.owner, member.role, member.coder.id) == (True, Role.LEAD, desk.coder_id)
    again = browser.post("/api/set-up", json={"name": "Bram", "password": PASSWORD})
    assert again.json()["code"] == "set-up-done"
    assert len(coders(desk)) == 1


def test_from_elsewhere_the_first_account_needs_the_code_that_stands_at_the_server(workspace: Workspace) -> None:
    app = Starlette(routes=routes(lambda: workspace))
    body = {"name": "Anna", "password": PASSWORD}
    with TestClient(app, base_url="https://duiding.example", client=("10.0.0.7", 50000)) as far:
        assert far.post("/api/set-up", json=body).json()["code"] == "set-up-code-wrong"
        assert accounts.accounts(workspace) == []
        code = accounts.set_up_code(workspace)
        assert far.post("/api/set-up", json={**body, "code": code}).status_code == 200


def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(browser: TestClient, owner: accounts.Account) -> None:
    said = browser.post("/api/sign-in", json={"name": " anna ", "password": PASSWORD}).headers["Set-Cookie"]
    assert {"HttpOnly", "SameSite=strict", "Path=/"} <= set(said.split("; "))
    assert "Secure" not in said
    proxied = {"x-forwarded-proto": "https"}
    said = browser.post("/api/sign-in", json={"name": "Anna", "password": PASSWORD}, headers=proxied)
    assert "Secure" in said.headers["Set-Cookie"].split("; ")


def test_without_https_only_the_computer_itself_signs_in(browser: TestClient, owner: accounts.Account) -> None:
    body = {"name": "Anna", "password": PASSWORD}
    answer = browser.post("/api/sign-in", json=body, headers={"host": "duiding.example"})
    assert answer.json()["code"] == "sign-in-needs-https"
    assert "Set-Cookie" not in answer.headers


@pytest.mark.parametrize(
    "headers",
    [
        {"content-type": "text/plain"},
        {"content-type": "application/x-www-form-urlencoded"},
        {"content-type": "application/json", "sec-fetch-site": "cross-site"},
        {"content-type": "application/json", "origin": "https://elders.example"},
    ],
)
def test_a_form_of_another_site_is_refused(
    browser: TestClient, owner: accounts.Account, headers: dict[str, str]
) -> None:
    body = '{"name": "Anna", "password": "drie fietsen in de regen"}'
    answer = browser.post("/api/sign-in", content=body, headers=headers)
    assert answer.json()["code"] == "request-wrong"
    assert "Set-Cookie" not in answer.headers


def test_a_wrong_name_and_a_wrong_password_sound_the_same(
    browser: TestClient, workspace: Workspace, owner: accounts.Account
) -> None:
    closed = accounts.add_account(workspace, owner, "Bram")
    accounts.close_account(workspace, owner, closed.account.id)
    tries = [("Niemand", PASSWORD), ("Anna", OTHER), ("Bram", closed.password)]
    answers = [browser.post("/api/sign-in", json={"name": name, "password": said}) for name, said in tries]
    assert {(answer.status_code, answer.text) for answer in answers} == {(401, answers[0].text)}
    assert answers[0].json()["code"] == "sign-in-wrong"


def test_who_keeps_guessing_waits_even_with_the_right_password(browser: TestClient, owner: accounts.Account) -> None:
    for _ in range(5):
        assert browser.post("/api/sign-in", json={"name": "Anna", "password": OTHER}).status_code == 401
    answer = browser.post("/api/sign-in", json={"name": "Anna", "password": PASSWORD})
    assert (answer.status_code, answer.json()["code"]) == (429, "sign-in-wait")


def test_waiting_doubles_and_success_forgets() -> None:
    attempts, now = Attempts(), datetime(2026, 1, 1, tzinfo=UTC)
    for _ in range(5):
        attempts.begin("Anna", now)
    with pytest.raises(Refusal) as first:
        attempts.begin("Anna", now)
    attempts.begin("Anna", now + timedelta(seconds=16))
    with pytest.raises(Refusal) as second:
        attempts.begin("Anna", now + timedelta(seconds=17))
    assert (first.value.facts["n"], second.value.facts["n"]) == (15, 29)
    attempts.succeeded("Anna")
    attempts.begin("Anna", now + timedelta(seconds=18))


def test_signing_in_gives_a_new_token_and_ends_the_session_before(
    browser: TestClient, workspace: Workspace, owner: accounts.Account
) -> None:
    first = signed_in(browser)
    second = signed_in(browser)
    assert first != second
    assert sessions.visit(workspace, first, local=False) is None
    with workspace.database.reading() as connection:
        assert kept.session_with(connection, second) is None, "the token itself is not kept"


def test_a_page_can_do_nothing_any_more_when_its_session_or_its_role_is_gone(
    browser: TestClient, workspace: Workspace, desk: Desk, colleague: Desk, owner: accounts.Account
) -> None:
    bram = accounts.add_account(workspace, owner, "Bram")
    team.admit(desk, bram.account, Role.CODER, colleague.coder_id)
    token = signed_in(browser, "Bram", bram.password)
    page = page_of(workspace, token, desk.project_id)
    assert browser.get("/api/codebook", headers=page).status_code == 200
    team.dismiss(desk, bram.account.id)
    assert browser.get("/api/codebook", headers=page).status_code == 401
    team.admit(desk, bram.account, Role.READER, colleague.coder_id)
    assert browser.get("/api/codebook", headers=page).status_code == 200
    refused = browser.post("/api/documents", content=b"x", headers={**page, "X-Duiding-Name": "a.txt"})
    assert (refused.status_code, refused.json()["code"]) == (403, "not-allowed")
    sessions.sign_out(workspace, token)
    assert browser.get("/api/codebook", headers=page).status_code == 401


def test_a_page_of_before_there_were_accounts_is_asked_to_sign_in(
    browser: TestClient, workspace: Workspace, desk: Desk, colleague: Desk
) -> None:
    mine, theirs = ({"X-Duiding-Token": access.token_for(each)} for each in (desk, colleague))
    owner = accounts.set_up(workspace, "Anna", PASSWORD, seat=desk)
    assert browser.get("/api/codebook", headers=mine).status_code == 200, "the only account, on its own computer"
    assert browser.get("/api/codebook", headers=theirs).status_code == 401
    accounts.add_account(workspace, owner, "Bram")
    assert browser.get("/api/codebook", headers=mine).status_code == 401


def test_a_session_lives_on_by_use_and_ends_by_itself(workspace: Workspace, owner: accounts.Account) -> None:
    token = sessions.begin(workspace, owner)

    def last_seen(ago: timedelta) -> bool:
        with workspace.database.transaction() as connection:
            found = kept.session_with(connection, sessions._hashed(token))
            assert found is not None
            kept.see(connection, found[0].id, datetime.now(UTC) - ago)
        return sessions.visit(workspace, token, local=False) is not None

    assert last_seen(timedelta(hours=23))
    with workspace.database.reading() as connection:
        found = kept.session_with(connection, sessions._hashed(token))
    assert found is not None
    assert datetime.now(UTC) - found[0].seen_at < timedelta(minutes=1), "seen now"
    assert not last_seen(timedelta(hours=25))
    sessions.begin(workspace, owner)
    with workspace.database.reading() as connection:
        assert kept.session_with(connection, sessions._hashed(token)) is None


def test_another_password_ends_every_other_session(
    browser: TestClient, workspace: Workspace, owner: accounts.Account
) -> None:
    elsewhere, here = sessions.begin(workspace, owner), signed_in(browser)
    wrong = browser.post("/api/password", json={"old": OTHER, "password": OTHER})
    assert wrong.json()["code"] == "password-wrong"
    assert browser.post("/api/password", json={"old": PASSWORD, "password": "kort"}).json()["code"] == "password-short"
    assert browser.post("/api/password", json={"old": PASSWORD, "password": OTHER}).status_code == 200
    now = next(iter(browser.cookies.values()))
    alive = [sessions.visit(workspace, each, local=False) is not None for each in (elsewhere, here, now)]
    assert alive == [False, False, True]
    assert sessions.sign_in(workspace, "Anna", OTHER)


def test_only_who_may_hands_out_passwords(workspace: Workspace, desk: Desk, owner: accounts.Account) -> None:
    lead = accounts.add_account(workspace, owner, "Lena").account
    coder = accounts.add_account(workspace, owner, "Bram").account
    team.admit(desk, lead, Role.LEAD)
    team.admit(desk, coder, Role.CODER)
    assert accounts.reset_password(workspace, lead, coder.id).password
    elsewhere = team.begin(workspace, owner, "Ander project")
    team.admit(elsewhere, coder, Role.CODER)
    for by, of in ((lead, coder), (lead, owner), (coder, lead), (coder, coder)):
        with pytest.raises(Refusal, match="not-allowed"):
            accounts.reset_password(workspace, by, of.id)
    for by in (coder, None):
        with pytest.raises(Refusal, match="not-allowed"):
            accounts.add_account(workspace, by, "Iemand")
    with pytest.raises(Refusal, match="not-allowed"):
        accounts.close_account(workspace, lead, coder.id)


def test_a_project_keeps_a_lead_and_a_coder_is_one_person(
    workspace: Workspace, desk: Desk, owner: accounts.Account
) -> None:
    bram = accounts.add_account(workspace, owner, "Bram").account
    for deed in (lambda: team.give_role(desk, owner.id, Role.CODER), lambda: team.dismiss(desk, owner.id)):
        with pytest.raises(Refusal, match="last-lead"):
            deed()
    with pytest.raises(Refusal, match="coder-claimed"):
        team.admit(desk, bram, Role.CODER, desk.coder_id)
    team.admit(desk, bram, Role.CODER)
    with pytest.raises(Refusal, match="member-already"):
        team.admit(desk, bram, Role.LEAD)
    assert [(each.account.name, each.role) for each in team.members(desk)] == [
        ("Anna", Role.LEAD),
        ("Bram", Role.CODER),
    ]


@pytest.mark.parametrize("password", ["kort", "anna de wit", "aaaaaaaaaaaa", "x" * 1001])
def test_a_password_that_is_easy_to_guess_is_refused(workspace: Workspace, password: str) -> None:
    with pytest.raises(Refusal, match="password-"):
        accounts.set_up(workspace, "Anna de Wit", password)
    assert accounts.accounts(workspace) == []


def test_a_password_is_kept_as_a_hash_of_argon2(workspace: Workspace, owner: accounts.Account) -> None:
    with workspace.database.reading() as connection:
        known = kept.password_of(connection, owner.id)
    assert known.startswith("$argon2id$")
    assert passwords.fits(PASSWORD, known)
    assert not passwords.fits(OTHER, known)
    assert not passwords.fits(PASSWORD, None)
