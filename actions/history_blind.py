"""What of the history may not be seen as long as blind rounds are going on."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any, Protocol

from actions.blindness import sight_in
from actions.workspace import Desk
from store import codings as kept_codings
from store import history as kept
from store.history import Step

QUOTES = {"theme": "coding_ids", "quote_cell": "codings"}  # where rows name codings


class _Done(Protocol):
    @property
    def step(self) -> Step: ...

    @property
    def action(self) -> str: ...


def hidden_steps(connection: Any, desk: Desk) -> tuple[Callable[[_Done], bool], Callable[[Step], Step]]:
    """Whether a step may not be seen: it touched codings that are hidden, or is a memo about one; and a step that may,
    without the hidden quotes of a theme."""
    sight = sight_in(connection, desk)
    if not sight.blind:
        return lambda _: False, lambda step: step
    seen = {str(each.id) for each in sight.seen(kept_codings.every_coding(connection, desk.project_id))}

    def hidden(deed: _Done) -> bool:
        step = deed.step
        if step.actor == desk.coder_id is not None:
            return False
        if step.subject_kind == "memo":
            return any(link["kind"] == "coding" and link["id"] not in seen for link in step.image.get("links", ()))
        if step.subject_kind == "coding":
            return bool(step.image) and not sight.sees_image(step.image)
        if deed.action == "coding.name":  # begins with the code that it makes
            rows = kept.changes_at(connection, desk.project_id, step.revision)
            images = (each.after or each.before for each in rows if each.subject_kind == "coding")
            return any(image and not sight.sees_image(image) for image in images)
        return False

    def shown(step: Step) -> Step:
        column = QUOTES.get(step.subject_kind)
        if column is None or not step.image:
            return step
        quotes = [each for each in step.image[column] if each in seen]
        return replace(step, image={**step.image, column: quotes})

    return hidden, shown
