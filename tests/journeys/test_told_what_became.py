"""Who coded is told in the text what became of it, by whom and why; nobody else's, and nothing in a blind round."""

from starlette.testclient import TestClient

from actions.differing import became_of_mine
from actions.documents import Content
from actions.rounds import Plan, start_round
from actions.settling import Reasons, reopen, rule
from actions.workspace import Desk
from coding.rounds import Place
from coding.rulings import Cause, Decision
from coding.settling import Choice
from tests.journeys.test_settling import case_of, study
from tests.journeys.test_settling_from_afar import client, headers

__all__ = ["client", "study"]


def told(client: TestClient, desk: Desk, study: Content) -> dict[str, dict[str, str]]:
    answer = client.get(f"/api/documents/{study.document.id}/codings", headers=headers(desk)).json()
    return dict(answer["became"])


def test_each_is_told_of_their_own_codings_as_long_as_the_decision_stands(
    client: TestClient, desk: Desk, colleague: Desk, study: Content
) -> None:
    assert told(client, desk, study) == {}
    case = case_of(desk, "boundary")
    mine, theirs = (str(side.shown.id) for side in case.place.sides)
    choice = Choice(Decision.ACCEPT, (colleague.coder_id,))  # type: ignore[arg-type]
    rule(desk, case.place.id, choice, Reasons(Cause.SLIP, note="Zonder lidwoord."))
    by = {"by": str(desk.coder_id), "cause": "slip", "note": "Zonder lidwoord."}
    assert told(client, desk, study) == {mine: {"outcome": "changed", **by}}
    assert told(client, colleague, study) == {theirs: {"outcome": "taken", **by}}
    assert became_of_mine(Desk(desk.workspace, desk.project_id), study.document.id) == {}
    ruling = case_of(desk, "boundary").ruling
    assert ruling is not None
    ids = (desk.coder_id, colleague.coder_id)
    start_round(desk, Plan("Opnieuw", ids, (Place(study.document.id),)))  # type: ignore[arg-type]
    assert told(client, desk, study) == told(client, colleague, study) == {}
    reopen(desk, ruling.id)
    assert told(client, colleague, study) == {}
