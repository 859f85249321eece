"""What stands in a drawing of codes: categories or codes, each with what counts for it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from codebooks.codebook import Category, Code, Codebook
from coding.codings import Coding
from coding.counting import Tally, tallied
from coding.network_choices import Level
from coding.networks import Node, NodeKind


@dataclass(frozen=True, slots=True)
class Subject:
    """A category or code as it stands in a drawing, with the codes that count for it."""

    id: UUID
    kind: NodeKind
    label: str
    color: str
    code_ids: tuple[UUID, ...]


def subjects(codebook: Codebook, level: Level, category_ids: Sequence[UUID] = ()) -> tuple[Subject, ...]:
    """In the order of the codebook. Among categories a code without one stands for itself, so nothing is left out."""
    wanted = set(category_ids)
    codes = [code for code in codebook.in_order() if not wanted or wanted & {*code.category_ids}]
    if level is Level.CODE:
        return tuple(_of_code(code) for code in codes)
    known = {category.id for category in codebook.categories}
    loose = [code for code in codes if not known & {*code.category_ids}]
    chosen = [category for category in codebook.categories if not wanted or category.id in wanted]
    return (*(_of_category(each, codebook) for each in chosen), *(_of_code(code) for code in loose))


def numbers(shown: Sequence[Subject]) -> dict[UUID, list[int]]:
    """By code the subjects it counts for, by their place in `shown`."""
    found: dict[UUID, list[int]] = defaultdict(list)
    for number, subject in enumerate(shown):
        for code_id in subject.code_ids:
            found[code_id].append(number)
    return dict(found)


def by_code(codings: Iterable[Coding]) -> dict[UUID, list[Coding]]:
    """The codings of each code."""
    found: dict[UUID, list[Coding]] = defaultdict(list)
    for coding in codings:
        found[coding.code_id].append(coding)
    return dict(found)


def tallies(shown: Iterable[Subject], marks: Mapping[UUID, Sequence[Coding]]) -> dict[UUID, Tally]:
    """Documents, fragments and words by subject."""
    return {each.id: tallied(coding for code in each.code_ids for coding in marks.get(code, ())) for each in shown}


def node_of(subject: Subject, tally: Tally) -> Node:
    """A category or code as it is drawn; its codings are looked up when they are asked for."""
    counted = (tally.documents, tally.fragments, tally.words)
    return Node(str(subject.id), subject.kind, subject.label, subject.color, *counted)


def _of_category(category: Category, codebook: Codebook) -> Subject:
    codes = tuple(code.id for code in codebook.codes if category.id in code.category_ids)
    return Subject(category.id, NodeKind.CATEGORY, category.name, category.color, codes)


def _of_code(code: Code) -> Subject:
    return Subject(code.id, NodeKind.CODE, code.name, code.color, (code.id,))
