"""How often codes and categories occur in each part of the documents, by its name or by one of its attributes."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from codebooks.codebook import Codebook
from coding.codings import Coding
from coding.counting import CountRow, count_table
from corpora.parts import Part, by_document, over


@dataclass(frozen=True, slots=True)
class PartColumn:
    """What stands in parts of one name, or with one value of an attribute; empty for what stands in none of these.

    `of` is N: the documents that have such a part, and for what stands outside all documents. `rows` are those of
    `coding.counting.count_table`, in its order, so that in every column a row is the same code or category.
    """

    label: str
    of: int
    rows: tuple[CountRow, ...]


def part_columns(
    codebook: Codebook, codings: Sequence[Coding], parts: Sequence[Part], *, attribute: str = "", documents: int
) -> tuple[PartColumn, ...]:
    """A column per name, or per value of `attribute`, in the order in which these first occur; last what is outside.

    A coding counts in every part that it shares text with. `documents` is N, the number of all documents. Where nothing
    of a category occurs in a column, the zeros of its codes mean "not raised".
    """
    having: dict[str, set[UUID]] = defaultdict(set)
    for part in parts:
        if label := label_of(part, attribute):
            having[label].add(part.document_id)
    marks = _by_label(codings, parts, attribute)
    counts = {label: len(some) for label, some in having.items()} | ({"": documents} if marks.get("") else {})
    return tuple(
        PartColumn(label, of, count_table(codebook, marks.get(label, ()), documents=of)) for label, of in counts.items()
    )


def label_of(part: Part, attribute: str = "") -> str:
    """Under what a part is counted: its name, or its value of an attribute; empty without one."""
    return part.attributes.get(attribute, "") if attribute else part.name


def attributes_of(parts: Iterable[Part]) -> tuple[str, ...]:
    """The attributes that parts have, each once."""
    return tuple(dict.fromkeys(key for part in parts for key in part.attributes))


def part_names(codings: Iterable[Coding], parts: Iterable[Part]) -> dict[UUID, tuple[str, ...]]:
    """By coding id the names of the parts that it shares text with, in reading order, each once."""
    known = by_document(parts)
    return {each.id: _labels(each, known, "") for each in codings}


def _by_label(codings: Iterable[Coding], parts: Iterable[Part], attribute: str) -> Mapping[str, Sequence[Coding]]:
    known = by_document(parts)
    found: dict[str, list[Coding]] = defaultdict(list)
    for coding in codings:
        for label in _labels(coding, known, attribute) or ("",):
            found[label].append(coding)
    return found


def _labels(coding: Coding, known: Mapping[UUID, Sequence[Part]], attribute: str) -> tuple[str, ...]:
    shared = over(known.get(coding.document_id, ()), coding.span)
    return tuple(dict.fromkeys(label for part in shared if (label := label_of(part, attribute))))
