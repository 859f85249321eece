"""Agreement over a round: only what it gave out counts, by whom it was read there, and as it was before and after."""

import shlex
from dataclasses import replace

import pytest

from actions.agreeing import Asked, agreement, with_key
from actions.agreeing_asking import command, told, understood
from actions.agreeing_files import agreement_csv
from actions.agreeing_places import differences_of, places_of
from actions.agreeing_rounds import taking_part
from actions.codebook import codebook
from actions.differing import differing
from actions.documents import Content
from actions.finishing import finish
from actions.measuring import keep_agreement, snapshots
from actions.parting import divide, parts
from actions.rounds import Plan, assignments, open_place, remove_round, start_round
from actions.settling import rule, settle_agreed
from actions.workspace import Desk, join
from coding.agreeing_question import Draws
from coding.measured import Phase
from coding.rounds import Place
from coding.rulings import Decision
from coding.settling import Choice
from corpora.refusal import Refusal
from tests.builders import PANEL, codebook_of, coded
from tests.builders import told as document_told
from tests.journeys.terminal import Shell

TEAMS = "Het lerarentekort drukt daar zwaar op de teams."
KNOWS = "De bestuurder kent zijn scholen van binnenuit."
CALM = "Aan rust in het team."


@pytest.fixture
def group(desk: Desk, colleague: Desk) -> Content:
    """A conversation in two parts: in the first both coders say the same, in the second they do not."""
    codes = codebook_of(desk)
    found = document_told(desk)
    divide(desk, found.document.id)
    for at in (desk, colleague):
        coded(at, found, codes["Lerarentekort"], TEAMS)
    coded(desk, found, codes["Wisselende leiding"], KNOWS)
    return found


def begun(desk: Desk, *places: Place, coders: tuple[Desk, ...], blind: bool = False, key: Desk | None = None) -> Asked:
    """A round, and the question about it with everybody who takes part."""
    ids = tuple(each.coder_id for each in coders if each.coder_id)
    made = start_round(desk, Plan("Ronde 1", ids, places, blind, key.coder_id if key else None))
    return Asked(taking_part(desk, made), draws=Draws(200, 3), round_id=made)


def part(desk: Desk, name: str) -> Place:
    found = next(each for each in parts(desk) if each.name == name)
    return Place(found.document_id, found.id)


def test_of_a_part_that_was_given_out_only_that_part_counts_and_the_rest_says_why(
    desk: Desk, colleague: Desk, group: Content, database_url: str
) -> None:
    other = document_told(desk, PANEL, name="Panel.md")
    for each in (desk, colleague):
        coded(each, other, codebook(desk).codes[0].id, CALM)
    asked = begun(desk, part(desk, "De lage lijst"), coders=(desk, colleague))
    found, whole = agreement(desk, asked), agreement(desk, replace(asked, round_id=None))
    assert (found.units, whole.units) == (5, 16)
    assert found.together.units["percent"].value == 1.0
    assert whole.together.units["percent"].value != 1.0
    assert [(each.document_id, each.reason) for each in found.left_out] == [(other.document.id, "outside-round")]
    assert differences_of(desk, asked) == []
    assert places_of(desk, asked, [label.id for label in found.question.labels]) == []
    assert len(differences_of(desk, replace(asked, round_id=None))) == 1
    assert agreement_csv(desk, asked).count(b"\n") == 6
    high = agreement(desk, replace(asked, parts=("De hoge lijst",)))
    assert {each.reason for each in high.left_out} == {"outside-round", "not-in-scope"}
    typed = command(desk, asked).replace("python -m cli ", "").replace(" --json", "")
    value = Shell(database_url).json(*shlex.split(typed))
    assert (value["round"], value["units"], value["command"]) == ("Ronde 1", 5, command(desk, asked))
    assert {each["reason"] for each in value["left_out"]} == {"outside-round"}
    assert Shell(database_url).json("agreement", "--round", "ronde 1")["coders"] == ["Anna", "Bram"]
    assert understood(told(asked)) == asked


def test_who_coded_elsewhere_in_the_document_did_not_read_the_part_until_done(
    desk: Desk, colleague: Desk, group: Content
) -> None:
    asked = begun(desk, part(desk, "De hoge lijst"), coders=(desk, colleague))
    (left,) = agreement(desk, asked).left_out
    assert (left.reason, left.coder_ids) == ("one-reader", (desk.coder_id,))
    finish(colleague, group.document.id)
    assert agreement(desk, asked).left_out == ()


def test_what_is_still_blind_in_a_round_is_left_out_whoever_asks(desk: Desk, colleague: Desk, group: Content) -> None:
    asked = begun(desk, Place(group.document.id), coders=(desk, colleague), blind=True)
    third = Desk(desk.workspace, desk.project_id, join(desk, "Carla").id)
    for at in (desk, colleague, third):
        assert [each.reason for each in agreement(at, asked).left_out] == ["blind"]
    with pytest.raises(Refusal, match="no-documents"):
        keep_agreement(desk, round_id=asked.round_id)
    assert asked.round_id is not None
    (given,) = assignments(desk, asked.round_id)
    open_place(desk, given.id, "Om te oefenen")
    assert agreement(third, asked).units == 11
    remove_round(desk, asked.round_id)
    with pytest.raises(Refusal, match="round-gone"):
        agreement(desk, asked)


def test_who_trains_is_held_beside_the_key_one_by_one(
    desk: Desk, colleague: Desk, group: Content, database_url: str
) -> None:
    key = Desk(desk.workspace, desk.project_id, join(desk, "Carla").id)
    coded(key, group, codebook(desk).codes[0].id, TEAMS)
    asked = begun(desk, Place(group.document.id), coders=(desk, colleague), key=key)
    for each in (desk, colleague):
        finish(each, group.document.id)
    assert asked.coder_ids == (desk.coder_id, colleague.coder_id, key.coder_id)
    key_id, found = with_key(desk, asked)
    assert key_id == key.coder_id
    percents = [each.together.units["percent"].value for each in found.values()]
    assert percents == [pytest.approx(10 / 11), 1.0]
    value = Shell(database_url).json("agreement", "--round", "Ronde 1")
    assert value["key"] == "Carla"
    assert [(row["coder"], row["units"], row["percent_sets"]) for row in value["with_key"]] == [
        ("Anna", 11, percents[0]),
        ("Bram", 11, 1.0),
    ]
    assert "Bram tegen de sleutel: alpha 1,00" in "".join(Shell(database_url)("agreement", "--round", "Ronde 1").out)


def test_a_round_is_measured_before_its_first_decision_and_after_on_request(
    desk: Desk, colleague: Desk, group: Content, database_url: str
) -> None:
    asked = begun(desk, Place(group.document.id), coders=(desk, colleague))
    before = agreement(desk, asked)
    one = next(case for case in differing(desk) if case.place.kind != "agreed")
    rule(desk, one.place.id, Choice(Decision.NEITHER))
    kept = [each for each in snapshots(desk) if each.round_id == asked.round_id]
    assert [(each.phase, each.document_ids) for each in kept] == [(Phase.BEFORE, (group.document.id,))]
    (pair,) = kept[0].pairs
    assert (pair.kappa, pair.sentences) == (before.together.kappa.value, 11)
    settle_agreed(desk)
    keep_agreement(desk, round_id=asked.round_id)
    after = snapshots(desk)[-1]
    assert (after.phase, after.round_id, len(after.pairs)) == (Phase.AFTER, asked.round_id, 3)
    assert [each.percent for each in after.pairs[1:]] == [pytest.approx(0.9545, abs=1e-4), 1.0]
    shell = Shell(database_url)
    rows = shell.json("settle-measure", "--round", "Ronde 1", "--show")
    assert [(row["phase"], row["round"]) for row in rows] == [("before", "Ronde 1"), ("after", "Ronde 1")]
    assert len(shell.json("settle-measure", "--show")) == 3
    shell.json("settle-measure", "--coder", "Anna", "--round", "Ronde 1")
    assert len(snapshots(desk)) == 4
