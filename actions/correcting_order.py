"""In which order codings can take their new places, where no two of one coder and one code may ever share a place."""

from collections.abc import Iterator, Mapping
from uuid import UUID

# Coder, code, start, end.
Key = tuple[UUID, UUID, int, int]
_ASIDE = (-2, -1)


def in_free_order(going: Mapping[UUID, tuple[Key, Key]]) -> Iterator[tuple[UUID, tuple[int, int]]]:
    """Steps to (start, end), each to a free place; of codings that change places in a ring, one steps aside first.

    No two may go to one place, and none to that of a coding that stays.
    """
    todo = dict(going)
    standing = {own: coding_id for coding_id, (own, _) in todo.items()}
    while todo:
        row = [next(iter(todo))]
        while (before := standing.get(todo[row[-1]][1])) not in (None, row[0]):
            row.append(before)
        aside = row.pop() if before else None
        if aside:
            yield aside, _ASIDE
            del standing[todo[aside][0]]
        for coding_id in reversed(row):
            own, new = todo.pop(coding_id)
            yield coding_id, new[2:]
            del standing[own]
        if aside:
            yield aside, todo.pop(aside)[1][2:]
