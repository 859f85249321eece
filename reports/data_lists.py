"""The lists of a project as tables: its codebook, documents, speakers and boards."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from uuid import UUID

from coding.counting import tallied
from corpora.documents import SegmentKind, words_in
from corpora.participants import BOARD, KNOWN, NAME
from reports.data_codings import paths_of
from reports.data_units import Readers, variables
from reports.findings import Findings
from reports.people import BESIDES, heard
from reports.sources import sources_of
from reports.tabular import Cell, Field, Kind, Table

CODES = (
    *(Field("category", width=26), Field("code", width=28), Field("path", width=40), Field("variable", width=24)),
    *(Field("definition", width=60), Field("use_when", width=50), Field("avoid_when", width=50)),
    *(Field("direction", width=14), Field("keywords", width=40), Field("synonyms", width=30)),
    *(Field("archived", Kind.FLAG, 10), Field("meaning", Kind.WHOLE, 10), Field("documents", Kind.WHOLE, 11)),
    *(Field("fragments", Kind.WHOLE, 11), Field("words", Kind.WHOLE, 9), Field("code_id", width=38)),
)
DOCUMENTS = (
    *(Field("document", width=32), Field("kind", width=8), Field("characters", Kind.WHOLE, 11)),
    *(Field("words", Kind.WHOLE, 9), Field("turns", Kind.WHOLE, 9), Field("speakers", Kind.WHOLE, 10)),
    *(Field("added_on", Kind.DAY, 12), Field("version", Kind.WHOLE, 9), Field("readers", Kind.WHOLE, 9)),
    *(Field("codings", Kind.WHOLE, 11), Field("about_group"), Field("about_board", width=28)),
    *(Field("document_id", width=38), Field("sha256", width=40)),
)
SPEAKERS = (
    *(Field("participant", width=24), Field("role", width=18), Field("sector", width=14), Field("board", width=28)),
    *(Field("board_key", width=12), Field("board_group", width=12), Field("labels", width=24)),
    *(Field("documents", Kind.WHOLE, 11), Field("turns", Kind.WHOLE, 9), Field("words", Kind.WHOLE, 9)),
    *(Field("codings", Kind.WHOLE, 11), Field("participant_id", width=38)),
)
BOARDS = (
    *(Field("list", width=24), Field("as_of", width=12), Field("board_key", width=12), Field("board", width=32)),
    *(Field("board_group", width=12), Field("documents", Kind.WHOLE, 11), Field("board_id", width=38)),
)


def codes_table(findings: Findings) -> Table:
    """Every code once, in the category of its own; `variable` is its column in the table of units."""
    names, paths = variables(findings.codebook), paths_of(findings.codebook)
    marks = defaultdict(list)
    for coding in findings.counted:
        marks[coding.code_id].append(coding)
    rows: list[tuple[Cell, ...]] = []
    for category, codes in findings.codebook.at_home():
        for code in codes:
            tally = tallied(marks[code.id])
            said = (code.definition, code.use_when, code.avoid_when, code.direction or "")
            lists = (BESIDES.join(code.keywords), BESIDES.join(code.synonyms), int(code.archived), code.meaning)
            numbers = (tally.documents, tally.fragments, tally.words)
            name = category.name if category else ""
            rows.append((name, code.name, paths[code.id], names[code.id], *said, *lists, *numbers, str(code.id)))
    return Table("codebook", CODES, rows, fixed=2)


def documents_table(findings: Findings, readers: Readers) -> Table:
    """Every document with what it is about as a whole or in part, who read it, and how much was coded in it."""
    coded = Counter(coding.document_id for coding in findings.counted)
    groups, boards = _about(findings)
    rows = []
    for each in findings.documents:
        size = (each.kind, each.characters, each.words, each.turns, each.speakers)
        state = (each.added_at.date(), each.version, len(readers.get(each.id, ())), coded[each.id])
        about = (BESIDES.join(groups.get(each.id, ())), BESIDES.join(boards.get(each.id, ())))
        rows.append((each.name, *size, *state, *about, str(each.id), each.sha256))
    return Table("documents", DOCUMENTS, rows, fixed=1)


def speakers_table(findings: Findings) -> Table:
    """Every participant with what is known of them, and how often and how much they speak."""
    turns, words = _spoken(findings)
    known, sources = heard(findings.participants), sources_of(findings, findings.counted)
    coded: Counter[UUID] = Counter()
    for coding in findings.counted:
        said_by = (known.get((coding.document_id, label)) for label in sources[coding.id].labels)
        coded.update({person.id for person in said_by if person})
    boards = {board.id: board for board in findings.boards}
    always = (*KNOWN, NAME, BOARD)
    own = list(dict.fromkeys(name for p in findings.participants for name in p.attributes if name not in always))
    rows: list[tuple[Cell, ...]] = []
    for each in findings.participants:
        board = boards.get(each.board_id) if each.board_id else None
        told: tuple[str, ...] = (each.attributes.get(BOARD, ""), "", "")
        if board:
            told = (board.name, board.key, board.group)
        who = (each.name, *(each.attributes.get(name, "") for name in KNOWN), *told)
        labels = BESIDES.join(dict.fromkeys(voice.label for voice in each.voices))
        said = [(voice.document_id, voice.label) for voice in each.voices]
        sizes = (
            len({voice.document_id for voice in each.voices}),
            sum(turns[v] for v in said),
            sum(words[v] for v in said),
        )
        free = (each.attributes.get(name, "") for name in own)
        rows.append((*who, labels, *sizes, coded[each.id], str(each.id), *free))
    fields = (*SPEAKERS, *(Field(f"participant.{name}", width=18, title=name) for name in own))
    return Table("speakers", fields, rows, fixed=1)


def boards_table(findings: Findings) -> Table:
    """Every board of every list with its attributes; `documents` are those that are about it by name."""
    lists = {each.id: each for each in findings.lists}
    named = defaultdict(set)
    for reference in findings.references:
        named[reference.board_id].add(reference.document_id)
    own = list(dict.fromkeys(name for each in findings.lists for name in each.attributes))
    rows: list[tuple[Cell, ...]] = []
    for each in findings.boards:
        if each.list_id in lists:
            name, as_of = lists[each.list_id].name, lists[each.list_id].as_of
            attributes = [each.attributes.get(title, "") for title in own]
            count = len(named[each.id])
            rows.append((name, as_of, each.key, each.name, each.group, count, str(each.id), *attributes))
    fields = (*BOARDS, *(Field(f"board.{name}", width=18, title=name) for name in own))
    return Table("boards", fields, rows, fixed=4)


def _about(findings: Findings) -> tuple[Mapping[UUID, dict[str, None]], Mapping[UUID, dict[str, None]]]:
    """Of each document the groups and the boards that anything in it is said to be about."""
    boards = {board.id: board for board in findings.boards}
    groups: dict[UUID, dict[str, None]] = defaultdict(dict)
    named: dict[UUID, dict[str, None]] = defaultdict(dict)
    for each in findings.references:
        board = boards.get(each.board_id) if each.board_id else None
        if group := each.group or (board.group if board else ""):
            groups[each.document_id][group] = None
        if board:
            named[each.document_id][board.name or board.key] = None
    return groups, named


def _spoken(findings: Findings) -> tuple[Counter[tuple[UUID, str]], Counter[tuple[UUID, str]]]:
    """Turns and words by document and label; the label before a turn is not a word of it."""
    turns: Counter[tuple[UUID, str]] = Counter()
    words: Counter[tuple[UUID, str]] = Counter()
    for document_id, segments in findings.segments.items():
        for each in segments:
            if each.kind is SegmentKind.TURN and each.speaker:
                text = findings.texts[document_id][each.span.start : each.span.end]
                turns[document_id, each.speaker] += 1
                words[document_id, each.speaker] += words_in(text.removeprefix(f"{each.speaker}:"))
    return turns, words
