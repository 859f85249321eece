"""The Word report: method, a chapter per theme, counts, network, agreement, and the codebook as appendix."""

from collections.abc import Sequence

from codebooks.codebook import Category
from coding.counting import CountRow, counted_often
from coding.networks import EdgeKind, NodeKind
from reports.accounting import accounted, long_date
from reports.chapters import Chapter, Quote, chapters, paragraphs
from reports.findings import Findings, counts, verified
from reports.manuscript import Manuscript
from reports.memos import memo_appendix, write_memo
from reports.paper import paper, sealed
from reports.picture import picture, shown
from reports.tables import (
    agreement_table,
    code_table,
    counted_table,
    groups_left_out,
    met_table,
    relation_table,
    shown_groups,
    undefined,
)
from words import Words, number, spoken

MOST_MEETINGS = 15


def word(findings: Findings) -> bytes:
    """The report as .docx; refuses when a quote no longer stands in its document word for word."""
    words = spoken(verified(findings).language)
    text = Manuscript(paper(findings), words)
    _title(text, findings, words)
    rows = counts(findings)
    for chapter in chapters(findings, rows):
        _chapter(text, findings, words, chapter)
    _counts(text, findings, words, rows)
    _network(text, findings, words)
    _agreement(text, findings, words)
    _codebook(text, findings, words)
    memo_appendix(text, findings, words)
    return sealed(text.bound())


def _title(text: Manuscript, findings: Findings, words: Words) -> None:
    revision = number(findings.revision, language=words.language)
    text.write(findings.project, "Title")
    text.write(words("report-subtitle", date=long_date(findings, words), revision=revision), "Subtitle")
    text.heading(words("report-heading-method"))
    for paragraph in accounted(findings, words):
        text.write(paragraph)


def _chapter(text: Manuscript, findings: Findings, words: Words, chapter: Chapter) -> None:
    text.heading(chapter.title)
    for paragraph in chapter.paragraphs:
        text.write(paragraph)
    if chapter.categories:
        text.write(
            words(
                "report-theme-count",
                documents=number(chapter.tally.documents, language=words.language),
                total=number(len(findings.documents), language=words.language),
                fragments=number(chapter.tally.fragments, language=words.language),
            )
        )
    for quote in chapter.quotes:
        text.write(quote.text, "Quote")
        text.write(_attributed(words, quote), "QuoteSource")
    if chapter.categories:
        columns, rows = counted_table(findings, words, chapter.categories, directions=True)
        title = words("report-caption-theme", theme=chapter.title)
        text.table(title, columns, rows, note=_count_note(chapter.categories, words, "report-note-directions"))
    if chapter.memos:
        text.heading(words("report-heading-theme-memos"), 2)
        for memo in chapter.memos:
            write_memo(text, findings, words, memo)


def _attributed(words: Words, quote: Quote) -> str:
    source = quote.source
    facts = {"speaker": source.speaker, "document": source.document, "place": source.place}
    who = "named" if source.speaker else "unnamed"
    if quote.groups:
        return words(f"report-source-{who}-group", group=", ".join(quote.groups), **facts)
    return words(f"report-source-{who}", **facts)


def _counts(text: Manuscript, findings: Findings, words: Words, rows: Sequence[CountRow]) -> None:
    if not rows:
        return
    text.heading(words("report-heading-counts"))
    text.write(words("report-counts-intro"))
    columns, cells = counted_table(findings, words, rows)
    text.table(words("report-caption-counts"), columns, cells, note=_count_note(rows, words, "report-note-words"))


def _count_note(rows: Sequence[CountRow], words: Words, first: str) -> str:
    notes = [words(first)]
    if shown_groups(rows):
        notes.append(words("report-note-groups"))
    if left_out := groups_left_out(rows):
        notes.append(words("report-note-groups-left-out", n=left_out))
    if often := counted_often(rows):
        notes.append(words("report-note-codes-often", codes=", ".join(often)))
    return " ".join(notes)


def _network(text: Manuscript, findings: Findings, words: Words) -> None:
    part = shown(findings.network)
    if not part.network.nodes:
        return
    text.heading(words("report-heading-network"))
    text.write(words("report-network-intro"))
    png = picture(findings.network, findings.positions, findings.language)
    text.picture(png, _network_caption(words, part.nodes_left_out, part.edges_left_out), alt=_alt(findings, words))
    columns, rows = relation_table(findings, words)
    if rows:
        text.table(words("report-caption-relations"), columns, rows, note=words("report-note-relations"))
    columns, rows = met_table(findings, words, MOST_MEETINGS)
    if rows:
        text.table(words("report-caption-met"), columns, rows, note=words("report-note-met", most=MOST_MEETINGS))


def _network_caption(words: Words, nodes: int, edges: int) -> str:
    if not (nodes or edges):
        return words("report-caption-network")
    language = words.language
    return words(
        "report-caption-network-part", nodes=number(nodes, language=language), edges=number(edges, language=language)
    )


def _alt(findings: Findings, words: Words) -> str:
    """What the picture shows, for who can't see it: how many of each, and the strongest meetings."""
    network = shown(findings.network).network
    kinds = [node.kind for node in network.nodes]
    relations = sum(edge.kind is EdgeKind.RELATION for edge in network.edges)
    names = {node.id: node.label for node in network.nodes}
    met = [edge for edge in network.edges if edge.kind is EdgeKind.COOCCURRENCE]
    strongest = sorted(met, key=lambda edge: (-edge.weight, edge.id))[:3]
    pairs = "; ".join(
        words("report-alt-pair", one=names[e.source], other=names[e.target], places=e.weight) for e in strongest
    )
    return words(
        "report-alt-network" if pairs else "report-alt-network-apart",
        categories=kinds.count(NodeKind.CATEGORY),
        codes=kinds.count(NodeKind.CODE),
        groups=kinds.count(NodeKind.GROUP),
        relations=relations,
        pairs=pairs,
    )


def _agreement(text: Manuscript, findings: Findings, words: Words) -> None:
    comparison = findings.comparison
    if comparison is None:
        return
    text.heading(words("report-heading-agreement"))
    text.write(words("report-agreement-intro"))
    coders = [findings.coder(coder_id) for coder_id in (comparison.first_id, comparison.second_id)]
    names = {"first": coders[0].name, "second": coders[1].name, "a": coders[0].initials, "b": coders[1].initials}
    columns, rows = agreement_table(findings, words, comparison)
    reasons = undefined(findings, comparison).items()
    notes = [words(f"report-undefined-{reason}", codes=", ".join(codes)) for reason, codes in reasons]
    text.table(words("report-caption-agreement", **names), columns, rows, note=" ".join(notes))


def _codebook(text: Manuscript, findings: Findings, words: Words) -> None:
    if not findings.codebook.categories + findings.codebook.codes:
        return
    text.heading(words("report-heading-codebook"))
    for category, codes in findings.codebook.tree():
        text.heading(category.name if category else words("report-heading-loose"), 2)
        if category:
            _define(text, category, words)
        if codes:
            known = words("report-caption-codes", category=category.name) if category else words("report-caption-loose")
            columns, rows = code_table(words, codes)
            text.table(known, columns, rows)


def _define(text: Manuscript, category: Category, words: Words) -> None:
    for paragraph in paragraphs(category.definition):
        text.write(paragraph)
    if category.use_when:
        text.write(words("report-use-when", when=category.use_when))
    if category.avoid_when:
        text.write(words("report-avoid-when", when=category.avoid_when))
