"""What people do while a blind round goes on: it reaches what is hidden where it has to, and tells nothing of it."""

import pytest

from actions.codebook import codebook, remove_code
from actions.coding import codings
from actions.comparing import compare
from actions.correcting import correct
from actions.finishing import finish
from actions.history import history
from actions.reshaping import preview, reshape
from actions.round_sampling import Draw, attributes, sample
from actions.rounds import Plan, start_round
from actions.theming import add_quotes, add_theme, theme_by_id, work_on_theme
from actions.workspace import Desk
from coding.codings import Coding
from coding.merging import Merge
from coding.rounds import Place
from corpora.refusal import Refusal
from tests.builders import FOCUS_GROUP, PANEL, codebook_of, coded, told
from tests.journeys.terminal import Shell

LOW = "Het lerarentekort drukt daar zwaar op de teams."
HIGH = "De bestuurder kent zijn scholen van binnenuit."


@pytest.fixture
def hidden(desk: Desk, colleague: Desk) -> Coding:
    """What Bram codes in a blind round with Anna."""
    content, ids = told(desk), codebook_of(desk)
    both = (desk.coder_id, colleague.coder_id)
    start_round(desk, Plan("Ronde 1", both, (Place(content.document.id),)))  # type: ignore[arg-type]
    return coded(colleague, content, ids["Lerarentekort"], LOW)


def _open(desk: Desk, colleague: Desk, hidden: Coding) -> None:
    for each in (desk, colleague):
        finish(each, hidden.document_id)


def test_merging_codes_takes_along_what_is_hidden_and_counts_none_of_it(
    desk: Desk, colleague: Desk, hidden: Coding
) -> None:
    other = next(code for code in codebook(desk).codes if code.id != hidden.code_id)
    seen = preview(desk, Merge((hidden.code_id,), other.id))
    assert (seen.effects, seen.before, seen.blind, seen.quiet) == ((), 0, True, False)
    reshape(desk, Merge((hidden.code_id,), other.id), seen=seen)
    _open(desk, colleague, hidden)
    assert [each.code_id for each in codings(desk)] == [other.id]


def test_a_code_is_not_removed_while_nobody_can_see_whether_it_is_used(
    desk: Desk, colleague: Desk, hidden: Coding
) -> None:
    for code in codebook(desk).codes:  # also the ones that nobody uses
        with pytest.raises(Refusal, match="code-maybe-in-use"):
            remove_code(desk, code.id)
    _open(desk, colleague, hidden)
    with pytest.raises(Refusal, match="code-in-use"):
        remove_code(desk, hidden.code_id)


def test_work_on_a_theme_keeps_the_quotes_that_are_hidden(desk: Desk, colleague: Desk, hidden: Coding) -> None:
    theme_id = add_theme(desk, "Rust")
    add_quotes(colleague, theme_id, [hidden.id])
    seen = theme_by_id(desk, theme_id)
    assert seen.coding_ids == ()
    work_on_theme(desk, seen, text="Volgens de inspecteurs.", coding_ids=())
    _open(desk, colleague, hidden)
    assert theme_by_id(desk, theme_id).coding_ids == (hidden.id,)


def test_a_correction_moves_what_is_hidden_and_tells_nothing_of_it(desk: Desk, colleague: Desk, hidden: Coding) -> None:
    better = FOCUS_GROUP.replace("valt op", "valt u op").encode()
    assert correct(desk, hidden.document_id, "beter.md", better).moved == 0
    (theirs,) = codings(colleague)
    assert (theirs.span.start - hidden.span.start, theirs.quote) == (2, LOW)


def test_a_correction_that_would_lose_what_is_hidden_waits(desk: Desk, hidden: Coding) -> None:
    without = FOCUS_GROUP.replace(LOW, "Men heeft het zwaar.").encode()
    with pytest.raises(Refusal, match="correction-blind"):
        correct(desk, hidden.document_id, "beter.md", without)


def test_nothing_is_compared_before_it_is_open(desk: Desk, colleague: Desk, hidden: Coding) -> None:
    two = (desk.coder_id, colleague.coder_id)
    with pytest.raises(Refusal, match="round-still-blind"):
        compare(desk, *two, [hidden.document_id])  # type: ignore[arg-type]
    _open(desk, colleague, hidden)
    assert compare(desk, *two, [hidden.document_id]).document_ids == (hidden.document_id,)  # type: ignore[arg-type]


def test_the_history_shows_the_steps_of_a_colleague_when_the_round_is_open(
    desk: Desk, colleague: Desk, hidden: Coding
) -> None:
    assert "coding.apply" not in {deed.action for deed in history(desk)}
    _open(desk, colleague, hidden)
    assert "coding.apply" in {deed.action for deed in history(desk)}


def test_a_sample_is_drawn_in_proportion_to_what_is_known(desk: Desk) -> None:
    first, other = told(desk), told(desk, PANEL, name="Panel.txt")
    assert attributes(desk) == ("kind",)
    drawn = sample(desk, Draw(1, seed=3, attribute="kind"))
    assert {place.document_id for place in drawn} == {first.document.id, other.document.id}
    assert len(sample(desk, Draw(0.5, seed=3))) == 1
    with pytest.raises(Refusal, match="stratum-unknown"):
        sample(desk, Draw(1, attribute="schoolgrootte"))
    with pytest.raises(Refusal, match="sample-of-nothing"):
        sample(desk, Draw(1, by_part=True))


def test_a_round_in_the_terminal(desk: Desk, colleague: Desk) -> None:
    content, ids = told(desk), codebook_of(desk)
    told(desk, PANEL, name="Panel.md")
    shell = Shell(desk.workspace.database.url)
    asked = ("round-add", "Ronde 1", "--of", "Anna", "--of", "Bram", "--coder", "Anna")
    drawn = shell.json(*asked, "--sample", 0.5, "--seed", 3, "--preview")
    assert (len(drawn["places"]), drawn["started"]) == (1, False)
    shell(*asked, "--document", "Focusgroep mbo")
    coded(colleague, content, ids["Lerarentekort"], LOW)
    (told_,) = shell.json("rounds")
    assert told_["places"][0]["codings"] == {"Anna": None, "Bram": None}
    assert "blind, nog bezig: Anna, Bram" in shell("rounds", "--coder", "Anna").out
    opening = ("round-open", "Ronde 1", "Focusgroep mbo", "--reason", "Bram is ziek.")
    assert "van een collega" in shell(*opening, "--coder", "Bram", code=1).err
    shell(*opening, "--coder", "Anna")
    (told_,) = shell.json("rounds")
    assert told_["places"][0]["codings"] == {"Anna": 0, "Bram": 1}
    assert told_["places"][0]["reason"] == "Bram is ziek."
    shell("round-open", "Ronde 1", "Focusgroep mbo", "--reason", "Weer beter.", "--close", "--coder", "Anna")
    assert "zou coderingen laten zien" in shell("round-remove", "Ronde 1", "--coder", "Anna", code=1).err
