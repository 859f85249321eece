"""Tables in documents: a paragraph with a line per row, or the turns of a transcript that was typed in two columns."""

from collections.abc import Iterator, Sequence

from corpora.blocks import Block
from corpora.speakers import labelled

_LONGEST_TURN_HINT = 15


def tabled(rows: Sequence[Sequence[str]]) -> Iterator[Block]:
    """The blocks of a table given as its filled rows."""
    if _is_transcript(rows):
        yield from (Block(f"{label.rstrip(':')}: {words}") for label, words in rows if words)
    elif rows:
        yield Block("\n".join(" | ".join(" ".join(cell.split("\n")) for cell in cells) for cells in rows))


def _is_transcript(rows: Sequence[Sequence[str]]) -> bool:
    """Names before words: two columns, labels in the first, of which at least one returns, and long cells behind."""
    if len(rows) < 3 or any(len(row) != 2 for row in rows):
        return False
    labels = [label.rstrip(":") for label, _ in rows]
    shaped = sum(labelled(f"{label}: x") is not None for label in labels)
    long = sum(len(words) for _, words in rows) / len(rows) > _LONGEST_TURN_HINT
    return shaped >= 0.8 * len(rows) and len(set(labels)) < len(labels) and long
