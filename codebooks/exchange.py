"""Codebooks in and out: the YAML a researcher can write by hand, and the table a spreadsheet opens.

The YAML holds `codeboek: {naam}`, `codes:` (each `id`, `naam`, `soort: categorie | code`, `ouder`, `kleur`,
`definitie`, `gebruik_wel`, `gebruik_niet`, `guid`; a code also `kort`, `richting`, `richtingen`, `toets`,
`trefwoorden`, `synoniemen`, `domein`, `ook_in`, `archief`) and `verbanden:` (`van`, `naar`, `soort`, `notitie`).
Examples and their sources may stand in it and are not read: they are codings in a text, which a codebook lacks.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Any, Protocol
from uuid import UUID

import yaml

from codebooks.codebook import Category, Code, Codebook
from codebooks.entries import Entry, Imported, NewId, StatedRelation, assembled, one_line
from codebooks.markup import fields, items, line_of, text_of, tree
from codebooks.table_writing import NO_QUOTES, examples_of, to_csv
from codebooks.tables import from_csv
from corpora.refusal import Refusal

__all__ = ["Imported", "StatedRelation", "from_csv", "from_yaml", "to_csv", "to_yaml"]

UNREAD = {"voorbeelden", "tegenvoorbeelden", "sectoren", "herkomst", "bron", "regels"}
ABOUT = {"naam", "id", "versie", "taal", "omschrijving", "citaten", "richting_waarden", "codeerregels"}
CATEGORY = {"id", "guid", "naam", "soort", "ouder", "kleur", "definitie", "gebruik_wel", "gebruik_niet"} | UNREAD
CODE = CATEGORY | {
    "richting",
    "toets",
    "trefwoorden",
    "kort",
    "synoniemen",
    "richtingen",
    "domein",
    "ook_in",
    "archief",
}
YES = ("ja", "true", "yes", "1")
RARE_LINE_ENDS = re.compile("[\r\x85\u2028\u2029]")
RELATION = {"van", "naar", "soort", "notitie"} | UNREAD


class _Dumper(yaml.SafeDumper):
    """Quotes text with rare line ends, which PyYAML would otherwise write as blanks."""


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    style = '"' if RARE_LINE_ENDS.search(text) else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _text)


class Linking(Protocol):
    """What a relation has, wherever it is defined."""

    @property
    def source_id(self) -> UUID: ...
    @property
    def target_id(self) -> UUID: ...
    @property
    def kind(self) -> str: ...
    @property
    def note(self) -> str: ...


def from_yaml(data: bytes, new_id: NewId) -> Imported:
    """Read a codebook; `new_id` gets a path such as `code:Visie` and is asked once for each."""
    root = fields(tree(data), {"codeboek", "codes", "verbanden"})
    about = fields(root["codeboek"], ABOUT) if "codeboek" in root else {}
    codebook, ids = assembled([_entry(node) for node in items(root.get("codes"))], new_id)
    relations = [_relation(n, node, ids, new_id) for n, node in enumerate(items(root.get("verbanden")), start=1)]
    return Imported(codebook, tuple(relations), one_line(text_of(about.get("naam"))))


def to_yaml(
    codebook: Codebook, relations: Iterable[Linking], name: str, quotes: Mapping[UUID, str] = NO_QUOTES
) -> bytes:
    """Write a codebook so that `from_yaml` reads the same; ids become readable ones.

    `quotes` are the words of codings that are examples, by the id of the coding.
    """
    keys = _readable_ids(codebook)
    codes = []
    for category, members in codebook.at_home():
        if category:
            codes.append(_category_record(category, keys))
        codes += [_code_record(code, keys) | _filled(examples_of(code, quotes)) for code in members]
    links = [
        _filled({"van": keys[r.source_id], "naar": keys[r.target_id], "soort": r.kind, "notitie": r.note})
        for r in relations
    ]
    content = {"codeboek": {"naam": name}, "codes": codes, "verbanden": links}
    return yaml.dump(content, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=120).encode()


def _entry(node: yaml.Node) -> Entry:
    found = fields(node, CODE)
    kind = _needed(found, "soort", node)
    if kind not in ("categorie", "code"):
        raise Refusal("codebook-kind", line=line_of(found["soort"]), kind=kind)
    if kind == "categorie":
        found = fields(node, CATEGORY)
    return Entry(
        line=line_of(node),
        key=_needed(found, "id", node),
        name=_needed(found, "naam", node),
        is_category=kind == "categorie",
        parent=one_line(text_of(found.get("ouder"))),
        definition=text_of(found.get("definitie")),
        use_when=_lines(found.get("gebruik_wel")),
        avoid_when=_lines(found.get("gebruik_niet")),
        direction=text_of(found.get("richting")),
        color=text_of(found.get("kleur")),
        shortcut=text_of(found.get("toets")).strip(),
        keywords=_each(found.get("trefwoorden")),
        guid=text_of(found.get("guid")).strip(),
        short=text_of(found.get("kort")),
        synonyms=_each(found.get("synoniemen")),
        directions=_each(found.get("richtingen")),
        domain=text_of(found.get("domein")),
        also_in=tuple(map(one_line, _each(found.get("ook_in")))),
        archived=text_of(found.get("archief")).strip().lower() in YES,
    )


def _each(node: yaml.Node | None) -> tuple[str, ...]:
    return tuple(text_of(word) for word in items(node))


def _needed(found: dict[str, yaml.Node], field: str, node: yaml.Node) -> str:
    value = one_line(text_of(found.get(field)))
    if not value:
        raise Refusal("codebook-field-missing", line=line_of(node), field=field)
    return value


def _lines(node: yaml.Node | None) -> str:
    return "\n".join(text_of(line) for line in items(node))


def _relation(n: int, node: yaml.Node, ids: dict[str, UUID], new_id: NewId) -> StatedRelation:
    found = fields(node, RELATION)
    source, target, kind = (_needed(found, field, node) for field in ("van", "naar", "soort"))
    for end in (source, target):
        if end not in ids:
            raise Refusal("codebook-relation-end", line=line_of(node), end=end)
    if source == target:
        raise Refusal("codebook-relation-itself", line=line_of(node), end=source)
    relation_id = new_id(f"relation {n}:{source}>{target}")
    return StatedRelation(relation_id, ids[source], ids[target], kind, text_of(found.get("notitie")))


def _category_record(category: Category, keys: dict[UUID, str]) -> dict[str, Any]:
    return _filled(
        {
            "id": keys[category.id],
            "guid": str(category.id),
            "naam": category.name,
            "soort": "categorie",
            "kleur": category.color,
        }
        | _meaning(category)
    )


def _code_record(code: Code, keys: dict[UUID, str]) -> dict[str, Any]:
    return _filled(
        {
            "id": keys[code.id],
            "guid": str(code.id),
            "naam": code.name,
            "soort": "code",
            "ouder": _above(code, keys),
            "kleur": code.color,
            "richting": str(code.direction or ""),
            "richtingen": [str(each) for each in code.directions],
            "toets": code.key,
            "kort": code.short,
        }
        | _meaning(code)
        | {"trefwoorden": list(code.keywords), "synoniemen": list(code.synonyms), "domein": code.domain}
        | {"ook_in": [keys[each] for each in code.category_ids[1:]] if not code.parent_id else []}
        | {"archief": "ja" if code.archived else ""}
    )


def _above(code: Code, keys: dict[UUID, str]) -> str:
    over = code.parent_id if code.parent_id in keys else code.category_id
    return keys.get(over, "") if over else ""


def _meaning(item: Category | Code) -> dict[str, Any]:
    return {
        "definitie": item.definition,
        "gebruik_wel": item.use_when.split("\n") if item.use_when else [],
        "gebruik_niet": item.avoid_when.split("\n") if item.avoid_when else [],
    }


def _filled(record: dict[str, Any]) -> dict[str, Any]:
    return {field: value for field, value in record.items() if value}


def _readable_ids(codebook: Codebook) -> dict[UUID, str]:
    """A short word for each category and code: its name in plain letters, numbered where two would be the same."""
    keys: dict[UUID, str] = {}
    taken: set[str] = set()
    names = {item.id: item.name for item in codebook.categories} | {item.id: item.name for item in codebook.codes}
    for item_id, name in names.items():
        plain = unicodedata.normalize("NFKD", name.lower()).encode("ascii", "ignore").decode()
        word = re.sub(r"[^a-z0-9]+", "_", plain).strip("_") or "code"
        key, number = word, 1
        while key in taken:
            number += 1
            key = f"{word}_{number}"
        taken.add(key)
        keys[item_id] = key
    return keys
