"""What an operation on the codebook does, counted by comparing the study before and after it."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from coding.codings import Coding
from coding.reshaping import Operation, Study

COUNTED = ("recoded", "joined", "memos", "elsewhere")


@dataclass(frozen=True, slots=True)
class Effect:
    """On the codings of one coder.

    `recoded` get another code; `joined` become one with another coding on the same words, of which `memos` take over
    a memo or direction; `elsewhere` keep their code and count in other categories.
    """

    coder_id: UUID
    recoded: int
    joined: int
    memos: int
    elsewhere: int


@dataclass(frozen=True, slots=True)
class Joined:
    """Two codings that become one: what goes, and what stays as it will be."""

    gone: Coding
    kept: Coding


@dataclass(frozen=True, slots=True)
class Consequences:
    """Of one operation: per coder, and for the codebook itself. `before` and `after` are numbers of codings.

    `blind` where codings may go along that a blind round hides: they are not counted.
    """

    effects: tuple[Effect, ...]
    joined: tuple[Joined, ...]
    before: int
    after: int
    new_codes: tuple[str, ...]
    archived: tuple[str, ...]
    relations_gone: int
    blind: bool = False

    @property
    def quiet(self) -> bool:
        """Whether no coding and no relation is touched."""
        return not (self.effects or self.relations_gone or self.blind)


def consequences(study: Study, operation: Operation) -> Consequences:
    """What `operation` would do; refuses what it refuses."""
    return difference(study, operation.on(study))


def difference(before: Study, after: Study) -> Consequences:
    """What changed between two states of one study."""
    joined = _joined(before, after)
    known = {code.id for code in before.codebook.codes}
    in_use = {code.id for code in before.codebook.codes if not code.archived}
    return Consequences(
        _effects(before, after, joined),
        joined,
        len(before.codings),
        len(after.codings),
        tuple(code.name for code in after.codebook.codes if code.id not in known),
        tuple(code.name for code in after.codebook.codes if code.archived and code.id in in_use),
        len(before.relations) - len(after.relations),
    )


def _joined(before: Study, after: Study) -> tuple[Joined, ...]:
    was, now = ({each.id: each for each in study.codings} for study in (before, after))
    return tuple(Joined(was[gone], now[kept]) for gone, kept in after.became)


def _effects(before: Study, after: Study, joined: tuple[Joined, ...]) -> tuple[Effect, ...]:
    counts: dict[UUID, dict[str, int]] = defaultdict(lambda: dict.fromkeys(COUNTED, 0))
    was = {each.id: each for each in before.codings}
    home_then = {code.id: set(code.category_ids) for code in before.codebook.codes}
    home_now = {code.id: set(code.category_ids) for code in after.codebook.codes}
    for each in after.codings:
        then = was[each.id]
        if then.code_id != each.code_id:
            counts[each.coder_id]["recoded"] += 1
        elif home_then[each.code_id] != home_now[each.code_id]:
            counts[each.coder_id]["elsewhere"] += 1
    for pair in joined:
        counts[pair.gone.coder_id]["joined"] += 1
        then = was[pair.kept.id]
        counts[pair.gone.coder_id]["memos"] += (then.memo, then.direction) != (pair.kept.memo, pair.kept.direction)
    return tuple(Effect(coder_id, **found) for coder_id, found in counts.items())


def statements(found: Consequences, names: Mapping[UUID, str]) -> tuple[tuple[str, dict[str, object]], ...]:
    """What is to be said of it, as sentences by their key and facts, whoever says them."""
    said: list[tuple[str, dict[str, object]]] = []
    for effect in found.effects:
        for what in COUNTED:
            facts = {"coder": names.get(effect.coder_id, "?"), "n": getattr(effect, what)}
            said += [(f"reshape-{what}", facts)] if facts["n"] else []
    if not found.effects:
        said.append(("reshape-untouched", {}))
    if found.blind:
        said.append(("reshape-blind", {}))
    said += [("reshape-new", {"name": name}) for name in found.new_codes]
    said += [("reshape-archived", {"name": name}) for name in found.archived]
    if found.relations_gone:
        said.append(("reshape-relations", {"n": found.relations_gone}))
    return tuple(said)
