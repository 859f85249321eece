"""What a list would change of participants, told in the terminal before it is taken over."""

from dataclasses import asdict

from actions.participants_importing import Planned
from cli.terminal import Terminal, table
from words import attribute_name


def told(at: Terminal, plan: Planned) -> None:
    """A line for each attribute that becomes another; the names that are of nobody or of several below."""
    done = plan.imported
    value = {**asdict(done), "changes": [asdict(each) for each in plan.differences]}
    rows = [
        (each.name, attribute_name(at.words(), each.attribute), each.before or "–", each.after or "–")
        for each in plan.differences
    ]
    head = tuple(at.say(f"people-column-{key}") for key in ("who", "attribute", "before", "after"))
    said = at.say("people-plan", n=len(rows), shown=at.number(len(rows)), people=at.number(done.described))
    rest = [*done.unknown, *done.several]
    others = [at.say("participants-pasted-rest", names=", ".join(rest))] if rest else []
    at.answer(value, *(table([head, *rows]) if rows else []), said, *others)
