"""The codebook's tree: categories, their codes, and the themes that carry the report."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

BETWEEN = " › "


class Direction(StrEnum):
    """Which way a factor works, in the field's own words."""

    PROMOTING = "bevorderend"
    HINDERING = "belemmerend"
    BOTH = "beide"
    NEUTRAL = "neutraal"


@dataclass(frozen=True, slots=True)
class Category:
    """Integrates codes. A category may be coded with only through its codes."""

    id: UUID
    name: str
    definition: str = ""
    use_when: str = ""
    avoid_when: str = ""
    color: str = "#777777"
    position: int = 0


@dataclass(frozen=True, slots=True)
class Code:
    """What a fragment can be called. `key` is the one-character shortcut; empty when it has none.

    A sub-code has a `parent_id` and stands in the categories of its parent. `directions` are the ones a coding may
    have, all of them where it is empty. Codes of one `domain` exclude each other on the same text. Examples and
    counterexamples are ids of codings. `meaning` counts the changes of meaning, from 1.
    """

    id: UUID
    name: str
    category_id: UUID | None = None
    definition: str = ""
    use_when: str = ""
    avoid_when: str = ""
    direction: Direction | None = None
    color: str = "#777777"
    key: str = ""
    keywords: tuple[str, ...] = ()
    position: int = 0
    short: str = ""
    synonyms: tuple[str, ...] = ()
    parent_id: UUID | None = None
    also_in: tuple[UUID, ...] = ()
    directions: tuple[Direction, ...] = ()
    domain: str = ""
    examples: tuple[UUID, ...] = ()
    counterexamples: tuple[UUID, ...] = ()
    archived: bool = False
    meaning: int = 1

    @property
    def category_ids(self) -> tuple[UUID, ...]:
        """Every category in which it counts, the one of its own first."""
        own = (self.category_id,) if self.category_id else ()
        return (*own, *(each for each in self.also_in if each != self.category_id))

    def allows(self, direction: Direction | None) -> bool:
        """Whether a coding may have this direction."""
        return direction is None or not self.directions or direction in self.directions


@dataclass(frozen=True, slots=True)
class Theme:
    """A chapter of the report: a title, its text, the categories and codes it draws on and the quotes chosen for it.

    `memo_ids` are memos it leans on; `notes` are for who writes it, and stay out of the report.
    """

    id: UUID
    title: str
    text: str = ""
    category_ids: tuple[UUID, ...] = ()
    coding_ids: tuple[UUID, ...] = ()
    position: int = 0
    code_ids: tuple[UUID, ...] = ()
    memo_ids: tuple[UUID, ...] = ()
    notes: str = ""


@dataclass(frozen=True, slots=True)
class Codebook:
    """Categories and codes in the order in which they are shown."""

    categories: tuple[Category, ...] = ()
    codes: tuple[Code, ...] = ()

    def code(self, code_id: UUID) -> Code:
        return next(code for code in self.codes if code.id == code_id)

    def category(self, category_id: UUID) -> Category:
        return next(category for category in self.categories if category.id == category_id)

    def codes_in(self, category_id: UUID | None) -> tuple[Code, ...]:
        """Also those that have their own place in another category; a sub-code stands behind its parent."""
        return tuple(
            code
            for code in self.in_order()
            if (category_id in code.category_ids if category_id else not code.category_ids)
        )

    def in_order(self) -> tuple[Code, ...]:
        """Every code once, each followed by its sub-codes."""
        known = {code.id for code in self.codes}
        below: dict[UUID | None, list[Code]] = defaultdict(list)
        for code in self.codes:
            below[code.parent_id if code.parent_id in known else None].append(code)
        return tuple(self._following(below, None))

    def _following(self, below: dict[UUID | None, list[Code]], parent_id: UUID | None) -> Iterator[Code]:
        for code in below[parent_id]:
            yield code
            yield from self._following(below, code.id)

    def above(self, code: Code) -> tuple[Code, ...]:
        """Everything a sub-code stands under, nearest first."""
        by_id = {each.id: each for each in self.codes}
        chain: list[Code] = []
        while code.parent_id in by_id and len(chain) < len(by_id):
            code = by_id[code.parent_id]
            chain.append(code)
        return tuple(chain)

    def below(self, code_id: UUID) -> tuple[Code, ...]:
        """The sub-codes of a code and theirs, in order."""
        return tuple(code for code in self.in_order() if code_id in {each.id for each in self.above(code)})

    def path(self, code: Code) -> str:
        """The name behind those it stands under."""
        return BETWEEN.join([*(each.name for each in reversed(self.above(code))), code.name])

    def at_home(self) -> Iterator[tuple[Category | None, tuple[Code, ...]]]:
        """As `tree`, with every code once: in the category of its own."""
        known = {category.id for category in self.categories}
        for category in (*self.categories, None):
            here = category.id if category else None
            own = [
                code for code in self.in_order() if (code.category_id if code.category_id in known else None) == here
            ]
            if category or own:
                yield category, tuple(own)

    def shared(self) -> tuple[Code, ...]:
        """Codes that stand in several categories, so that the sum of categories counts them more than once."""
        return tuple(code for code in self.codes if len(code.category_ids) > 1)

    def tree(self) -> Iterator[tuple[Category | None, tuple[Code, ...]]]:
        """Each category with its codes, in order; codes without a category last."""
        for category in self.categories:
            yield category, self.codes_in(category.id)
        if loose := self.codes_in(None):
            yield None, loose
