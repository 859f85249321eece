"""A network as it goes out: without nodes and lines that too few boards stand behind, and what would tell of these."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product
from uuid import UUID

from coding.codings import Coding
from coding.cooccurrence_counting import How
from coding.cooccurrence_quotes import behind as behind_both
from coding.counting import tallied
from coding.network_views import Drawn
from coding.networks import EdgeKind, Network, Node
from coding.smallcells import boards_of, is_small
from corpora.spans import Span

Behind = Mapping[UUID, frozenset[str]]
Marks = Mapping[UUID, Sequence[Coding]]


@dataclass(frozen=True, slots=True)
class Kept:
    """A node or line that stays here, for the researcher only: `boards` are behind it, None where another's small
    number would follow from it."""

    id: str
    label: str
    boards: int | None


def by_subject(code_ids: Mapping[str, Collection[UUID]], codings: Iterable[Coding]) -> dict[str, Marks]:
    """By code or category its codings, document by document."""
    subjects: dict[UUID, list[str]] = defaultdict(list)
    for subject, codes in code_ids.items():
        for code in codes:
            subjects[code].append(subject)
    found: dict[str, dict[UUID, list[Coding]]] = {subject: defaultdict(list) for subject in code_ids}
    for coding in codings:
        for subject in subjects.get(coding.code_id, ()):
            found[subject][coding.document_id].append(coding)
    return dict(found)


def boards_met(
    one: Marks,
    other: Marks,
    how: How,
    bounds: Mapping[UUID, Sequence[Span]],
    *,
    behind: Behind,
    enough: int,
) -> frozenset[str]:
    """The boards behind the places where two subjects are together; as soon as there are `enough` no more."""
    found: frozenset[str] = frozenset()
    for document_id in sorted(one.keys() & other.keys()):
        found |= boards_of(behind_both(one[document_id], other[document_id], how, bounds), behind)
        if len(found) >= enough:
            break
    return found


def meetings_following(network: Network, hidden: Collection[str], behind: Behind, least: int) -> set[str]:
    """Lines between two categories that, less the pairs of their codes that are shown, would be about few boards."""
    category_of: dict[str, list[str]] = defaultdict(list)
    for edge in network.edges:
        if edge.kind is EdgeKind.MEMBERSHIP:
            category_of[edge.source].append(edge.target)
    left: dict[frozenset[str], frozenset[str]] = defaultdict(frozenset)
    for edge in network.edges:
        boards = boards_of(edge.coding_ids, behind)
        if edge.kind is EdgeKind.COOCCURRENCE and is_small(boards, least):
            for one, other in product(category_of[edge.source], category_of[edge.target]):
                left[frozenset((one, other))] |= boards
    return {
        edge.id
        for edge in network.edges
        if edge.kind is EdgeKind.COOCCURRENCE
        and edge.id not in hidden
        and is_small(left.get(frozenset((edge.source, edge.target)), frozenset()), least)
    }


def without(
    network: Network, hidden: Collection[str], columns: Mapping[str, Sequence[Coding]] | None = None
) -> Network:
    """What is drawn, without these and the lines of nodes that are among them.

    A group or document, of which `columns` holds the codings, counts what is still shown: else its sum would tell what
    is not.
    """
    nodes = tuple(node for node in network.nodes if node.id not in hidden)
    there = {node.id for node in nodes}
    edges = tuple(edge for edge in network.edges if edge.id not in hidden and {edge.source, edge.target} <= there)
    return Network(tuple(_summed(node, (columns or {}).get(node.id)) for node in nodes), edges, network.documents)


def shown(found: Drawn, network: Network) -> Drawn:
    """A drawing of which only this is left."""
    counted = sum(edge.kind not in (EdgeKind.RELATION, EdgeKind.MEMBERSHIP) for edge in network.edges)
    return replace(found, network=network, shown=counted)


def _summed(node: Node, codings: Sequence[Coding] | None) -> Node:
    if codings is None:
        return node
    tally = tallied(codings)
    return replace(node, fragments=tally.fragments, words=tally.words, coding_ids=())


def told_apart(found: Drawn, hidden: Mapping[str, int | None]) -> tuple[Kept, ...]:
    """What stays here of a drawing, by the names that its reader knows."""
    names = {node.id: node.label for node in found.network.nodes}
    nodes = [Kept(node.id, node.label, hidden[node.id]) for node in found.network.nodes if node.id in hidden]
    edges = [
        Kept(edge.id, f"{names[edge.source]} – {names[edge.target]}", hidden[edge.id])
        for edge in found.network.edges
        if edge.id in hidden
    ]
    return (*nodes, *edges)
