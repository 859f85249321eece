"""Which documents or parts a round is about: drawn by a seed, in proportion to what is known of them."""

from collections import defaultdict
from dataclasses import dataclass
from uuid import UUID

from actions import speaking
from actions.boards import board_lists, references
from actions.documents import documents
from actions.linking import all_boards
from actions.parting import parts
from actions.workspace import Desk
from coding.referring import referred
from coding.rounds import Place
from coding.sampling import sampled
from corpora.refusal import Refusal

KIND, GROUP = "kind", "group"


@dataclass(frozen=True, slots=True)
class Draw:
    """How a sample is drawn: this share, by this seed; in proportion to the values of an attribute, if given.

    With `by_part` it is parts that are drawn, not documents; only those by these `names`, if any. `among` are the
    documents to draw from, all where empty.
    """

    share: float
    seed: int = 1
    attribute: str = ""
    by_part: bool = False
    among: tuple[UUID, ...] = ()
    names: tuple[str, ...] = ()


def attributes(desk: Desk) -> tuple[str, ...]:
    """What a sample can be in proportion to: the kind of file, the group a document is about, and what is known of its
    parts and of who speaks in it."""
    named = [key for part in parts(desk) for key in part.attributes]
    groups = [GROUP] if board_lists(desk) else []
    return tuple(dict.fromkeys((KIND, *groups, *named, *speaking.attributes(desk))))


def sample(desk: Desk, draw: Draw) -> tuple[Place, ...]:
    """The places that are drawn, in the order of the documents; the same for the same draw as long as these stay.

    Refuses `share-wrong`, `sample-of-nothing` and `stratum-unknown`.
    """
    places = _places(desk, draw)
    if draw.attribute and draw.attribute not in attributes(desk):
        raise Refusal("stratum-unknown", name=draw.attribute, known=", ".join(attributes(desk)))
    known = _values(desk, draw.attribute) if draw.attribute else {}
    strata = {each: " · ".join(sorted(_of(known, place, by_part=draw.by_part))) for each, place in places.items()}
    drawn = set(sampled(strata, draw.share, draw.seed))
    return tuple(place for each, place in places.items() if each in drawn)


def _places(desk: Desk, draw: Draw) -> dict[UUID, Place]:
    wanted = [each.id for each in documents(desk) if not draw.among or each.id in draw.among]
    if not draw.by_part:
        return {each: Place(each) for each in wanted}
    named = {name.casefold() for name in draw.names}
    there = (
        each for each in parts(desk) if each.document_id in wanted and (not named or each.name.casefold() in named)
    )
    return {each.id: Place(each.document_id, each.id) for each in there}


def _of(known: dict[UUID, set[str]], place: Place, *, by_part: bool) -> set[str]:
    own = known.get(place.part_id or place.document_id, set())
    return own or (known.get(place.document_id, set()) if by_part else set())


def _values(desk: Desk, attribute: str) -> dict[UUID, set[str]]:
    """Of every document and part the values that it has."""
    found: dict[UUID, set[str]] = defaultdict(set)
    if attribute == KIND:
        return {each.id: {each.kind} for each in documents(desk)}
    if attribute == GROUP:
        for reference, group in referred(references(desk), all_boards(desk)):
            found[reference.document_id].add(group.name)
            found[reference.id].add(group.name)
        return found
    for part in parts(desk):
        if value := part.attributes.get(attribute):
            found[part.document_id].add(value)
            found[part.id].add(value)
    if attribute in speaking.attributes(desk):
        for (document_id, _), (_, value) in speaking.values(desk, attribute).items():
            found[document_id] |= {value} if value else set()
    return found
