"""One code of several: whose codings go where, and how two on the same words become one without losing anything."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import ClassVar
from uuid import UUID

from codebooks.codebook import Code, Direction, Theme
from coding.codings import Coding, Relation
from coding.reshaping import Study, following
from corpora.refusal import Refusal

Place = tuple[UUID, UUID, int, int]


@dataclass(frozen=True, slots=True)
class Merge:
    """All codings of `source_ids` to `into_id`; the sources are archived and their names become synonyms.

    Where a coder marked the same words with both, one coding remains, with both memos; directions that differ become
    `beide`, and where one of them is neutral, the one that goes stands before its memo. With `review`, what was moved
    comes on the review list of who made it.
    """

    action: ClassVar[str] = "code.merge"
    source_ids: tuple[UUID, ...]
    into_id: UUID
    review: bool = False

    def on(self, study: Study) -> Study:
        into = study.code(self.into_id)
        sources = [study.code(code_id) for code_id in self.source_ids]
        self._refuse(study, into, sources)
        codings, became = self._codings(study, into, {code.id: code for code in sources})
        merged = [_taken_in(into, sources), *(replace(each, archived=True, key="") for each in sources)]
        children = [code for code in study.codebook.codes if code.parent_id in self.source_ids]
        for child in children:
            placed = replace(following(into, child), parent_id=into.id)
            merged += [placed, *(following(placed, each) for each in study.codebook.below(child.id))]
        after = study.with_codes(merged)
        return Study(
            replace(after.codebook, codes=tuple(_pointing(code, became) for code in after.codebook.codes)),
            codings,
            tuple(
                replace(each, coding_ids=_followed(each.coding_ids, became))
                for each in _relations(study.relations, dict.fromkeys(self.source_ids, into.id))
            ),
            tuple(self._theme(theme, became) for theme in study.themes),
            tuple(became.items()),
            tuple((code.id, into.id) for code in sources),
        )

    def _theme(self, theme: Theme, became: dict[UUID, UUID]) -> Theme:
        codes = _followed(theme.code_ids, dict.fromkeys(self.source_ids, self.into_id))
        return replace(theme, coding_ids=_followed(theme.coding_ids, became), code_ids=codes)

    def _refuse(self, study: Study, into: Code, sources: list[Code]) -> None:
        if not sources or into.id in self.source_ids:
            raise Refusal("merge-with-itself", code=into.name)
        if into.archived:
            raise Refusal("code-archived", code=into.name)
        for source in sources:
            if into.id in {each.id for each in study.codebook.below(source.id)}:
                raise Refusal("merge-into-own-child", code=source.name)

    def _codings(
        self, study: Study, into: Code, sources: dict[UUID, Code]
    ) -> tuple[tuple[Coding, ...], dict[UUID, UUID]]:
        """The codings afterwards, and of each one that is gone the one it became."""
        here = {_place(each): each for each in study.codings if each.code_id == into.id}
        after: dict[UUID, Coding] = {each.id: each for each in study.codings}
        became: dict[UUID, UUID] = {}
        for each in study.codings:
            if each.code_id not in sources:
                continue
            if kept := here.get(_place(each)):
                joined = _joined(kept, each, into, sources[each.code_id])
                del after[each.id]
                became[each.id] = kept.id
            else:
                joined = replace(each, code_id=into.id, meaning=0 if self.review else into.meaning)
                if each.direction is None and sources[each.code_id].direction != into.direction:
                    joined = replace(joined, direction=sources[each.code_id].direction)
            after[joined.id] = here[_place(each)] = joined
        return tuple(after.values()), became


def _place(coding: Coding) -> Place:
    return coding.document_id, coding.coder_id, coding.span.start, coding.span.end


def _joined(kept: Coding, gone: Coding, into: Code, source: Code) -> Coding:
    """The coding that stays, with what the other said."""
    one, other = kept.direction or into.direction, gone.direction or source.direction
    memo = gone.memo
    direction = kept.direction
    if other and other != one:
        if Direction.NEUTRAL in (one, other):
            memo = f"{source.name} ({other}) {memo}".strip()
        else:
            direction = Direction.BOTH if one else other
    if memo and memo not in kept.memo.split("\n\n"):
        memo = f"{kept.memo}\n\n{memo}" if kept.memo else memo
    else:
        memo = kept.memo
    return replace(kept, direction=direction, memo=memo, important=kept.important or gone.important)


def _taken_in(into: Code, sources: Iterable[Code]) -> Code:
    """The code that stays, found by the words of the others too."""
    said = [word for source in sources for word in (source.name, *source.synonyms)]
    synonyms = dict.fromkeys(word for word in (*into.synonyms, *said) if word != into.name)
    keywords = dict.fromkeys([*into.keywords, *(word for source in sources for word in source.keywords)])
    examples = dict.fromkeys([*into.examples, *(each for source in sources for each in source.examples)])
    against = dict.fromkeys([*into.counterexamples, *(each for source in sources for each in source.counterexamples)])
    return replace(
        into,
        synonyms=tuple(synonyms),
        keywords=tuple(keywords),
        examples=tuple(examples),
        counterexamples=tuple(against),
    )


def _pointing(code: Code, became: dict[UUID, UUID]) -> Code:
    return replace(
        code, examples=_followed(code.examples, became), counterexamples=_followed(code.counterexamples, became)
    )


def _followed(ids: Iterable[UUID], became: dict[UUID, UUID]) -> tuple[UUID, ...]:
    return tuple(dict.fromkeys(became.get(each, each) for each in ids))


def _relations(relations: Iterable[Relation], became: dict[UUID, UUID]) -> tuple[Relation, ...]:
    """Relations of the sources become those of the code that stays; one that would run to itself goes.

    Two that now say the same are one, with both notes.
    """
    kept: dict[tuple[UUID, UUID, str], Relation] = {}
    touched: set[UUID] = set()
    others: list[Relation] = []
    for each in relations:
        ends = became.get(each.source_id, each.source_id), became.get(each.target_id, each.target_id)
        if ends[0] == ends[1]:
            continue
        now = replace(each, source_id=ends[0], target_id=ends[1])
        moved = ends != (each.source_id, each.target_id)
        same = kept.get((*ends, each.kind))
        if same and not moved and same.id not in touched:
            others.append(each)
            continue
        touched |= {each.id} if moved else set()
        if same:
            notes = dict.fromkeys(note for note in (same.note, each.note) if note)
            now = replace(same, note="\n\n".join(notes), coding_ids=(*same.coding_ids, *each.coding_ids))
        kept[*ends, each.kind] = now
    return (*kept.values(), *others)
