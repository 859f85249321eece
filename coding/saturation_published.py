"""The steps of saturation as they go out: documents about too few boards together with those that were read next."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from coding.saturation import Step
from coding.smallcells import is_small


@dataclass(frozen=True, slots=True)
class Read:
    """One document, or several in a row that are told of as one; `first` and `last` are their numbers, from 1."""

    first: int
    last: int
    step: Step

    @property
    def number(self) -> str:
        return f"{self.first}" if self.first == self.last else f"{self.first}–{self.last}"


def one_by_one(steps: Sequence[Step]) -> tuple[Read, ...]:
    """As the researcher sees them."""
    return tuple(Read(n, n, step) for n, step in enumerate(steps, 1))


def together(steps: Sequence[Step], boards: Mapping[UUID, frozenset[str]], least: int) -> tuple[Read, ...]:
    """As few together as it takes for each to be about enough boards, or about none; nothing where all together are
    about too few. `boards` are those that each document is about."""
    found: list[Read] = []
    about: frozenset[str] = frozenset()
    waiting: Read | None = None
    for each in one_by_one(steps):
        waiting = each if waiting is None else _joined(waiting, each)
        about |= boards.get(each.step.document_id, frozenset())
        if not is_small(about, least):
            found.append(waiting)
            waiting, about = None, frozenset()
    if waiting is None:
        return tuple(found)
    while found and is_small(about, least):
        last = found.pop()
        ids = (step.document_id for step in steps[last.first - 1 : last.last])
        about, waiting = about.union(*(boards.get(each, frozenset()) for each in ids)), _joined(last, waiting)
    return () if is_small(about, least) else (*found, waiting)


def _joined(one: Read, other: Read) -> Read:
    first, last = one.step, other.step
    return Read(
        one.first,
        other.last,
        replace(
            last,
            code_ids=tuple(dict.fromkeys((*first.code_ids, *last.code_ids))),
            new_ids=(*first.new_ids, *last.new_ids),
            first_coding_ids=(*first.first_coding_ids, *last.first_coding_ids),
            coding_ids=(*first.coding_ids, *last.coding_ids),
        ),
    )
