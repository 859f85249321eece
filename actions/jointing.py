"""Codes beside groups of documents, on a project: counts, balance, quotes, and as much of statistics as it bears."""

from dataclasses import dataclass
from uuid import UUID

from actions.boards import board_lists, references
from actions.codebook import codebook
from actions.differing import in_force_by_document
from actions.documents import content, documents
from actions.linking import all_boards
from actions.parting import parts
from actions.workspace import Desk
from coding import joint_grouping as pure
from coding.columns import Columned
from coding.joint import SEED, Joint
from coding.joint_comparing import joint
from coding.joint_grouping import CountedIn, Grouping, Source
from coding.joint_units import Grouped, JointCounts, Remembered, Talk, joint_counts
from reports.joint import display_csv as display_file
from reports.joint import joint_csv as joint_file


@dataclass(frozen=True, slots=True)
class JointDisplay:
    """Categories and codes are tested as families of their own, from the tables in `counts`."""

    grouping: Grouping
    counted_in: CountedIn
    counts: JointCounts
    categories: Joint
    codes: Joint


def groupings(desk: Desk) -> tuple[Grouping, ...]:
    """Everything by which the documents of this project can be grouped."""
    return pure.groupings(board_lists(desk), parts(desk), references(desk))


def grouping_named(desk: Desk, name: str = "") -> Grouping:
    """By name, or the first there is; refuses `joint-group-unknown`, and `joint-no-groups` where there are none."""
    return pure.grouping_named(groupings(desk), name)


def display(
    desk: Desk,
    grouping: Grouping,
    counted_in: CountedIn = CountedIn.DOCUMENT,
    *,
    everything: bool = False,
    seed: int = SEED,
) -> JointDisplay:
    """Every category and code that is used beside the groups; `everything` and `seed` as in `joint`."""

    def found() -> JointDisplay:
        names = {document.id: document.name for document in documents(desk)}
        grouped = pure.grouped(grouping, references(desk), all_boards(desk), parts(desk), names, counted_in)
        known: Remembered = desk.remembered("joint per document", desk.seat, grouping, counted_in, compute=dict)
        counts = joint_counts(
            codebook(desk),
            in_force_by_document(desk),
            grouped,
            talks(desk, grouped),
            remembered=known,
            columned=desk.remembered("columns", desk.seat, compute=Columned),
        )
        return JointDisplay(
            grouping,
            counted_in,
            counts,
            joint(counts.categories, everything=everything, seed=seed),
            joint(counts.codes, everything=everything, seed=seed),
        )

    return desk.computed("joint", grouping, counted_in, everything, seed, compute=found)


def joint_csv(desk: Desk, grouping: Grouping, counted_in: CountedIn = CountedIn.DOCUMENT) -> bytes:
    """The counts per document, group and code, as `joint-table` reads them: there the same numbers come out."""
    return joint_file(display(desk, grouping, counted_in).counts.codes)


def talks(desk: Desk, grouped: Grouped) -> dict[UUID, Talk]:
    """All documents, with the text of those that are about different things in different places."""
    in_parts = {reference.document_id for reference, _ in grouped.references if reference.span}
    texts: dict[UUID, tuple[str, str]] = desk.remembered("texts in parts", compute=dict)
    known = documents(desk)
    for each in known:  # a text is that of its edition, whatever is coded in it
        if each.id in in_parts and texts.get(each.id, ("", ""))[0] != each.edition:
            texts[each.id] = each.edition, content(desk, each.id).text
    return {each.id: Talk(each.name, each.words, texts[each.id][1] if each.id in in_parts else "") for each in known}


def groups_behind(desk: Desk, grouping: Grouping) -> dict[str, frozenset[str]]:
    """By group the keys of all boards in it; of parts nothing is known."""
    groups: dict[str, frozenset[str]] = {}
    for board in all_boards(desk) if grouping.source is not Source.PARTS else ():
        if board.list_id == grouping.list_id:
            of_list = grouping.source is Source.LIST
            name = board.group if of_list else board.attributes.get(grouping.name, "")
            groups[name] = groups.get(name, frozenset()) | {board.key}
    return groups


def display_csv(desk: Desk, grouping: Grouping, counted_in: CountedIn) -> bytes:
    """The display as a table, with everything in it."""
    found = display(desk, grouping, counted_in)
    return display_file(found.counts.subjects, found.categories, found.codes)
