"""Where a part begins and ends, to be changed: at another heading, paragraph or turn."""

from dataclasses import dataclass

import streamlit as st

from actions.documents import Content
from actions.parting import parts_of
from actions.workspace import Desk
from corpora.parts import Part, over, passages
from views.desk import say
from views.parts_making import label


@dataclass(frozen=True, slots=True)
class Place:
    """Where a part is to begin and end; None where that stays as it is."""

    start: int | None
    end: int | None
    others_give_way: bool


def chosen(at: Desk, found: Content, part: Part, stem: str) -> Place:
    """The first and the last passage; those of other parts are only offered where these may give way."""
    words, every = say(), passages(found.segments)
    there = [place for place, passage in enumerate(every) if passage.span.overlaps(part.span)]
    others = [each for each in parts_of(at, found.document.id) if each.id != part.id]
    if not there:
        return Place(None, None, others_give_way=False)
    begin, end, give_way = st.columns([5, 5, 3], vertical_alignment="bottom")
    yielding = give_way.toggle(
        words("parts-give-way"),
        key=f"{stem}-give-way",
        disabled=not others,
        help=words("parts-give-way-help"),
    )
    free = [n for n, passage in enumerate(every) if yielding or n in there or not over(others, passage.span)]
    if not yielding:  # as far as the next part at either side
        low = max((n for n in range(there[0]) if n not in free), default=-1)
        high = min((n for n in range(there[-1], len(every)) if n not in free), default=len(every))
        free = [n for n in free if low < n < high]

    def shown(place: int) -> str:
        return label(found, every[place], place)

    key = hash(tuple(free))
    first = begin.selectbox(
        words("parts-from"), free, index=free.index(there[0]), format_func=shown, key=f"{stem}-from-{key}"
    )
    ends = [place for place in free if place >= first]
    last = end.selectbox(
        words("parts-to"),
        ends,
        index=ends.index(there[-1]) if there[-1] in ends else 0,
        format_func=shown,
        key=f"{stem}-to-{hash(tuple(ends))}",
    )
    return Place(
        None if first == there[0] else every[first].span.start,
        None if last == there[-1] else every[last].span.end,
        others_give_way=yielding,
    )
