"""Markdown: headings, paragraphs, lists and tables as text; front matter, comments and marks are not text."""

import re
from collections.abc import Callable

from corpora.blocks import Block, Found
from corpora.conversation import in_turns
from corpora.documents import SegmentKind
from corpora.formats.bracketed import spelled_out
from corpora.formats.webpage import read_webpage
from corpora.labels import respelled
from corpora.repairs import Repair, Repairs
from corpora.speakers import labelled

_FRONT_MATTER = re.compile(r"\A\s*---[ \t]*\n.*?\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_HEADING = re.compile(r"\s{0,3}#{1,6}\s+(?P<words>.*)")
_UNDERLINE = re.compile(r"\s{0,3}(?:=+|-+)\s*$")
_RULE = re.compile(r"\s{0,3}(?:[-*_]\s*){3,}$")
_TABLE_RULE = re.compile(r"(?=[^-]*-)[\s:|-]+$")
_ITEM = re.compile(r"\s*(?P<mark>[-*+]|\d{1,3}[.)])\s+(?P<words>.*)")
_FENCE = re.compile(r"\s{0,3}(?:```|~~~)")
# A page of HTML saved as Markdown: most of its blocks begin with a tag of their own.
_HTML_LINE = re.compile(r"^\s*<(?:p|h[1-6]|div|section|article|table|tr|ul|ol|dl)\b[^<>]{0,200}>", re.MULTILINE)
_HARD_BREAK = ("  ", "\\")
# What stands between marks never holds the mark itself: that keeps every pattern linear.
_IMAGE = re.compile(r"!\[(?P<words>[^\[\]]*)\]\([^()]*\)")
_LINK = re.compile(r"\[(?P<words>[^\[\]]+)\](?:\([^()]*\)|\{[^{}]*\})")
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,200}>")
_EMPHASIS = (
    re.compile(r"(?<!\\)\*{1,3}(?=[^\s*])(?P<words>[^*]*)(?<=[^\s*\\])\*{1,3}"),
    re.compile(r"(?<![\w\\])_{1,3}(?=[^\s_])(?P<words>[^_]*)(?<=[^\s_\\])_{1,3}(?!\w)"),
    re.compile(r"(?<!\\)`+(?P<words>[^`]+)`+"),
    re.compile(r"~~(?P<words>[^~]+)~~"),
)
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|>~])")


def read_markdown(text: str, repairs: Repairs) -> Found:
    """Blocks of a Markdown text; lines of a paragraph are joined, a labelled line begins a new one."""
    text = written = re.sub("\r\n?|\f", "\n", text).removeprefix("\ufeff")
    bare, n = _FRONT_MATTER.subn("", text, count=1)
    text = bare if repairs.did(Repair.FRONT_MATTER, n) else text
    bare, n = _without_comments(text)
    text = bare if repairs.did(Repair.COMMENTS, n) else text
    if len(_HTML_LINE.findall(text)) > len(text.split("\n\n")) / 2:
        return read_webpage("", text, repairs)
    repairs.signs([written])
    blocks = _blocks(respelled(spelled_out(text)).split("\n"), repairs.clean)
    return Found(in_turns(blocks, plain=True), repairs)


def _without_comments(text: str) -> tuple[str, int]:
    """The text without HTML comments, and how many there were; one that never ends is text."""
    kept, count, at = [], 0, 0
    while (begin := text.find("<!--", at)) >= 0 and (end := text.find("-->", begin)) >= 0:
        kept.append(text[at:begin])
        count, at = count + 1, end + len("-->")
    return "".join([*kept, text[at:]]), count


def _blocks(lines: list[str], clean: Callable[[str], str]) -> list[Block]:
    blocks: list[Block] = []
    together: list[str] = []

    def close(kind: SegmentKind = SegmentKind.PARAGRAPH) -> None:
        if words := "".join(together).strip():
            blocks.append(Block(words, kind))
        together.clear()

    for raw in lines:
        line = re.sub(r"^\s{0,3}(?:>\s?)+", "", raw)
        heading = _HEADING.match(line)
        if heading:
            close()
            together.append(_plain(heading["words"].rstrip(" \t#"), clean))
            close(SegmentKind.HEADING)
        elif together and _UNDERLINE.match(line) and "\n" not in "".join(together).strip():
            close(SegmentKind.HEADING)
        elif not line.strip() or _RULE.match(line) or _FENCE.match(line) or _TABLE_RULE.match(line):
            close()
        else:
            if _begins(line, clean):
                close()
            together.append(_line(line, clean) + ("\n" if line.endswith(_HARD_BREAK) else " "))
    close()
    return blocks


def _begins(line: str, clean: Callable[[str], str]) -> bool:
    """Whether a line starts a block without an empty line before it: a list item, a table row, a turn."""
    return bool(_ITEM.match(line) or line.lstrip().startswith("|") or labelled(_plain(line, clean).strip()))


def _line(line: str, clean: Callable[[str], str]) -> str:
    """One line as text: cells a bar apart, list items after a dash or their number."""
    if line.lstrip().startswith("|"):
        return " | ".join(_plain(cell, clean).strip() for cell in line.strip().strip("|").split("|"))
    if item := _ITEM.match(line):
        mark = item["mark"] if item["mark"][0].isdigit() else "-"
        return f"{mark} {_plain(item['words'], clean)}"
    return _plain(line.rstrip("\\ "), clean)


def _plain(words: str, clean: Callable[[str], str]) -> str:
    """Words without the marks of emphasis, links, images and tags."""
    for marks in (_IMAGE, _LINK):
        words = marks.sub(lambda match: match["words"], words)
    words = _TAG.sub("", words)
    for marks in _EMPHASIS:
        words = marks.sub(lambda match: match["words"], words)
    return clean(_ESCAPED.sub(r"\1", words))
