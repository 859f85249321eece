"""YAML as a tree of nodes that know their line; nothing in the file is ever constructed or run."""

import re
import unicodedata
from collections.abc import Collection
from typing import Any

import yaml

from corpora.refusal import Refusal

MAX_BYTES = 500_000
MAX_DEPTH = 10
PLAIN_TAGS = {f"tag:yaml.org,2002:{name}" for name in ("str", "int", "float", "bool", "null", "timestamp")}
UNKEEPABLE = re.compile("[\0\ud800-\udfff]")  # half characters, and the zero no database keeps
NULL = "tag:yaml.org,2002:null"


class _Composer(yaml.SafeLoader):
    """Refuses while it reads: aliases (they can blow a small file up), deep nesting (composing is recursive), tags."""

    depth = 0

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        event: Any = self.peek_event()  # type: ignore[no-untyped-call]
        line = event.start_mark.line + 1
        if isinstance(event, yaml.AliasEvent):
            raise Refusal("codebook-alias", line=line)
        if getattr(event, "tag", None) not in PLAIN_TAGS | {None}:
            raise Refusal("codebook-tag", line=line, tag=event.tag)
        if self.depth == MAX_DEPTH:
            raise Refusal("codebook-too-deep", line=line)
        self.depth += 1
        node = super().compose_node(parent, index)
        self.depth -= 1
        return node


def tree(data: bytes) -> yaml.Node:
    """The root of a YAML file; refuses what isn't one, is too large, or holds nothing."""
    text = decoded(data)
    try:
        loader = _Composer(text)
    except yaml.reader.ReaderError as error:
        raise Refusal("codebook-damaged", line=text.count("\n", 0, error.position) + 1) from error
    try:
        root = loader.get_single_node()
    except yaml.MarkedYAMLError as error:
        mark: Any = error.problem_mark or error.context_mark
        raise Refusal("codebook-damaged", line=mark.line + 1) from error
    except ValueError as error:  # an escape such as \U00110000, which PyYAML doesn't check
        raise Refusal("codebook-damaged", line=loader.line + 1) from error
    if root is None:
        raise Refusal("codebook-empty")
    return root


def decoded(data: bytes, encoding: str = "utf-8-sig") -> str:
    """The text of a file of bearable size: a codebook of 200 codes takes some 150 kB."""
    if len(data) > MAX_BYTES:
        raise Refusal("codebook-too-large", kilobytes=len(data) // 1000, limit=MAX_BYTES // 1000)
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise Refusal("codebook-encoding", line=data.count(b"\n", 0, error.start) + 1) from error
    if "\0" in text:
        raise Refusal("codebook-damaged", line=text.count("\n", 0, text.index("\0")) + 1)
    return text


def fields(node: yaml.Node, known: Collection[str]) -> dict[str, yaml.Node]:
    """The fields of a record by name; refuses another shape, a field given twice, and a field nobody reads."""
    if not isinstance(node, yaml.MappingNode):
        raise Refusal("codebook-record-expected", line=line_of(node))
    found: dict[str, yaml.Node] = {}
    for name_node, value in node.value:
        name = text_of(name_node)
        if name in found:
            raise Refusal("codebook-field-double", line=line_of(name_node), field=name)
        if name not in known:
            raise Refusal("codebook-field-unknown", line=line_of(name_node), field=name)
        found[name] = value
    return found


def items(node: yaml.Node | None) -> list[yaml.Node]:
    """What a list holds; nothing where it is left out, and one item where a single value stands."""
    if node is None or node.tag == NULL:
        return []
    if isinstance(node, yaml.SequenceNode):
        return list(node.value)
    return [node]


def text_of(node: yaml.Node | None) -> str:
    """A value as it is written, so that `2021` and `ja` stay text; empty where it is left out."""
    if node is None or node.tag == NULL:
        return ""
    if not isinstance(node, yaml.ScalarNode):
        raise Refusal("codebook-text-expected", line=line_of(node))
    if UNKEEPABLE.search(node.value):
        raise Refusal("codebook-damaged", line=line_of(node))
    return unicodedata.normalize("NFC", node.value)


def line_of(node: yaml.Node) -> int:
    """The line of the file, counted from one."""
    return int(node.start_mark.line) + 1
