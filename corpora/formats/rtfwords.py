"""Words of RTF that matter to a reader."""

from corpora.repairs import Repair

# What a control word or sign prints.
SIGNS = {
    "tab": " ",
    "line": "\n",
    "lbr": "\n",
    "emdash": "—",
    "endash": "–",
    "emspace": " ",
    "enspace": " ",
    "qmspace": " ",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
    "bullet": "•",
    "~": " ",
    "_": "-",
    "-": "\u00ad",
    "\\": "\\",
    "{": "{",
    "}": "}",
    "\n": "\n",
    "\r": "\n",
}

# Groups of which nothing is printed in the body.
SKIPPED = frozenset(
    """colortbl info pict object objdata header headerl headerr headerf footer footerl footerr footerf footnote
    annotation atnid atnauthor atndate atnref comment fldinst xe tc xmlns themedata colorschememapping datastore
    latentstyles listtable listoverridetable listtext pntext rsidtbl generator filetbl revtbl bkmkstart bkmkend
    nonshppict shppict sp sn sv template private nonesttables""".split()
)
COUNTED = {"footnote": Repair.NOTES_LEFT_OUT, "annotation": Repair.COMMENTS}

# Code pages by the font's character set, and by the document's own number, which is kept below zero.
CODE_PAGES = {
    0: "cp1252",
    77: "mac_roman",
    128: "cp932",
    129: "cp949",
    134: "gbk",
    136: "big5",
    161: "cp1253",
    162: "cp1254",
    163: "cp1258",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: "cp1251",
    222: "cp874",
    238: "cp1250",
    255: "cp437",
} | {-number: f"cp{number}" for number in (437, 850, 852, 866, 874, 932, 949, 950, *range(1250, 1259))}
CODE_PAGES |= {-936: "gbk", -10000: "mac_roman", -65001: "utf-8"}
