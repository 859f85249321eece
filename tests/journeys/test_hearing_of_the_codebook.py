"""An open page asks for the codebook again only when it may be another."""

from actions.codebook import add_code, changed_since
from actions.history import undo
from actions.workspace import Desk, join, revision
from tests.builders import codebook_of, coded, told


def test_a_coding_leaves_the_codebook_as_it_was_and_a_code_or_a_coder_does_not(desk: Desk) -> None:
    content, ids = told(desk), codebook_of(desk)
    known = revision(desk)
    coded(desk, content, ids["Lerarentekort"], "Het lerarentekort drukt daar zwaar op de teams.")
    assert not changed_since(desk, known)
    add_code(desk, "Nieuw", None, "#0072B2")
    assert changed_since(desk, known)
    known = revision(desk)
    undo(desk)
    assert changed_since(desk, known)
    known = revision(desk)
    join(desk, "Cora")
    assert changed_since(desk, known)
    assert not changed_since(desk, revision(desk))
