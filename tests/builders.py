"""Small invented studies, made through the same actions that a person would use."""

from dataclasses import replace
from uuid import UUID

from actions.boards import board_lists, import_boards, references
from actions.codebook import add_category, add_code, codebook
from actions.coding import Mark, apply_codes, codings
from actions.documents import Content, add, content, documents
from actions.memos import memos
from actions.participants import participants
from actions.parting import parts
from actions.relating import relations
from actions.theming import themes
from actions.workspace import Desk
from codebooks.codebook import Direction
from coding.codings import Coding
from corpora.boards import BoardList
from corpora.spans import Span

FOCUS_GROUP = """\
# Focusgroep mbo

## De lage lijst

Gespreksleider: Wat valt op aan de besturen op de lage lijst?

Inspecteur Jansen: Het lerarentekort drukt daar zwaar op de teams. De directie kijkt pas naar de cijfers als wij bellen.

Inspecteur De Boer: Bij ons wisselde de directeur drie keer in twee jaar.

## De hoge lijst

Gespreksleider: En op de hoge lijst?

Inspecteur Jansen: Daar bespreekt het bestuur elke maand de cijfers met scholen. Ook daar voelt men het lerarentekort.

Inspecteur De Boer: De bestuurder kent zijn scholen van binnenuit.
"""

PANEL = """\
# Panelverslag

Gespreksleider: Waaraan herkent u een sterk bestuur?

Bestuurder Smit: Aan korte lijnen en een open gesprek over resultaten.

Bestuurder El Amrani: Aan rust in het team. Een schoolleider die blijft, is goud waard.
"""

BOARDS = """\
bevoegd gezag;naam;lijst;regio
40001;Stichting De Horizon;laag;Noord
40002;Stichting Het Kompas;laag;Zuid
40003;Stichting De Brug;hoog;Noord
"""

CODES = {"Personeel": ("Lerarentekort", "Wisselende leiding"), "Monitoren": ("Cijfers bespreken",)}


def told(desk: Desk, text: str = FOCUS_GROUP, *, name: str = "Focusgroep mbo.md") -> Content:
    """A document that came in as a file."""
    return content(desk, add(desk, name, text.encode()).document.id)


def codebook_of(desk: Desk, codes: dict[str, tuple[str, ...]] | None = None) -> dict[str, UUID]:
    """Categories with their codes; the ids of both by name."""
    ids: dict[str, UUID] = {}
    for category, names in (codes or CODES).items():
        ids[category] = add_category(desk, category, "#0072B2")
        ids |= {name: add_code(desk, name, ids[category], "#D55E00") for name in names}
    return ids


def marked(content: Content, code_id: UUID, quote: str, *, direction: Direction | None = None, memo: str = "") -> Mark:
    """A coding to be made, on the first place where these words stand."""
    start = content.text.index(quote)
    return Mark(content.document.id, code_id, Span(start, start + len(quote)), quote, direction, memo)


def coded(desk: Desk, content: Content, code_id: UUID, quote: str) -> Coding:
    """The words coded by who sits at the desk."""
    mark = marked(content, code_id, quote)
    apply_codes(desk, [mark])
    made = (coding for coding in codings(desk, content.document.id) if coding.coder_id == desk.coder_id)
    return next(coding for coding in made if (coding.span, coding.code_id) == (mark.span, code_id))


def listed(desk: Desk, text: str = BOARDS, *, name: str = "Besturenlijst.csv") -> BoardList:
    """A board list that came in as a file."""
    return import_boards(desk, name, text.encode())


def everything(desk: Desk) -> tuple[object, ...]:
    """The project as people see it, without the revisions at which things last changed."""
    made = tuple(replace(coding, revision=0) for coding in codings(desk))
    kept = (
        documents(desk),
        codebook(desk),
        relations(desk),
        themes(desk),
        board_lists(desk),
        references(desk),
        parts(desk),
        memos(desk),
    )
    people = tuple(
        (each.name, each.attributes, each.board_id, tuple((voice.document_id, voice.label) for voice in each.voices))
        for each in participants(desk)
    )
    return (*kept, people, made)
