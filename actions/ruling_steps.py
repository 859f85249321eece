"""Rulings and their consensus, written together; and how rulings go along when a text or codebook changes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from uuid import UUID, uuid4

from actions.coding_rules import excludes, refuse_for_code
from codebooks.codebook import Code
from coding.codings import Coding
from coding.rulings import Case, Decision, Ruling, Sight, sight
from coding.settling import Choice, Wanted, wanted
from corpora.refusal import Refusal
from corpora.spans import Span, quoted
from store import codebooks as kept_codebooks
from store import codings as kept_codings
from store import rulings as kept
from store.documents import text_of
from store.history import changes_at
from store.writing import Image, Writing

Key = tuple[UUID, UUID, Span]


@dataclass(frozen=True, slots=True)
class Settled:
    """A decision about a case; `ruling` is what is kept of it, still without what it leads to."""

    case: Case
    choice: Choice
    ruling: Ruling


class Steps:
    """Rulings that come and go in one transaction, and the codings of consensus that come and go with them."""

    def __init__(self, change: Writing, ensured_id: UUID | None) -> None:
        self._change, self._consensus_id = change, ensured_id
        self._codes = {code.id: code for code in kept_codebooks.codebook(change.connection, change.project_id).codes}
        known = kept.rulings(change.connection, change.project_id)
        self._standing = {each.id: each for each in known if not each.withdrawn}
        self._own: dict[Key, Coding] = {}
        if ensured_id:
            made = kept_codings.codings(change.connection, change.project_id, coder_ids=[ensured_id])
            self._own = {_key(each): each for each in made}
        self._rulings: dict[UUID, Image | None] = {}
        self._codings: dict[UUID, Image | None] = {}
        self._texts: dict[UUID, str] = {}

    def withdraw(self, rulings: Iterable[Ruling]) -> None:
        """Let rulings hold no more; of their consensus stays what another ruling says too."""
        for ruling in {each.id: each for each in rulings}.values():
            self._standing.pop(ruling.id, None)
            self._rulings[ruling.id] = kept.ruling_image(replace(ruling, withdrawn=True))
            left = {each for other in self._standing.values() for each in other.consensus_ids}
            there = self._change.images("coding", ruling.consensus_ids)
            self._codings |= dict.fromkeys(there.keys() - left)
            self._own = {key: each for key, each in self._own.items() if each.id in left or each.id not in there}

    def settle(self, settled: Settled) -> None:
        """Let a ruling hold, with the codings that it gives to consensus."""
        place, choice = settled.case.place, settled.choice
        made = [self._coding(place.document_id, each, choice) for each in wanted(place, choice)]
        ruling = replace(
            settled.ruling,
            seen={each.id: sight(each) for each in (*place.codings, *made)},
            consensus_ids=tuple(each.id for each in made),
            redefine_from=self._meaning(settled.ruling.redefine_id),
        )
        self._standing[ruling.id] = ruling
        self._rulings[ruling.id] = kept.ruling_image(ruling)

    def write(self) -> None:
        """Bring all of it into the project, the rulings first: they say what the step was about."""
        self._change.become("ruling", list(self._rulings.items()))
        self._change.become("coding", sorted(self._codings.items(), key=lambda step: step[1] is not None))

    def _coding(self, document_id: UUID, asked: Wanted, choice: Choice) -> Coding:
        """The coding of consensus that says so, which may be there already."""
        if asked.code_id not in self._codes:
            raise Refusal("code-gone")
        code = self._codes[asked.code_id]
        if choice.decision is Decision.CODE:
            refuse_for_code(code, asked.direction)
        twin = self._own.get((document_id, asked.code_id, asked.span))
        if twin is not None:
            if twin.direction != asked.direction:
                raise Refusal("consensus-differs", code=code.name)
            return twin
        self._refuse_rivals(document_id, asked.span, code)
        made = self._made(document_id, asked, code.meaning)
        self._own[_key(made)] = made
        self._codings[made.id] = kept_codings.image_of(made)
        return made

    def _made(self, document_id: UUID, asked: Wanted, meaning: int) -> Coding:
        if self._consensus_id is None:
            raise LookupError("consensus")
        quote = quoted(self._text(document_id), asked.span)
        who = (uuid4(), document_id, asked.code_id, self._consensus_id)
        return Coding(*who, asked.span, quote, asked.direction, asked.memo, at=datetime.now(UTC), meaning=meaning)

    def _refuse_rivals(self, document_id: UUID, span: Span, code: Code) -> None:
        for where, code_id, other in self._own:
            rival = self._codes.get(code_id)
            if rival and where == document_id and other.overlaps(span) and excludes(code, rival):
                raise Refusal("code-excluded", code=rival.name, domain=rival.domain)

    def _meaning(self, code_id: UUID | None) -> int | None:
        if code_id is None:
            return None
        if code_id not in self._codes:
            raise Refusal("code-gone")
        return self._codes[code_id].meaning

    def _text(self, document_id: UUID) -> str:
        if document_id not in self._texts:
            self._texts[document_id] = text_of(self._change.connection, document_id)
        return self._texts[document_id]


def carry_rulings(change: Writing) -> None:
    """Let rulings go along with what this very step did to codings: moved with their text, or given another code.

    Only a ruling that still held before goes along; one about a coding that went in this step no longer holds.
    """
    moved: dict[UUID, tuple[Image | None, Image | None]] = {}
    for each in changes_at(change.connection, change.project_id, change.revision):
        if each.subject_kind == "coding":
            first, _ = moved.get(each.subject, (each.before, None))
            moved[each.subject] = (first, each.after)
    steps = []
    for ruling in kept.rulings(change.connection, change.project_id) if moved else ():
        then = {each: _sight_of(moved[each][0]) for each in ruling.seen if each in moved}
        if not ruling.withdrawn and then and all(ruling.seen[each] == seen for each, seen in then.items()):
            now: Mapping[UUID, Sight] = {each: seen for each in then if (seen := _sight_of(moved[each][1]))}
            steps.append((ruling.id, kept.ruling_image(replace(ruling, seen={**ruling.seen, **now}))))
    change.become("ruling", steps)


def _sight_of(image: Image | None) -> Sight | None:
    return None if image is None else (image["code_id"], image["start"], image["end"], image["direction"] or "")


def _key(coding: Coding) -> Key:
    return coding.document_id, coding.code_id, coding.span
