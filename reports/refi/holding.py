"""What a project and an exchange file can both hold."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from uuid import UUID, uuid5

from codebooks.codebook import Codebook, Theme
from coding.codings import Coder, Coding, Relation
from coding.memos import Memo
from coding.network_choices import Drawing
from corpora.parts import Part
from reports.refi.elements import Element, plain_guid
from reports.refi.reading import Exchange
from reports.refi.remarks import Remark

ORIGIN = "Duiding"


@dataclass(frozen=True, slots=True)
class Held:
    """A document with its text."""

    id: UUID
    name: str
    text: str
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Holding:
    """A project, as far as an exchange file can say it."""

    name: str
    coders: tuple[Coder, ...] = ()
    book: Codebook = field(default_factory=Codebook)
    documents: tuple[Held, ...] = ()
    codings: tuple[Coding, ...] = ()
    memos: tuple[Memo, ...] = ()
    relations: tuple[Relation, ...] = ()
    parts: tuple[Part, ...] = ()
    drawings: tuple[Drawing, ...] = ()
    themes: tuple[Theme, ...] = ()


@dataclass(frozen=True, slots=True)
class Voiced:
    """Who speaks under a label, and what is known of them."""

    id: UUID
    attributes: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be held of a file. `keys` says of each id which element it came from, `places` of each document where
    a place in the file's text is in ours; `remarks` what was repaired, `kept` what only goes along for the way back.
    `voices` are by document and label."""

    holding: Holding
    keys: dict[UUID, str]
    places: dict[UUID, Callable[[int], int]]
    remarks: tuple[Remark, ...]
    kept: tuple[Remark, ...]
    voices: Mapping[UUID, Mapping[str, Voiced]] = field(default_factory=dict)


class Planning:
    """What the parts of planning share: a file, and the ids that its elements become.

    An id follows from `seed` and the element, so that the same file with the same seed gives the same ids.
    """

    def __init__(self, exchange: Exchange, seed: UUID, project_id: UUID, now: datetime) -> None:
        self.exchange = exchange
        self.project_id = project_id
        self.now = now
        self.keys: dict[UUID, str] = {}
        self.remarks: list[Remark] = []
        self.kept: list[Remark] = []
        self._seed = seed

    def id_of(self, element: Element, what: str = "") -> UUID:
        """The id that an element becomes, or that of something else about it."""
        key = self.exchange.keys[element]
        made = uuid5(self._seed, f"{what}{key}")
        self.keys[made] = f"{what}{key}"
        return made

    def id_of_project(self, what: str) -> UUID:
        """The id of something that no element of the file says."""
        return uuid5(self._seed, what)

    def moment(self, element: Element) -> datetime:
        """When it was made; now where the file does not say."""
        try:
            said = datetime.fromisoformat((element.get("creationDateTime") or "").strip())
        except ValueError:
            return self.now
        return said if said.tzinfo else said.replace(tzinfo=UTC)

    def user(self, element: Element) -> str:
        """Who made it, by GUID; empty where nobody says."""
        return plain_guid(element.get("creatingUser"))

    def repaired(self, code: str, n: int) -> None:
        """Say what was repaired, if anything was."""
        if n:
            self.remarks.append(Remark(code, {"n": n}))

    def left(self, code: str, n: int) -> None:
        """Say what only goes along, if anything does."""
        if n:
            self.kept.append(Remark(code, {"n": n}))


def free_of(name: str, taken: set[str]) -> str:
    """`name`, or with a number behind it that makes it differ in more than capitals; it is taken from now.

    A number of which the one before is taken: the first, unless somebody left numbers out. O(log n).
    """

    def numbered(n: int) -> str:
        return f"{name} ({n})" if n > 1 else name

    taken_at, free_at = 0, 1
    while numbered(free_at).casefold() in taken:
        taken_at, free_at = free_at, free_at * 2
    while free_at - taken_at > 1:
        middle = (taken_at + free_at) // 2
        inside = numbered(middle).casefold() in taken
        taken_at, free_at = (middle, free_at) if inside else (taken_at, middle)
    taken.add(numbered(free_at).casefold())
    return numbered(free_at)


def beside(holding: Holding, known: Collection[Coder]) -> Holding:
    """With coders whose names differ from those of the ones there are."""
    taken = {coder.name.casefold() for coder in known}
    return replace(holding, coders=tuple(replace(each, name=free_of(each.name, taken)) for each in holding.coders))
