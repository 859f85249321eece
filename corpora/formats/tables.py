"""Tables in documents: a paragraph with a line per row, or the turns of a transcript that was typed in columns."""

import re
from collections.abc import Callable, Iterator, Sequence

from corpora.blocks import Block
from corpora.speakers import ANY_TIME, labelled

_LONGEST_TURN_HINT = 15
_MOSTLY = 0.8
_TIME = re.compile(ANY_TIME)
_MOST_COLUMNS = 6


def tabled(rows: Sequence[Sequence[str]]) -> Iterator[Block]:
    """The blocks of a table given as its filled rows."""
    places = _columns_of_talk(rows)
    if places is None:
        if rows:
            yield Block("\n".join(_line(cells) for cells in rows))
        return
    speaker, words, time = places
    for number, row in enumerate(rows):
        if number == 0 and _is_head(rows, speaker, words, time):
            yield Block(_line(row))
        elif row[words]:
            begin = f"{_bracketed(row[time])} " if time is not None and _is_time(row[time]) else ""
            yield Block(f"{begin}{row[speaker].rstrip(':')}: {row[words]}")


def _line(cells: Sequence[str]) -> str:
    return " | ".join(" ".join(cell.split("\n")) for cell in cells)


def _columns_of_talk(rows: Sequence[Sequence[str]]) -> tuple[int, int, int | None] | None:
    """Places of speaker, words and (where there is one) time; none when this is no transcript.

    The words are in the widest column; a column of names stands before it, of which at least one returns.
    """
    width = len(rows[0]) if rows else 0
    if len(rows) < 3 or not 2 <= width <= _MOST_COLUMNS or any(len(row) != width for row in rows):
        return None
    columns = list(zip(*rows, strict=True))
    words = max(range(width), key=lambda place: sum(map(len, columns[place])))
    if sum(map(len, columns[words])) / len(rows) <= _LONGEST_TURN_HINT:
        return None
    times = [place for place in range(width) if _share(columns[place], _is_time) >= _MOSTLY - 0.2]
    speakers = [
        place
        for place in range(words)
        if place not in times and _share(columns[place], _is_label) >= _MOSTLY and _returns(columns[place])
    ]
    return (speakers[0], words, times[0] if times else None) if speakers else None


def _share(cells: Sequence[str], holds: Callable[[str], bool]) -> float:
    return sum(map(holds, cells)) / len(cells)


def _is_time(cell: str) -> bool:
    return bool(_TIME.fullmatch(cell))


def _bracketed(time: str) -> str:
    return time if time[0] in "[(#" else f"[{time}]"


def _is_label(cell: str) -> bool:
    return labelled(f"{cell.rstrip(':')}: x") is not None


def _returns(cells: Sequence[str]) -> bool:
    return len(set(cells)) < len(cells)


def _is_head(rows: Sequence[Sequence[str]], speaker: int, words: int, time: int | None) -> bool:
    """Whether the first row names the columns: nobody else is called so, and its words are few."""
    head, *others = rows
    if time is not None and _is_time(head[time]):
        return False
    named = [row[speaker] for row in others]
    few = len(head[words].split()) <= 2 and head[words][-1:].isalnum()
    return few and head[speaker] not in named and len(set(named)) < len(named)
