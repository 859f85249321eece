"""Whatever a file of another program holds, it goes out again whole, and comes back as it was."""

from datetime import UTC, datetime
from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st

from reports.refi.counting import counts
from reports.refi.planning import planned
from reports.refi.reading import read
from reports.refi.validity import faults
from reports.refi.writing import written
from tests.examples import examples
from tests.exchanges import ANNA, BRAM, USERS, guid, packed, project

SEED, PROJECT, NOW = UUID(int=7), UUID(int=8), datetime(2026, 1, 1, tzinfo=UTC)
NAMES = st.text(st.sampled_from("ab é😔.-"), min_size=1, max_size=6)
TEXTS = st.text(st.sampled_from("ab é😔\n "), max_size=60)
PLACES = st.tuples(st.integers(-1, 70), st.integers(-1, 70))
CODE, SOURCE, SELECTION, OTHER = 1_000, 2_000, 3_000, 9_000


def code(n: int, name: str, inside: str) -> str:
    said = f'guid="{guid(CODE + n)}" name="{name}" isCodable="{str(n % 3 > 0).lower()}"'
    return f"<Code {said}>{inside}</Code>"


def selection(n: int, place: tuple[int, int], codes: int, user: str) -> str:
    reference = f'<CodeRef targetGUID="{guid(CODE + n % max(codes, 1))}"/>'
    coding = f'<Coding guid="{guid(SELECTION + 500 + n)}" creatingUser="{user}">{reference}</Coding>'
    said = f'guid="{guid(SELECTION + n)}" name="" startPosition="{place[0]}" endPosition="{place[1]}"'
    return f"<PlainTextSelection {said}>{coding if codes else ''}</PlainTextSelection>"


@st.composite
def files(draw: st.DrawFn) -> bytes:
    """A project with codes in codes, texts, selections anywhere, and whatever else the standard has."""
    names = draw(st.lists(NAMES, max_size=5))
    tree = ""
    for n, name in reversed(list(enumerate(names))):
        tree = code(n, name, tree) if n % 2 else code(n, name, "") + tree
    texts = draw(st.lists(TEXTS, min_size=1, max_size=3))
    sources, held, nth = "", {}, 0
    for n, text in enumerate(texts):
        inner = ""
        for place in draw(st.lists(PLACES, max_size=4)):
            inner, nth = (
                inner + selection(nth, place, len(names), draw(st.sampled_from([ANNA, BRAM, guid(5)]))),
                nth + 1,
            )
        sources += (
            f'<TextSource guid="{guid(SOURCE + n)}" name="T" plainTextPath="internal://{n}.txt">{inner}</TextSource>'
        )
        held[f"Sources/{n}.txt"] = text
    first = f'targetGUID="{guid(SOURCE)}"'
    rest = {
        "Cases": f'<Case guid="{guid(OTHER)}" name="C"><SourceRef {first}/></Case>',
        "Sources": sources,
        "Notes": f'<Note guid="{guid(OTHER + 1)}" name="N"><PlainTextContent>n</PlainTextContent></Note>',
        "Links": f'<Link guid="{guid(OTHER + 2)}" direction="OneWay" originGUID="{guid(CODE)}" '
        f'targetGUID="{guid(SOURCE)}"/>',
        "Sets": f'<Set guid="{guid(OTHER + 3)}" name="S"><MemberSource {first}/></Set>',
        "Graphs": f'<Graph guid="{guid(OTHER + 4)}"><Vertex guid="{guid(OTHER + 5)}" firstX="1" firstY="2"/></Graph>',
    }
    kept = draw(st.sets(st.sampled_from(sorted(rest)))) | {"Sources"}
    book = f"<CodeBook><Codes>{tree}</Codes></CodeBook>" if names else ""
    return packed(project(USERS, book, *(f"<{key}>{rest[key]}</{key}>" for key in rest if key in kept)), held)


@settings(max_examples=examples(60))
@given(files(), st.sampled_from(["", "nvivo", "maxqda"]))
def test_what_came_in_goes_out_whole_and_comes_back(data: bytes, program: str) -> None:
    exchange = read("voor.qdpx", data)
    before, words = counts(exchange), list(exchange.quotations())
    plan = planned(exchange, SEED, PROJECT, NOW)
    out = written(plan.holding, SEED, program=program, came_in=(exchange, plan)).data
    again = read("na.qdpx", out)
    assert faults(again.root) == []
    assert {**counts(again), "origin": before["origin"]} == before
    assert list(again.quotations()) == words
    assert planned(again, SEED, PROJECT, NOW).holding == plan.holding
