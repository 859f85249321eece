"""A plan, written: rows in an order in which each finds what it leans on, texts and boards where rows need them."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Any
from uuid import UUID

from actions.uniting_planning import Plan
from coding.uniting_log import Image, Key
from store.arriving import insert_boards, insert_version
from store.travelling import Version, shape
from store.writing import Writing

Step = tuple[UUID, dict[str, Any] | None]
OF_CODING = ("document_id", "coder_id", "code_id", "start", "end")


def write(change: Writing, plan: Plan, file_of: Callable[[Version], bytes]) -> None:
    """Bring the project to what was planned, within this transaction."""
    before, after = plan.ours.rows, plan.union.rows
    gone: dict[str, list[Step]] = defaultdict(list)
    for kind, row_id in sorted(before.keys() - after.keys()):
        gone[kind].append((UUID(row_id), None))
    order, leaned_on = shape().order, _leaned_on()
    for kind in reversed(order):
        if kind not in leaned_on:
            change.become(kind, gone[kind])
    for kind in order:
        changed = [key for key in sorted(after) if key[0] == kind and before.get(key) != after[key]]
        changed.sort(key=lambda key: key in before)
        steps: list[Step] = [(UUID(key[1]), dict(after[key])) for key in changed]
        change.become(kind, [*_aside(plan, changed), *steps] if kind == "coding" else steps)
        if kind == "document":
            _keep_texts(change, plan, file_of)
        if kind == "board_list":
            kept = {row_id for each, row_id in after if each == "board_list"}
            insert_boards(change.connection, [each for each in plan.boards if each["list_id"] in kept])
    for kind in reversed(order):
        if kind in leaned_on:
            change.become(kind, gone[kind])
    for key, image in after.items():
        if key[0] == "document" and before.get(key, image)["version"] != image["version"]:
            change.requote(UUID(key[1]))


def _keep_texts(change: Writing, plan: Plan, file_of: Callable[[Version], bytes]) -> None:
    for source, version in plan.versions:
        insert_version(change.connection, version, file_of(source))


def _leaned_on() -> set[str]:
    return {kind for references in shape().references.values() for kind, _ in references.values()}


def _aside(plan: Plan, changed: Iterable[Key]) -> list[Step]:
    """Codings that first make room: no two of a coder and a code may ever share a place."""
    before, after = plan.ours.rows, plan.union.rows
    moving = [key for key in changed if key in before and _place(before[key]) != _place(after[key])]
    wanted = {_place(after[key]) for key in changed}
    steps: list[Step] = []
    for n, key in enumerate(key for key in moving if _place(before[key]) in wanted):
        steps.append((UUID(key[1]), {**before[key], "start": -2 * n - 2, "end": -2 * n - 1}))
    return steps


def _place(image: Image) -> tuple[object, ...]:
    return tuple(image[name] for name in OF_CODING)
