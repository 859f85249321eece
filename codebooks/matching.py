"""What of a codebook file is here already: by id, then by path; where only the name is alike, somebody has to say."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum

from codebooks.codebook import Category, Code, Codebook
from codebooks.entries import same

TAKEN = (
    *("name", "definition", "use_when", "avoid_when", "color"),
    *("short", "direction", "directions", "keywords", "synonyms", "domain"),
)
NO_WORD = ("color",)


class How(StrEnum):
    """By what an item of a file was found here."""

    ID = "id"
    PATH = "path"
    NAME = "name"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Match:
    """An item of the file, the one here that it is or may be, and the fields in which the file says something else."""

    item: Category | Code
    how: How
    known: Category | Code | None = None
    fields: tuple[str, ...] = ()

    @property
    def asks(self) -> bool:
        """Whether somebody has to say if it is the same."""
        return self.how is How.NAME


def matched(known: Codebook, given: Codebook) -> tuple[Match, ...]:
    """Every category and code of the file with what it is here."""
    categories = [_match(each, known.categories, known, given) for each in given.categories]
    return (*categories, *(_match(each, known.codes, known, given) for each in given.in_order()))


def _match(item: Category | Code, known: Iterable[Category | Code], here: Codebook, file: Codebook) -> Match:
    items = list(known)
    if found := [each for each in items if each.id == item.id]:
        return _found(item, How.ID, found[0])
    alike = [each for each in items if same(each.name) == same(item.name)]
    if found := [each for each in alike if _path(each, here) == _path(item, file)]:
        return _found(item, How.PATH, found[0])
    return _found(item, How.NAME, alike[0]) if alike else Match(item, How.NEW)


def _found(item: Category | Code, how: How, known: Category | Code) -> Match:
    fields = [field for field in TAKEN if hasattr(item, field) and _says_else(item, known, field)]
    return Match(item, how, known, tuple(fields))


def _says_else(item: Category | Code, known: Category | Code, field: str) -> bool:
    """An empty field of a file says nothing, and neither does the colour that a file without colours gets."""
    value = getattr(item, field)
    return bool(value) and value != getattr(known, field) and not (field in NO_WORD and value == "#777777")


def _path(item: Category | Code, book: Codebook) -> tuple[str, ...]:
    if isinstance(item, Category):
        return (same(item.name),)
    home = [category.name for category in book.categories if category.id == item.category_id]
    return tuple(same(name) for name in (*home, *(each.name for each in reversed(book.above(item))), item.name))


def decided(matches: Iterable[Match], apart: Collection[str]) -> tuple[Match, ...]:
    """What `asks` is the one here, except those whose name stands in `apart`."""
    return tuple(Match(each.item, How.NEW) if each.asks and each.item.name in apart else each for each in matches)
