"""Who speaks becomes a participant: described, merged, taken apart, corrected, pseudonymised and forgotten."""

from pathlib import Path

import pytest
from sqlalchemy import select

from actions.checking import check
from actions.correcting import correct
from actions.documents import add_all, remove
from actions.forgetting import forget_document, forget_speaker
from actions.history import redo, undo
from actions.keys import default_path
from actions.participants import (
    Change,
    change,
    describe,
    keep_apart,
    link,
    merge,
    participant_named,
    participants,
    proposals,
    rename,
    split,
)
from actions.pseudonymising import apply, preview
from actions.speaking import listed as listed_people
from actions.workspace import Desk
from corpora.participants import Participant
from corpora.refusal import Refusal
from store.participant_tables import participant, speaker
from store.tables import change as log
from store.tables import document_text, segment
from tests.builders import FOCUS_GROUP, PANEL, codebook_of, coded, everything, listed, told

SURVEY = """\
respondent;functie;sector;Wat gaat er goed?;Wat kan er beter?
1;docent;po;De samenwerking in het team is erg goed;Er is weinig tijd voor overleg
2;rector;vo;We hebben rust en een duidelijke koers;Het tekort aan leraren drukt zwaar
3;docent;vo;De sfeer op onze school is prettig;
"""


def named(desk: Desk, name: str, document: str | None = None) -> Participant:
    return participant_named(desk, name, document)


def test_everybody_who_speaks_is_a_participant_of_their_own(desk: Desk) -> None:
    told(desk)
    told(desk, PANEL, name="Panel.md")
    names = [each.name for each in participants(desk)]
    assert names == [
        *("Gespreksleider", "Inspecteur Jansen", "Inspecteur De Boer"),
        *("Gespreksleider", "Bestuurder Smit", "Bestuurder El Amrani"),
    ]
    with pytest.raises(Refusal, match="participant-several"):
        named(desk, "Gespreksleider")
    assert named(desk, "gespreksleider", "Panel").voices[0].label == "Gespreksleider"


def test_the_list_says_how_much_everybody_says_and_what_of_it_is_coded(desk: Desk) -> None:
    content, ids = told(desk), codebook_of(desk)
    coded(desk, content, ids["Lerarentekort"], "lerarentekort")
    coded(desk, content, ids["Lerarentekort"], "op de teams. De directie kijkt")
    found = {each.participant.name: (each.turns, each.words, each.codings) for each in listed_people(desk)}
    assert found["Inspecteur Jansen"] == (2, 34, 2)
    assert found["Inspecteur De Boer"][2] == 0


def test_answers_bring_their_columns_along_and_a_respondent_is_one_person_in_every_question(desk: Desk) -> None:
    questions = add_all(desk, "Enquête.csv", SURVEY.encode())
    found = {each.name: each for each in participants(desk)}
    assert [len(found[name].voices) for name in ("R1", "R2", "R3")] == [2, 2, 1]
    assert found["R2"].attributes == {"role": "rector", "sector": "vo"}
    assert len(participants(desk, questions[1].document.id)) == 2
    add_all(desk, "Later.csv", SURVEY.replace("erg goed", "heel goed").replace("weinig tijd", "geen tijd").encode())
    assert len(participants(desk)) == 6


def test_describing_merging_and_splitting_are_each_one_step_that_can_be_undone(desk: Desk) -> None:
    told(desk)
    told(desk, FOCUS_GROUP.replace("Jansen", "Janssen"), name="Tweede gesprek.md")
    listed(desk)
    first, second = named(desk, "Inspecteur Jansen"), named(desk, "Inspecteur Janssen")
    deeds = (
        lambda: change(
            desk, {first.id: Change(attributes={"rol": "inspecteur", "jaren": "12"}), second.id: Change("Els")}
        ),
        lambda: link(desk, first.id, "40003"),
        lambda: merge(desk, [first.id, second.id]),
        lambda: rename(desk, second.id, "Els Jansen"),
        lambda: describe(desk, first.id, {"jaren": ""}),
        lambda: link(desk, first.id, ""),
        lambda: split(desk, second.id),
    )
    for deed in deeds:
        before = everything(desk)
        deed()
        after = everything(desk)
        assert before != after
        undo(desk)
        assert everything(desk) == before
        redo(desk)
        assert everything(desk) == after
        assert check(desk).faults == ()
    assert (named(desk, "Els Jansen").attributes, named(desk, "Els").attributes) == ({"role": "inspecteur"}, {})


def test_a_merged_participant_has_everything_of_both(desk: Desk) -> None:
    told(desk)
    told(desk, PANEL, name="Panel.md")
    listed(desk)
    first, second = named(desk, "Inspecteur Jansen"), named(desk, "Bestuurder Smit")
    describe(desk, second.id, {"sector": "mbo"})
    link(desk, second.id, "stichting het kompas")
    merge(desk, [first.id, second.id])
    found = next(each for each in listed_people(desk) if each.participant.name == "Inspecteur Jansen")
    assert found.board is not None
    assert (found.participant.attributes, found.board.name, found.turns) == (
        {"sector": "mbo"},
        "Stichting Het Kompas",
        3,
    )
    assert named(desk, "Bestuurder Smit").id == first.id


def test_a_proposal_is_only_a_proposal(desk: Desk) -> None:
    told(desk)
    other = told(desk, FOCUS_GROUP.replace("Inspecteur Jansen", "Mevrouw Jansen"), name="Tweede gesprek.md")
    found = proposals(desk, other.document.id)
    assert {(each.first.name, each.second.name, str(each.reason)) for each in found} == {
        ("Inspecteur De Boer", "Inspecteur De Boer", "same"),
        ("Inspecteur Jansen", "Mevrouw Jansen", "spelling"),
    }
    assert len(participants(desk)) == 6
    keep_apart(desk, found[0].first.id, found[0].second.id)
    assert len(proposals(desk)) == 1
    undo(desk)
    assert len(proposals(desk)) == 2


@pytest.mark.parametrize(
    ("deed", "code"),
    [
        (lambda d, p: merge(d, [p.id]), "merge-one"),
        (lambda d, p: merge(d, [p.id, d.project_id]), "participant-gone"),
        (lambda d, p: split(d, p.id), "split-one"),
        (lambda d, p: rename(d, p.id, "  "), "name-empty"),
        (lambda d, _: rename(d, d.project_id, "Els"), "participant-gone"),
        (lambda d, p: link(d, p.id, "Bestaat niet"), "participant-board-unknown"),
        (lambda d, p: keep_apart(d, p.id, d.project_id), "participant-gone"),
        (lambda d, _: participant_named(d, "Niemand"), "participant-unknown"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_changes(desk: Desk, deed, code: str) -> None:  # type: ignore[no-untyped-def]
    told(desk)
    before = everything(desk)
    with pytest.raises(Refusal, match=code):
        deed(desk, named(desk, "Inspecteur Jansen"))
    assert everything(desk) == before


def test_a_correction_keeps_who_is_who_also_when_it_mends_a_name(desk: Desk) -> None:
    content = told(desk, FOCUS_GROUP.replace("Inspecteur Jansen", "Inspecteur Jansn"))
    describe(desk, named(desk, "Inspecteur Jansn").id, {"sector": "mbo"})
    describe(desk, named(desk, "Inspecteur De Boer").id, {"sector": "vo"})
    mended = FOCUS_GROUP.replace("Gespreksleider: En op", "Toehoorder: Mag ik iets vragen?\n\nGespreksleider: En op")
    correct(desk, content.document.id, "Beter.md", mended.encode())
    found = {each.name: each.attributes for each in participants(desk)}
    assert found["Inspecteur Jansen"] == {"sector": "mbo"}
    assert found["Inspecteur De Boer"] == {"sector": "vo"}
    assert (found["Toehoorder"], "Inspecteur Jansn" in found) == ({}, False)
    undo(desk)
    assert "Toehoorder" not in {each.name for each in participants(desk)}
    assert named(desk, "Inspecteur Jansn").attributes == {"sector": "mbo"}
    assert check(desk).faults == ()


def test_a_pseudonym_is_of_the_same_participant_and_the_name_is_gone_from_what_was_said(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    content = told(desk)
    jansen = named(desk, "Inspecteur Jansen").id
    change(desk, {jansen: Change("Els Jansen", {"role": "collega van Jansen", "sector": "mbo"})})
    (seen,) = preview(desk, [content.document.id])
    apply(
        desk, {content.document.id: seen.proposals}, "vier losse woorden hier", key_path=default_path(desk.project_id)
    )
    found = next(each for each in participants(desk) if each.id == jansen)
    assert found.voices[0].label == "Inspecteur [PERSOON-1]"
    assert found.attributes == {"role": "collega van [PERSOON-1]", "sector": "mbo"}
    assert "Jansen" not in everything_kept(desk)
    assert check(desk).faults == ()
    with pytest.raises(Refusal, match="done-for-good"):
        undo(desk)


def test_forgetting_a_speaker_blanks_the_participant_also_in_the_log(desk: Desk) -> None:
    content = told(desk)
    other = told(desk, FOCUS_GROUP.replace("Jansen", "Janssen"), name="Tweede gesprek.md")
    listed(desk)
    jansen, janssen = named(desk, "Inspecteur Jansen").id, named(desk, "Inspecteur Janssen").id
    change(desk, {jansen: Change("Els", {"sector": "vso"}, "40001")})
    describe(desk, janssen, {"role": "kerninspecteur"})
    merge(desk, [jansen, janssen])
    forget_speaker(desk, "Inspecteur Jansen", content.document.id)
    found = {each.name: each for each in participants(desk)}
    assert (found["[VERGETEN-1]"].attributes, found["[VERGETEN-1]"].board_id) == ({}, None)
    assert (found["Inspecteur Janssen"].attributes, len(found["Inspecteur Janssen"].ids)) == (
        {"role": "kerninspecteur"},
        1,
    )
    assert not {"Els", "vso"} & set(everything_kept(desk).replace('"', " ").split())
    assert check(desk).faults == ()
    forget_document(desk, other.document.id)
    assert "kerninspecteur" not in everything_kept(desk)
    assert check(desk).faults == ()


def test_a_respondent_forgotten_in_one_question_is_nobody_there_and_stays_who_they_are_elsewhere(desk: Desk) -> None:
    first, second = (each.document.id for each in add_all(desk, "Enquête.csv", SURVEY.encode()))
    describe(desk, named(desk, "R2").id, {"jaren": "7"})
    forget_speaker(desk, "R2", first)
    assert next(e for e in participants(desk, first) if e.name == "[VERGETEN-1]").attributes == {}
    assert named(desk, "R2").attributes == {"role": "rector", "sector": "vo", "jaren": "7"}
    forget_speaker(desk, "R2", second)
    assert not {"rector", "7"} & set(everything_kept(desk).replace('"', " ").split())
    assert check(desk).faults == ()


def test_a_name_that_was_mended_is_forgotten_in_the_version_before_as_well(desk: Desk) -> None:
    content = told(desk, FOCUS_GROUP.replace("Inspecteur Jansen", "Inspecteur Jansn"))
    correct(desk, content.document.id, "Beter.md", FOCUS_GROUP.encode())
    forget_speaker(desk, "Inspecteur Jansen", content.document.id)
    assert not {"Jansen", "Jansn", "lerarentekort"} & set(everything_kept(desk).replace('"', " ").split())


def test_who_speaks_in_a_document_that_is_put_away_comes_back_with_it(desk: Desk) -> None:
    content = told(desk)
    describe(desk, named(desk, "Inspecteur Jansen").id, {"sector": "vo"})
    remove(desk, content.document.id)
    assert participants(desk) == ()
    undo(desk)
    assert named(desk, "Inspecteur Jansen").attributes == {"sector": "vo"}


def test_ten_thousand_respondents_are_one_step_with_one_row_in_the_log_a_document(desk: Desk) -> None:
    rows = (f"{n};docent;po;Vraag {n} gaat over rust in team {n}" for n in range(1, 10_001))
    text = "respondent;functie;sector;Wat gaat er goed?\n" + "\n".join(rows)
    add_all(desk, "Groot.csv", text.encode())
    assert len(participants(desk)) == 10_000
    assert named(desk, "R9999").attributes == {"role": "docent", "sector": "po"}
    assert proposals(desk) == ()
    with desk.workspace.database.reading() as connection:
        added = connection.execute(select(log.c.subject_kind).where(log.c.action == "document.add")).scalars().all()
    assert added == ["document"]
    undo(desk)
    assert participants(desk) == ()


def everything_kept(desk: Desk) -> str:
    """All rows about people, the texts of every version, and the whole log, as one string."""
    with desk.workspace.database.reading() as connection:
        rows = [connection.execute(select(each)).all() for each in (participant, speaker, log, document_text, segment)]
    return str(rows).replace("'", '"')
