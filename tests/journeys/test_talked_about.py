"""What is talked about: said of turns, speakers and codings, proposed from names, and counted by one rule."""

import pytest

from actions.boards import boards, refer, remove_reference
from actions.coding import remove_coding
from actions.correcting import correct
from actions.history import undo
from actions.linking import quotes
from actions.mentioning import accept, add_name, board_names, proposals, reject, remove_name
from actions.participants import describe, participants
from actions.referring import references, stated
from actions.referring_shown import Of, shown
from actions.referring_speakers import by_speakers, refer_speakers
from actions.relating import ground, grounds, relate, relations
from actions.reshaping import reshape
from actions.rounds import Place, Plan, start_round
from actions.workspace import Desk
from coding.mentioning import Within
from coding.merging import Merge
from corpora.boardforms import Doubt
from corpora.refusal import Refusal
from tests.builders import FOCUS_GROUP, codebook_of, coded, everything, listed, told
from tests.journeys.terminal import Shell

SAID = "Het lerarentekort drukt daar zwaar op de teams."
TEXT = FOCUS_GROUP + "\nInspecteur Jansen: Stg. De Brug doet het goed, en Het Kompas ook. Bij De Horizon niet.\n"


def groups(desk: Desk, words: str = SAID) -> tuple[str, ...]:
    """What the coding with these words is about."""
    return next(each.groups for each in quotes(desk) if words in each.coding.quote)


def test_a_document_a_speaker_a_turn_and_a_coding_are_each_nearer_than_the_one_before(desk: Desk) -> None:
    content, ids, given = told(desk), codebook_of(desk), listed(desk)
    coding = coded(desk, content, ids["Lerarentekort"], SAID)
    refer(desk, content.document.id, given.id, "laag")
    assert groups(desk) == ("laag",)

    jansen = next(each for each in participants(desk) if each.name == "Inspecteur Jansen")
    describe(desk, jansen.id, {"lijst": "hoog"})
    assert [each.reference is not None for each in by_speakers(desk, given.id, "lijst")] == [True]
    assert refer_speakers(desk, given.id, "lijst") == 1
    assert groups(desk) == ("hoog",)
    assert len(references(desk)) == 1 + 2  # two turns of Jansen

    turn = next(each.span for each in content.segments if each.span.covers(coding.span) and each.speaker)
    refer(desk, content.document.id, given.id, "laag", span=turn)
    assert groups(desk) == ("laag",)
    own = refer(desk, content.document.id, given.id, "hoog", coding_id=coding.id)
    assert groups(desk) == ("hoog",)
    assert {shown(desk, each).of for each in stated(desk)} == {Of.DOCUMENT, Of.SPEAKER, Of.TURN, Of.CODING}

    remove_coding(desk, coding.id)
    assert len(stated(desk)) == 3
    undo(desk)
    remove_reference(desk, own)
    assert groups(desk) == ("laag",)
    refer(desk, content.document.id, given.id, "hoog", coding_id=coding.id)
    coded(desk, content, ids["Wisselende leiding"], SAID)
    reshape(desk, Merge((ids["Lerarentekort"],), ids["Wisselende leiding"]))
    assert groups(desk) == ("hoog",)
    with pytest.raises(Refusal, match="referred-already"):
        refer(desk, content.document.id, given.id, "laag", span=turn)


def test_a_reference_of_a_hidden_coding_is_hidden_too(desk: Desk, colleague: Desk) -> None:
    content, ids, given = told(desk), codebook_of(desk), listed(desk)
    board = boards(desk, given.id)[2]
    start_round(desk, Plan("Blind", (desk.coder_id, colleague.coder_id), (Place(content.document.id),)))  # type: ignore[arg-type]
    coding = coded(desk, content, ids["Lerarentekort"], SAID)
    refer(desk, content.document.id, given.id, "hoog", board_id=board.id, coding_id=coding.id)
    one = relate(desk, ids["Lerarentekort"], ids["Wisselende leiding"], "leidt tot", coding_ids=[coding.id])
    assert (len(stated(desk)), len(stated(colleague)), len(references(colleague))) == (1, 0, 0)
    assert [len(each.coding_ids) for at in (desk, colleague) for each in relations(at)] == [1, 0]
    with pytest.raises(Refusal, match="coding-gone"):
        refer(colleague, content.document.id, given.id, "laag", coding_id=coding.id)
    own = coded(colleague, content, ids["Lerarentekort"], SAID)
    ground(colleague, one, [own.id])
    assert set(relations(desk)[0].coding_ids) == {coding.id}
    assert grounds(colleague, relations(colleague)[0]) == (own,)


def test_names_in_a_text_are_looked_over_once_and_for_all(desk: Desk) -> None:
    content, given = told(desk, TEXT), listed(desk)
    found = proposals(desk, given.id)
    assert [(each.board, each.doubts) for each in found] == [
        ("Stichting De Brug", ()),
        ("Stichting Het Kompas", (Doubt.COMMON,)),
        ("Stichting De Horizon", (Doubt.COMMON,)),
    ]
    before = everything(desk)
    brug, kompas, horizon = (each.id for each in found)
    assert accept(desk, given.id, [brug, kompas]) == 2
    assert len({each.span for each in stated(desk)}) == 1
    assert reject(desk, given.id, [horizon]) == 1
    assert proposals(desk, given.id) == ()
    correct(desk, content.document.id, "Beter.md", TEXT.replace("drie keer", "wel drie keer").encode())
    assert proposals(desk, given.id) == ()
    for _ in range(3):
        undo(desk)
    assert everything(desk) == before
    assert len(proposals(desk, given.id)) == 3

    add_name(desk, given.id, "de lage lijst", group="laag")
    named = [each for each in proposals(desk, given.id) if not each.board]
    assert [each.group for each in named] == ["laag"] * 2
    assert accept(desk, given.id, [each.id for each in named], Within.DOCUMENT) == 1
    add_name(desk, given.id, "De Brug", board_id=found[0].target[1], refused=True)  # type: ignore[arg-type]
    assert [each.board for each in proposals(desk, given.id)] == ["Stichting Het Kompas", "Stichting De Horizon"]
    remove_name(desk, next(each.id for each in board_names(desk) if each.refused))
    assert len(proposals(desk, given.id)) == 3
    with pytest.raises(Refusal, match="proposal-gone"):
        accept(desk, given.id, [each.id for each in named])


def test_the_terminal_refers_proposes_and_grounds(desk: Desk) -> None:
    content, ids = told(desk, TEXT), codebook_of(desk)
    listed(desk)
    coded(desk, content, ids["Lerarentekort"], SAID)
    run, name = Shell(desk.workspace.database.url), content.document.name
    at = ("refer", name, "--list", "Besturenlijst")
    run(*at, "--group", "laag", "--quote", "lerarentekort", "--code", "Lerarentekort")
    run(*at, "--group", "hoog", "--speaker", "Inspecteur De Boer")
    run(*at, "--board", "40003", "--turn", "Stg. De Brug doet het goed")
    assert {row["of"] for row in run.json("references")} == {"coding", "speaker", "turn"}
    found = run.json("refer-proposals", "--list", "Besturenlijst")["proposals"]
    assert [row["quote"] for row in found] == ["Het Kompas", "De Horizon"]
    done = run.json(
        "refer-proposals", "--list", "Besturenlijst", "--board", "40002", "--accept", "--within", "sentence"
    )
    assert done["made"] == 1
    rejected = run("refer-proposals", "--list", "Besturenlijst", "--id", found[1]["id"], "--reject")
    assert "Afgewezen: 1 plaats." in rejected.out
    run("relate", "Lerarentekort", "Monitoren", "--kind", "belemmert", "--quote", "lerarentekort")
    (relation,) = run.json("relations")
    assert relation["grounds"] == [SAID]
    changed = run.json("relation-change", relation["id"], "--turn", "--note", "Soms.", "--unground")
    assert (changed["source"], changed["note"], changed["grounds"]) == ("Monitoren", "Soms.", [])
    run("relation-remove", relation["id"])
    assert run.json("relations") == []
