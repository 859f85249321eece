"""Where the coders of a project differ, what was decided there, and what became of everybody's codings."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import chain
from uuid import UUID

from actions.blindness import still_blind
from actions.codebook import codebook
from actions.coding import codings, codings_by_document
from actions.consensus import consensus, people
from actions.documents import documents
from actions.finishing import opened_by
from actions.workspace import Desk, coders
from codebooks.codebook import Code
from coding.codings import Coding
from coding.differing import places
from coding.rulings import Case, Remark, Ruling, cases, holds
from coding.settling import Outcome, outcome
from coding.weighing import queue
from store import rulings as kept


@dataclass(frozen=True, slots=True)
class Scope:
    """Whose codings are compared, and in which documents; all where nothing is said."""

    coder_ids: tuple[UUID, ...] = ()
    document_ids: tuple[UUID, ...] = ()


@dataclass(frozen=True, slots=True)
class Became:
    """What became of a coding, by which ruling."""

    outcome: Outcome
    ruling: Ruling


@dataclass(frozen=True, slots=True)
class Redefine:
    """A code whose definition must change, and the rulings that say so."""

    code: Code
    rulings: tuple[Ruling, ...]


EVERYTHING = Scope()


def coders_of(desk: Desk, scope: Scope = EVERYTHING) -> tuple[UUID, ...]:
    """The coders that are compared: those asked for, or all who coded; never consensus."""
    made = {coding.coder_id for coding in codings(desk)}
    asked = scope.coder_ids or tuple(made)
    return tuple(coder.id for coder in people(desk) if coder.id in asked)


def readers(desk: Desk, scope: Scope = EVERYTHING) -> dict[UUID, tuple[UUID, ...]]:
    """Who coded, or said to be done with, each document; only documents that two of them read, and nobody blind."""
    who, read = coders_of(desk, scope), opened_by(desk)
    wanted = _to_be_seen(desk, scope)
    by = {each: tuple(coder for coder in who if coder in read.get(each, ())) for each in wanted}
    return {each: those for each, those in by.items() if len(those) > 1}


def differing(desk: Desk, scope: Scope = EVERYTHING) -> tuple[Case, ...]:
    """Every place where coders differ or agree, by weight, with what was decided and said about it."""

    def found() -> tuple[Case, ...]:
        made, read = codings(desk), readers(desk, scope)
        rulings, remarks = _decided(desk)
        about = _to_be_seen(desk, scope)
        here = [ruling for ruling in rulings if ruling.document_id in about]
        return tuple(cases(queue(places(read, made)), here, remarks, made))

    return desk.computed("differing", scope.coder_ids, scope.document_ids, compute=found)


def became(desk: Desk) -> Mapping[UUID, Became]:
    """By coding what became of it, of all that rulings which still hold are about."""

    def found() -> Mapping[UUID, Became]:
        rulings, made = _decided(desk)[0], codings_by_document(desk)
        about = dict.fromkeys(ruling.document_id for ruling in rulings)
        return _became(rulings, chain.from_iterable(made.get(each, ()) for each in about))

    return desk.computed("became", compute=found)


def became_of_mine(desk: Desk, document_id: UUID) -> Mapping[UUID, Became]:
    """The same of who sits here in one document; of none where a blind round hides anything in it."""

    def found() -> Mapping[UUID, Became]:
        with desk.workspace.database.reading() as connection:
            about = kept.rulings(connection, desk.project_id, document_id=document_id)
        if not about or still_blind(desk, [coder.id for coder in coders(desk)], [document_id]):
            return {}
        here = codings(desk, document_id)
        mine = {coding.id for coding in here if coding.coder_id == desk.coder_id}
        return {each: said for each, said in _became(about, here).items() if each in mine}

    return desk.computed("became of mine", desk.coder_id, document_id, compute=found)


def settled(desk: Desk) -> frozenset[UUID]:
    """The codings about which was decided, so that consensus speaks for them."""
    return frozenset(became(desk))


def decided_in(desk: Desk) -> frozenset[UUID]:
    """The documents about which anything was decided that holds."""
    about = {ruling.document_id for ruling in _decided(desk)[0] if not ruling.withdrawn}
    return frozenset(about.intersection(_to_be_seen(desk, EVERYTHING)))


def in_force(desk: Desk) -> tuple[Coding, ...]:
    """What counts in an analysis: what consensus says of places that were decided about, elsewhere what everybody said.

    Otherwise everything on which two coders agreed would count three times as soon as they say so.
    """
    if not settled(desk):
        return codings(desk)
    return tuple(chain.from_iterable(in_force_by_document(desk).values()))


def in_force_by_document(desk: Desk) -> Mapping[UUID, tuple[Coding, ...]]:
    """The same by document; where nothing changed in one, the very same as before."""
    made, became_of = codings_by_document(desk), became(desk)
    about = {each.ruling.document_id for each in became_of.values()}
    return {
        each: tuple(coding for coding in some if coding.id not in became_of) if each in about else some
        for each, some in made.items()
    }


def grounds(desk: Desk) -> Mapping[UUID, tuple[Ruling, tuple[Coding, ...]]]:
    """Of each coding of consensus where it came from: the ruling, and the codings that this was about."""
    now = {coding.id: coding for coding in codings(desk)}
    return {
        each: (ruling, tuple(now[about] for about in ruling.coding_ids if about in now))
        for ruling in _decided(desk)[0]
        if not ruling.withdrawn
        for each in ruling.consensus_ids
        if each in now
    }


def to_redefine(desk: Desk) -> tuple[Redefine, ...]:
    """The codes whose definition must change, until their meaning has; in the order of the codebook."""
    marked: dict[UUID, list[Ruling]] = {}
    about = _to_be_seen(desk, EVERYTHING)
    for ruling in _decided(desk)[0]:
        if ruling.redefine_id and not ruling.withdrawn and ruling.document_id in about:
            marked.setdefault(ruling.redefine_id, []).append(ruling)
    found = []
    for code in codebook(desk).in_order():
        left = tuple(each for each in marked.get(code.id, ()) if code.meaning <= (each.redefine_from or 0))
        if left:
            found.append(Redefine(code, left))
    return tuple(found)


def has_consensus(desk: Desk) -> bool:
    """Whether anything was decided that left a coding."""
    found = consensus(desk)
    return found is not None and any(coding.coder_id == found.id for coding in codings(desk))


def _became(rulings: Iterable[Ruling], made: Iterable[Coding]) -> Mapping[UUID, Became]:
    now = {coding.id: coding for coding in made}
    result: dict[UUID, Became] = {}
    for ruling in rulings:
        if not ruling.withdrawn and holds(ruling, now):
            agreed = [now[each] for each in ruling.consensus_ids]
            result |= {each: Became(outcome(now[each], agreed), ruling) for each in ruling.coding_ids if each in now}
    return result


def _to_be_seen(desk: Desk, scope: Scope) -> tuple[UUID, ...]:
    """The documents that are asked for, without those where a blind round hides something from this desk."""
    wanted = scope.document_ids or tuple(document.id for document in documents(desk))
    blind = still_blind(desk, [coder.id for coder in coders(desk)], wanted)
    return tuple(each for each in wanted if each not in blind)


def _decided(desk: Desk) -> tuple[tuple[Ruling, ...], tuple[Remark, ...]]:
    with desk.workspace.database.reading() as connection:
        return kept.rulings(connection, desk.project_id), kept.remarks(connection, desk.project_id)
