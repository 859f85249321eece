"""Boards of a project next to each other: in the order of an attribute, and as dots."""

from uuid import UUID

from actions import jointing
from actions.boards import boards, references
from actions.codebook import codebook
from actions.differing import in_force
from actions.workspace import Desk
from coding.joint import SEED
from coding.joint_grouping import Grouping, Source
from coding.joint_ordered import Ordered, by_board, is_numeric, ordered
from coding.joint_plot import Plot, plotted
from coding.joint_units import joint_counts
from corpora.refusal import Refusal
from reports.joint_cases import cases_csv as cases_file


def attributes(desk: Desk, *, numeric: bool = False) -> tuple[Grouping, ...]:
    """The attributes of boards, by list; those that are numbers first, or only those."""
    known = [each for each in jointing.groupings(desk) if each.source is Source.BOARDS and each.list_id]
    listed = {each: boards(desk, each) for each in dict.fromkeys(e.list_id for e in known if e.list_id)}
    numbers = {each for each in known if each.list_id and is_numeric(listed[each.list_id], each.name)}
    return tuple(sorted((each for each in known if each in numbers or not numeric), key=lambda e: e not in numbers))


def attribute_named(desk: Desk, name: str = "") -> Grouping:
    """By name, or the first there is; refuses `joint-group-unknown`, and `joint-no-groups` where there are none."""
    known = attributes(desk)
    wanted = next((each for each in known if not name or each.name.casefold() == name.strip().casefold()), None)
    if not known:
        raise Refusal("joint-no-groups")
    if wanted is None:
        raise Refusal("joint-group-unknown", name=name, known=", ".join(dict.fromkeys(each.name for each in known)))
    return wanted


def cases(desk: Desk, attribute: Grouping) -> Ordered:
    """Every board that is spoken of by name, in the order of the attribute, with the cells of categories and codes."""

    def found() -> Ordered:
        listed = boards(desk, attribute.list_id) if attribute.list_id else []
        grouped = by_board((each for each in references(desk) if each.list_id == attribute.list_id), listed)
        counts = joint_counts(codebook(desk), in_force(desk), grouped, jointing.talks(desk, grouped))
        return ordered(counts, listed, attribute.name)

    return desk.computed("cases", desk.coder_id, attribute, compute=found)


def plot(desk: Desk, attribute: Grouping, subject_id: UUID, *, seed: int = SEED) -> Plot:
    """One code or category against a numeric attribute, a dot per board."""
    return plotted(cases(desk, attribute), subject_id, seed=seed)


def cases_csv(desk: Desk, attribute: Grouping) -> bytes:
    """The boards in their order with the fragments of every category and code; each row is one board, so this is for
    the researchers alone."""
    return cases_file(cases(desk, attribute))
