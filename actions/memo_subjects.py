"""What memos can be about, by the names that people know it by."""

from collections.abc import Mapping
from textwrap import shorten

from actions.boards import board_lists
from actions.codebook import codebook
from actions.coding import codings
from actions.documents import documents
from actions.linking import all_boards
from actions.participants import participants
from actions.theming import themes
from actions.workspace import Desk, projects
from coding.memos import Memo, Subject, SubjectKind
from corpora.refusal import Refusal

QUOTE_SHOWN = 60


def subjects(desk: Desk) -> Mapping[Subject, str]:
    """Everything that can be chosen to write about, with its name; codings are reached from where they stand."""

    def found() -> dict[Subject, str]:
        book = codebook(desk)
        project = next(each for each in projects(desk.workspace) if each.id == desk.project_id)
        named = [
            (SubjectKind.PROJECT, (project,)),
            (SubjectKind.CATEGORY, book.categories),
            (SubjectKind.CODE, book.codes),
            (SubjectKind.DOCUMENT, documents(desk)),
            (SubjectKind.PARTICIPANT, participants(desk)),
            (SubjectKind.BOARD_LIST, board_lists(desk)),
            (SubjectKind.BOARD, all_boards(desk)),
        ]
        known = {Subject(kind, each.id): each.name for kind, some in named for each in some}  # type: ignore[attr-defined]
        return known | {Subject(SubjectKind.THEME, theme.id): theme.title for theme in themes(desk)}

    return desk.computed("memo-subjects", compute=found)


def names(desk: Desk) -> Mapping[Subject, str]:
    """The name of everything that a memo may be about, codings and merged participants too; not of what went."""

    def found() -> dict[Subject, str]:
        codes = {code.id: code.name for code in codebook(desk).codes}
        people = {
            Subject(SubjectKind.PARTICIPANT, each): person.name for person in participants(desk) for each in person.ids
        }
        marked = {
            Subject(SubjectKind.CODING, each.id, each.document_id): _coding(codes[each.code_id], each.quote)
            for each in codings(desk)
        }
        return {**subjects(desk), **people, **marked}

    return desk.computed("memo-names", desk.coder_id, compute=found)


def named_subject(desk: Desk, kind: str, name: str) -> Subject:
    """By kind and name, whatever the case; refuses `memo-kind-unknown` and `memo-subject-unknown`."""
    if kind not in set(SubjectKind):
        raise Refusal("memo-kind-unknown", kind=kind, known=", ".join(SubjectKind))
    known = {subject: said for subject, said in subjects(desk).items() if subject.kind == kind}
    wanted = " ".join(name.split()).casefold()
    for subject, said in known.items():
        if " ".join(said.split()).casefold() == wanted:
            return subject
    raise Refusal("memo-subject-unknown", name=name, known=", ".join(list(known.values())[:20]) or "–")


def said_of(desk: Desk, memo: Memo) -> tuple[tuple[Subject, str], ...]:
    """What a memo is about, with the names; without what went, and without the code and document of a coding."""
    known = names(desk)
    about = [each for each in memo.subjects if each in known]
    coded = [each for each in about if each.kind is SubjectKind.CODING]
    return tuple((each, known[each]) for each in (coded or about if memo.kind == "remark" else about))


def _coding(code: str, quote: str) -> str:
    return f"{code}: “{shorten(quote, QUOTE_SHOWN, placeholder=' …')}”"
