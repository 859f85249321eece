"""What is in a file that came from another laptop: looked through, completed, ready to be opened or merged."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from tempfile import TemporaryFile
from typing import Any, BinaryIO
from uuid import UUID

from coding.uniting_log import Entry, Image, Key
from coding.uniting_same import Known
from corpora.refusal import Refusal
from reports.sealing import is_sealed, unseal
from reports.travelling import Travel, read_travel
from store.arriving import completed, refusing_misfits
from store.documents import hash_of
from store.travelling import BOARD, Version, schema, shape


@dataclass(frozen=True, slots=True)
class Arrival:
    """A project as it stands in a file. `told` is its lineage; `revisions` is when a row last changed, where that is
    kept; `versions` are every text of every document."""

    travel: Travel
    project: Mapping[str, Any]
    revision: int
    rows: Mapping[Key, Image]
    revisions: Mapping[Key, int]
    log: list[Entry]
    told: Mapping[str, Any]
    versions: tuple[Version, ...]
    boards: tuple[Mapping[str, Any], ...]

    def known(self) -> Known:
        """By what its documents, lists and speakers are recognised."""
        texts: dict[str, set[str]] = {}
        people: dict[tuple[str, str], str] = {}
        for each in self.versions:
            texts.setdefault(each.document_id, set()).add(each.sha256)
            people |= {(each.document_id, label): who for label, who, _ in each.speakers}
        lists: dict[str, list[str]] = {}
        for board in self.boards:
            lists.setdefault(board["list_id"], []).append(board["id"])
        return Known(texts, {list_id: tuple(ids) for list_id, ids in lists.items()}, people)

    def file_of(self, version: Version) -> bytes:
        """The file that a text was read from; empty where it stayed behind."""
        member = f"files/{version.file}"
        return self.travel.data(member) if member in self.travel.manifest["members"] else b""


@contextmanager
def arriving(file: BinaryIO, name: str, passphrase: str = "") -> Iterator[Arrival]:
    """Look a file through; nothing of it is used before all of it was found to be whole.

    Refuses `travel-sealed` where a passphrase is needed, and what `reports.sealing` and `reports.travelling` refuse.
    """
    with TemporaryFile() as plain:
        if is_sealed(file):
            if not passphrase:
                raise Refusal("travel-sealed", name=name)
            unseal(file, plain, passphrase, name)
            file = plain
        travel = read_travel(file, name)
        with refusing_misfits(name):
            arrival = _arrival(travel)
        yield arrival


def _arrival(travel: Travel) -> Arrival:
    manifest = travel.manifest
    if manifest["schema"] not in schema():
        raise Refusal("travel-newer", name=travel.name)
    project = manifest["project"]
    UUID(project["id"])
    rows: dict[Key, Image] = {}
    revisions: dict[Key, int] = {}
    kinds = shape().order
    if {*travel.members("rows")} - {f"rows/{kind}.jsonl" for kind in kinds}:
        raise Refusal("travel-newer", name=travel.name)
    for kind in kinds:
        for row in travel.lines(f"rows/{kind}.jsonl"):
            key = (kind, str(UUID(row["id"])))
            rows[key] = completed(kind, row["row"])
            revisions[key] = int(row.get("revision") or 0)
    log = [_entry(each) for each in travel.lines("log.jsonl")]
    versions = tuple(_version(travel.value(member)) for member in travel.members("texts"))
    told, boards = travel.value("lineage.json"), tuple(map(_board, travel.lines("boards.jsonl")))
    if told["chain"][-1][0] > manifest["revision"] or log != sorted(log, key=lambda each: each.revision):
        raise ValueError(travel.name)
    arrival = Arrival(travel, project, int(manifest["revision"]), rows, revisions, log, told, versions, boards)
    _refuse_outside(arrival)
    return arrival


def _version(told: Mapping[str, Any]) -> Version:
    version = Version(**told)
    fits = all(0 <= start <= end <= len(version.text) for _, _, start, end, _, _, _ in version.segments)
    people = [UUID(who) for _, who, said in version.speakers if isinstance(said, dict)]
    if not fits or len(people) < len(version.speakers) or hash_of(version.text) != version.sha256:
        raise ValueError(version.document_id)
    return version


def _entry(told: Mapping[str, Any]) -> Entry:
    before, after = (completed(told["kind"], image) if image else None for image in (told["before"], told["after"]))
    UUID(told["subject"])
    return Entry(**{**told, "before": before, "after": after})


def _board(told: Mapping[str, Any]) -> dict[str, Any]:
    return {**{name: told[name] for name in BOARD}, **{name: str(UUID(told[name])) for name in ("id", "list_id")}}


def _refuse_outside(arrival: Arrival) -> None:
    """Every span lies in its text."""
    lengths = {(each.document_id, each.number): len(each.text) for each in arrival.versions}
    for (kind, _), image in arrival.rows.items():
        if image.get("start") is None:
            continue
        document = arrival.rows["document", image["document_id"]]
        length = lengths.get((image["document_id"], document["version"]))
        if length is not None and not 0 <= image["start"] < image["end"] <= length:
            raise ValueError(kind)
