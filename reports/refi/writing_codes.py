"""Coders and the codebook, written over what came in."""

from uuid import UUID, uuid5

from codebooks.codebook import Category, Code
from codebooks.entries import COLOR
from codebooks.qdc import PARTS
from reports.refi import code_marks
from reports.refi.draft import Draft
from reports.refi.elements import Element, clean, local, plain_guid, target, under
from reports.refi.marks import mark, marks

SAID = ("definition", "short", "use_when", "avoid_when")


def write_coders(draft: Draft) -> None:
    """A user for each coder; whom nobody signed for only where they made something here."""
    before = {coder.id: coder for coder in draft.was.coders}
    active = {coding.coder_id for coding in draft.now.codings} | {memo.author_id for memo in draft.now.memos}
    for coder in draft.now.coders:
        element = draft.came_from(coder.id)
        if element is not None:
            if coder.name != before[coder.id].name:
                element.set("name", clean(coder.name))
        elif coder.id not in before and (coder.id in active or not draft.was.coders):
            draft.add(draft.place("Users"), "User", coder.id, name=coder.name, id=coder.initials)


def write_codebook(draft: Draft) -> None:
    """Categories and codes at their place; what came in stays where it was unless it was moved here."""
    now, was = draft.now.book, draft.was.book
    kept = {category.id for category in now.categories} | {code.id for code in now.codes}
    known_categories = {item.id: item for item in was.categories}
    known_codes = {item.id: item for item in was.codes}
    for gone in (each for each in (*known_codes, *known_categories) if each not in kept):
        _lift_out(draft, draft.came_from(gone))
    for category in now.categories:
        _write_category(draft, category, known_categories.get(category.id))
    for code in now.in_order():
        _write_code(draft, code, known_codes.get(code.id))
    _write_members(draft)


def _lift_out(draft: Draft, element: Element | None) -> None:
    """What stands below it stays, one level up, until it is given its own place."""
    if element is None or element.getparent() is None:
        return
    for child in list(under(element, "Code")):
        element.addnext(child)
    draft.remove(element)


def _codes(draft: Draft) -> Element:
    book = draft.place("CodeBook")
    found = next(under(book, "Codes"), None)
    return found if found is not None else draft.add(book, "Codes")


def _write_category(draft: Draft, category: Category, before: Category | None) -> None:
    element = draft.came_from(category.id)
    if element is None:
        element = draft.add(_codes(draft), "Code", category.id, name=category.name, isCodable="false")
        mark(element, {"is": code_marks.CATEGORY})
    if before is None or before.name != category.name:
        element.set("name", clean(category.name))
    if local(element) == "Code":
        _color(element, category.color, before.color if before else "")
    if before is None or _words(before) != _words(category):
        _describe(draft, element, category, code_marks.CATEGORY)


def _write_code(draft: Draft, code: Code, before: Code | None) -> None:
    element = draft.came_from(code.id)
    home = _home(draft, code)
    if element is None:
        above = home if home is not None else _codes(draft)
        element = draft.add(above, "Code", code.id, name=code.name, isCodable=str(not code.archived).lower())
        mark(element, code_marks.said_of(code))
    elif before and (code.parent_id, code.category_id) != (before.parent_id, before.category_id):
        (home if home is not None else _codes(draft)).append(element)
    if before is None or before.name != code.name:
        element.set("name", clean(code.name))
    if before and before.archived != code.archived:
        element.set("isCodable", str(not code.archived).lower())
    _color(element, code.color, before.color if before else "")
    if before is None or _words(before) != _words(code):
        _describe(draft, element, code, code_marks.CODE)
    said = code_marks.said_of(code)
    if before and (code.archived != before.archived or said != code_marks.said_of(before)):
        mark(element, said)


def _home(draft: Draft, code: Code) -> Element | None:
    """The code or category above it; None where that is no more than a set, or nothing."""
    above_id = code.parent_id or code.category_id
    above = draft.element(above_id) if above_id else None
    return above if above is not None and local(above) == "Code" else None


def _words(item: Category | Code) -> tuple[str, ...]:
    return tuple(getattr(item, name, "") for name in SAID)


def _describe(draft: Draft, element: Element, item: Category | Code, kind: str) -> None:
    texts = [item.definition, *(f"{word}{text}" for name, word in PARTS.items() if (text := getattr(item, name, "")))]
    draft.describe(element, "\n\n".join(texts).strip())
    if len(texts) > 1 and "is" not in marks(element):
        mark(element, {"is": kind})


def _color(element: Element, color: str, before: str) -> None:
    if color != before and COLOR.fullmatch(color):
        element.set("color", color)


def _write_members(draft: Draft) -> None:
    """Categories that came in as sets keep their members; of what counts in one of ours a set is made, and of what
    also counts in another."""
    book = draft.now.book
    tops = [code for code in draft.now.book.codes if code.parent_id is None]
    for category in draft.now.book.categories:
        element = draft.element(category.id)
        if element is None:
            continue
        if local(element) == "Set":
            _members(draft, element, [code.id for code in tops if category.id in code.category_ids])
            continue
        ours = marks(element).get("is") == code_marks.CATEGORY
        also = [
            code.id for code in (book.codes if ours else tops) if category.id in code.category_ids[0 if ours else 1 :]
        ]
        one = _also(draft, category, element, wanted=bool(also))
        if one is not None:
            _members(draft, one, also, alone=ours)


def _also(draft: Draft, category: Category, element: Element, *, wanted: bool) -> Element | None:
    guid = uuid5(UUID(hex=_hex(element)), "set")
    sets = draft.root.iter("{*}Set")
    found = next((one for one in sets if (one.get("guid") or "").lower() == str(guid)), None)
    if found is not None and not wanted:
        draft.remove(found)
        return None
    if found is None and wanted:
        found = draft.add(draft.place("Sets"), "Set", guid, name=category.name)
        mark(found, {"is": code_marks.ALSO})
    if found is not None:
        found.set("name", clean(category.name))
    return found


def _hex(element: Element) -> str:
    return "".join(sign for sign in str(element.get("guid")) if sign in "0123456789abcdefABCDEF")


def _members(draft: Draft, one: Element, code_ids: list[UUID], *, alone: bool = False) -> None:
    """These codes, and unless they are `alone` what else was in the set and is no code at the top here."""
    tops = {plain_guid(draft.guid(code.id)) for code in draft.now.book.codes if code.parent_id is None}
    wanted = {plain_guid(draft.guid(code_id)): draft.guid(code_id) for code_id in code_ids}
    there = {target(member): member for member in under(one, "MemberCode")}
    for guid, member in there.items():
        if (alone or guid in tops) and guid not in wanted:
            one.remove(member)
    for guid, written in wanted.items():
        if guid not in there:
            draft.add(one, "MemberCode").set("targetGUID", written)
