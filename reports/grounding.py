"""The quotes on which researchers ground their relations, below the table of these."""

from codebooks.codebook import Category, Code
from coding.codings import Coding, Relation
from reports.sources import said_of, sources_of
from reports.telling import Telling

MOST_QUOTES = 3


def grounds(told: Telling) -> None:
    """Of every relation that has them its first quotes, each with where it comes from."""
    findings, words, text = told.findings, told.words, told.text
    by_id = {coding.id: coding for coding in findings.codings}
    found = [(each, [by_id[i] for i in each.coding_ids if i in by_id]) for each in findings.relations]
    grounded = [(relation, codings) for relation, codings in found if codings]
    if not grounded:
        return
    text.heading(words("report-heading-grounds"), 2)
    text.write(words("report-grounds-intro", most=MOST_QUOTES))
    for relation, codings in grounded:
        _ground(told, relation, codings)


def _ground(told: Telling, relation: Relation, codings: list[Coding]) -> None:
    findings, words, text = told.findings, told.words, told.text
    subjects: tuple[Category | Code, ...] = (*findings.codebook.categories, *findings.codebook.codes)
    names = {subject.id: subject.name for subject in subjects}
    facts = {"source": names[relation.source_id], "kind": relation.kind, "target": names[relation.target_id]}
    text.heading(words("report-ground", **facts), 3)
    some = list({(each.document_id, each.span): each for each in reversed(codings)}.values())[::-1][:MOST_QUOTES]
    sources = sources_of(findings, some)
    for coding in some:
        text.write(coding.quote, "Quote")
        text.write(said_of(sources[coding.id], words), "QuoteSource")
