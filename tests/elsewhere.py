"""Invented files of other programs, as those programs write them."""

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing

Rows = Mapping[str, Sequence[Mapping[str, object]]]
PAGE = (
    "<p>Interviewer: hoe lang wacht u?</p><p>Mevrouw Ünal: één week 😔, of twee &amp; langer.</p>"
    "<ul><li>Niets</li></ul>"
)
NOTE = "Café Noord.\r\nZij wacht 😔 al weken.\r\nDe school belt terug."


def database(rows: Rows, *more: str) -> bytes:
    """An SQLite database with these rows, of whatever columns they have, and what else is done to it."""
    with closing(sqlite3.connect(":memory:")) as connection:
        for table, found in rows.items():
            columns = list(dict.fromkeys(column for row in found for column in row)) or ["id"]
            connection.execute(f'CREATE TABLE "{table}" ({", ".join(columns)})')
            places = ", ".join("?" * len(columns))
            for row in found:
                connection.execute(f'INSERT INTO "{table}" VALUES ({places})', [row.get(each) for each in columns])
        for statement in more:
            connection.execute(statement)
        connection.commit()
        return connection.serialize()


def counted(
    words: str, html: str = "Interviewer: hoe lang wacht u?Mevrouw Ünal: één week 😔, of twee & langer.Niets"
) -> tuple[int, int]:
    """Where words stand as Taguette counts: in bytes, over what is no tag."""
    start = len(html[: html.index(words)].encode())
    return start, start + len(words.encode())


def taguette_rows() -> dict[str, list[dict[str, object]]]:
    """One document, four tags of which two with a dot, three highlights; one of them by nobody known."""

    def highlight(key: int, words: str, **other: object) -> dict[str, object]:
        start, end = counted(words)
        at = {"start_offset": start, "end_offset": end, "snippet": f"<p>{words.replace('&', '&amp;')}</p>"}
        return {"id": key, "document_id": 7, **at, **other}

    def command(key: int, by: str) -> dict[str, object]:
        payload = json.dumps({"type": "highlight_add", "highlight_id": key, "tags": [1]})
        return {"project_id": 1, "user_login": by, "date": "2026-02-03 10:00:00.5", "payload": payload}

    tags = [(1, "Toegang"), (2, "Toegang.Wachttijd"), (3, "Emotie.Frustratie"), (4, "versie 1.2")]
    return {
        "projects": [{"id": 1, "name": "Wijkzorg", "description": "Een proef"}],
        "project_members": [{"project_id": 1, "user_login": "anna"}, {"project_id": 2, "user_login": "vreemd"}],
        "documents": [
            {"id": 7, "project_id": 1, "name": "Gesprek", "description": "Het eerste", "contents": PAGE},
            {"id": 8, "project_id": 2, "name": "Van een ander", "description": "", "contents": "<p>geheim</p>"},
        ],
        "tags": [{"id": key, "project_id": 1, "path": path, "description": ""} for key, path in tags],
        "highlights": [highlight(1, "één week 😔"), highlight(2, "twee & langer"), highlight(3, "Niets")],
        "highlight_tags": [
            {"highlight_id": key, "tag_id": tag} for key, tag in [(1, 2), (1, 3), (2, 1), (3, 4), (3, 99)]
        ],
        "commands": [command(1, "anna"), command(2, "bram"), {"project_id": 1, "payload": "geen json"}],
    }


def taguette(rows: Rows | None = None, *more: str) -> bytes:
    """A project as Taguette exports it."""
    return database(rows or taguette_rows(), *more)


def qualcoder_rows() -> dict[str, list[dict[str, object]]]:
    """Two coders, codes in categories and below a code, a note, a case of a whole text and one of a part."""
    signed = {"owner": "anna", "date": "2026-02-03 10:00:00"}

    def at(words: str) -> dict[str, object]:
        start = NOTE.index(words)
        return {"fid": 1, "pos0": start, "pos1": start + len(words)}

    return {
        "project": [{"databaseversion": "v8", "memo": "Over wachten", "about": "QualCoder 3.6"}],
        "source": [
            {"id": 1, "name": "Verslag", "fulltext": NOTE, "memo": "Eerste", **signed},
            {"id": 2, "name": "foto.jpg", "fulltext": None, "mediapath": "/images/foto.jpg", "memo": "", **signed},
        ],
        "code_cat": [{"catid": 1, "name": "Toegang", "memo": "Hoe men binnenkomt", "supercatid": None, **signed}],
        "code_name": [
            {"cid": 1, "name": "Wachttijd", "memo": "", "catid": 1, "supercid": None, "color": "#FF5733", **signed},
            {"cid": 2, "name": "Weken", "memo": "", "catid": None, "supercid": 1, "color": "rood", **signed},
        ],
        "code_text": [
            {"ctid": 1, "cid": 1, "seltext": "wacht 😔 al weken", "memo": "kern", **at("wacht 😔 al weken"), **signed},
            {"ctid": 2, "cid": 2, "seltext": "weken", "memo": "", **at("weken"), **signed}
            | {"owner": "bram", "important": 1},
            {"ctid": 3, "cid": 2, "seltext": "De school", "memo": "", **at("Noord"), **signed},
            {"ctid": 4, "cid": 2, "seltext": "nergens", "memo": "", "fid": 9, "pos0": 0, "pos1": 2, **signed},
        ],
        "code_image": [{"imid": 1, "id": 2, "x1": 1, **signed}],
        "code_av": [],
        "annotation": [{"anid": 1, **at("Noord"), "memo": "Welk Noord?", **signed}],
        "journal": [{"jid": 1, "name": "Dag 1", "jentry": "Het begin.", **signed}],
        "cases": [{"caseid": 1, "name": "Mevrouw", "memo": ""}, {"caseid": 2, "name": "School", "memo": ""}],
        "case_text": [
            {"id": 1, "caseid": 1, "fid": 1, "pos0": 0, "pos1": len(NOTE)},
            {"id": 2, "caseid": 2, **at("De school belt terug")},
        ],
        "attribute": [
            {"name": "Leeftijd", "attr_type": "case", "value": "62", "id": 1},
            {"name": "Plaats", "attr_type": "file", "value": "Noord", "id": 1},
            {"name": "Plaats", "attr_type": "case", "value": "", "id": 2},
        ],
    }


def qualcoder(rows: Rows | None = None, *more: str) -> bytes:
    """The database in the folder of a QualCoder project."""
    return database(rows or qualcoder_rows(), *more)


def table(*rows: Iterable[str], between: str = ",") -> bytes:
    """A table of text, every cell in quotes."""
    return "\r\n".join(between.join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows).encode()
