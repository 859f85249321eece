"""Exchange files of odd make: dialects of other programs, faults in the XML, and archives that could do harm."""

import re
import stat
import warnings
import zipfile
from datetime import UTC, datetime
from io import BytesIO
from uuid import UUID

import pytest

from corpora.refusal import Refusal
from reports.refi.counting import counts
from reports.refi.planning import planned
from reports.refi.reading import Exchange, read
from reports.refi.validity import faults
from reports.refi.writing import written
from tests.exchanges import CODES, REST, TEXT, USERS, coded, guid, packed, project, quoted, rich, source

SEED, PROJECT, NOW = UUID(int=7), UUID(int=8), datetime(2026, 1, 1, tzinfo=UTC)
WORDS = ["wachten al weken 😔 op hulp", "Niemand belt terug", "geweldig"]


def parts() -> tuple[str, dict[str, str | bytes]]:
    """The XML and the sources of a project with something of everything."""
    with zipfile.ZipFile(BytesIO(rich())) as archive:
        return archive.read("Wijk.qde").decode(), {n: archive.read(n) for n in archive.namelist() if "/" in n}


QDE, FILES = parts()
DEEP = ""
for depth in range(8, 0, -1):
    DEEP = f'<Code guid="{guid(200 + depth)}" name="N{depth}" isCodable="true">{DEEP}</Code>'
TYPES = "".join(
    f'<Variable guid="{guid(300 + n)}" name="V{n}" typeOfVariable="{kind}"/>'
    for n, kind in enumerate(("Boolean", "Integer", "Float", "Date", "DateTime"))
)
VALUES = "".join(
    f'<VariableValue><VariableRef targetGUID="{guid(300 + n)}"/><{kind}Value>{said}</{kind}Value></VariableValue>'
    for n, (kind, said) in enumerate(
        {
            "Boolean": "true",
            "Integer": "4",
            "Float": "1.5",
            "Date": "2026-01-01",
            "DateTime": "2026-01-01T00:00:00Z",
        }.items()
    )
)


def bare(found: re.Match[str]) -> str:
    return f'{found[1]}="{found[2].replace("-", "")}"'


DIALECTS = {
    "GUIDs in capitals": packed(re.sub(r'(targetGUID=)"([^"]+)"', lambda m: f'{m[1]}"{m[2].upper()}"', QDE), FILES),
    "GUIDs without hyphens": packed(
        re.sub(r'((?:target|origin)?[gG][uU][iI][dD]|creatingUser)="([^"]+)"', bare, QDE), FILES
    ),
    "blanks around a path": packed(QDE.replace('"internal://een.txt"', '" internal://een.txt "'), FILES),
    "UTF-16 without a mark": packed(QDE, {**FILES, "Sources/een.txt": TEXT.encode("utf-16-le")}),
    "UTF-32": packed(QDE, {**FILES, "Sources/een.txt": TEXT.encode("utf-32")}),
    "GUIDs in braces": packed(re.sub(r'( guid=)"([^"]+)"', r'\1"{\2}"', QDE), FILES),
    "ids that are no GUIDs": packed(QDE.replace(guid(100), "quote-1").replace(guid(2), "code 2"), FILES),
    "one GUID for two selections": packed(QDE.replace(guid(101), guid(100)), FILES),
    "no users": packed(QDE.replace(USERS, ""), FILES),
    "elements of another name": packed(
        QDE.replace("<Sources>", '<x:Extra xmlns:x="urn:x" a="1"><x:b/></x:Extra><Sources>'), FILES
    ),
    "sources in a wrapper": packed(
        QDE.replace("<Sources>", "<Sources><Folder>").replace("</Sources>", "</Folder></Sources>"), FILES
    ),
    "a second codebook": packed(QDE.replace("</CodeBook>", f"</CodeBook>{CODES.replace('0000000', '0000009')}"), FILES),
    "a set in a set": packed(
        QDE.replace('name="Leeg"/>', f'name="Leeg"><Set guid="{guid(62)}" name="In"/></Set>'), FILES
    ),
    "variables of every type": packed(
        QDE.replace(REST[0], REST[0].replace("</Variables>", f"{TYPES}</Variables>")).replace(
            "</VariableValue>", f"</VariableValue>{VALUES}"
        ),
        FILES,
    ),
    "signs that XML can't hold": packed(QDE.replace("Over dit", "Over\x0b &#x1; & &nbsp;"), FILES),
    "XML in another encoding than it says": packed(
        QDE.replace("Over dit", "Café").encode("cp1252", "xmlcharrefreplace"), FILES
    ),
    "XML in UTF-16": packed(QDE.replace("utf-8", "utf-16").encode("utf-16"), FILES),
    "backslashes": packed(QDE.replace("internal://", "Sources\\"), {k.replace("/", "\\"): v for k, v in FILES.items()}),
    "an odd folder": packed(QDE, {k.replace("Sources", "Wijk files/data"): v for k, v in FILES.items()}),
    "no folder": packed(
        QDE.replace("internal://", "relative:///"), {k.rpartition("/")[2]: v for k, v in FILES.items()}
    ),
    "line ends of Windows": packed(QDE, {**FILES, "Sources/een.txt": "\ufeff" + TEXT.replace("\n", "\r\n")}),
    "dates of its own": packed(QDE.replace("2026-01-02T03:04:05Z", "02-01-2026 03:04"), FILES),
    "colours of its own": packed(QDE.replace("#FF5733", "rgb(1,2,3)"), FILES),
}


def understood(data: bytes) -> Exchange:
    return read("proef.qdpx", data)


def quotes(exchange: Exchange) -> list[str]:
    return [words for _, words in exchange.quotations()]


@pytest.mark.parametrize("name", DIALECTS)
def test_whatever_the_dialect_the_same_is_read_and_goes_back_valid(name: str) -> None:
    exchange = understood(DIALECTS[name])
    assert quotes(exchange) == WORDS
    before = counts(exchange)
    plan = planned(exchange, SEED, PROJECT, NOW)
    assert [coding.quote for coding in plan.holding.codings] == WORDS
    again = understood(written(plan.holding, SEED, came_in=(exchange, plan)).data)
    assert faults(again.root) == []
    assert {**counts(again), "origin": before["origin"]} == before
    assert quotes(again) == WORDS


def test_codes_may_lie_eight_deep() -> None:
    selection = coded(100, 4, 11, 208)
    qde = project(USERS, f"<CodeBook><Codes>{DEEP}</Codes></CodeBook>", f"<Sources>{source(selection)}</Sources>")
    exchange = understood(packed(qde, {"sources/een.txt": TEXT}))
    book = planned(exchange, SEED, PROJECT, NOW).holding.book
    assert counts(exchange)["code_depth"] == 8
    assert book.path(book.in_order()[-1]).count("›") == 7


def test_what_has_no_guid_gets_one_the_same_each_time() -> None:
    bare = packed(re.sub(r' guid="[^"]*"', "", QDE), FILES)
    exchange, other = understood(bare), understood(bare)
    assert quotes(exchange) == WORDS
    assert exchange.elements.keys() == other.elements.keys()
    assert {each.code: each.facts for each in exchange.repairs}["refi-guid-given"] == {"n": 25}
    assert exchange.faults


def test_a_selection_beside_its_words_is_moved_to_where_they_stand() -> None:
    start = TEXT.index("Niemand")

    def named(words: str, from_: int, to: int) -> list[str]:
        selection = coded(100, from_, to, 2).replace('name=""', f'name="{words}"')
        qde = project(USERS, CODES, f"<Sources>{source(selection)}</Sources>")
        return quotes(understood(packed(qde, {"sources/een.txt": TEXT})))

    assert named("Niemand belt terug", start + 3, start + 21) == ["Niemand belt terug"]
    assert named("Niemand belt…", start - 2, start + 16) == ["Niemand belt terug"]
    assert named("Niemand belt terug", 500, 518) == ["Niemand belt terug"]
    assert named("Niemand belt terug", 4, 11) == ["wachten"]  # of another length: a name of another kind
    assert named("Wachttijd in de zorg", 4, 11) == ["wachten"]


def test_a_selection_past_the_end_ends_there() -> None:
    qde = project(USERS, CODES, f"<Sources>{source(coded(100, TEXT.index('geweldig'), 9999, 2))}</Sources>")
    exchange = understood(packed(qde, {"sources/een.txt": TEXT}))
    assert quotes(exchange) == ["geweldig.\n"]
    assert [each.code for each in exchange.repairs] == ["refi-cut-off"]


@pytest.mark.parametrize(("path", "data"), [("een.rtf", b"{\\rtf1 geweldig}"), ("een.docx", b"PK\x03\x04")])
def test_a_text_that_is_only_there_with_its_formatting_is_taken_from_that(path: str, data: bytes) -> None:
    element = source(coded(100, 0, 8, 2)).replace(
        'plainTextPath="internal://een.txt"', f'richTextPath="internal://{path}"'
    )
    exchange = understood(packed(project(USERS, CODES, f"<Sources>{element}</Sources>"), {f"sources/{path}": data}))
    assert quotes(exchange) == (["geweldig"] if path == "een.rtf" else [""])


def _zip(*entries: tuple[str | zipfile.ZipInfo, str | bytes]) -> bytes:
    target = BytesIO()
    with warnings.catch_warnings(action="ignore"), zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries:
            archive.writestr(name, content)
    return target.getvalue()


def _link(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name)
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    return info


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (_zip(("project.qde", QDE), (_link("sources/een.txt"), "/etc/passwd")), "refi-link"),
        (_zip(("project.qde", QDE), ("sources/een.txt", "a"), ("sources/een.txt", "b")), "refi-entry-twice"),
        (_zip(("project.qde", QDE), ("project.qde", "<Project/>")), "refi-entry-twice"),
        (_zip(("map/wijk.qdpx", rich())), "refi-inside"),
        (_zip(("project.qde", QDE), *((f"sources/{n}.txt", bytes(4_000_000)) for n in range(10))), "refi-too-large"),
        (_zip(("project.qde", QDE), ("C:\\kwaad.txt", "x")), "archive-path"),
        (_zip(("project.qde", QDE), ("sources\\..\\..\\kwaad.txt", "x")), "archive-path"),
        (b"", "refi-xml"),
    ],
)
def test_an_archive_that_could_do_harm_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(Refusal) as refused:
        understood(data)
    assert refused.value.code == code


def test_an_entry_that_is_there_twice_the_same_does_no_harm() -> None:
    twice = _zip(("project.qde", QDE), *FILES.items(), *FILES.items())
    assert quotes(understood(twice)) == WORDS


def test_one_file_named_by_thousands_of_sources_is_refused_before_it_fills_the_memory(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("reports.refi.texts.MOST_TEXT", 10 * len(TEXT))
    sources = "".join(source(n=1000 + n) for n in range(20))
    with pytest.raises(Refusal, match="refi-too-large"):
        understood(packed(project(f"<Sources>{sources}</Sources>"), {"sources/een.txt": TEXT}))


def test_quoted_names_do_not_move_what_stands_well() -> None:
    selection = quoted("Niemand belt terug", 100, 2).replace('name=""', 'name="Niemand  belt terug"')
    qde = project(USERS, CODES, f"<Sources>{source(selection)}</Sources>")
    exchange = understood(packed(qde, {"sources/een.txt": TEXT}))
    assert (quotes(exchange), exchange.repairs) == (["Niemand belt terug"], ())
