"""Two codes become one: what stood with a coding that went into another one goes along, and comes back with undo."""

from actions.checking import check
from actions.coding import change_coding, codings
from actions.history import undo
from actions.memos import memos, write_memo
from actions.reshaping import reshape
from actions.theming import add_theme, change_theme, themes
from actions.workspace import Desk
from codebooks.codebook import Theme
from coding.memos import Subject, SubjectKind
from coding.merging import Merge
from tests.builders import codebook_of, coded, everything, told

WORDS = "lerarentekort"


def test_memos_marks_and_themes_follow_the_coding_and_the_code_that_stay(desk: Desk) -> None:
    content, ids = told(desk), codebook_of(desk)
    source, into = ids["Lerarentekort"], ids["Cijfers bespreken"]
    gone, kept = coded(desk, content, source, WORDS), coded(desk, content, into, WORDS)
    change_coding(desk, gone.id, important=True)
    write_memo(desk, "Sterk beeld.", [Subject(SubjectKind.CODING, gone.id, content.document.id)])
    theme_id = add_theme(desk, "Personeel")
    change_theme(desk, Theme(theme_id, "Personeel", coding_ids=(gone.id,), code_ids=(source,)))
    before = everything(desk)

    reshape(desk, Merge((source,), into))
    (left,) = codings(desk)
    assert (left.id, left.important) == (kept.id, True)
    assert [each.subjects for each in memos(desk)] == [(Subject(SubjectKind.CODING, kept.id, content.document.id),)]
    assert [(each.coding_ids, each.code_ids) for each in themes(desk)] == [((kept.id,), (into,))]
    assert check(desk).faults == ()

    undo(desk)
    assert everything(desk) == before
