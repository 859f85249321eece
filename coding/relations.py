"""What researchers assert between codes and categories: what can't be so, and which codings may ground it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from uuid import UUID

from codebooks.codebook import Codebook
from coding.codings import Coding, Relation
from coding.runs import runs
from corpora.refusal import Refusal

# In both languages of the screen: what is part of something can't be what that is part of.
PART_OF = frozenset({"is deel van", "is part of"})


def checked(codebook: Codebook, known: Iterable[Relation], new: Relation) -> Relation:
    """The relation as it is kept. Refuses one to itself, without a kind, between what is not there, one that was said
    already, and a ring of parts, in which everything would be part of itself: by name, all the way round."""
    names = {each.id: each.name for each in codebook.categories} | {each.id: each.name for each in codebook.codes}
    if new.source_id == new.target_id:
        raise Refusal("relation-to-itself")
    if not new.kind.strip():
        raise Refusal("name-empty")
    if not {new.source_id, new.target_id} <= names.keys():
        raise Refusal("code-gone")
    others = [each for each in known if each.id != new.id]
    kind = " ".join(new.kind.split())
    if any(_key(each) == (new.source_id, new.target_id, kind.casefold()) for each in others):
        raise Refusal("relation-already", source=names[new.source_id], kind=kind, target=names[new.target_id])
    if kind.casefold() in PART_OF and (ring := _way(codebook, others, new.target_id, new.source_id)):
        path = " → ".join(f"“{names[each]}”" for each in (new.source_id, *ring))
        raise Refusal("relation-ring", source=names[new.source_id], target=names[new.target_id], path=path)
    return Relation(new.id, new.source_id, new.target_id, kind, new.note.strip(), tuple(dict.fromkeys(new.coding_ids)))


def kinds(known: Iterable[Relation], usual: Sequence[str]) -> tuple[str, ...]:
    """The usual kinds, and those that people made themselves."""
    return tuple(dict.fromkeys((*usual, *(each.kind for each in known))))


def codings_of(codebook: Codebook, end_id: UUID, codings: Iterable[Coding]) -> tuple[Coding, ...]:
    """Those with a code, or with any code of a category."""
    codes = {code.id for code in codebook.codes if end_id == code.id or end_id in code.category_ids}
    return tuple(each for each in codings if each.code_id in codes)


def groundable(codebook: Codebook, relation: Relation, codings: Sequence[Coding]) -> tuple[Coding, ...]:
    """The codings of both ends in their order, first those on a place where both are marked; then all others."""
    ends = [codings_of(codebook, each, codings) for each in (relation.source_id, relation.target_id)]
    own = [{coding.id for coding in some} for some in ends]
    by_document: dict[UUID, list[Coding]] = defaultdict(list)
    for coding in {each.id: each for some in ends for each in some}.values():
        by_document[coding.document_id].append(coding)
    together: set[UUID] = set()
    for some in by_document.values():
        for run in runs(some):
            ids = {each.id for each in run.codings}
            if ids & own[0] and ids & own[1]:
                together |= ids
    return tuple(sorted(codings, key=lambda each: (each.id not in together, not any(each.id in some for some in own))))


def _key(relation: Relation) -> tuple[UUID, UUID, str]:
    return relation.source_id, relation.target_id, " ".join(relation.kind.split()).casefold()


def _way(codebook: Codebook, relations: Iterable[Relation], start: UUID, goal: UUID) -> tuple[UUID, ...]:
    """From part to whole, the start and the goal among them; a code is part of its categories and its parent."""
    wholes: dict[UUID, list[UUID]] = defaultdict(list)
    for each in relations:
        if each.kind.casefold() in PART_OF:
            wholes[each.source_id].append(each.target_id)
    for code in codebook.codes:
        wholes[code.id] += [*code.category_ids, *([code.parent_id] if code.parent_id else [])]
    ways: list[tuple[UUID, ...]] = [(start,)]
    seen = {start}
    for way in ways:
        if way[-1] == goal:
            return way
        for whole in wholes[way[-1]]:
            if whole not in seen:
                seen.add(whole)
                ways.append((*way, whole))
    return ()
