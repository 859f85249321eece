"""Reshaping a codebook: each operation makes of a study the study as it would be, so that it can be looked at first."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar, Protocol
from uuid import UUID

from codebooks.codebook import Category, Code, Codebook, Theme
from coding.codings import Coding, Relation
from corpora.refusal import Refusal


@dataclass(frozen=True, slots=True)
class Study:
    """What an operation on the codebook may touch; `became` says of codings that are gone into which one they went, and
    `merged` of codes that are used no more into which one."""

    codebook: Codebook
    codings: tuple[Coding, ...] = ()
    relations: tuple[Relation, ...] = ()
    themes: tuple[Theme, ...] = ()
    became: tuple[tuple[UUID, UUID], ...] = ()
    merged: tuple[tuple[UUID, UUID], ...] = ()

    def with_codes(self, codes: Iterable[Code]) -> "Study":
        """The same with these codes in place of the ones with their ids; others come behind."""
        given = {code.id: code for code in codes}
        kept = [given.pop(code.id, code) for code in self.codebook.codes]
        codes_now = sorted([*kept, *given.values()], key=lambda code: (code.position, code.name))
        return replace(self, codebook=replace(self.codebook, codes=tuple(codes_now)))

    def code(self, code_id: UUID) -> Code:
        """Refuses `code-gone`."""
        found = next((code for code in self.codebook.codes if code.id == code_id), None)
        if found is None:
            raise Refusal("code-gone")
        return found

    def category(self, category_id: UUID) -> Category:
        """Refuses `category-gone`."""
        found = next((each for each in self.codebook.categories if each.id == category_id), None)
        if found is None:
            raise Refusal("category-gone")
        return found


class Operation(Protocol):
    """Something that can be done to a codebook; `action` is what the log calls it."""

    action: ClassVar[str]

    def on(self, study: Study) -> Study:
        """The study as it would be afterwards; refuses what cannot be done."""
        ...


@dataclass(frozen=True, slots=True)
class Rename:
    """Another name for a code or a category."""

    action: ClassVar[str] = "code.rename"
    item_id: UUID
    name: str

    def on(self, study: Study) -> Study:
        book = study.codebook
        if self.item_id in {category.id for category in book.categories}:
            taken = [each.name for each in book.categories if each.id != self.item_id]
            name = free(self.name, taken)
            changed = (replace(each, name=name) if each.id == self.item_id else each for each in book.categories)
            return replace(study, codebook=replace(book, categories=tuple(changed)))
        code = study.code(self.item_id)
        name = free(self.name, [each.name for each in book.codes if each.id != code.id])
        return study.with_codes([replace(code, name=name)])


@dataclass(frozen=True, slots=True)
class Move:
    """Codes, with what stands under them, to a category or under a code, before another code or behind the rest.

    A sub-code whose parent does not go along stands by itself from then on; with `staying` only where it comes in a
    category in which its parent does not stand.
    """

    action: ClassVar[str] = "code.move"
    code_ids: tuple[UUID, ...]
    category_id: UUID | None = None
    parent_id: UUID | None = None
    before_id: UUID | None = None
    staying: bool = False

    def on(self, study: Study) -> Study:
        book = study.codebook
        moved = [study.code(code_id) for code_id in self.code_ids]
        tops = [code for code in moved if not {each.id for each in book.above(code)} & set(self.code_ids)]
        for code in tops:
            if self.parent_id in {code.id, *(each.id for each in book.below(code.id))}:
                raise Refusal("code-under-itself", code=code.name)
        placed = [self._placed(study, code) for code in tops]
        for code in tuple(placed):
            placed += [following(code, each) for each in book.below(code.id)]
        going = {code.id for code in placed}
        order = [code for code in study.with_codes(placed).codebook.codes if code.id not in going]
        at = next((n for n, code in enumerate(order) if code.id == self.before_id), len(order))
        return study.with_codes(in_places([*order[:at], *placed, *order[at:]]))

    def leaves(self, code: Code) -> bool:
        """Whether it comes in a category in which it did not stand."""
        return self.category_id not in (code.category_ids or (None,))

    def _placed(self, study: Study, code: Code) -> Code:
        if self.parent_id:
            return replace(following(study.code(self.parent_id), code), parent_id=self.parent_id)
        if self.category_id:
            study.category(self.category_id)
        if self.staying and code.parent_id and not self.leaves(code):
            return code
        also = tuple(each for each in code.also_in if each != self.category_id) if self.category_id else ()
        return replace(code, parent_id=None, category_id=self.category_id, also_in=also)


@dataclass(frozen=True, slots=True)
class MoveCategory:
    """A category before another one, or behind the rest."""

    action: ClassVar[str] = "category.move"
    category_id: UUID
    before_id: UUID | None = None

    def on(self, study: Study) -> Study:
        moved = study.category(self.category_id)
        order = [each for each in study.codebook.categories if each.id != moved.id]
        at = next((n for n, each in enumerate(order) if each.id == self.before_id), len(order))
        placed = [replace(each, position=n) for n, each in enumerate([*order[:at], moved, *order[at:]])]
        return replace(study, codebook=replace(study.codebook, categories=tuple(placed)))


@dataclass(frozen=True, slots=True)
class AlsoIn:
    """A code in several categories; its sub-codes come along."""

    action: ClassVar[str] = "code.also-in"
    code_id: UUID
    category_ids: tuple[UUID, ...]

    def on(self, study: Study) -> Study:
        code = study.code(self.code_id)
        if code.parent_id:
            raise Refusal("code-follows-parent", code=code.name)
        for category_id in self.category_ids:
            study.category(category_id)
        own = code.category_id or (self.category_ids[0] if self.category_ids else None)
        also = tuple(dict.fromkeys(each for each in self.category_ids if each != own))
        placed = replace(code, category_id=own, also_in=also)
        return study.with_codes([placed, *(following(placed, each) for each in study.codebook.below(code.id))])


@dataclass(frozen=True, slots=True)
class Archive:
    """No longer to be applied, with what stands under it; or again (`away=False`). Codings stay as they are."""

    action: ClassVar[str] = "code.archive"
    code_id: UUID
    away: bool = True

    def on(self, study: Study) -> Study:
        code, book = study.code(self.code_id), study.codebook
        # A sub-code under an archived code would be there without its parent.
        along = book.below(code.id) if self.away else book.above(code)
        return study.with_codes([replace(each, archived=self.away) for each in (code, *along)])


@dataclass(frozen=True, slots=True)
class Copy:
    """A new code that says the same, right behind the first; without codings, key and sub-codes."""

    action: ClassVar[str] = "code.copy"
    code_id: UUID
    new_id: UUID
    name: str

    def on(self, study: Study) -> Study:
        return added(study, study.code(self.code_id), self.new_id, self.name)


@dataclass(frozen=True, slots=True)
class Split:
    """A new code behind the first, to which the chosen codings go; their memos and directions go with them.

    With `review` they come on the review list of who made them.
    """

    action: ClassVar[str] = "code.split"
    code_id: UUID
    new_id: UUID
    name: str
    coding_ids: tuple[UUID, ...]
    review: bool = False

    def on(self, study: Study) -> Study:
        code = study.code(self.code_id)
        chosen = set(self.coding_ids)
        if not chosen:
            raise Refusal("split-nothing-chosen")
        if not chosen <= {each.id for each in study.codings if each.code_id == code.id}:
            raise Refusal("coding-gone")
        after = added(study, code, self.new_id, self.name)
        meaning = 0 if self.review else 1
        codings = (
            replace(each, code_id=self.new_id, meaning=meaning) if each.id in chosen else each for each in study.codings
        )
        return replace(after, codings=tuple(codings))


def added(study: Study, like: Code, new_id: UUID, name: str) -> Study:
    """The study with one more code, which says what `like` says and stands behind it."""
    name = free(name, [each.name for each in study.codebook.codes])
    made = replace(like, id=new_id, name=name, key="", meaning=1, archived=False, examples=(), counterexamples=())
    codes = list(study.codebook.codes)
    at = codes.index(like) + 1
    return study.with_codes(in_places([*codes[:at], made, *codes[at:]]))


def free(name: str, taken: Iterable[str]) -> str:
    """The name as it is kept; refuses `name-empty` and `name-taken`."""
    name = " ".join(name.split())
    if not name:
        raise Refusal("name-empty")
    if name.casefold() in {each.casefold() for each in taken}:
        raise Refusal("name-taken", name=name)
    return name


def following(parent: Code, child: Code) -> Code:
    """A sub-code in the categories of its parent."""
    return replace(child, category_id=parent.category_id, also_in=parent.also_in)


def in_places(order: Sequence[Code]) -> list[Code]:
    """The codes in this order; those that stand where they stood keep the position they had."""
    places = sorted(code.position for code in order)
    if len(set(places)) < len(places):
        places = list(range(len(order)))
    return [replace(code, position=place) for code, place in zip(order, places, strict=True)]
