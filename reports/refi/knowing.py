"""What stands where in an exchange file, in the order of the standard, and what must have a GUID."""

from uuid import UUID, uuid5

from lxml import etree

from reports.refi.elements import SPACE, Element, local

_STAMPED = (
    "Description",
    "PlainTextContent",
    "SyncPoint",
    "PlainTextSelection",
    "TranscriptSelection",
    "Coding",
    "NoteRef",
)
_TEXT = ("Description", "PlainTextContent", "PlainTextSelection", "Coding", "NoteRef", "VariableValue")
_AREA = ("Description", "Representation", "Coding", "NoteRef")
_RECORDING = ("Description", "Transcript", "AudioSelection", "VideoSelection", "Coding", "NoteRef", "VariableValue")
_VALUES = ("TextValue", "BooleanValue", "IntegerValue", "FloatValue", "DateValue", "DateTimeValue")
# The children of each element in the order of the standard; those of Sources come as they come.
ORDER: dict[str, tuple[str, ...]] = {
    "Project": (
        *("Users", "CodeBook", "Variables", "Cases", "Sources", "Notes", "Links", "Sets", "Graphs"),
        *("Description", "NoteRef"),
    ),
    "Users": ("User",),
    "CodeBook": ("Codes",),
    "Codes": ("Code",),
    "Code": ("Description", "NoteRef", "Code"),
    "Variables": ("Variable",),
    "Variable": ("Description",),
    "Cases": ("Case",),
    "Case": ("Description", "CodeRef", "VariableValue", "SourceRef", "SelectionRef"),
    "VariableValue": ("VariableRef", *_VALUES),
    "TextSource": _TEXT,
    "Representation": _TEXT,
    "TextDescription": _TEXT,
    "Note": _TEXT,
    "PlainTextSelection": ("Description", "Coding", "NoteRef"),
    "PDFSource": ("Description", "PDFSelection", "Representation", "Coding", "NoteRef", "VariableValue"),
    "PDFSelection": _AREA,
    "PictureSource": ("Description", "TextDescription", "PictureSelection", "Coding", "NoteRef", "VariableValue"),
    "PictureSelection": ("Description", "Coding", "NoteRef"),
    "AudioSource": _RECORDING,
    "VideoSource": _RECORDING,
    "AudioSelection": ("Description", "Coding", "NoteRef"),
    "VideoSelection": ("Description", "Coding", "NoteRef"),
    "Transcript": _STAMPED,
    "TranscriptSelection": ("Description", "Coding", "NoteRef"),
    "Coding": ("CodeRef", "NoteRef"),
    "Notes": ("Note",),
    "Links": ("Link",),
    "Link": ("NoteRef",),
    "Sets": ("Set",),
    "Set": ("Description", "MemberCode", "MemberSource", "MemberNote"),
    "Graphs": ("Graph",),
    "Graph": ("Vertex", "Edge"),
}
FREE = {"Sources": ("TextSource", "PictureSource", "PDFSource", "AudioSource", "VideoSource")}
KNOWN = {name: frozenset(order) for name, order in (ORDER | FREE).items()}
OURS = f"{{{SPACE}}}"
FILLED = ("Users", "Codes", "CodeBook", "Variables", "Cases", "Sources", "Notes", "Links", "Sets", "Graphs")
SINGLE = frozenset(FILLED) | {"Description", "PlainTextContent", "CodeRef"}
NAMELESS = {"Code": "Code", "Set": "Set", "Project": "Project", "Variable": "Variable"}
IDENTIFIED = {*ORDER, "User", "Vertex", "Edge"} - {*FILLED, "VariableValue", "Project"}
_SEED = UUID("a1c0f2d4-6b1e-5d8a-9f37-0c2b44a6e1d7")


def given(root: Element) -> int:
    """Give a GUID to what should have one and has none, from its place in the file; how many there were."""
    tree, count = root.getroottree(), 0
    for element in root.iter(etree.Element):
        kind = local(element)
        if kind in IDENTIFIED and not element.get("guid"):
            element.set("guid", str(uuid5(_SEED, f"{kind}:{tree.getpath(element)}")))
            count += 1
    return count
