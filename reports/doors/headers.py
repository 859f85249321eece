"""What the columns of a table of quotations are called, by whom."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

QUOTE, CODES, DOCUMENT, CODER, MEMO, AT, KEY, GROUP = "quote codes document coder memo at key group".split()
DEFINITION, ABOVE = "definition above".split()
# The first that is there counts: ATLAS.ti also has names of quotations, which are cut short.
NAMES: dict[str, tuple[str, ...]] = {
    QUOTE: (
        *("quotation content", "text content", "coded text", "quote", "citaat", "citaten", "quotes", "fragment"),
        *("segment", "content", "tekst", "text", "passage", "excerpt", "uitspraak", "quotation", "coded segment"),
        *("zitat", "inhalt", "quotation name"),
    ),
    CODES: ("code", "codes", "tag", "tags", "label", "labels", "node", "nodes", "code name", "codename", "naam code"),
    DOCUMENT: (
        *("document name", "documentnaam", "document", "dokumentname", "bron", "source", "bestand", "file", "files"),
        *("interview", "transcript", "transcriptie", "documents", "bestandsnaam", "file name"),
    ),
    CODER: (
        "coder",
        "codeur",
        "created by",
        "gecodeerd door",
        "author",
        "auteur",
        "erstellt von",
        "user",
        "modified by",
    ),
    MEMO: ("memo", "comment", "comments", "opmerking", "opmerkingen", "notitie", "toelichting", "note", "kommentar"),
    AT: ("created", "creation date", "date", "datum", "erstellt am", "modified"),
    KEY: ("id", "quotation id", "nr", "nummer"),
    GROUP: ("document group", "documentgroep", "dokumentgruppe"),
    DEFINITION: ("definition", "definitie", "description", "beschrijving", "omschrijving", "code memo", "uitleg"),
    ABOVE: ("parent", "ouder", "onder", "category", "categorie", "parent code", "hoofdcode"),
}
NAMED = tuple(name for names in NAMES.values() for name in names)
LATEST = 40  # rows that may stand above the one with the names


@dataclass(frozen=True, slots=True)
class Columns:
    """Where each kind of column is, the row that says so, and the program that writes them like that."""

    row: int
    places: dict[str, int]
    program: str = ""

    def cell(self, row: Sequence[str], kind: str) -> str:
        """What a row says in this column; empty where there is none."""
        place = self.places.get(kind, -1)
        return row[place].strip() if 0 <= place < len(row) else ""


def columns_of(rows: Sequence[Sequence[str]]) -> Columns | None:
    """The first row that names codes, and quotations or what codes mean; None for a table of something else."""
    for n, row in enumerate(rows[:LATEST]):
        names = [" ".join(cell.lower().replace("_", " ").split()) for cell in row]
        places = dict(_placed(names))
        name_of_code = names.index("name") if "name" in names and "references" in names else -1
        if CODES not in places and name_of_code >= 0:
            places[CODES] = name_of_code
        if CODES in places and (QUOTE in places or DEFINITION in places or ABOVE in places or _nvivo(names)):
            return Columns(n, places, _program(names))
    return None


def _placed(names: Sequence[str]) -> Iterator[tuple[str, int]]:
    for kind, known in NAMES.items():
        if (place := next((names.index(name) for name in known if name in names), -1)) >= 0:
            yield kind, place


def _nvivo(names: Sequence[str]) -> bool:
    return "name" in names and "references" in names and ("files" in names or "sources" in names)


def _program(names: Sequence[str]) -> str:
    known = set(names)
    if {"document", "tag", "content"} <= known or {"tag", "description", "number of highlights"} <= known:
        return "Taguette"
    if "segment" in known and known & {"document name", "dokumentname", "document group", "dokumentgruppe"}:
        return "MAXQDA"
    if known & {"quotation content", "quotation name"} or {"text content", "codes"} <= known:
        return "ATLAS.ti"
    return "NVivo" if _nvivo(names) else ""
