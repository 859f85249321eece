"""Quotations from elsewhere as codings in the documents that are here: found by their words, never guessed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID, uuid4

from actions.codebook import codebook
from actions.coding import Mark, apply_codes, codings, name_codes
from actions.documents import contents
from actions.doors import quotes_in
from actions.workspace import Desk, coders, seated
from codebooks.codebook import BETWEEN, Code, Codebook
from codebooks.entries import NO_COLOR, same
from corpora.refusal import Refusal
from reports.doors.told import Told, ToldMark, remarks
from reports.refi.remarks import Remark


@dataclass(frozen=True, slots=True)
class Quoted:
    """What a file of quotations did: codings made, those this coder had already, the codes that were new, what was
    found nearly, and what was not taken over."""

    made: int
    already: int
    codes: tuple[str, ...]
    repairs: tuple[Remark, ...]
    left: tuple[Remark, ...]


@dataclass
class _Plan:
    marks: list[Mark] = field(default_factory=list)
    codes: list[Code] = field(default_factory=list)
    already: int = 0
    homeless: int = 0
    others: int = 0
    double: int = 0


def bring_quotes(desk: Desk, name: str, data: bytes, *, keep: bool = True) -> Quoted:
    """Code what a table of quotations says, as this coder and in one step; rows by another coder stay out.

    Codes that are not here yet are made. Refuses `quotes-nothing` where nothing is left to code, and what
    `quotes_in`, `name_codes` and `apply_codes` refuse. Without `keep` nothing is done.
    """
    here = {each.document.name: each for each in contents(desk)}
    told = quotes_in(name, data, [(title, each.text) for title, each in here.items()])
    plan = _planned(desk, told, {f"text {title}": each.document.id for title, each in here.items()})
    if keep and not plan.marks:
        raise Refusal("quotes-nothing", name=name)
    if keep and plan.codes:
        name_codes(desk, plan.codes, plan.marks)
    elif keep:
        apply_codes(desk, plan.marks)
    gone = remarks(door_quote_homeless=plan.homeless, door_quote_others=plan.others)
    repairs = (each for each in told.repairs if each.code != "door-text-of-quotes")
    doubled = remarks(refi_coding_double=plan.double)
    names = tuple(code.name for code in plan.codes)
    return Quoted(len(plan.marks), plan.already, names, (*repairs, *doubled), (*told.lost, *gone))


def _planned(desk: Desk, told: Told, documents: Mapping[str, UUID]) -> _Plan:
    coder_id = seated(desk)
    me = next(coder.name for coder in coders(desk) if coder.id == coder_id)
    mine = {(each.document_id, each.code_id, each.span) for each in codings(desk) if each.coder_id == coder_id}
    plan, asked = _Plan(), set[object]()
    texts = {text.key: text.text for text in told.texts}
    codes = _Codes(codebook(desk), {code.key: (code.name, code.parent) for code in told.codes}, plan.codes)
    for mark in told.marks:
        if mark.text not in documents:
            plan.homeless += 1
            continue
        for coding in mark.codings:
            if coding.by and same(coding.by) != same(me):
                plan.others += 1
                continue
            at = documents[mark.text], codes.known(coding.code), mark.span
            if at in mine:
                plan.already += 1
            elif at in asked:
                plan.double += 1
            else:
                asked.add(at)
                plan.marks.append(_mark(mark, at[0], at[1], texts[mark.text]))
    return plan


def _mark(mark: ToldMark, document_id: UUID, code_id: UUID, text: str) -> Mark:
    return Mark(document_id, code_id, mark.span, text[mark.span.start : mark.span.end], memo=mark.memo)


class _Codes:
    """The codes that the file names: by path, else by name, else new."""

    def __init__(self, book: Codebook, told: Mapping[str, tuple[str, str]], new: list[Code]) -> None:
        self._told, self._new = told, new
        self._found = {same(code.name): code.id for code in reversed(book.in_order())}
        self._found |= {same(book.path(code)): code.id for code in book.in_order()}

    def known(self, key: str) -> UUID:
        name = self._told[key][0]
        path = self._path(key)
        for said in (path, name):
            if same(said) in self._found:
                return self._found[same(said)]
        made = Code(uuid4(), name, color=NO_COLOR)
        self._new.append(made)
        self._found[same(name)] = made.id
        return made.id

    def _path(self, key: str, seen: Sequence[str] = ()) -> str:
        name, above = self._told[key]
        return (
            f"{self._path(above, (*seen, key))}{BETWEEN}{name}" if above in self._told and above not in seen else name
        )
