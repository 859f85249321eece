"""Who takes part: a participant has a name, attributes and perhaps a board; a voice is their label in one document."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from uuid import UUID

from corpora.spans import Span

ROLE, SECTOR = "role", "sector"
KNOWN = (ROLE, SECTOR)
NAME, BOARD, GROUP = "name", "board", "group"
_TITLES = {
    ROLE: "role rol functie function taak beroep",
    SECTOR: "sector onderwijssector onderwijssoort schoolsector",
    BOARD: "board bestuur schoolbestuur",
}
_BY_TITLE = {title: attribute for attribute, titles in _TITLES.items() for title in titles.split()}


@dataclass(frozen=True, slots=True)
class Voice:
    """A label before turns in the text of one document, whose it is by origin, and what the file told of them."""

    document_id: UUID
    label: str
    participant_id: UUID
    told: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Said:
    """What researchers said of a participant; an attribute that is empty takes back what the file told.

    `same_as` is the participant that this one turned out to be, `apart` are those that it certainly is not.
    """

    id: UUID
    name: str = ""
    attributes: Mapping[str, str] = field(default_factory=dict)
    list_id: UUID | None = None
    board_id: UUID | None = None
    same_as: UUID | None = None
    apart: tuple[UUID, ...] = ()


@dataclass(frozen=True, slots=True)
class Participant:
    """Somebody with everything known of them; `ids` are the participants, this one first, who turned out to be one."""

    id: UUID
    name: str
    attributes: Mapping[str, str]
    list_id: UUID | None
    board_id: UUID | None
    voices: tuple[Voice, ...]
    ids: tuple[UUID, ...]
    apart: frozenset[UUID] = frozenset()


@dataclass(frozen=True, slots=True)
class Turn:
    """A label that has the floor, where, and with how many words."""

    label: str
    span: Span
    words: int


@cache
def known_as(title: str) -> str:
    """The attribute that a column's title means: `Functie` is the role; other titles are attributes of their own."""
    shown = " ".join(title.split())
    return _BY_TITLE.get(shown.casefold(), shown)


def assembled(voices: Sequence[Voice], said: Mapping[UUID, Said]) -> tuple[Participant, ...]:
    """Everybody with a voice, in the order of the voices."""
    heard: dict[UUID, list[Voice]] = defaultdict(list)
    for voice in voices:
        heard[root_of(voice.participant_id, said)].append(voice)
    members: dict[UUID, list[UUID]] = defaultdict(list)
    for each in dict.fromkeys((*(voice.participant_id for voice in voices), *said)):
        members[root_of(each, said)].append(each)
    return tuple(_one(root, members[root], own, said) for root, own in heard.items())


def kin(ids: Iterable[UUID], voices: Iterable[Voice], said: Mapping[UUID, Said]) -> frozenset[UUID]:
    """These participants with everybody who turned out to be one with them."""
    roots = {root_of(each, said) for each in ids}
    everybody = {*said, *(voice.participant_id for voice in voices)}
    return frozenset(each for each in everybody if root_of(each, said) in roots)


def root_of(participant_id: UUID, said: Mapping[UUID, Said]) -> UUID:
    """Where `same_as` leads; of a ring, which two people's undo and redo can make, the least."""
    passed = [participant_id]
    while (row := said.get(passed[-1])) and row.same_as:
        if row.same_as in passed:
            return min(passed[passed.index(row.same_as) :])
        passed.append(row.same_as)
    return passed[-1]


def labels_now(before: Sequence[tuple[str, str]], after: Sequence[tuple[str, str]]) -> dict[str, str]:
    """What people had called those who speak in a file, seen when it is read anew: their label by that in the file.

    Both are pairs (label, words). Only for a label that is not there now, when most turns that are still the same are
    of one other label.
    """
    who: dict[str, set[str]] = defaultdict(set)
    for label, words in before:
        who[" ".join(words.split())].add(label)
    present = {label for label, _ in before}
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for label, words in after:
        if label not in present:
            votes[label].update(who.get(" ".join(words.split()), ()))
    found = {}
    for label, heard in votes.items():
        for other, n in heard.most_common(1):
            if 2 * n > heard.total():
                found[label] = other
    return found


def _one(root: UUID, members: Iterable[UUID], voices: Sequence[Voice], said: Mapping[UUID, Said]) -> Participant:
    ids = (root, *(each for each in members if each != root))
    rows = [said[each] for each in ids if each in said]
    own = sorted(voices, key=lambda voice: voice.participant_id != root)
    name = next((row.name for row in rows if row.name), own[0].label)
    linked = next((row for row in rows if row.board_id), Said(root))
    apart = frozenset(other for row in rows for other in row.apart)
    attributes = _attributes(own, rows)
    return Participant(root, name, attributes, linked.list_id, linked.board_id, tuple(voices), ids, apart)


def _attributes(voices: Iterable[Voice], rows: Sequence[Said]) -> dict[str, str]:
    """What is nearest to the participant wins, and what researchers say over what the file told."""
    found: dict[str, str] = {}
    for voice in voices:
        for title, value in voice.told.items():
            found.setdefault(known_as(title), value)
    for row in reversed(rows):
        found |= row.attributes
    return {name: value for name, value in found.items() if value}


def relabelled(before: Sequence[tuple[str, str]], after: Sequence[tuple[str, str]]) -> dict[str, str]:
    """By new label the old one of who said the same words; of pairs (label, words) in two versions of one text.

    Only between a label that went and one that came, when most of the turns of the old one that are still there are the
    new one's now. Of two old labels that became one the first in the text is meant.
    """
    gone = {label for label, _ in before} - {label for label, _ in after}
    came = {label for label, _ in after} - {label for label, _ in before}
    now: dict[str, set[str]] = defaultdict(set)
    for label, words in after:
        now[" ".join(words.split())].add(label)
    found: dict[str, str] = {}
    for old in dict.fromkeys(label for label, _ in before if label in gone):
        heirs = [now.get(" ".join(words.split()), set()) for label, words in before if label == old]
        votes = Counter(label for some in heirs for label in some)
        for label, n in votes.most_common(1):
            if label in came and 2 * n > sum(map(bool, heirs)):
                found.setdefault(label, old)
    return found
