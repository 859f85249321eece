"""Handing over: the Word report, Excel files, and the network for other programs."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from actions import memos
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
from actions.theming import themes
from actions.workspace import Desk, coders, projects, revision
from coding.comparing import Comparison
from coding.memos import Memo
from coding.networks import Network
from corpora.refusal import Refusal
from reports import excel, graphs
from reports import memos as handed
from reports.findings import Findings
from reports.picture import picture
from reports.word import word

VERSION = "0.1.0"


def findings(desk: Desk, language: str = "nl", *, with_memos: bool = False) -> Findings:
    """Everything the report is made of, at this revision and on today's date; memos and journal only if asked for."""
    found = contents(desk)
    noted = memos.find(desk) if with_memos else ()
    return Findings(
        project=next(project.name for project in projects(desk.workspace) if project.id == desk.project_id),
        revision=revision(desk),
        language=language,
        generated_on=datetime.now().astimezone().date(),
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
    )


def report(desk: Desk, language: str = "nl", *, with_memos: bool = False) -> bytes:
    """The report as .docx; with the memos and the journal as an appendix if asked for."""
    return word(findings(desk, language, with_memos=with_memos))


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


def network_file(desk: Desk, kind: str) -> bytes:
    """The network as `graphml`, `gexf` or `json`; refuses `graph-type-unknown`."""
    writers: dict[str, Callable[[Network, dict[str, tuple[float, float]]], bytes]] = {
        "graphml": graphs.graphml,
        "gexf": graphs.gexf,
        "json": graphs.json,
    }
    if kind not in writers:
        raise Refusal("graph-type-unknown", kind=kind, known=", ".join(writers))
    return writers[kind](network(desk), layout(desk))


def network_picture(desk: Desk, language: str = "nl") -> bytes:
    """The network as .png."""
    return picture(network(desk), layout(desk), language)


def _subjects(desk: Desk, memo: Memo) -> tuple[tuple[str, str], ...]:
    return tuple((str(subject.kind), name) for subject, name in said_of(desk, memo))


def _comparison(desk: Desk) -> Comparison | None:
    """The two busiest coders on what both coded; None where no document has been coded twice."""
    two = pair(desk)
    if two is None:
        return None
    documents = both_coded(desk, two[0].id, two[1].id)
    return compare(desk, two[0].id, two[1].id, documents) if documents else None
