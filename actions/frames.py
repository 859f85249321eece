"""The way in for notebooks: a project as pandas tables, with the columns of the files that are handed over.

>>> from actions.workspace import open_workspace
>>> from actions import frames
>>> desk = frames.desk_of(open_workspace(), "Besturen 2021")  # doctest: +SKIP
>>> frames.codings(desk).groupby("code")["document"].nunique()  # doctest: +SKIP
"""

from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import UUID

from actions.datafiles import question, table_values
from actions.workspace import Desk, Workspace, coders, project_named
from coding.unit_codes import CountedUnit
from corpora.refusal import Refusal
from reports.tabular import Kind

if TYPE_CHECKING:
    from pandas import DataFrame

TYPES = {Kind.TEXT: "str", Kind.WHOLE: "Int64", Kind.FLAG: "Int8", Kind.REAL: "float64", Kind.DAY: "datetime64[s]"}


def desk_of(workspace: Workspace, project: str, coder: str = "") -> Desk:
    """Where to read from, by the name of the project and perhaps of who reads; refuses names that are not there."""
    desk = Desk(workspace, project_named(workspace, project).id)
    return replace(desk, coder_id=_coder_id(desk, coder))


def codings(desk: Desk) -> "DataFrame":
    """One coding a row, as far as they may be seen from here."""
    return frame(desk, "codings")


def quotes(desk: Desk) -> "DataFrame":
    """What may be quoted, by category and code."""
    return frame(desk, "quotes")


def documents(desk: Desk) -> "DataFrame":
    """One document a row."""
    return frame(desk, "documents")


def codes(desk: Desk) -> "DataFrame":
    """One code a row; `variable` is its column in `units`."""
    return frame(desk, "codebook")


def speakers(desk: Desk) -> "DataFrame":
    """One participant a row."""
    return frame(desk, "speakers")


def boards(desk: Desk) -> "DataFrame":
    """One board a row."""
    return frame(desk, "boards")


def units(desk: Desk, unit: str = CountedUnit.SENTENCE, coder: str = "") -> "DataFrame":
    """One sentence, paragraph, turn or fragment a row, one code a column: 1 or 0; of one coder where one is named."""
    return frame(desk, "units", unit=unit, coder=coder)


def counts(desk: Desk, beside: str = "document") -> "DataFrame":
    """Codes beside `document`, `speaker`, `group` or `part`: one of each a row, with fragments and words."""
    return frame(desk, f"code-{beside}")


def agreement(desk: Desk) -> "DataFrame":
    """One code a row: how far the two busiest coders agree."""
    return frame(desk, "agreement")


def frame(desk: Desk, kind: str, *, unit: str = CountedUnit.SENTENCE, coder: str = "") -> "DataFrame":
    """Any of the tables that can be handed over; refuses as `actions.datafiles.question` does."""
    from pandas import DataFrame, Series

    wanted = question(desk, kind, unit=unit, coder_id=_coder_id(desk, coder))
    return DataFrame({name: Series(cells, dtype=TYPES[of]) for name, of, cells in table_values(desk, wanted)})


def _coder_id(desk: Desk, name: str) -> UUID | None:
    known = {each.name.casefold(): each for each in coders(desk)}
    if name and name.casefold() not in known:
        raise Refusal("coder-unknown", name=name, known=", ".join(each.name for each in known.values()) or "–")
    return known[name.casefold()].id if name else None
