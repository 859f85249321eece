"""Boards one by one in the report, in the order of an attribute or as dots: never in what is published."""

from collections.abc import Iterator
from uuid import UUID

from coding.joint_ordered import Case
from coding.joint_plot import LEAST_FOR_LINE, LEAST_FOR_P, Plot
from reports.blocks import REFERENCE, Column, Row
from reports.board_picture import dots
from reports.cleaning import spelled
from reports.displays import Cases, Plots
from reports.tables import NOTHING
from reports.telling import Telling
from words import number

MOST_SUBJECTS, FEWEST = 7, 3
CAVEATS = ("selected", "known", "cause")


def cases(told: Telling, display: Cases) -> None:
    """A row per board, a column for each of the categories that come up most."""
    words, found, attribute = told.words, display.found, spelled(display.found.attribute)
    if _unpublished(told):
        return
    often = {
        subject_id: sum(case.cells[subject_id].fragments for case in found.cases)
        for subject_id, _, is_category in found.subjects
        if is_category
    }
    known = [(each, label) for each, label, _ in found.subjects if often.get(each)]
    some = sorted(known, key=lambda each: -often[each[0]])[:MOST_SUBJECTS]
    shown = [each for each in known if each in some]
    columns = (
        Column(words("report-column-board"), 3),
        Column(attribute, 1.3, numeric=True),
        Column(words("report-column-documents"), 1.5, numeric=True),
        *(Column(label, 1.5, numeric=True) for _, label in shown),
    )
    rows = [
        Row((case.name, case.value or NOTHING, told.count(case.documents), *_cells(told, case, shown)))
        for case in found.cases
    ]
    note = words("report-note-cases", attribute=attribute, n=len(found.cases), without=found.without)
    if left := len(known) - len(shown):
        note = f"{note} {words('report-note-subjects-left-out', n=left)}"
    told.text.table(words("report-caption-cases", attribute=attribute), columns, rows, note=note)


def plots(told: Telling, display: Plots) -> None:
    """A small drawing per category, a dot for each board; below it how far they go together."""
    words, attribute = told.words, spelled(display.attribute)
    if _unpublished(told):
        return
    some = tuple((label, plot) for label, plot in display.plots if len(plot.dots) >= FEWEST)[: 2 * MOST_SUBJECTS]
    if not some:
        told.text.write(words("report-plot-few", least=FEWEST, attribute=attribute))
        return
    name = f"plot-{attribute}"
    text = " ".join((words("report-plot-intro", attribute=attribute), words("report-see", where=REFERENCE)))
    told.text.write(text, to=(name,))
    picture = dots(attribute, some, words.language)
    alt = words("report-alt-plots", attribute=attribute, labels=", ".join(label for label, _ in some))
    told.text.picture(picture, words("report-caption-plots", attribute=attribute), alt=alt, name=name)
    titles = ("report-column-category", "report-column-boards", "report-column-rho", "report-column-plot-p")
    columns = [Column(words(title), 1 if at else 3, numeric=bool(at)) for at, title in enumerate(titles)]
    rows = [
        Row((label, told.count(len(plot.dots)), _n(told, plot.rho, 2), _n(told, plot.p, 3))) for label, plot in some
    ]
    caption = words("report-caption-plot-table", attribute=attribute)
    told.text.table(caption, columns, rows, note=" ".join(_notes(told, [plot for _, plot in some])))


def _unpublished(told: Telling) -> bool:
    if told.choices.publication:
        told.text.write(told.words("report-boards-unpublished"))
    return told.choices.publication


def _cells(told: Telling, case: Case, shown: list[tuple[UUID, str]]) -> list[str]:
    cells = [case.cells[subject_id] for subject_id, _ in shown]
    return [NOTHING if cell.unraised else told.count(cell.fragments) for cell in cells]


def _notes(told: Telling, some: list[Plot]) -> Iterator[str]:
    words = told.words
    if any(plot.p is None for plot in some):
        yield words("report-plot-no-p", least=LEAST_FOR_P)
    if all(plot.line is None for plot in some):
        yield words("plot-no-line", least=LEAST_FOR_LINE)
    if any(plot.drawn for plot in some):
        yield words("joint-drawn", seed=some[0].seed)
    yield words("report-plot-many")
    for name in CAVEATS:
        yield words(f"joint-caveat-{name}")


def _n(told: Telling, value: float | None, digits: int) -> str:
    return NOTHING if value is None else number(value, digits, language=told.words.language)
