"""A transcript is corrected while two coders have coded it: nothing drifts, nothing is lost in silence."""

import json
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import select

from actions.boards import boards, refer, references, remove_list, remove_reference
from actions.checking import check
from actions.coding import change_coding, codings, remove_coding
from actions.correcting import correct, preview
from actions.documents import Content, add, content, original
from actions.history import redo, undo
from actions.workspace import Desk, revision
from corpora.refusal import Refusal
from corpora.spans import Span
from store.tables import change
from tests.builders import FOCUS_GROUP, codebook_of, coded, everything, listed, told
from tests.journeys.terminal import Shell

FILE = "Focusgroep mbo.md"
BETTER = (
    FOCUS_GROUP.replace("# Focusgroep mbo\n", "# Focusgroep mbo\n\nOpgenomen in oktober.\n")
    .replace("drukt daar zwaar op", "drukt daar heel zwaar op")
    .replace("wisselde de directeur drie keer", "wisselde de direkteur 3 keer")
)
GONE = BETTER.replace("Inspecteur De Boer: Bij ons wisselde de direkteur 3 keer in twee jaar.\n\n", "")


@pytest.fixture
def study(desk: Desk, colleague: Desk) -> Content:
    """A focus group that both have coded, with a part that is about the low list."""
    found, ids = told(desk), codebook_of(desk)
    coded(desk, found, ids["Lerarentekort"], "Het lerarentekort drukt daar zwaar op de teams.")
    coded(desk, found, ids["Wisselende leiding"], "wisselde de directeur drie keer in twee jaar")
    coded(colleague, found, ids["Lerarentekort"], "lerarentekort drukt")
    coded(colleague, found, ids["Cijfers bespreken"], "Daar bespreekt het bestuur elke maand de cijfers")
    known = listed(desk)
    start = found.text.index("De lage lijst")
    refer(desk, found.document.id, known.id, "laag", span=Span(start, found.text.index("De hoge lijst")))
    return found


def test_the_codings_of_both_coders_survive_a_corrected_transcript(desk: Desk, study: Content) -> None:
    before = {made.id: made for made in codings(desk)}
    seen = preview(desk, study.document.id, FILE, BETTER.encode())
    assert (seen.lost, seen.stay, seen.move) == ((), 0, 5)
    assert {made.id: made for made in codings(desk)} == before

    done = correct(desk, study.document.id, FILE, BETTER.encode())

    assert done.version == 2
    assert done.document.sha256 != study.document.sha256
    assert quotes(desk) == [
        "Het lerarentekort drukt daar heel zwaar op de teams.",
        "lerarentekort drukt",
        "wisselde de direkteur 3 keer in twee jaar",
        "Daar bespreekt het bestuur elke maand de cijfers",
    ]
    assert {made.id: (made.coder_id, made.code_id, made.at) for made in codings(desk)} == {
        made.id: (made.coder_id, made.code_id, made.at) for made in before.values()
    }
    (part,) = references(desk)
    assert part.span is not None
    assert content(desk, study.document.id).text[part.span.start :].startswith("De lage lijst")
    assert check(desk).faults == ()


def test_undo_brings_text_codings_and_references_back_and_redo_the_correction(desk: Desk, study: Content) -> None:
    before = everything(desk), content(desk, study.document.id), original(desk, study.document.id)
    correct(desk, study.document.id, FILE, BETTER.encode())
    after = everything(desk), content(desk, study.document.id), original(desk, study.document.id)
    assert undo(desk).document_id == study.document.id
    assert (everything(desk), content(desk, study.document.id), original(desk, study.document.id)) == before
    assert check(desk).faults == ()
    redo(desk)
    assert (everything(desk), content(desk, study.document.id), original(desk, study.document.id)) == after
    assert check(desk).faults == ()
    undo(desk)
    assert (everything(desk), content(desk, study.document.id), original(desk, study.document.id)) == before
    assert check(desk).faults == ()


def test_what_is_lost_is_listed_with_its_words_and_refuses_until_it_is_decided(desk: Desk, study: Content) -> None:
    state = everything(desk), revision(desk)
    (loss,) = preview(desk, study.document.id, FILE, GONE.encode()).lost
    assert (loss.quote, loss.coder, loss.code) == (
        "wisselde de directeur drie keer in twee jaar",
        "Anna",
        "Wisselende leiding",
    )
    assert (loss.kind, loss.reason, loss.candidates) == ("coding", "deleted", ())
    with pytest.raises(Refusal, match="correction-undecided") as refusal:
        correct(desk, study.document.id, FILE, GONE.encode())
    assert refusal.value.facts["n"] == 1
    assert (everything(desk), revision(desk)) == state

    done = correct(desk, study.document.id, FILE, GONE.encode(), decisions={loss.id: None})
    assert done.removed == (loss.id,)
    assert len(codings(desk)) == 3
    assert check(desk).faults == ()
    undo(desk)
    assert everything(desk) == state[0]
    assert check(desk).faults == ()


def test_a_lost_coding_can_be_given_a_new_place(desk: Desk, study: Content) -> None:
    (loss,) = preview(desk, study.document.id, FILE, GONE.encode()).lost
    new = preview(desk, study.document.id, FILE, GONE.encode()).reading.text
    start = new.index("kent zijn scholen")
    correct(desk, study.document.id, FILE, GONE.encode(), decisions={loss.id: Span(start, start + 17)})
    assert "kent zijn scholen" in quotes(desk)
    assert check(desk).faults == ()
    undo(desk)
    assert loss.quote in quotes(desk)
    redo(desk)
    assert "kent zijn scholen" in quotes(desk)
    assert check(desk).faults == ()


def test_a_typing_error_of_the_same_length_changes_the_quote_and_undo_changes_it_back(
    desk: Desk, study: Content
) -> None:
    correct(desk, study.document.id, FILE, FOCUS_GROUP.replace("zwaar op de teams", "zwaar op de taems").encode())
    assert quotes(desk)[0].endswith("taems.")
    undo(desk)
    assert quotes(desk)[0].endswith("teams.")
    redo(desk)
    assert quotes(desk)[0].endswith("taems.")
    assert check(desk).faults == ()


def test_a_coding_removed_before_a_correction_does_not_come_back_in_the_wrong_place(
    desk: Desk, colleague: Desk, study: Content
) -> None:
    made = next(each for each in codings(desk) if each.coder_id == colleague.coder_id)
    remove_coding(colleague, made.id)
    correct(desk, study.document.id, FILE, BETTER.encode())
    with pytest.raises(Refusal, match="changed-since"):
        undo(colleague)
    undo(desk)
    undo(colleague)
    assert made.id in {each.id for each in codings(desk)}
    assert check(desk).faults == ()


def test_a_correction_in_which_a_colleague_has_coded_on_is_not_undone(
    desk: Desk, colleague: Desk, study: Content
) -> None:
    code = codings(desk)[0].code_id
    correct(desk, study.document.id, FILE, BETTER.encode())
    new = content(desk, study.document.id)
    made = coded(colleague, new, code, "Opgenomen in oktober")
    with pytest.raises(Refusal, match="changed-since"):
        undo(desk)
    assert check(desk).faults == ()
    remove_coding(colleague, made.id)
    undo(desk)
    assert content(desk, study.document.id).text == study.text
    assert check(desk).faults == ()


def test_a_memo_written_before_a_correction_can_still_be_taken_back(desk: Desk, study: Content) -> None:
    last = codings(desk)[-1]
    colleague = Desk(desk.workspace, desk.project_id, last.coder_id)
    change_coding(colleague, last.id, memo="Let op")
    correct(desk, study.document.id, FILE, (FOCUS_GROUP + "\nEinde van de opname.\n").encode())
    undo(colleague)
    assert codings(desk)[-1].memo == ""
    assert check(desk).faults == ()


def test_a_reference_to_a_removed_list_moves_along_for_when_the_list_comes_back(
    desk: Desk, colleague: Desk, study: Content
) -> None:
    (part,) = references(desk)
    remove_list(colleague, part.list_id)
    correct(desk, study.document.id, FILE, BETTER.encode())
    undo(colleague)
    (again,) = references(desk)
    assert part.span
    assert again.span
    assert again.span.start == part.span.start + len("Opgenomen in oktober.\n\n")
    remove_reference(desk, again.id)
    assert boards(desk, part.list_id)


def test_paragraphs_that_change_places_keep_their_codings_even_with_one_code_on_both(desk: Desk) -> None:
    one, two = "Anna: Het bestuur kijkt elke maand naar cijfers.", "Bram: De bestuurder kent de leraren bij hun naam."
    found = told(desk, f"{one}\n\n{two}\n", name="Wissel.txt")
    code = codebook_of(desk)["Lerarentekort"]
    pad = one + "." * (len(two) - len(one))
    correct(desk, found.document.id, "Wissel.txt", f"{pad}\n\n{two}\n".encode())
    now = content(desk, found.document.id)
    for quote in (pad, two):
        coded(desk, now, code, quote)
    before = everything(desk)
    done = correct(desk, found.document.id, "Wissel.txt", f"{two}\n\n{pad}\n".encode())
    assert done.removed == ()
    assert quotes(desk) == [two, pad]
    assert check(desk).faults == ()
    undo(desk)
    assert everything(desk) == before
    redo(desk)
    assert quotes(desk) == [two, pad]
    assert check(desk).faults == ()


def test_two_codings_that_a_correction_makes_the_same_are_listed(desk: Desk) -> None:
    found = told(desk, "Anna: Wij zien heel vaak dat de directeur wisselt op deze school.\n", name="Kort.txt")
    code = codebook_of(desk)["Wisselende leiding"]
    for quote in ("heel vaak dat de directeur wisselt", "vaak dat de directeur wisselt"):
        coded(desk, found, code, quote)
    new = b"Anna: Wij zien vaak dat de directeur wisselt op deze school.\n"
    (loss,) = preview(desk, found.document.id, "Kort.txt", new).lost
    assert (loss.reason, loss.quote) == ("doubled", "vaak dat de directeur wisselt")
    place = content(desk, found.document.id).text.index("heel")
    with pytest.raises(Refusal, match="coded-already"):
        correct(desk, found.document.id, "Kort.txt", new, decisions={loss.id: Span(place, place + len(loss.quote))})
    correct(desk, found.document.id, "Kort.txt", new, decisions={loss.id: None})
    assert quotes(desk) == ["vaak dat de directeur wisselt"]
    assert check(desk).faults == ()


def test_what_cannot_be_a_correction_is_refused(desk: Desk, study: Content) -> None:
    other = add(desk, "Ander.txt", b"Anna: Een heel ander gesprek.").document
    document_id = study.document.id
    with pytest.raises(Refusal, match="correction-same"):
        preview(desk, document_id, FILE, FOCUS_GROUP.encode())
    with pytest.raises(Refusal, match="document-twice"):
        preview(desk, document_id, "Ander.txt", b"Anna: Een heel ander gesprek.")
    with pytest.raises(Refusal, match="document-gone"):
        preview(desk, uuid4(), FILE, BETTER.encode())
    with pytest.raises(Refusal, match="decision-unknown"):
        correct(desk, document_id, FILE, BETTER.encode(), decisions={uuid4(): None})
    with pytest.raises(Refusal, match="span-outside"):
        correct(desk, document_id, FILE, BETTER.encode(), decisions={codings(desk)[0].id: Span(9, 99_999)})
    with pytest.raises(Refusal, match="nobody"):
        correct(Desk(desk.workspace, desk.project_id), document_id, FILE, BETTER.encode())
    assert content(desk, other.id).text == "Anna: Een heel ander gesprek."


def test_the_log_of_a_correction_holds_no_transcript_text(desk: Desk, study: Content) -> None:
    correct(desk, study.document.id, FILE, BETTER.encode())
    undo(desk)
    with desk.workspace.database.reading() as connection:
        rows = connection.execute(select(change.c.before, change.c.after)).all()
    log = json.dumps([list(row) for row in rows], ensure_ascii=False)
    assert [word for word in ("drukt", "direkteur", "oktober", "twee jaar") if word in log] == []


def quotes(desk: Desk) -> list[str]:
    return [made.quote for made in codings(desk)]


def test_the_terminal_corrects_a_text_and_lists_what_cannot_be_moved(
    desk: Desk, study: Content, tmp_path: Path
) -> None:
    shell = Shell(desk.workspace.database.url)
    better, gone = tmp_path / "beter.md", tmp_path / "weg.md"
    better.write_text(BETTER, encoding="utf-8")
    gone.write_text(GONE, encoding="utf-8")

    done = shell.json("document", "correct", "Focusgroep mbo", better, "--coder", "Anna")
    assert (done["version"], done["move"], done["lost"], done["refused"]) == (2, 5, [], None)
    refused = shell.json("document", "correct", "Focusgroep mbo", gone, "--coder", "Anna", code=1)
    assert refused["refused"] == "correction-undecided"
    assert [loss["quote"] for loss in refused["lost"]] == ["wisselde de direkteur 3 keer in twee jaar"]
    said = shell("document", "correct", "Focusgroep mbo", gone, "--coder", "Anna", "--remove-lost")
    assert "de woorden zijn weg" in said.err
    assert "versie 3" in said.out
    assert shell.json("check")["faults"] == []
    shell("undo", "--coder", "Anna")
    shell("undo", "--coder", "Anna")
    assert shell("document", "text", "Focusgroep mbo").out == study.text
