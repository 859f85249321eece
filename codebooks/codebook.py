"""The codebook's tree: categories, their codes, and the themes that carry the report."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID


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
    """What a fragment can be called. `key` is the one-character shortcut; empty when it has none."""

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
        return tuple(code for code in self.codes if code.category_id == category_id)

    def tree(self) -> Iterator[tuple[Category | None, tuple[Code, ...]]]:
        """Each category with its codes, in order; codes without a category last."""
        for category in self.categories:
            yield category, self.codes_in(category.id)
        if loose := self.codes_in(None):
            yield None, loose
