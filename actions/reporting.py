"""Handing over: the Word report, Excel files, and the network for other programs."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from actions import meanings, memos, publishing, report_displays, report_facts
from actions.boards import board_lists, references
from actions.codebook import codebook
from actions.coding import codings
from actions.comparing import both_coded, compare, pair
from actions.differing import settled
from actions.documents import contents
from actions.linking import all_boards, layout, network
from actions.memo_subjects import said_of
from actions.participants import participants
from actions.parting import parts
from actions.relating import relations
from actions.report_choosing import choices, house_style
from actions.theming import themes
from actions.workspace import Desk, coders, projects, revision
from coding.comparing import Comparison
from coding.memos import Memo
from coding.networks import Network
from corpora.refusal import Refusal
from reports import excel, graphs, showing
from reports import memos as handed
from reports.choices import Choices, Part
from reports.composing import composed
from reports.findings import Findings
from reports.house_style import HouseStyle
from reports.picture import picture
from reports.word import word
from store import history as kept_history

VERSION = "0.1.0"
ASKING = frozenset({Part.MEMOS, Part.METHOD, Part.JOINT, Part.RELATIONS})
"""The parts that tell more than the others already need; their order is nothing to compute anew for."""


def findings(desk: Desk, language: str = "nl", *, with_memos: bool = False) -> Findings:
    """Everything the report is made of, at this revision; memos and journal only if asked for."""
    found = contents(desk)
    noted = memos.find(desk) if with_memos else ()
    version = next(iter(meanings.versions(desk)), None)
    return Findings(
        project=next(project.name for project in projects(desk.workspace) if project.id == desk.project_id),
        revision=revision(desk),
        language=language,
        generated_on=_day(desk),
        version=VERSION,
        documents=tuple(content.document for content in found),
        texts={content.document.id: content.text for content in found},
        segments={content.document.id: content.segments for content in found},
        coders=tuple(coders(desk)),
        codebook=codebook(desk),
        codings=codings(desk),
        network=network(desk),
        themes=themes(desk),
        relations=relations(desk),
        lists=board_lists(desk),
        boards=all_boards(desk),
        references=references(desk),
        parts=parts(desk),
        participants=participants(desk),
        comparison=_comparison(desk),
        memos=noted,
        memo_subjects={memo.id: _subjects(desk, memo) for memo in noted},
        positions=layout(desk),
        settled=settled(desk),
        codebook_revision=version.revision if version else 0,
        codebook_day=version.at.date() if version else None,
        least_boards=publishing.least(desk),
    )


def report(
    desk: Desk,
    language: str = "nl",
    *,
    with_memos: bool = False,
    chosen: Choices | None = None,
    house: HouseStyle | None = None,
) -> bytes:
    """The report as .docx, as it was chosen for this project unless said otherwise; with the memos and the journal as
    an appendix if asked for."""
    wanted = chosen or choices(desk)
    if with_memos and Part.MEMOS not in wanted.parts:
        wanted = replace(wanted, parts=(*wanted.parts, Part.MEMOS))
    return word(_whole(desk, language, wanted), wanted, house or house_style(desk))


def shown(desk: Desk, language: str = "nl", chosen: Choices | None = None) -> list[dict[str, Any]]:
    """The same report, block by block, to be looked at before it is made."""
    chosen = chosen or choices(desk)
    return showing.shown(composed(_whole(desk, language, chosen), chosen))


def memos_book(desk: Desk, language: str = "nl") -> bytes:
    """Memos and journal, as .xlsx."""
    return handed.memos_book(findings(desk, language, with_memos=True))


def memos_csv(desk: Desk) -> bytes:
    """Memos and journal, as .csv."""
    return handed.memos_csv(findings(desk, with_memos=True))


def codings_book(desk: Desk, language: str = "nl") -> bytes:
    """Every coding with its place, as .xlsx."""
    return excel.codings_book(findings(desk, language))


def codebook_book(desk: Desk, language: str = "nl") -> bytes:
    """The codebook, as .xlsx."""
    return excel.codebook_book(findings(desk, language))


def codings_csv(desk: Desk, *, important: bool = False) -> bytes:
    """Every coding, or only those that are important, as a .csv that the terminal's `code` reads back."""
    found = findings(desk)
    wanted = tuple(coding for coding in found.codings if coding.important or not important)
    return excel.codings_csv(replace(found, codings=wanted))


def network_file(desk: Desk, kind: str, *, published: bool = False) -> bytes:
    """The network as `graphml`, `gexf` or `json`, whole or as it is published; refuses `graph-type-unknown`."""
    writers: dict[str, Callable[[Network, dict[str, tuple[float, float]]], bytes]] = {
        "graphml": graphs.graphml,
        "gexf": graphs.gexf,
        "json": graphs.json,
    }
    if kind not in writers:
        raise Refusal("graph-type-unknown", kind=kind, known=", ".join(writers))
    return writers[kind](publishing.network(desk) if published else network(desk), layout(desk))


def network_picture(desk: Desk, language: str = "nl") -> bytes:
    """The network as .png."""
    return picture(network(desk), layout(desk), language)


def _whole(desk: Desk, language: str, choices: Choices) -> Findings:
    """The findings with what the chosen parts tell beside them; what is not told is not asked for."""

    def found() -> Findings:
        plain = findings(desk, language, with_memos=Part.MEMOS in choices.parts)
        accounted, related = Part.METHOD in choices.parts, Part.RELATIONS in choices.parts
        drawings = report_displays.chosen_drawings(desk, choices) if related else ()
        hidden = publishing.of_network(desk, plain.network) if choices.publication else frozenset[str]()
        every = [coding.id for coding in plain.codings]
        return replace(
            plain,
            network=publishing.network(desk) if choices.publication else plain.network,
            small_quotes=publishing.of_quotes(desk, every) if choices.publication else frozenset[UUID](),
            small_relations=frozenset(each.id for each in plain.relations if str(each.id) in hidden),
            displays=report_displays.laid(desk, language, choices) if Part.JOINT in choices.parts else (),
            overview=related and report_displays.shows_overview(desk, choices),
            drawings=report_displays.as_now(desk, drawings, published=choices.publication),
            rounds=report_facts.rounded(desk) if accounted else (),
            snapshots=report_facts.snapshots(desk),
            alpha=report_facts.alpha(desk) if accounted else None,
        )

    shown = choices.displays, choices.drawings, choices.publication
    return desk.computed("report", desk.coder_id, language, ASKING & {*choices.parts}, *shown, compute=found)


def _day(desk: Desk) -> date:
    """Of the last change: the same revision is the same report, also tomorrow."""
    with desk.workspace.database.reading() as connection:
        at = kept_history.last_at(connection, desk.project_id)
    return (at or datetime.now(UTC)).date()


def _subjects(desk: Desk, memo: Memo) -> tuple[tuple[str, str], ...]:
    return tuple((str(subject.kind), name) for subject, name in said_of(desk, memo))


def _comparison(desk: Desk) -> Comparison | None:
    """The two busiest coders on what both coded; None where no document has been coded twice."""
    two = pair(desk)
    if two is None:
        return None
    documents = both_coded(desk, two[0].id, two[1].id)
    return compare(desk, two[0].id, two[1].id, documents) if documents else None
