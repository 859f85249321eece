"""Invented exchange files, as the programs that researchers use write them."""

import zipfile
from io import BytesIO
from uuid import UUID

from lxml import etree

SPACE = "urn:QDA-XML:project:1.0"
TEXT = "Wij wachten al weken 😔 op hulp.\nNiemand belt terug.\nDe wijkverpleegkundige is geweldig.\n"
ANNA, BRAM = "11111111-1111-4111-8111-111111111111", "22222222-2222-4222-8222-222222222222"


def guid(n: int) -> str:
    """A GUID that is the same each time."""
    return str(UUID(int=n + (4 << 76) + (8 << 60)))


def packed(qde: str | bytes, files: dict[str, str | bytes] | None = None, *, inner: str = "project.qde") -> bytes:
    """A .qdpx of an XML and its sources."""
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(inner, qde)
        for name, content in (files or {}).items():
            archive.writestr(name, content)
    return target.getvalue()


def project(*parts: str, origin: str = "Proef 1.0", space: str = SPACE, name: str = "Wijkzorg") -> str:
    """The XML of a project with these parts."""
    return (
        f'<?xml version="1.0" encoding="utf-8"?><Project name="{name}" origin="{origin}" xmlns="{space}">'
        f"{''.join(parts)}</Project>"
    )


USERS = f'<Users><User guid="{ANNA}" name="Anna"/><User guid="{BRAM}" name="Bram"/></Users>'
CODES = (
    f'<CodeBook><Codes><Code guid="{guid(1)}" name="Toegang" isCodable="false"><Description>Hoe men binnenkomt'
    f'</Description><Code guid="{guid(2)}" name="Wachttijd" isCodable="true" color="#FF5733"/>'
    f'<Code guid="{guid(3)}" name="Loket" isCodable="true"><Code guid="{guid(4)}" name="Telefoon" isCodable="true"/>'
    f'</Code></Code><Code guid="{guid(5)}" name="Waardering" isCodable="true"/></Codes></CodeBook>'
)


def coded(n: int, start: int, end: int, code: int, *, user: str = ANNA, inside: str = "") -> str:
    """A selection with one coding."""
    return (
        f'<PlainTextSelection guid="{guid(n)}" name="" startPosition="{start}" endPosition="{end}" '
        f'creatingUser="{user}">{inside}<Coding guid="{guid(n + 500)}" creatingUser="{user}" '
        f'creationDateTime="2026-01-02T03:04:05Z"><CodeRef targetGUID="{guid(code)}"/></Coding></PlainTextSelection>'
    )


def quoted(words: str, n: int, code: int, *, text: str = TEXT, utf16: bool = False, user: str = ANNA) -> str:
    """The same on the first place where these words stand, counted as a program does."""
    start = text.index(words)
    end = start + len(words)
    if utf16:
        start, end = (len(text[:at].encode("utf-16-le")) // 2 for at in (start, end))
    return coded(n, start, end, code, user=user)


def source(*selections: str, n: int = 20, name: str = "Interview 1", path: str = "internal://een.txt") -> str:
    """A source with its text in a file."""
    return f'<TextSource guid="{guid(n)}" name="{name}" plainTextPath="{path}">{"".join(selections)}</TextSource>'


def simple(*, origin: str = "Proef 1.0", utf16: bool = False) -> bytes:
    """Two coders, five codes, one text and three codings."""
    selections = [
        quoted("wachten al weken 😔 op hulp", 100, 2, utf16=utf16),
        quoted("Niemand belt terug", 101, 4, utf16=utf16),
        quoted("geweldig", 102, 5, utf16=utf16, user=BRAM),
    ]
    return packed(
        project(USERS, CODES, f"<Sources>{source(*selections)}</Sources>", origin=origin), {"sources/een.txt": TEXT}
    )


REST = (
    f'<Variables><Variable guid="{guid(30)}" name="Regio:naam" typeOfVariable="Text"/></Variables>',
    f'<Cases><Case guid="{guid(2)}" name="Zoals een code"/></Cases>',
    f'<Notes><Note guid="{guid(40)}" name="Dagboek" creatingUser="{ANNA}" creationDateTime="2026-01-02T03:04:05Z">'
    f"<PlainTextContent>Een eerste indruk.</PlainTextContent></Note></Notes>",
    f'<Links><Link guid="{guid(50)}" name="leidt tot" direction="OneWay" originGUID="{guid(2)}" '
    f'targetGUID="{guid(5)}"/></Links>',
    f'<Sets><Set guid="{guid(60)}" name="Belangrijk"><MemberCode targetGUID="{guid(5)}"/></Set>'
    f'<Set guid="{guid(61)}" name="Leeg"/></Sets>',
    f'<Graphs><Graph guid="{guid(70)}" name="Netwerk"><Vertex guid="{guid(71)}" representedGUID="{guid(2)}" '
    f'firstX="1" firstY="2"/></Graph></Graphs>',
    "<Description>Over dit project.</Description>",
)


def rich() -> bytes:
    """With everything that can't be shown here as well: areas, recordings, sets, a graph, one GUID for two things."""
    text = source(
        "<Description>Het eerste gesprek</Description>",
        quoted("wachten al weken 😔 op hulp", 100, 2),
        quoted("Niemand belt terug", 101, 4),
        quoted("geweldig", 102, 5, user=BRAM),
        f'<NoteRef targetGUID="{guid(40)}"/>',
        f'<VariableValue><VariableRef targetGUID="{guid(30)}"/><TextValue>Noord</TextValue></VariableValue>',
    )
    picture = (
        f'<PictureSource guid="{guid(80)}" name="Foto" path="internal://foto.png"><PictureSelection guid="{guid(81)}" '
        f'name="hoek" firstX="1" firstY="2" secondX="3" secondY="4"><Coding guid="{guid(82)}"><CodeRef '
        f'targetGUID="{guid(5)}"/></Coding></PictureSelection></PictureSource>'
    )
    files = {"Sources/een.txt": "\ufeff" + TEXT, "Sources/foto.png": b"\x89PNG niet echt"}
    variables, cases, *others = REST
    return packed(
        project(USERS, CODES, variables, cases, f"<Sources>{text}{picture}</Sources>", *others), files, inner="Wijk.qde"
    )


def tree_of(data: bytes) -> etree._Element:
    """The XML in a .qdpx of ours."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return etree.fromstring(archive.read("project.qde"))
