"""The borders of a part are moved: it stays the same part, and its neighbours stay clear or give way."""

from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from actions.boards import references
from actions.checking import check
from actions.documents import Content, content, documents
from actions.history import undo
from actions.parting import change_part, divide, parts, remove_parts
from actions.workspace import Desk
from corpora.parts import Part, moved_to, passages
from corpora.refusal import Refusal
from corpora.spans import Span
from tests.builders import everything, listed, told
from tests.journeys.terminal import Shell


@pytest.fixture
def talk(desk: Desk) -> Content:
    """A focus group in two parts, the first about the low list."""
    found, boards = told(desk), listed(desk)
    low, _ = divide(desk, found.document.id)
    change_part(desk, replace(low, attributes={"ronde": "1"}, list_id=boards.id, group="laag"))
    return found


def test_a_border_moves_and_the_part_stays_the_same(desk: Desk, talk: Content) -> None:
    low, high = parts(desk)
    before = everything(desk)
    last = passages(talk.segments)[3].span
    change_part(desk, replace(low, span=moved_to(low.span, None, last.end)))
    shorter, same = parts(desk)
    assert same == high
    assert shorter == replace(low, span=Span(low.span.start, last.end))
    assert [each.span for each in references(desk)] == [shorter.span]
    undo(desk)
    assert everything(desk) == before


def test_a_neighbour_gives_way_in_the_same_step(desk: Desk, talk: Content) -> None:
    low, high = parts(desk)
    before, into = everything(desk), passages(talk.segments)[6].span
    wider = replace(low, span=moved_to(low.span, None, into.end))
    with pytest.raises(Refusal, match="part-overlap"):
        change_part(desk, wider)
    change_part(desk, wider, others_give_way=True)
    assert [each.id for each in parts(desk)] == [low.id, high.id]
    assert _begins(desk, talk, parts(desk)[1]).startswith("Inspecteur Jansen: Daar bespreekt")
    assert check(desk).faults == ()
    undo(desk)
    assert everything(desk) == before
    earlier = replace(high, span=moved_to(high.span, passages(talk.segments)[4].span.start, None))
    change_part(desk, earlier, others_give_way=True)
    assert parts(desk)[0].span.end == earlier.span.start
    assert _begins(desk, talk, parts(desk)[1]).startswith("Inspecteur De Boer: Bij ons")


def test_nothing_is_taken_of_a_part_that_would_be_gone_or_in_two(desk: Desk, talk: Content) -> None:
    low, high = parts(desk)
    for span in (Span(low.span.start, len(talk.text)), Span(high.span.start + 20, high.span.start + 30)):
        with pytest.raises(Refusal, match="part-overlap"):
            change_part(desk, replace(low, span=span), others_give_way=True)
    with pytest.raises(Refusal, match="part-backwards"):
        moved_to(low.span, high.span.start, None)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.booleans(), st.integers(0, 8), st.integers(0, 8)), max_size=6))
def test_wherever_borders_go_parts_never_overlap_and_undo_brings_all_back(
    desk: Desk, moves: list[tuple[bool, int, int]]
) -> None:
    text = "# A\n\nAnna: Een.\n\nBram: Twee.\n\n# B\n\nAnna: Drie.\n\nBram: Vier.\n\n# C\n\nAnna: Vijf.\n\nBram: Zes.\n"
    known = documents(desk)
    found = content(desk, known[0].id) if known else told(desk, text, name="Kort.md")
    divide(desk, found.document.id)
    before, every, done = everything(desk), passages(found.segments), 0
    for second, first, last in moves:
        part = parts(desk)[int(second)]
        if first <= last:
            wider = replace(part, span=Span(every[first].span.start, every[last].span.end))
            with suppress(Refusal):
                change_part(desk, wider, others_give_way=True)
                done += wider != part
        assert check(desk).faults == ()
    for _ in range(done):
        undo(desk)
    assert everything(desk) == before
    remove_parts(desk, [part.id for part in parts(desk)])


def test_borders_are_moved_in_the_terminal(desk: Desk, database_url: str, talk: Content) -> None:
    shell, name = Shell(database_url, "Besturen 2021"), talk.document.name
    low, high = parts(desk)
    changed = shell.json("document", "part-change", name, "1", "--to", "Inspecteur Jansen: Het")
    assert (changed["start"], changed["attributes"], changed["about"][:4]) == (low.span.start, {"ronde": "1"}, "laag")
    wider = ("document", "part-change", name, "1", "--to", "Inspecteur Jansen: Daar")
    assert shell.json(*wider, code=1)["refused"] == "part-overlap"
    assert shell.json(*wider, "--neighbours")["end"] > high.span.start
    assert shell.json("document", "part-change", name, "1", "--end", "60")["end"] == 60
    assert shell.json("document", "part-change", name, "2", "--heading", "De hoge lijst")["start"] == high.span.start
    for refusal, *words in (("part-unclear", "--to", "x", "--end", "9"), ("part-backwards", "--end", "0")):
        assert shell.json("document", "part-change", name, "1", *words, code=1)["refused"] == refusal


def _begins(desk: Desk, talk: Content, part: Part) -> str:
    return content(desk, talk.document.id).text[part.span.start :]
