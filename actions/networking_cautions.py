"""What has to be said beside a view of the network, so that nobody reads more in it than is there."""

from dataclasses import dataclass, field
from typing import Any

from actions import networking, networking_columns
from actions.boards import board_lists
from actions.documents import documents
from actions.networking_counts import bounds_for, marks_for
from actions.workspace import Desk
from coding.cooccurrence_counting import Meet
from coding.network_choices import Choice, View
from coding.network_subjects import by_code
from coding.networks import NodeKind

FEW = 4
PAIRED = (View.TOGETHER, View.DIFFERENCE)


@dataclass(frozen=True, slots=True)
class Caution:
    """A sentence by its key in the catalogue, with its facts."""

    code: str
    facts: dict[str, Any] = field(default_factory=dict)


def cautions(desk: Desk, choice: Choice) -> tuple[Caution, ...]:
    """In the order in which they matter."""
    found = [*_of_documents(desk, choice), *_of_groups(desk, choice), *_of_nodes(desk, choice)]
    return tuple(found)


def _of_documents(desk: Desk, choice: Choice) -> list[Caution]:
    marks = marks_for(desk, choice)
    coded = {coding.document_id for coding in marks}
    found = [Caution("network-caution-one-document")] if len(coded) == 1 else []
    if choice.view in PAIRED and choice.meet in (Meet.TURN, Meet.NEAR):
        bounds = bounds_for(desk, choice.how, coded)
        bare = [each.name for each in documents(desk) if each.id in coded and not bounds.get(each.id)]
        if bare:
            kind = "turns" if choice.meet is Meet.TURN else "sentences"
            found.append(Caution(f"network-caution-no-{kind}", {"names": ", ".join(bare[:5]), "n": len(bare)}))
    return found


def _of_groups(desk: Desk, choice: Choice) -> list[Caution]:
    if choice.view not in (View.GROUPS, View.DIFFERENCE):
        return []
    found = [] if board_lists(desk) else [Caution("network-caution-no-lists")]
    groups = networking_columns.groups(desk, choice)
    if choice.view is View.DIFFERENCE:
        groups = networking_columns.two_groups(desk, choice)
        small = min(group.documents for group in groups)
        if small < FEW:
            found.append(Caution("network-caution-few", {"n": small}))
    empty = [group.label for group in groups if not group.documents]
    if empty:
        found.append(Caution("network-caution-empty-group", {"names": ", ".join(empty)}))
    if names := networking_columns.in_both(desk):
        found.append(Caution("network-caution-in-both", {"names": ", ".join(names[:5]), "n": len(names)}))
    return found


def _of_nodes(desk: Desk, choice: Choice) -> list[Caution]:
    marks = by_code(marks_for(desk, choice))
    shown = networking.shown(desk, choice)
    unused = [each.label for each in shown if not any(marks.get(code) for code in each.code_ids)]
    asserted = {node.label for node in networking.drawn(desk, choice).network.nodes if node.kind is not NodeKind.GROUP}
    left = [label for label in unused if label not in asserted]
    found = [Caution("network-caution-unused", {"n": len(left), "names": ", ".join(left[:5])})] if left else []
    alone = networking.drawn(desk, choice).alone
    return [*found, *([Caution("network-caution-alone", {"n": alone})] if alone else [])]
