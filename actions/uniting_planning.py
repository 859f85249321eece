"""What a merge would make of a project: both copies read, their ids and versions laid beside each other, and united."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Any
from uuid import UUID

from actions.travelling_reading import Arrival
from coding.uniting import FOR_GOOD, Note, Union, united
from coding.uniting_log import TEXT, Copy, Entry, Image, Key, group_of, shared, turned_back
from coding.uniting_places import placed
from coding.uniting_same import renamed, same_things
from coding.uniting_settling import settled, twins_joined
from corpora.refusal import Refusal
from reports.travelling import line
from store import travelling as kept
from store.lineage import Lineage, lineage_of, mark_of
from store.projects import revision_of
from store.travelling import Version

Numbers = Mapping[tuple[str, int], int]


@dataclass(frozen=True, slots=True)
class Plan:
    """Both copies and what they become. `versions` are texts that are new here; `ids` what stood there under another
    id; `text` gives the text of any version of either copy."""

    ours: Copy
    theirs: Copy
    union: Union
    versions: tuple[tuple[Version, Version], ...]
    boards: tuple[Mapping[str, Any], ...]
    ids: Mapping[str, str]
    known_before: bool
    text: Callable[[str, int], str | None]
    revision: int


def planned(connection: Any, project_id: UUID, arrival: Arrival, choices: Mapping[str, str], rule: str) -> Plan:
    """Unite both copies, without writing anything."""
    revision = revision_of(connection, project_id)
    if revision is None:
        raise Refusal("project-gone")
    log = kept.log(connection, project_id)
    lineage = lineage_of(connection, project_id, log)
    ours, theirs = _copies(connection, project_id, log, lineage, arrival)
    shape = kept.shape()
    earlier = {**lineage.ids, **{mine: other for other, mine in arrival.told["ids"].items()}}
    ids = same_things(ours, theirs, kept.known(connection, project_id), arrival.known(), shape, known=earlier)
    theirs = renamed(theirs, ids)
    versions = [_renamed(version, ids) for version in arrival.versions]
    here = list(kept.versions(connection, project_id))
    numbers = _numbers(here, versions)
    theirs = _renumbered(theirs, numbers)
    known_before = _is_known(lineage, arrival)
    union = Union(dict(ours.rows)) if known_before else united(ours, theirs, choices, rule)
    final = frozenset() if known_before else _forgotten_here(ours, theirs, union)
    texts = {(each.document_id, numbers[each.document_id, each.number]): each.text for each in versions}
    texts |= {(each.document_id, each.number): each.text for each in here}

    def text(document_id: str, number: int) -> str | None:
        return texts.get((document_id, number))

    if not known_before:
        settled(union, ours, theirs, shape)
        placed(union, ours, theirs, text)
        twins_joined(union)
    wanted = tuple(
        (source, each)
        for source, each in _new_versions(arrival.versions, versions, here, numbers)
        if _goes_along(union, final, each)
    )
    boards = tuple(_board(each, ids) for each in arrival.boards)
    met = {other: mine for other, mine in sorted(ids.items()) if other != mine}
    return Plan(ours, theirs, union, wanted, boards, met, known_before, text, revision)


def _new_versions(
    sources: Sequence[Version], versions: Sequence[Version], here: Sequence[Version], numbers: Numbers
) -> Iterator[tuple[Version, Version]]:
    """The versions that are not here, as they stand in the file and as they would be kept."""
    there = {(each.document_id, each.number) for each in here}
    for source, version in zip(sources, versions, strict=True):
        number = numbers[version.document_id, version.number]
        if (version.document_id, number) not in there:
            there.add((version.document_id, number))
            yield source, replace(version, number=number)


def _copies(
    connection: Any, project_id: UUID, log: list[Entry], lineage: Lineage, arrival: Arrival
) -> tuple[Copy, Copy]:
    chain = [(number, state) for number, state in arrival.told["chain"]]
    there = frozenset({state for _, state in chain} | {*arrival.told["known"]})
    rows = {
        (kind, str(row_id)): image
        for kind in kept.shape().order
        for row_id, image, _ in kept.rows(connection, project_id, kind)
    }
    ours = Copy(rows, log, shared(lineage.chain, there), _taken(lineage.taken.items(), chain))
    taken = ((number, state) for number, state in arrival.told["taken"])
    theirs = Copy(arrival.rows, arrival.log, shared(chain, lineage.known), _taken(taken, lineage.chain))
    return ours, theirs


def _taken(taken: Any, chain: Any) -> dict[int, int]:
    """Which revision took in which one of the other copy, as far as it was that one."""
    places = {state: number for number, state in chain}
    return {number: places[state] for number, state in taken if state in places}


def _renamed(version: Version, ids: Mapping[str, str]) -> Version:
    people = [[label, ids.get(who, who), told] for label, who, told in version.speakers]
    return replace(version, document_id=ids.get(version.document_id, version.document_id), speakers=people)


def _numbers(here: list[Version], there: list[Version]) -> dict[tuple[str, int], int]:
    """Which number each of their versions has here: that of the same text, or the next that is free."""
    known: dict[tuple[str, str], int] = {(each.document_id, _print(each)): each.number for each in here}
    last: dict[str, int] = {}
    for each in here:
        last[each.document_id] = max(last.get(each.document_id, 0), each.number)
    numbers: dict[tuple[str, int], int] = {}
    for each in sorted(there, key=lambda version: (version.document_id, version.number)):
        number = known.get((each.document_id, _print(each)))
        if number is None:
            number = last[each.document_id] = last.get(each.document_id, 0) + 1
            known[each.document_id, _print(each)] = number
        numbers[each.document_id, each.number] = number
    return numbers


def _print(version: Version) -> str:
    return sha256(line([version.sha256, version.segments])).hexdigest()


def _renumbered(copy: Copy, numbers: Numbers) -> Copy:
    def image_of(key: Key, image: Image) -> Image:
        number = numbers.get((key[1], image["version"])) if key[0] == "document" else None
        return image if number is None else {**image, "version": number}

    rows = {key: image_of(key, image) for key, image in copy.rows.items()}
    log = [
        replace(
            each,
            before=each.before and image_of(each.key, each.before),
            after=each.after and image_of(each.key, each.after),
        )
        if each.kind == "document"
        else each
        for each in copy.log
    ]
    return replace(copy, rows=rows, log=log)


def _forgotten_here(ours: Copy, theirs: Copy, union: Union) -> frozenset[str]:
    """Documents that were pseudonymised or forgotten here keep that text: the file may not bring the old one back.

    What was forgotten there is told, for earlier versions here still have the words.
    """
    here = _for_good(ours, 0)
    for document_id in sorted(here):
        key = ("document", document_id)
        mine, other = ours.rows.get(key), theirs.rows.get(key)
        if mine is None or other is None or mine["sha256"] == other["sha256"]:
            continue
        settled = {name: mine[name] for name in mine if group_of("document", name, mine) in (TEXT, "name", "removed")}
        union.rows[key] = {**union.rows[key], **settled}
        union.conflicts[:] = [each for each in union.conflicts if each.subject != document_id]
        union.notes.append(Note("forgotten-here", *key))
    for document_id in sorted(_for_good(theirs, theirs.since) - here):
        if ("document", document_id) in ours.rows:
            union.notes.append(Note("forgotten-there", "document", document_id))
    return here


def _for_good(copy: Copy, since: int) -> frozenset[str]:
    nothing = turned_back(copy.log, since)
    return frozenset(
        each.subject
        for each in copy.log
        if each.action in FOR_GOOD
        and each.kind == "document"
        and each.revision > since
        and each.revision not in nothing
    )


def _goes_along(union: Union, forgotten: frozenset[str], version: Version) -> bool:
    return ("document", version.document_id) in union.rows and version.document_id not in forgotten


def _board(told: Mapping[str, Any], ids: Mapping[str, str]) -> dict[str, Any]:
    return {**told, "id": ids.get(told["id"], told["id"]), "list_id": ids.get(told["list_id"], told["list_id"])}


def _is_known(lineage: Lineage, arrival: Arrival) -> bool:
    return mark_of(arrival.told, arrival.travel.manifest["coder"]) in lineage.known
