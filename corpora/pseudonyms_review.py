"""Proposals as a person goes through them: a name once with its places, and what was decided about each."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from corpora.pseudonyms import Proposal
from corpora.pseudonyms_kinds import Kind
from corpora.pseudonyms_labels import NUMBERED, normal
from corpora.refusal import Refusal

AROUND = 56
_ORDER = {kind: place for place, kind in enumerate(Kind)}


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A text with its proposals; `source` says which text it is."""

    source: str
    text: str
    proposals: tuple[Proposal, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a name stands, with the words around it on one line."""

    id: str
    source: str
    before: str
    quote: str
    after: str


@dataclass(frozen=True, slots=True)
class Group:
    """One name as it is written, with every place of it; two ways of writing may share a pseudonym."""

    id: str
    name: str
    kind: Kind
    pseudonym: str
    reason: str
    doubtful: bool
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Choices:
    """What somebody decided other than was proposed, by the ids of places and groups."""

    places: Mapping[str, bool] = field(default_factory=dict)
    kinds: Mapping[str, Kind] = field(default_factory=dict)
    pseudonyms: Mapping[str, str] = field(default_factory=dict)


def grouped(texts: Iterable[Reviewed]) -> tuple[Group, ...]:
    """By kind, then by pseudonym in the order of its number; doubtful names last."""
    first: dict[str, Proposal] = {}
    places: dict[str, list[Place]] = {}
    for text in texts:
        for proposal in text.proposals:
            key = group_id(proposal)
            first.setdefault(key, proposal)
            places.setdefault(key, []).append(_place(text, proposal))
    groups = (
        Group(
            key, " ".join(each.quote.split()), each.kind, each.pseudonym, each.reason, each.doubtful, tuple(places[key])
        )
        for key, each in first.items()
    )
    return tuple(sorted(groups, key=_rank))


def decided(text: Reviewed, choices: Choices) -> Iterator[Proposal]:
    """The proposals of a text that are to be carried out, with the kind and pseudonym that were chosen."""
    for proposal in text.proposals:
        key = group_id(proposal)
        if choices.places.get(place_id(text.source, proposal), not proposal.doubtful):
            kind = choices.kinds.get(key, proposal.kind)
            yield replace(proposal, kind=kind, pseudonym=choices.pseudonyms.get(key, proposal.pseudonym).strip())


def choices_from(said: Mapping[str, Mapping[str, object]]) -> Choices:
    """What a page sent; refuses `choices-damaged`."""
    try:
        places = {str(key): bool(value) for key, value in said.get("places", {}).items()}
        kinds = {str(key): Kind(str(value)) for key, value in said.get("kinds", {}).items()}
        pseudonyms = {str(key): str(value) for key, value in said.get("pseudonyms", {}).items()}
    except (AttributeError, ValueError) as error:
        raise Refusal("choices-damaged") from error
    return Choices(places, kinds, pseudonyms)


def next_numbers(texts: Sequence[Reviewed], taken: Iterable[str] = ()) -> dict[str, int]:
    """Of every kind the first number that no proposal and no pseudonym in sight has."""
    shown = [*taken, *(each.pseudonym for text in texts for each in text.proposals)]
    shown += [match[0] for text in texts for match in NUMBERED.finditer(text.text)]
    free = dict.fromkeys(map(str, Kind), 1)
    for pseudonym in shown:
        if match := NUMBERED.fullmatch(pseudonym):
            free[match[1]] = max(free.get(match[1], 1), int(match[2]) + 1)
    return free


def group_id(proposal: Proposal) -> str:
    """Stays the same when names are looked for again."""
    return f"{proposal.kind}:{normal(proposal.quote)}"


def place_id(source: str, proposal: Proposal) -> str:
    """Stays the same as long as the text does."""
    return f"{source}:{proposal.span.start}-{proposal.span.end}"


def _place(text: Reviewed, proposal: Proposal) -> Place:
    start, end = proposal.span.start, proposal.span.end
    before, after = text.text[max(0, start - AROUND) : start], text.text[end : end + AROUND]
    if start > AROUND:  # whole words
        before = before.partition(" ")[2] or before
    if end + AROUND < len(text.text):
        after = after.rpartition(" ")[0] or after
    return Place(
        place_id(text.source, proposal),
        text.source,
        " ".join(f"{before}|".split())[:-1],
        " ".join(proposal.quote.split()),
        " ".join(f"|{after}".split())[1:],
    )


def _rank(group: Group) -> tuple[bool, int, int, str, int]:
    match = NUMBERED.fullmatch(group.pseudonym)
    number, own = (int(match[2]), "") if match else (0, group.pseudonym)
    return group.doubtful, _ORDER[group.kind], number, own, -len(group.name)
