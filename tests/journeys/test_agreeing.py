"""Agreement from the store: who opened what, files that can be counted again, a terminal that repeats the page."""

import csv
import shlex
from dataclasses import replace
from io import StringIO
from pathlib import Path

import numpy as np
import pytest

from actions.agreeing import Asked, agreement, interval_of
from actions.agreeing_asking import command, told, understood
from actions.agreeing_files import agreement_csv, agreement_fragments_csv
from actions.agreeing_gamma import gamma_of
from actions.agreeing_places import places_of
from actions.agreement_tables import agreement_of
from actions.codebook import change_code, codebook
from actions.coding import change_coding, codings, remove_coding
from actions.documents import documents
from actions.finishing import finish
from actions.parting import divide
from actions.workspace import Desk, join
from coding.agreeing_question import Draws, Rule, UnitKind
from coding.agreement import nominal_alpha
from corpora.refusal import Refusal
from tests.builders import FOCUS_GROUP, PANEL, codebook_of, coded
from tests.builders import told as document_told
from tests.journeys.terminal import Shell

TEAMS = "Het lerarentekort drukt daar zwaar op de teams."
CHANGED = "Bij ons wisselde de directeur drie keer in twee jaar."
MONTHLY = "Daar bespreekt het bestuur elke maand de cijfers met scholen."
CALM = "Aan rust in het team."


@pytest.fixture
def asked(desk: Desk, colleague: Desk) -> Asked:
    """Two documents, both opened by both; a third that only Anna opened."""
    codes = codebook_of(desk, {"Personeel": ("Lerarentekort", "=Wisselende leiding"), "Monitoren": ("Cijfers",)})
    group, panel = document_told(desk), document_told(desk, PANEL, name="Panel.md")
    alone = document_told(desk, FOCUS_GROUP.replace("mbo", "po"), name="Focusgroep po.md")
    for at in (desk, colleague):
        coded(at, group, codes["Lerarentekort"], TEAMS)
    coded(desk, group, codes["=Wisselende leiding"], CHANGED)
    coded(colleague, group, codes["Cijfers"], MONTHLY)
    coded(desk, panel, codes["Lerarentekort"], CALM)
    finish(colleague, panel.document.id)
    coded(desk, alone, codes["Lerarentekort"], TEAMS)
    assert desk.coder_id is not None
    assert colleague.coder_id is not None
    return Asked((desk.coder_id, colleague.coder_id), draws=Draws(500, 7))


def test_who_said_to_be_done_and_marked_nothing_read_it_and_who_never_came_did_not(desk: Desk, asked: Asked) -> None:
    found = agreement(desk, asked)
    names = {each.id: each.name for each in documents(desk)}
    assert [names[each.id] for each in found.documents] == ["Focusgroep mbo", "Panel"]
    (left,) = found.left_out
    assert (names[left.document_id], left.reason, left.coder_ids) == ("Focusgroep po", "one-reader", (desk.coder_id,))
    assert left.units == 11


def test_a_removed_coding_changes_the_answer_at_once(desk: Desk, asked: Asked) -> None:
    before = agreement(desk, asked)
    mine = next(each for each in codings(desk) if each.quote == CHANGED)
    remove_coding(desk, mine.id)
    after = agreement(desk, asked)
    percent = [each.together.units["percent"].value for each in (before, after)]
    assert percent[0] is not None
    assert percent[1] == pytest.approx(percent[0] + 1 / before.units)


def test_every_position_of_the_file_counted_again_gives_the_numbers(desk: Desk, asked: Asked) -> None:
    rows = list(csv.DictReader(StringIO(agreement_csv(desk, asked).decode())))
    found = agreement(desk, asked)
    assert len(rows) == found.units
    ratings = [[int(row[f"{name}: Lerarentekort"]) for row in rows] for name in ("Anna", "Bram")]
    assert found.labels[0].units["alpha"].value == pytest.approx(nominal_alpha(np.array(ratings)).value)
    assert "'=Wisselende leiding" not in rows[0]
    assert "Anna: =Wisselende leiding" in rows[0]


def test_every_fragment_of_the_file_counted_again_gives_u_alpha(desk: Desk, asked: Asked) -> None:
    made = agreement_fragments_csv(desk, asked)
    values = agreement_of("fragmenten.csv", made).values["per_code"]
    found = agreement(desk, asked)
    assert values["Lerarentekort"]["u_alpha"] == pytest.approx(found.labels[0].u_alpha.value)
    assert ",'=Wisselende leiding" in made.decode()
    assert ",Bram,,,\n" in made.decode()


def test_the_terminal_repeats_the_page_to_the_digit(
    desk: Desk, asked: Asked, database_url: str, tmp_path: Path
) -> None:
    found = agreement(desk, asked)
    interval = interval_of(desk, found)
    typed = command(desk, asked).replace("python -m cli ", "").replace(" --json", "")
    value = Shell(database_url).json(
        *shlex.split(typed), "--csv", tmp_path / "a.csv", "--fragments", tmp_path / "f.csv"
    )
    row = value["codes"][0]
    assert row["alpha"] == found.labels[0].units["alpha"].value
    assert interval is not None
    assert value["overall"]["alpha_masi_interval"]["low"] == interval.low
    assert row["u_alpha_interval"]["kind"] == "without-one"
    assert (value["seed"], value["resamples"], value["command"]) == (7, 500, command(desk, asked))
    assert (tmp_path / "a.csv").read_bytes() == agreement_csv(desk, asked)
    assert (tmp_path / "f.csv").read_bytes() == agreement_fragments_csv(desk, asked)
    assert value["left_out"] == [{"document": "Focusgroep po", "reason": "one-reader", "units": 11}]
    lines = Shell(database_url)(*shlex.split(typed)).out
    assert "Niet vergeleken: Focusgroep po (maar één van deze codeurs heeft het geopend)" in lines
    assert "Trekkingen: 500, begingetal 7." in lines


def test_a_question_travels_in_an_address_and_back(asked: Asked, desk: Desk) -> None:
    rule = Rule(UnitKind.TURN, 0.25, strict=True, tolerance=5)
    whole = Asked(
        asked.coder_ids,
        (documents(desk)[0].id,),
        ("Deel",),
        (),
        ("Gespreksleider",),
        rule,
        Draws(9, 8),
        desk.project_id,
    )
    assert understood(told(whole)) == whole
    with pytest.raises(Refusal, match="request-wrong"):
        understood({"unit": ["sentence"]})


def test_only_some_parts_and_stretches_count(desk: Desk, asked: Asked) -> None:
    group = next(each for each in documents(desk) if each.name == "Focusgroep mbo")
    divide(desk, group.id)
    part = agreement(desk, Asked(asked.coder_ids, (), ("De lage lijst",), draws=asked.draws))
    assert part.units == 5
    assert {each.reason for each in part.left_out} == {"not-in-scope"}


def test_domains_directions_and_categories_are_answered_too(desk: Desk, colleague: Desk, asked: Asked) -> None:
    for code in codebook(desk).codes:
        change_code(desk, replace(code, domain="personeel"))
    for at in (desk, colleague):
        mine = next(each for each in codings(desk) if each.coder_id == at.coder_id and each.quote == TEAMS)
        change_coding(at, mine.id, direction="belemmerend")
    again = agreement(desk, asked)
    (domain,) = again.domains
    assert domain.family.cu.alpha.value is None or domain.family.cu.alpha.value == 1.0
    assert domain.family.bar_u.value is not None
    assert (again.direction["percent"].value, again.direction["percent"].n) == (1.0, 1)


def test_places_of_a_code_are_where_they_differ_on_it(desk: Desk, asked: Asked) -> None:
    found = agreement(desk, asked)
    ids = [label.id for label in found.question.labels]
    every = places_of(desk, asked, ids)
    assert sorted(place.quote for _, place in every) == sorted([CHANGED, MONTHLY, CALM])
    (only,) = places_of(desk, asked, ids[:1])
    assert only[1].quote == CALM
    assert places_of(desk, asked, ids[:1], found.documents[0].id) == []


def test_who_and_what_is_not_there_is_refused(desk: Desk, asked: Asked, database_url: str) -> None:
    shell = Shell(database_url)
    for words, code in {
        "--coder Anna --coder Bram --share 2": "agreement-share",
        "--coder Anna --coder Bram --unit word": "agreement-word",
        "--coder Anna --coder Bram --code Onbekend": "code-unknown",
        "--coder Anna --coder Bram --category Onbekend": "category-unknown",
        "--coder Anna --coder Bram --resamples 0": "agreement-resamples",
        "--coder Anna": "coder-alone",
    }.items():
        assert shell.json("agreement", *words.split(), code=1)["refused"] == code, words
    found = shell.json("agreement", "--category", "Personeel", "--strict", "--without", "Gespreksleider")
    assert [row["code"] for row in found["codes"]] == ["Personeel"]


def test_a_third_coder_joins_in(desk: Desk, asked: Asked, database_url: str) -> None:
    third = Desk(desk.workspace, desk.project_id, join(desk, "Carla").id)
    finish(third, documents(desk)[0].id)
    value = Shell(database_url).json("agreement", *"--coder Anna --coder Bram --coder Carla".split())
    assert value["coders"] == ["Anna", "Bram", "Carla"]
    assert (value["codes"][0]["kappa"], value["codes"][0]["reasons"]["kappa"]) == (None, "two-coders-only")
    assert value["codes"][0]["fleiss_kappa"] is not None
    assert value["differences"] == []


def test_experts_ask_for_gamma_and_get_the_same_number_twice(desk: Desk, asked: Asked, database_url: str) -> None:
    found = gamma_of(desk, asked, 20)
    said = Shell(database_url).json("agreement", *"--coder Anna --coder Bram --seed 7 --gamma 20".split())["gamma"]
    assert (said["value"], said["standard_error"], said["seed"]) == (found.value, found.error, asked.draws.seed)
    assert found.value is not None
    assert -1 < found.value < 1
    third = join(desk, "Carla").id
    assert gamma_of(desk, replace(asked, coder_ids=(*asked.coder_ids, third))).reason == "two-coders-only"
