"""A small invented study, whole enough to be reported on."""

from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID, uuid5

from codebooks.codebook import Category, Code, Codebook, Direction, Theme
from coding.codings import Coder, Coding, Relation
from coding.comparing import DocumentUnits, compared
from coding.graphs import laid_out
from coding.joint_comparing import joint
from coding.joint_grouping import CountedIn, grouped, groupings
from coding.joint_units import Talk, joint_counts
from coding.networks import Edge, EdgeKind, Network, Node, NodeKind, network
from corpora.boards import Board, BoardList, Reference
from corpora.documents import Document, Segment, SegmentKind, words_in
from corpora.spans import Span
from reports.displays import Display
from reports.findings import Findings

SPACE = UUID("6f0a4f5e-0000-4000-8000-000000000000")


def uid(name: str) -> UUID:
    return uuid5(SPACE, name)


FOCUS = (
    "De lijst met besturen die laag presteren\n"
    "Inspecteur 1: Het bestuur ziet de cijfers pas als wij op de stoep staan.\n"
    "Inspecteur 2: En de school krijgt geen leraren.\n"
    "De lijst met besturen die hoog presteren\n"
    "Inspecteur 1: Zij sturen bij zodra het misgaat."
)
PANEL = "Het panel\nHet bestuur ziet veel.\nDe regio speelt mee, zegt het panel."


def segments(text: str, kind: SegmentKind) -> tuple[Segment, ...]:
    """A line is a heading, or a turn or paragraph that is one sentence; who speaks stands before the colon."""
    found, start = [], 0
    for line in text.split("\n"):
        span = Span(start, start + len(line))
        start = span.end + 1
        if line.startswith(("De lijst", "Het panel")):
            found.append(Segment(SegmentKind.HEADING, span))
            continue
        speaker = line.split(":")[0] if ":" in line else None
        found += [Segment(kind, span, speaker), Segment(SegmentKind.SENTENCE, span)]
    return tuple(found)


def document(name: str, text: str, turns: int = 0, **more: object) -> Document:
    at = datetime(2026, 1, 2, tzinfo=UTC)
    return Document(uid(name), name, "md", len(text), words_in(text), turns, 2 if turns else 0, "", at, **more)  # type: ignore[arg-type]


CONTEXT, MONITORING, MONEY = (
    Category(uid("Context"), "Context", "Omgeving van de school.", "Populatie of regio.", "Eigen handelen.", "#0072B2"),
    Category(uid("Monitoren"), "Monitoren", "Zicht op resultaten.", color="#009E73", position=1),
    Category(uid("Financiën"), "Financiën", color="geen kleur", position=2),
)
REGION, SIGHT, STEER, LOOSE = (
    Code(uid("Regio"), "Regio", CONTEXT.id, "De regio.", "Krimp.", "Wijk.", Direction.HINDERING, "#56B4E9", "r"),
    Code(uid("Zicht"), "Zicht", MONITORING.id, "Volgt de cijfers.", color="#009E73", keywords=("cijfers", "zicht")),
    Code(uid("Bijsturen"), "Bijsturen", MONITORING.id, color="#CC79A7", position=1),
    Code(uid("Los"), "Los", None),
)
ANNA, BRAM = Coder(uid("Anna"), "Anna de Wit", "AW", "#111111"), Coder(uid("Bram"), "Bram Visser", "BV", "#222222")
LIST = BoardList(uid("lijst"), "Besturen 2020", "2020-10-01", (), ("laag", "hoog"), 2)
BOARD = Board(uid("bestuur"), LIST.id, "1", "Stichting Voorbeeld", "hoog", {})


def coding(name: str, text: str, quote: str, code: Code, coder: Coder = ANNA, **more: object) -> Coding:
    start = text.index(quote)
    where = uid("Focusgroep mbo" if text is FOCUS else "Panelverslag")
    span = Span(start, start + len(quote))
    return Coding(uid(name), where, code.id, coder.id, span, quote, **more)  # type: ignore[arg-type]


STOEP = "Het bestuur ziet de cijfers pas als wij op de stoep staan."
CODINGS = (
    coding("a1", FOCUS, STOEP, SIGHT, direction=Direction.HINDERING, memo="Sterk.", revision=3),
    coding("a2", FOCUS, "Zij sturen bij zodra het misgaat.", STEER, direction=Direction.PROMOTING, revision=4),
    coding("a3", PANEL, "De regio speelt mee", REGION, revision=5),
    coding("b1", FOCUS, "de cijfers pas als wij op de stoep staan.", SIGHT, BRAM, revision=6),
    coding("b2", FOCUS, "cijfers", STEER, BRAM, direction=Direction.BOTH, revision=7),
)
THEMES = (
    Theme(uid("t2"), "De omgeving", "", (CONTEXT.id,), (CODINGS[2].id,), 1),
    Theme(
        uid("t1"),
        "Zien en bijsturen",
        "Eerste alinea.\n\nTweede alinea.",
        (MONITORING.id,),
        (CODINGS[1].id, CODINGS[0].id, uid("weg")),
        0,
    ),
    Theme(uid("t3"), "Zonder iets", position=2),
)
RELATIONS = (Relation(uid("v1"), MONITORING.id, CONTEXT.id, "bevordert", "Alleen bij de hoge lijst."),)
REFERENCES = (
    Reference(
        uid("r1"), uid("Focusgroep mbo"), LIST.id, "laag", None, Span(0, FOCUS.index("De lijst met besturen die hoog"))
    ),
    Reference(
        uid("r2"),
        uid("Focusgroep mbo"),
        LIST.id,
        "",
        BOARD.id,
        Span(FOCUS.index("De lijst met besturen die hoog"), len(FOCUS)),
    ),
)


def drawn(
    codings: tuple[Coding, ...], codebook: Codebook, *, relations: tuple[Relation, ...] = RELATIONS
) -> dict[str, object]:
    """The analyses that belong to these codings."""
    net = network(codebook, codings, relations, REFERENCES, documents=2, lists=[LIST], boards=[BOARD])
    return {"network": net, "positions": laid_out(net)}


def crowd(nodes: int) -> Network:
    """Many codes, each meeting the next ones, and one relation between the two rarest."""
    codes = tuple(Node(f"n{i:03}", NodeKind.CODE, f"Code {i}", "#0072B2", 1, i + 1, 5) for i in range(nodes))
    met = tuple(
        Edge(f"e{i}-{j}", EdgeKind.COOCCURRENCE, f"n{i:03}", f"n{j:03}", i + j)
        for i in range(nodes)
        for j in range(i + 1, min(i + 4, nodes))
    )
    relation = Edge("r", EdgeKind.RELATION, f"n{nodes - 2:03}", f"n{nodes - 1:03}", 0, label="leidt tot")
    return Network(codes, (*met, relation), 3)


def study() -> Findings:
    """Two documents, two coders, three themes, one relation, two board groups."""
    codebook = Codebook((CONTEXT, MONITORING, MONEY), (REGION, SIGHT, STEER, LOOSE))
    documents = (document("Focusgroep mbo", FOCUS, 3), document("Panelverslag", PANEL))
    parts = {
        documents[0].id: segments(FOCUS, SegmentKind.TURN),
        documents[1].id: segments(PANEL, SegmentKind.PARAGRAPH),
    }
    sentences = {
        d.id: DocumentUnits(d.characters, tuple(s.span for s in parts[d.id] if s.kind is SegmentKind.SENTENCE))
        for d in documents
    }
    return Findings(
        project="Besturen & scholen",
        revision=1234,
        language="nl",
        generated_on=date(2026, 3, 9),
        version="0.1.0",
        documents=documents,
        texts={documents[0].id: FOCUS, documents[1].id: PANEL},
        segments=parts,
        coders=(ANNA, BRAM),
        codebook=codebook,
        codings=CODINGS,
        themes=THEMES,
        relations=RELATIONS,
        lists=(LIST,),
        boards=(BOARD,),
        references=REFERENCES,
        comparison=compared(ANNA.id, BRAM.id, CODINGS, sentences, [code.id for code in codebook.codes]),
        **drawn(CODINGS, codebook),  # type: ignore[arg-type]
    )


def displayed(findings: Findings) -> Findings:
    """The same study with its categories beside the groups of its list."""
    [groups] = [grouping for grouping in groupings((LIST,), ()) if grouping.name == LIST.name]
    names = {each.id: each.name for each in findings.documents}
    within = grouped(groups, REFERENCES, (BOARD,), (), names, CountedIn.DOCUMENT)
    talks = {each.id: Talk(each.name, each.words, findings.texts[each.id]) for each in findings.documents}
    counts = joint_counts(findings.codebook, findings.codings, within, talks)
    found = joint(counts.categories)
    with_code = {row.code: row.documents_with_code for row in found.rows}
    display = Display(groups.name, found.documents, with_code, counts.subjects, family=found)
    return replace(findings, displays=(display,))
