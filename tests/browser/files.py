"""Small invented files of the kinds that researchers have."""

from io import BytesIO
from pathlib import Path

from docx import Document
from matplotlib.backends.backend_pdf import PdfPages
from matplotlib.figure import Figure

TRANSCRIPT = [
    ("Gespreksleider", "Wat valt op aan de besturen op de lage lijst?"),
    (
        "Inspecteur 1",
        "Het lerarentekort drukt daar zwaar op de teams. De directie kijkt pas naar de cijfers als wij bellen.",
    ),
    ("Inspecteur 2", "Bij ons wisselde de directeur drie keer in twee jaar. Niemand maakt dan nog een plan af."),
    ("Gespreksleider", "En de hoge lijst?"),
    (
        "Inspecteur 1",
        "Daar bespreekt het bestuur elke maand de cijfers met de scholen. De bestuurder kent zijn scholen van binnen.",
    ),
]
REPORT = [
    "Panelverslag bestuurders",
    "Het panel vindt dat een bestuur de resultaten ieder kwartaal hoort te bespreken.",
    "Een schoolleider die blijft, is volgens de deelnemers goud waard.",
]
BOARDS = """\
bestuursnummer;bestuur;groep;sector
90001;Stichting Verzonnen Een;laag;po
90002;Stichting Verzonnen Twee;hoog;po
"""
CODEBOOK = """\
codeboek: {naam: Klein codeboek}
codes:
  - {id: personeel, naam: Personeel, soort: categorie, kleur: '#D55E00'}
  - {id: tekort, naam: Lerarentekort, soort: code, ouder: personeel, kleur: '#D55E00', toets: '1'}
  - {id: wissel, naam: Wisselende leiding, soort: code, ouder: personeel, kleur: '#E69F00', toets: '2'}
  - {id: monitoren, naam: Monitoren, soort: categorie, kleur: '#0072B2'}
  - {id: cijfers, naam: Cijfers bespreken, soort: code, ouder: monitoren, kleur: '#0072B2', toets: '3'}
"""


def transcript(folder: Path, name: str = "Focusgroep mbo.docx") -> Path:
    """A Word file with a heading and speaker turns."""
    document = Document()
    document.add_heading("Focusgroep mbo", level=1)
    for speaker, said in TRANSCRIPT:
        document.add_paragraph(f"{speaker}: {said}")
    document.save(str(folder / name))
    return folder / name


def report(folder: Path, name: str = "Panelverslag.pdf") -> Path:
    """A pdf with text in it."""
    page = Figure(figsize=(8.27, 11.69))
    for place, line in enumerate(REPORT):
        page.text(0.1, 0.9 - 0.05 * place, line, fontsize=14 if place == 0 else 11)
    buffer = BytesIO()
    with PdfPages(buffer, metadata={"CreationDate": None}) as pages:
        pages.savefig(page)
    (folder / name).write_bytes(buffer.getvalue())
    return folder / name


def written(folder: Path, name: str, text: str) -> Path:
    """A text file."""
    (folder / name).write_text(text, encoding="utf-8")
    return folder / name
