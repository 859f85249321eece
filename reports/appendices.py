"""The appendices: agreement per code, the codebook with examples, the board lists, and what the numbers do not say."""

from collections.abc import Iterator
from uuid import UUID

from codebooks.codebook import Category
from coding.codings import Coding
from coding.counting import counted_often
from coding.joint_quotes import typical
from corpora.boards import BoardList
from reports.chapters import paragraphs
from reports.cleaning import spelled
from reports.method import method
from reports.sources import sources_of
from reports.tables import agreement_table, code_table, undefined
from reports.telling import Telling

MOST_EXAMPLE = 220
"""Characters of an example in the codebook; more belongs in a chapter."""
AGREEMENT = "agreement"


def agreement(told: Telling) -> None:
    """A code a row, with the reasons for what could not be computed."""
    findings, words, comparison = told.findings, told.words, told.findings.comparison
    if comparison is None:
        return
    told.text.appendix(words("report-heading-agreement"))
    told.text.write(words("report-agreement-intro"))
    coders = [findings.coder(coder_id) for coder_id in (comparison.first_id, comparison.second_id)]
    names = {"first": coders[0].name, "second": coders[1].name, "a": coders[0].initials, "b": coders[1].initials}
    columns, rows = agreement_table(findings, words, comparison)
    reasons = undefined(findings, comparison).items()
    notes = [words(f"report-undefined-{reason}", codes=", ".join(codes)) for reason, codes in reasons]
    title = words("report-caption-agreement", **names)
    told.text.table(title, columns, rows, note=" ".join(notes), name=AGREEMENT)


def codebook(told: Telling) -> None:
    """Every category with what it means, and a table of its codes."""
    findings, words = told.findings, told.words
    if not findings.codebook.categories + findings.codebook.codes:
        return
    told.text.appendix(words("report-heading-codebook"))
    examples = _examples(told)
    if examples:
        told.text.write(words("report-codebook-examples"))
    for category, codes in findings.codebook.at_home():
        told.text.heading(category.name if category else words("report-heading-loose"), 2)
        if category:
            _define(told, category)
        if codes:
            known = words("report-caption-codes", category=category.name) if category else words("report-caption-loose")
            columns, rows = code_table(words, codes, examples)
            told.text.table(known, columns, rows)


def boards(told: Telling) -> None:
    """Of every board list its day, its groups with how many boards, and what is known of them."""
    if not told.findings.lists:
        return
    told.text.appendix(told.words("report-heading-boards"))
    for board_list in told.findings.lists:
        if len(told.findings.lists) > 1:
            told.text.heading(board_list.name, 2)
        told.text.write(" ".join(_described(told, board_list)))


def caveats(told: Telling) -> None:
    """What this material and these numbers can't bear."""
    told.text.appendix(told.words("report-heading-caveats"))
    for caveat in _caveats(told):
        told.text.write(caveat, "ListBullet")


def _examples(told: Telling) -> dict[UUID, str]:
    """By code the first chosen example that is still there, or else what is most typical of it, with its source."""
    findings = told.findings
    by_id = {coding.id: coding for coding in findings.codings}
    marks: dict[UUID, list[Coding]] = {}
    for coding in findings.counted:
        marks.setdefault(coding.code_id, []).append(coding)
    found = {}
    for code in findings.codebook.codes:
        chosen = [each for each in code.examples if each in by_id] or typical(marks.get(code.id, ()), 1)
        if chosen:
            found[code.id] = by_id[chosen[0]]
    sources = sources_of(findings, found.values())
    return {code_id: _example(told, coding.quote, sources[coding.id].document) for code_id, coding in found.items()}


def _example(told: Telling, quote: str, document: str) -> str:
    said = quote if len(quote) <= MOST_EXAMPLE else quote[:MOST_EXAMPLE].rsplit(" ", 1)[0] + " …"
    return told.words("report-example", quote=said, document=document or told.words("report-source-kept-back"))


def _define(told: Telling, category: Category) -> None:
    for paragraph in paragraphs(category.definition):
        told.text.write(paragraph)
    if category.use_when:
        told.text.write(told.words("report-use-when", when=category.use_when))
    if category.avoid_when:
        told.text.write(told.words("report-avoid-when", when=category.avoid_when))


def _described(told: Telling, board_list: BoardList) -> Iterator[str]:
    words = told.words
    n, day = board_list.boards, board_list.as_of
    key = "report-boards-list-day" if day else "report-boards-list"
    yield words(key, n=n, count=told.count(n), name=board_list.name, day=day)
    of = [board.group for board in told.findings.boards if board.list_id == board_list.id]
    if groups := [f"{group} {told.count(of.count(group))}" for group in board_list.groups if group in of]:
        yield words("report-boards-groups", groups=", ".join(groups))
    if board_list.attributes:
        yield words("report-boards-attributes", attributes=", ".join(map(spelled, board_list.attributes)))
    about = {each.document_id for each in told.findings.references if each.list_id == board_list.id}
    yield words("report-boards-about", n=len(about), count=told.count(len(about)))


def _caveats(told: Telling) -> Iterator[str]:
    findings, words = told.findings, told.words
    facts = method(findings)
    for key in ("sample", "cause", "silence", "counting", "meeting"):
        yield words(f"report-caveat-{key}")
    if often := counted_often(told.rows):
        yield words("report-caveat-often", codes=", ".join(often))
    if single := facts.documents - facts.double_coded:
        yield words("report-caveat-single", n=single, count=told.count(single), total=told.count(facts.documents))
    if findings.lists:
        yield words("report-caveat-groups")
    if findings.snapshots:
        yield words("report-caveat-settled")
    if told.choices.publication:
        yield words("report-caveat-hidden", least=findings.least_boards)
