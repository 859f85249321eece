"""Who said it, and where it stands."""

from dataclasses import replace

import pytest

from corpora.documents import Segment, SegmentKind
from corpora.spans import Span
from reports.findings import Findings
from reports.sources import Source, clock, source_of, sources_of
from tests.unit.reports.making import CODINGS, FOCUS, PANEL, SIGHT, coding, uid

FOCUS_ID, PANEL_ID = uid("Focusgroep mbo"), uid("Panelverslag")


def test_a_turn_is_named_with_its_speaker_and_the_heading_above(findings: Findings) -> None:
    heading = "De lijst met besturen die hoog presteren"
    assert source_of(findings, CODINGS[1]) == Source("Focusgroep mbo", "Inspecteur 1", f"{heading}, beurt 3")


def test_a_paragraph_is_counted_below_its_heading_and_has_no_speaker(findings: Findings) -> None:
    assert source_of(findings, CODINGS[2]) == Source("Panelverslag", "", "Het panel, alinea 2")


def test_a_quote_over_two_turns_names_both_speakers_once(findings: Findings) -> None:
    quote = FOCUS[FOCUS.index("Het bestuur ziet") : FOCUS.index(" krijgt")]
    assert source_of(findings, coding("x", FOCUS, quote, SIGHT)).speaker == "Inspecteur 1, Inspecteur 2"


def test_a_quote_that_is_its_own_heading_does_not_name_it_again(findings: Findings) -> None:
    assert source_of(findings, coding("x", PANEL, "Het panel", SIGHT)).place == "tekens 0–9"


def test_pages_go_before_turns(findings: Findings) -> None:
    focus = replace(findings.documents[0], page_starts=(0, FOCUS.index("Inspecteur 2")))
    paged = replace(findings, documents=(focus, findings.documents[1]), language="en")
    assert source_of(paged, CODINGS[1]).place.endswith("presteren, page 2")
    assert source_of(paged, CODINGS[0]).place.endswith("presteren, page 1")


def test_time_goes_before_everything(findings: Findings) -> None:
    cue = Segment(SegmentKind.CUE, Span(0, len(FOCUS)), "Anna", 754.2, 760.0)
    timed = replace(findings, segments={FOCUS_ID: (cue,)})
    assert source_of(timed, CODINGS[0]) == Source("Focusgroep mbo", "Anna", "12:34")


def test_without_segments_the_characters_are_the_place(findings: Findings) -> None:
    bare = replace(findings, segments={})
    assert source_of(bare, CODINGS[2]).place == "tekens 33–52"


def test_a_paragraph_without_heading_is_counted_from_the_beginning(findings: Findings) -> None:
    segments = tuple(s for s in findings.segments[PANEL_ID] if s.kind is not SegmentKind.HEADING)
    bare = replace(findings, segments={PANEL_ID: segments})
    assert source_of(bare, CODINGS[2]).place == "alinea 2"


def test_text_between_two_turns_has_no_turn(findings: Findings) -> None:
    turns = tuple(s for s in findings.segments[FOCUS_ID] if s.kind is SegmentKind.TURN)[:1]
    bare = replace(findings, segments={FOCUS_ID: turns})
    assert source_of(bare, CODINGS[1]).place.startswith("tekens ")


def test_a_long_heading_is_shortened(findings: Findings) -> None:
    long = replace(
        findings, segments={PANEL_ID: (Segment(SegmentKind.HEADING, Span(0, 32)),)}, texts={PANEL_ID: "kop " * 30}
    )
    assert len(source_of(long, CODINGS[2]).place) < 90


def test_many_sources_are_found_by_coding(findings: Findings) -> None:
    assert set(sources_of(findings, CODINGS)) == {c.id for c in CODINGS}


@pytest.mark.parametrize(("seconds", "shown"), [(0, "0:00"), (754.2, "12:34"), (3754, "1:02:34")])
def test_times_read_as_on_a_clock(seconds: float, shown: str) -> None:
    assert clock(seconds) == shown
