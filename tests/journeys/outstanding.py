"""An invented study in which one board stands out: in a document of its own, in a pair of codes, and in every table."""

from actions.boards import boards, refer
from actions.documents import contents
from actions.parting import add_part
from actions.workspace import Desk
from corpora.spans import Span
from tests.builders import CODES, codebook_of, coded, listed, told

OUTSTANDING = "Stichting Zonnebloem"
LIST = "bevoegd gezag;naam;lijst;regio;jaren onder norm\n" + "".join(
    f"{40000 + n};{OUTSTANDING if n == 1 else f'Bestuur {n}'};{'laag' if n < 6 else 'hoog'};"
    f"{'Noord' if n < 5 else 'Zuid'};{n}\n"
    for n in range(1, 11)
)
TALK = """\
# Gesprek

## Eerst

Jansen: Het lerarentekort drukt zwaar op de teams. De directie bespreekt de cijfers elke maand.

## Daarna

Vos: Bij ons wisselde de directeur drie keer in twee jaar. Daar praat niemand over.
"""


def outstanding(desk: Desk) -> Desk:
    """One document about one board, and two about each of the groups."""
    ids, given = codebook_of(desk, {**CODES, "Cultuur": ("Zwijgen",)}), listed(desk, LIST)
    rows = boards(desk, given.id)
    of_one = told(desk, TALK, name=f"Gesprek {OUTSTANDING}.md")
    refer(desk, of_one.document.id, given.id, "laag", board_id=rows[0].id)
    coded(desk, of_one, ids["Lerarentekort"], "Het lerarentekort drukt zwaar op de teams.")
    coded(desk, of_one, ids["Wisselende leiding"], "drukt zwaar op de teams")
    coded(desk, of_one, ids["Cijfers bespreken"], "bespreekt de cijfers elke maand")
    coded(desk, of_one, ids["Zwijgen"], "Daar praat niemand over.")
    for n, group in enumerate(("laag", "laag", "hoog", "hoog"), 1):
        text = told(desk, TALK.replace("Jansen", f"Spreker {n}"), name=f"Panel {n}.md")
        refer(desk, text.document.id, given.id, group)
        coded(desk, text, ids["Lerarentekort"], "lerarentekort drukt")
        coded(desk, text, ids["Cijfers bespreken"], "bespreekt de cijfers elke maand")
        coded(desk, text, ids["Wisselende leiding"], "wisselde de directeur")
    return desk


def in_parts(desk: Desk) -> None:
    """The first half of every document is a part; only that about the one board is of a kind of its own."""
    for content in contents(desk):
        end = content.text.index("Daarna")
        kind = "alleen" if OUTSTANDING in content.document.name else "samen"
        add_part(desk, content.document.id, f"Eerst {kind}", Span(0, end), attributes={"kring": kind})
