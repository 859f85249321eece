"""Users become coders, the codes of a file a codebook: those not to be applied are categories, and so are sets."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from codebooks.codebook import BETWEEN, Category, Code, Codebook
from codebooks.entries import COLOR, NO_COLOR, one_line
from codebooks.qdc import told
from coding.codings import Coder
from coding.reshaping import following
from reports.refi import code_marks
from reports.refi.elements import Element, description, guid_of, target, under, within
from reports.refi.holding import ORIGIN, Planning, free_of
from reports.refi.marks import marks
from reports.refi.people import GROUP
from reports.refi.themes import THEME

COLORS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#56B4E9", "#E69F00")
NOBODY = "Onbekend"


@dataclass(frozen=True, slots=True)
class Found:
    """A code as it stands in the file."""

    element: Element
    above: "Found | None"
    category: bool
    name: str


class Coders:
    """Everybody in the file, and whoever made what nobody signed."""

    def __init__(self, planning: Planning) -> None:
        self.found: list[Coder] = []
        self.unsigned = 0
        self._names: set[str] = set()
        self._by_guid: dict[str, Coder] = {}
        self._planning = planning
        for user in within(planning.exchange.root, "User"):
            if guid_of(user) not in self._by_guid and user in planning.exchange.keys:
                said = one_line(user.get("name") or user.get("id") or "") or f"Codeur {len(self.found) + 1}"
                self._by_guid[guid_of(user)] = self._add(planning.id_of(user), said)

    def by(self, *guids: str) -> Coder:
        """The first of these who is known; somebody unknown where none of them is."""
        for guid in guids:
            if guid and guid in self._by_guid:
                return self._by_guid[guid]
        self.unsigned += 1
        if "" not in self._by_guid:
            self._by_guid[""] = self._add(self._planning.id_of_project("unsigned"), NOBODY)
        return self._by_guid[""]

    def known(self, guid: str) -> Coder | None:
        return self._by_guid.get(guid) if guid else None

    def ids(self) -> dict[str, str]:
        """Who each user became."""
        return {guid: str(coder.id) for guid, coder in self._by_guid.items()}

    def _add(self, coder_id: UUID, said: str) -> Coder:
        name = free_of(said, self._names)
        letters = [part[0] for part in name.split() if part[0].isupper()] or [name[0]]
        initials = "".join(letters[:1] + letters[-1:] if len(letters) > 1 else letters).upper()
        coder = Coder(coder_id, name, initials, COLORS[len(self.found) % len(COLORS)])
        self.found.append(coder)
        return coder


def codebook_of(planning: Planning) -> tuple[Codebook, dict[str, UUID]]:
    """The codebook, and by GUID what each code became."""
    root = planning.exchange.root
    coded = {target(reference) for reference in within(root, "CodeRef")}
    found = [each for codes in within(root, "Codes") for each in _found(planning, codes, coded)]
    found = [each for each in found if each.element in planning.exchange.keys]
    ids = {each.element: planning.id_of(each.element) for each in found}
    names = _names(found)
    planning.repaired("refi-name-double", sum(names[each.element] != each.name for each in found if not each.category))
    categories = [_category(planning, each, ids, names) for each in found if each.category]
    codes = [_code(planning, each, ids, names) for each in found if not each.category]
    placed = [replace(each, position=n) for n, each in enumerate(codes)]
    book = Codebook(tuple(replace(each, position=n) for n, each in enumerate(categories)), tuple(placed))
    by_guid: dict[str, UUID] = {}
    for each in found:
        by_guid.setdefault(guid_of(each.element), ids[each.element])
    return _with_sets(planning, book, by_guid), by_guid


def _found(planning: Planning, above: Element, coded: set[str], parent: Found | None = None) -> Iterator[Found]:
    for element in under(above, "Code"):
        high = parent is None or parent.category
        category = _ours(planning, element, parent) or (
            not _codable(element) and high and guid_of(element) not in coded and not _is_ours(planning, element)
        )
        each = Found(element, parent, category, one_line(element.get("name") or "") or "Code")
        yield each
        yield from _found(planning, element, coded, each)


def _ours(planning: Planning, element: Element, parent: Found | None) -> bool:
    """Whether we wrote it as a category; in a codebook of ours only what stands at the top is one."""
    if not planning.exchange.package.is_project:
        return _is_ours(planning, element) and parent is None and not _codable(element)
    return marks(element).get("is") == code_marks.CATEGORY


def _is_ours(planning: Planning, element: Element) -> bool:
    if not planning.exchange.package.is_project:
        return planning.exchange.origin == ORIGIN
    return "is" in marks(element)


def _codable(element: Element) -> bool:
    return (element.get("isCodable") or "true").strip().lower() in ("true", "1")


def _names(found: list[Found]) -> dict[Element, str]:
    """A category in a category is named after both; so is a code below a code where its name is taken."""
    times = Counter(each.name.casefold() for each in found if not each.category)
    taken: dict[bool, set[str]] = {True: set(), False: set()}
    names = {}
    for each in found:
        full = each.category or times[each.name.casefold()] > 1
        said = BETWEEN.join(reversed([kin.name for kin in _chain(each) if kin.category == each.category]))
        names[each.element] = free_of(said if full else each.name, taken[each.category])
    return names


def _chain(found: Found) -> Iterator[Found]:
    at: Found | None = found
    while at:
        yield at
        at = at.above


def _category(planning: Planning, found: Found, ids: dict[Element, UUID], names: dict[Element, str]) -> Category:
    said = _said(planning, found.element)
    return Category(
        ids[found.element],
        names[found.element],
        said["definition"],
        said.get("use_when", ""),
        said.get("avoid_when", ""),
        _color(found.element),
    )


def _code(planning: Planning, found: Found, ids: dict[Element, UUID], names: dict[Element, str]) -> Code:
    said = _said(planning, found.element)
    home = next((each for each in _chain(found) if each.category), None)
    parent = found.above if found.above and not found.above.category else None
    code = Code(
        ids[found.element],
        names[found.element],
        ids[home.element] if home else None,
        said["definition"],
        said.get("use_when", ""),
        said.get("avoid_when", ""),
        color=_color(found.element),
        short=said.get("short", ""),
        parent_id=ids[parent.element] if parent else None,
        archived=_is_ours(planning, found.element) and not _codable(found.element),
    )
    return code_marks.told(code, marks(found.element))


def _said(planning: Planning, element: Element) -> dict[str, str]:
    text = description(element)
    return told(text) if _is_ours(planning, element) else {"definition": text}


def _color(element: Element) -> str:
    said = (element.get("color") or "").strip()
    if len(said) == 4 and said.startswith("#"):
        said = "#" + "".join(sign * 2 for sign in said[1:])
    return said if COLOR.fullmatch(said) else NO_COLOR


def _also(planning: Planning, one: Element) -> bool:
    """Whether a set of ours says where codes count besides their own category."""
    return marks(one).get("is") == code_marks.ALSO or (
        not planning.exchange.package.is_project and planning.exchange.origin == ORIGIN
    )


def _with_sets(planning: Planning, book: Codebook, by_guid: dict[str, UUID]) -> Codebook:
    """A set with codes is a category in which they count; a file of ours says with one where a code also counts."""
    codes = {code.id: code for code in book.codes}
    categories = list(book.categories)
    names, kept, below = {each.name.casefold() for each in categories}, 0, 0
    for one in within(planning.exchange.root, "Set"):
        if marks(one).get("is") in (GROUP, THEME):
            continue
        members = [by_guid.get(target(member), planning.project_id) for member in under(one, "MemberCode")]
        held = [each for each in members if each in codes and codes[each].parent_id is None]
        below += 0 if _also(planning, one) else sum(each in codes for each in members) - len(held)
        if not held or one not in planning.exchange.keys:
            kept += not _also(planning, one)
            continue
        name = one_line(one.get("name") or "") or "Set"
        known = next((each for each in categories if each.name == name), None) if _also(planning, one) else None
        if known is None:
            made = planning.id_of(one)
            known = Category(made, free_of(name, names), description(one), color=NO_COLOR, position=len(categories))
            categories.append(known)
        for code_id in held:
            code = codes[code_id]
            own: dict[str, Any] = (
                {"category_id": known.id} if code.category_id is None else {"also_in": (*code.also_in, known.id)}
            )
            codes[code_id] = replace(code, **own) if known.id not in code.category_ids else code
    planning.left("refi-set-kept", kept)
    planning.left("refi-set-subcodes", below)
    final: dict[UUID, Code] = {}
    for code in book.codes:  # parents stand before their sub-codes
        parent = final.get(code.parent_id) if code.parent_id else None
        final[code.id] = following(parent, codes[code.id]) if parent else codes[code.id]
    return Codebook(tuple(categories), tuple(final.values()))
