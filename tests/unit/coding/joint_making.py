"""Invented counts for the tests of the joint display: a row per document, group and code."""

from collections.abc import Iterable, Sequence

from coding.joint import Joint, JointRow, JointTable
from coding.joint_comparing import joint
from coding.joint_reading import read_joint_table
from corpora.sheets import read_grid

HEAD = "document;groep;woorden;code;segmenten"
Row = tuple[str, str, object, str, object]


def read(text: str, name: str = "tabel.csv") -> JointTable:
    return read_joint_table(name, read_grid(name, text.encode()))


def written(rows: Iterable[Row]) -> str:
    return "\n".join([HEAD, *(";".join(map(str, row)) for row in rows)]) + "\n"


def apart(low: Sequence[int], high: Sequence[int], *, words: int = 1000, code: str = "k") -> list[Row]:
    """Documents of their own in each group, with so many fragments of one code."""
    sides = (("laag", low), ("hoog", high))
    return [(f"{group} {n:02}", group, words, code, times) for group, side in sides for n, times in enumerate(side)]


def in_pairs(low: Sequence[int], high: Sequence[int], *, words: int = 1000, code: str = "k") -> list[Row]:
    """The same documents under both groups."""
    sides = (("laag", low), ("hoog", high))
    return [(f"gesprek {n:02}", group, words, code, times) for group, side in sides for n, times in enumerate(side)]


def compared(rows: Iterable[Row], *, everything: bool = False, seed: int = 1) -> Joint:
    return joint(read(written(rows)), everything=everything, seed=seed)


def only(found: Joint) -> JointRow:
    (row,) = found.rows
    return row
