"""A new category made of codes: the codes and what stands under them go there in one operation."""

from dataclasses import dataclass, replace
from typing import ClassVar
from uuid import UUID

from codebooks.codebook import Category
from coding.reshaping import Move, Study, free


@dataclass(frozen=True, slots=True)
class Gather:
    """A category behind the others with these codes; refuses a name that another category has."""

    action: ClassVar[str] = "category.gather"
    new_id: UUID
    name: str
    color: str
    code_ids: tuple[UUID, ...]

    def on(self, study: Study) -> Study:
        known = study.codebook.categories
        name = free(self.name, [each.name for each in known])
        last = max((each.position for each in known), default=-1)
        made = Category(self.new_id, name, color=self.color, position=last + 1)
        with_category = replace(study, codebook=replace(study.codebook, categories=(*known, made)))
        return Move(self.code_ids, self.new_id).on(with_category) if self.code_ids else with_category
