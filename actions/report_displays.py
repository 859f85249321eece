"""The displays and drawings of a report: what can be chosen, and what each shows at this revision."""

from collections.abc import Iterable, Iterator
from uuid import UUID

from actions import joint_cases, joint_findings, joint_quotes, jointing, publishing, publishing_networks
from actions.networking import drawn
from actions.networking_cautions import cautions
from actions.networking_kept import drawing_named, drawings
from actions.workspace import Desk
from coding.cooccurrence import Strength
from coding.graphs import placed
from coding.joint_grouping import Grouping
from coding.network_choices import Choice, Drawing, View
from coding.networks import Network
from corpora.refusal import Refusal
from reports.choices import OVERVIEW, Choices, Shown, Shows
from reports.displays import Cases, Caution, Display, Kept, Laid, Plots, QuoteMatrix, SideBySide

PAIRED = (View.TOGETHER, View.DIFFERENCE)
ON_THE_PAGE = frozenset({"network-caution-no-lists"})
"""Cautions that say what to do in the program."""


def offered(desk: Desk) -> tuple[Shown, ...]:
    """Every display that can be made of this project."""
    known = jointing.groupings(desk)
    found = [Shown(shows, each) for shows in (Shows.GROUPS, Shows.QUOTES) for each in known]
    found += [Shown(Shows.FINDINGS)] if joint_findings.findings(desk) else []
    found += [Shown(Shows.BOARDS, each) for each in joint_cases.attributes(desk)]
    return (*found, *(Shown(Shows.PLOT, each) for each in joint_cases.attributes(desk, numeric=True)))


def usual(desk: Desk) -> tuple[Shown, ...]:
    """What is shown where nobody chose: the first grouping there is, and findings beside talk."""
    known, findings = jointing.groupings(desk), joint_findings.findings(desk)
    first = [Shown(Shows.GROUPS, each) for each in known[:1]]
    return (*first, *([Shown(Shows.FINDINGS)] if findings else []))


def usual_drawings(desk: Desk) -> tuple[str, ...]:
    """The drawings that were kept, or else the overview."""
    return tuple(str(each.id) for each in drawings(desk)) or (OVERVIEW,)


def display_named(desk: Desk, said: str) -> Shown:
    """As in `groups:sector`; refuses `report-display-wrong` with what there is."""
    shows, _, by = said.partition(":")
    known = offered(desk)
    for each in known:
        name = each.by.name if each.by else ""
        if each.shows == shows.strip().casefold() and name.casefold() == by.strip().casefold():
            return each
    names = [f"{each.shows}:{each.by.name}" if each.by else str(each.shows) for each in known]
    raise Refusal("report-display-wrong", name=said, known=", ".join(dict.fromkeys(names)) or "–")


def drawing_key(desk: Desk, name: str) -> str:
    """By what a kept drawing is chosen; refuses `drawing-unknown`."""
    return OVERVIEW if name.strip().casefold() == OVERVIEW else str(drawing_named(desk, name).id)


def laid(desk: Desk, language: str, choices: Choices) -> tuple[Laid, ...]:
    """The chosen displays in their order; one whose list or attribute is gone stays out."""
    wanted = usual(desk) if choices.displays is None else choices.displays
    return tuple(_laid(desk, language, wanted, published=choices.publication))


def chosen_drawings(desk: Desk, choices: Choices) -> tuple[Drawing, ...]:
    """The chosen drawings in their order; one that is gone stays out."""
    by_id = {str(each.id): each for each in drawings(desk)}
    wanted = usual_drawings(desk) if choices.drawings is None else choices.drawings
    return tuple(by_id[each] for each in wanted if each in by_id)


def as_now(desk: Desk, some: Iterable[Drawing], *, published: bool = False) -> tuple[Kept, ...]:
    """Drawings as they are at this revision, without those that cannot be drawn any more."""
    return tuple(found for each in some if (found := _kept(desk, each, published=published)))


def shows_overview(desk: Desk, choices: Choices) -> bool:
    """Whether the picture of the whole network is wanted."""
    return OVERVIEW in (usual_drawings(desk) if choices.drawings is None else choices.drawings)


def _laid(desk: Desk, language: str, wanted: tuple[Shown, ...], *, published: bool) -> Iterator[Laid]:
    groupings, attributes = jointing.groupings(desk), joint_cases.attributes(desk)
    for each in wanted:
        if each.by is None:
            yield SideBySide(joint_findings.lines(desk, language, published=published))
        elif each.shows is Shows.BOARDS and each.by in attributes:
            yield Cases(joint_cases.cases(desk, each.by))
        elif each.shows is Shows.PLOT and each.by in attributes:
            yield _plots(desk, each.by)
        elif each.shows in (Shows.GROUPS, Shows.QUOTES) and each.by in groupings:
            yield from _grouped(desk, each, published=published)


def _grouped(desk: Desk, wanted: Shown, *, published: bool) -> Iterator[Laid]:
    try:
        found = jointing.display(desk, wanted.by) if wanted.by else None
    except Refusal:  # nothing is about any group of it
        return
    if found is None:
        return
    with_code = {row.code: row.documents_with_code for row in found.categories.rows}
    boards = jointing.groups_behind(desk, found.grouping)
    family = found.categories
    display = Display(
        found.grouping.name, family.documents, with_code, found.counts.subjects, boards=boards, family=family
    )
    if wanted.shows is Shows.GROUPS:
        yield display
        return
    is_category = {each.id for each in found.counts.subjects if each.is_category}
    cells = tuple(each for each in joint_quotes.quotes_of(desk, found) if each.subject_id in is_category)
    every = tuple(coding_id for each in cells for coding_id in each.coding_ids)
    yield QuoteMatrix(display, cells, publishing.of_quotes(desk, every) if published else frozenset[UUID]())


def _plots(desk: Desk, attribute: Grouping) -> Plots:
    found = joint_cases.cases(desk, attribute)
    categories = [(each, label) for each, label, is_category in found.subjects if is_category]
    plots = [(label, joint_cases.plot(desk, attribute, each)) for each, label in categories]
    return Plots(attribute.name, tuple((label, plot) for label, plot in plots if plot.dots))


def _kept(desk: Desk, drawing: Drawing, *, published: bool) -> Kept | None:
    """None where it cannot be drawn any more, as a difference of groups that are gone, or is never published."""
    try:
        network = drawn(desk, drawing.choice).network
        shown = publishing_networks.published(desk, drawing.choice).drawn.network if published else network
        said = tuple(_told(desk, drawing.choice, network))
    except Refusal:
        return None
    left = len(network.nodes) + len(network.edges) - len(shown.nodes) - len(shown.edges)
    return Kept(drawing.name, shown, placed(network, drawing.places), said, left)


def _told(desk: Desk, choice: Choice, network: Network) -> Iterator[Caution]:
    """The sentences that stand below the view on the screen."""
    yield f"network-note-{choice.view}", {"documents": network.documents}
    if choice.view in PAIRED:
        yield f"meet-note-{choice.meet}", {"sentences": choice.sentences}
    if choice.view is View.TOGETHER and choice.strength is not Strength.COUNT:
        yield f"strength-note-{choice.strength}", {}
    for each in cautions(desk, choice):
        if each.code not in ON_THE_PAGE:
            yield each.code, each.facts
