"""Themes of the report as sets of codes and notes; a file of ours also says which quotations they chose."""

from collections.abc import Collection, Iterable
from uuid import UUID

from codebooks.codebook import Theme
from codebooks.entries import one_line
from reports.refi.draft import Draft
from reports.refi.elements import Element, description, local, plain_guid, under, within
from reports.refi.holding import Planning, free_of
from reports.refi.marks import mark, marks

THEME = "theme"
MEMBERS = {"Code": "MemberCode", "Note": "MemberNote"}
LISTS = {"category_ids": "categories", "code_ids": "codes", "coding_ids": "codings", "memo_ids": "memos"}
KINDS = {"category_ids": ("Code", "Set"), "code_ids": ("Code",), "coding_ids": ("Coding",), "memo_ids": ("Note",)}


def is_theme(one: Element) -> bool:
    """Whether we wrote this set for a theme."""
    return marks(one).get("is") == THEME


def write_themes(draft: Draft) -> None:
    """A set for each theme; those of an earlier file of ours are written anew."""
    for gone in draft.outlived((each.id for each in draft.was.themes), (each.id for each in draft.now.themes)):
        draft.remove(gone)
    for theme in draft.now.themes:
        one = draft.came_from(theme.id)
        if one is None:
            one = draft.add(draft.place("Sets"), "Set", theme.id)
        one.set("name", one_line(theme.title))
        for member in list(under(one, *MEMBERS.values())):
            one.remove(member)
        draft.describe(one, theme.text)
        said = {word: _written(draft, getattr(theme, name)) for name, word in LISTS.items()} | {"notes": theme.notes}
        mark(one, {"is": THEME, **{word: value for word, value in said.items() if value}})
        for made_id in (*theme.category_ids, *theme.code_ids, *theme.memo_ids):
            element = draft.element(made_id)
            if element is not None and local(element) in MEMBERS:
                draft.add(one, MEMBERS[local(element)]).set("targetGUID", str(element.get("guid")))


def _written(draft: Draft, ids: Iterable[UUID]) -> str:
    return " ".join(str(element.get("guid")) for each in ids if (element := draft.element(each)) is not None)


def themes_of(planning: Planning, known: Collection[UUID]) -> tuple[Theme, ...]:
    """Sets that an earlier file of ours made of themes; `known` is everything that came of the file."""
    found: list[Theme] = []
    names: set[str] = set()
    for one in within(planning.exchange.root, "Set"):
        if one not in planning.exchange.keys or not is_theme(one):
            continue
        said, title = marks(one), free_of(one_line(one.get("name") or "") or "Thema", names)
        lists = {name: tuple(_read(planning, said.get(word, ""), KINDS[name], known)) for name, word in LISTS.items()}
        notes = said.get("notes", "")
        made = planning.id_of(one)
        found.append(Theme(made, title, description(one), position=len(found), notes=notes, **lists))
    return tuple(found)


def _read(planning: Planning, guids: str, kinds: Iterable[str], known: Collection[UUID]) -> Iterable[UUID]:
    for guid in guids.split():
        for kind in kinds:
            element = planning.exchange.elements.get(f"{kind}:{plain_guid(guid)}")
            if element is not None and (made := planning.id_of(element)) in known:
                yield made
                break
