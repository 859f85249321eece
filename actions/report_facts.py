"""What a report tells beside its codings: rounds, and agreement before and after."""

from collections.abc import Iterator

from actions import agreeing, measuring
from actions.consensus import people
from actions.finishing import opened_by
from actions.rounds import assignments, rounds
from actions.workspace import Desk
from coding.agreeing_question import Draws
from coding.measured import Snapshot
from corpora.refusal import Refusal
from reports.findings import Alpha, Rounded

RESAMPLES = 2_000


def rounded(desk: Desk) -> tuple[Rounded, ...]:
    """The rounds in which anything was handed out, oldest first."""
    return tuple(_rounded(desk))


def _rounded(desk: Desk) -> Iterator[Rounded]:
    for each in rounds(desk):
        if given := assignments(desk, each.id):
            documents = {one.place.document_id for one in given}
            coders = {coder_id for one in given for coder_id in one.coder_ids}
            yield Rounded(each.name, each.blind, len(documents), len(coders))


def snapshots(desk: Desk) -> tuple[Snapshot, ...]:
    """Agreement as it was kept; nothing of it as long as a blind round hides anything."""
    return () if desk.sight().blind else measuring.snapshots(desk)


def alpha(desk: Desk) -> Alpha | None:
    """Over all codes, of the people who opened any document; None where no two of them opened the same."""
    opened = {coder_id for who in opened_by(desk).values() for coder_id in who}
    coder_ids = tuple(coder.id for coder in people(desk) if coder.id in opened)
    if len(coder_ids) < 2:
        return None
    try:
        found = agreeing.agreement(desk, agreeing.Asked(coder_ids, draws=Draws(RESAMPLES)))
    except Refusal:
        return None
    value = found.together.alpha.value
    return None if value is None else Alpha(value, found.together.alpha.n, agreeing.interval_of(desk, found))
