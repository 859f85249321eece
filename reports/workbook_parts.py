"""The parts of a workbook that say how its sheets hang together and what cells look like."""

from collections.abc import Sequence
from datetime import date
from html import escape

from reports.cleaning import clean

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_CORE = "metadata/core-properties"

ROOT = (
    f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/>'
    f'<Relationship Id="rId2" Type="{_PACKAGE}/relationships/{_CORE}" Target="docProps/core.xml"/></Relationships>'
)

# The cell formats, in order: plain, head, prose, prose that starts like a formula, day, two decimals.
_TOP = '<alignment vertical="top"/>'
_WRAPPED = '<alignment vertical="top" wrapText="1"/>'
_FORMATS = (
    f'<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1">{_TOP}</xf>',
    '<xf numFmtId="0" fontId="1" fillId="0" borderId="1" xfId="0" applyFont="1" applyBorder="1" applyAlignment="1">'
    f"{_WRAPPED}</xf>",
    f'<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1">{_WRAPPED}</xf>',
    f'<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1" applyAlignment="1">{_WRAPPED}</xf>',
    '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1">'
    f"{_TOP}</xf>",
    '<xf numFmtId="2" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1">'
    f"{_TOP}</xf>",
)
_FONT = '<sz val="11"/><name val="Calibri"/><family val="2"/>'
_NO_BORDER = "<border><left/><right/><top/><bottom/><diagonal/></border>"
_LINE_BELOW = '<border><left/><right/><top/><bottom style="thin"><color auto="1"/></bottom><diagonal/></border>'
STYLES = (
    f'{_HEAD}<styleSheet xmlns="{_MAIN}">'
    '<numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts>'
    f'<fonts count="2"><font>{_FONT}</font><font><b/>{_FONT}</font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
    f'</fills><borders count="2">{_NO_BORDER}{_LINE_BELOW}</borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    f'<cellXfs count="{len(_FORMATS)}">{"".join(_FORMATS)}</cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)


def content_types(sheets: int) -> str:
    """What kind of thing each part is."""
    every = [
        ("/xl/workbook.xml", f"{_SPREADSHEET}.sheet.main+xml"),
        ("/xl/styles.xml", f"{_SPREADSHEET}.styles+xml"),
        ("/xl/sharedStrings.xml", f"{_SPREADSHEET}.sharedStrings+xml"),
        ("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
        *((f"/xl/worksheets/sheet{n}.xml", f"{_SPREADSHEET}.worksheet+xml") for n in range(1, sheets + 1)),
    ]
    overrides = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in every)
    return (
        f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f"{overrides}</Types>"
    )


def relations(sheets: int) -> str:
    """Which parts the workbook has: its sheets first."""
    kinds = [("worksheet", f"worksheets/sheet{n}.xml") for n in range(1, sheets + 1)]
    kinds += [("styles", "styles.xml"), ("sharedStrings", "sharedStrings.xml")]
    every = "".join(
        f'<Relationship Id="rId{n}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(kinds, 1)
    )
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{every}</Relationships>'


def workbook_part(sheets: Sequence[tuple[str, str]]) -> str:
    """The sheets by title, with the area of each that is filtered; its first line is printed on every page."""
    listed, named, headed = [], [], []
    for n, (title, area) in enumerate(sheets, 1):
        quoted = escape("'" + title.replace("'", "''") + "'", quote=False)
        listed.append(f'<sheet name="{escape(title)}" sheetId="{n}" r:id="rId{n}"/>')
        place = f'localSheetId="{n - 1}"'
        named.append(f'<definedName name="_xlnm._FilterDatabase" {place} hidden="1">{quoted}!{area}</definedName>')
        headed.append(f'<definedName name="_xlnm.Print_Titles" {place}>{quoted}!$1:$1</definedName>')
    return (
        f'{_HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><bookViews><workbookView/></bookViews>'
        f"<sheets>{''.join(listed)}</sheets><definedNames>{''.join((*named, *headed))}</definedNames></workbook>"
    )


def core(title: str, subject: str, on: date) -> str:
    """What a file manager shows of it."""
    said = (
        ("dc:title", clean(title)),
        ("dc:subject", clean(subject)),
        ("dc:creator", ""),
    )
    moment = f"{on.isoformat()}T00:00:00Z"
    written = "".join(f"<{name}>{escape(text, quote=False)}</{name}>" for name, text in said)
    return (
        f'{_HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE}/{_CORE}" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f'{written}<dcterms:created xsi:type="dcterms:W3CDTF">{moment}</dcterms:created></cp:coreProperties>'
    )
