"""What the report shows of displays and drawings, each as one value: found elsewhere, set out here."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from coding.joint import Joint
from coding.joint_ordered import Ordered
from coding.joint_plot import Plot
from coding.joint_quotes import ShownQuotes
from coding.joint_units import JointSubject
from coding.networks import Network
from reports.joint_findings import Line

Caution = tuple[str, Mapping[str, Any]]
"""A sentence by its key, with its facts."""


@dataclass(frozen=True, slots=True)
class Display:
    """Categories and codes beside the groups of one grouping; by group its documents and the keys of its boards, by
    label and group the documents with it. `family` is what can be said of the differences."""

    grouping: str
    documents: Mapping[str, int]
    with_code: Mapping[str, Mapping[str, int]]
    subjects: tuple[JointSubject, ...]
    boards: Mapping[str, frozenset[str]] = field(default_factory=dict)
    family: Joint | None = None


@dataclass(frozen=True, slots=True)
class QuoteMatrix:
    """The quotes that stand for each category in each group of a display; beside those in `unsaid` no source stands."""

    display: Display
    cells: tuple[ShownQuotes, ...]
    unsaid: frozenset[UUID] = frozenset()


@dataclass(frozen=True, slots=True)
class Cases:
    """Boards in the order of an attribute."""

    found: Ordered


@dataclass(frozen=True, slots=True)
class Plots:
    """Per category a dot for each board: a numeric attribute against how often it comes up."""

    attribute: str
    plots: tuple[tuple[str, Plot], ...]


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Findings from elsewhere beside what was said."""

    lines: tuple[Line, ...]


Laid = Display | QuoteMatrix | Cases | Plots | SideBySide


@dataclass(frozen=True, slots=True)
class Kept:
    """A drawing that somebody kept, as it is now: its nodes where they stood, and what has to be said below it.

    `withheld` nodes and lines stayed out of what is published.
    """

    name: str
    network: Network
    places: Mapping[str, tuple[float, float]]
    told: tuple[Caution, ...] = ()
    withheld: int = 0
