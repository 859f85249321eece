"""Reading a document's own file once more: with other repairs, other names, or by a reader that knows more by now."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from actions.correcting_plan import PLAIN, Draft, document_in
from actions.correcting_speakers import said
from actions.documents import content
from actions.workspace import Desk
from corpora.documents import Reading, turns_by_speaker
from corpora.participants import labels_now
from corpora.reading import read_all
from corpora.refusal import Refusal
from corpora.relabelling import AS_FOUND, Choices, among, relabelled
from corpora.repairs import NONE, Repair
from store import documents as kept
from store import history
from store.history import Change


@dataclass(frozen=True, slots=True)
class Original:
    """The newest file that a document came from; `revised` counts the versions that were typed after it."""

    name: str
    data: bytes
    version: int
    revised: int


@dataclass(frozen=True, slots=True)
class Reread:
    """What a document's file says when it is read anew.

    `found` counts every repair that could be made, the ones that are switched off included; `speakers` gives the turns
    of each speaker under the name in the file, `names` what they are called now unless it is decided otherwise.
    """

    original: Original
    reading: Reading
    found: Mapping[Repair, int]
    speakers: Mapping[str, int]
    names: Mapping[str, str | None]


def original_of(desk: Desk, document_id: UUID) -> Original:
    """The file to read anew; refuses `document-gone`, and `original-not-kept` where only a text is left."""
    with desk.workspace.database.reading() as connection:
        document = document_in(connection, desk, document_id)
        log = history.changes_of(connection, desk.project_id, document_id)
        whole = not any(change.action in history.FOR_GOOD for change in log)
        there = kept.versions_of(connection, document_id)
        for revised, change in enumerate(_line(log, document.version)):
            image = change.after or {}
            if image["version"] not in there:
                break
            data = kept.original_of_version(connection, document_id, image["version"])
            typed = data == (kept.text_of_version(connection, document_id, image["version"]) or "").encode()
            if not typed or (whole and change.before is None and image["kind"] == PLAIN):
                return Original(f"{document.name}.{image['kind']}", data, image["version"], revised)
    raise Refusal("original-not-kept", name=document.name)


def reread(desk: Desk, document_id: UUID, choices: Choices = AS_FOUND) -> Reread:
    """The file read anew, as chosen; who was given another name before keeps it, unless `choices` has one for them.

    Refuses as `original_of` does, what can't be read, `speaker-unknown` and `speaker-name-wrong`.
    """
    found, own = content(desk, document_id), original_of(desk, document_id)

    def read(without: frozenset[Repair]) -> Reading:
        what = ("rereading", document_id, found.document.edition, without)
        return desk.remembered(*what, compute=lambda: _nearest(read_all(own.name, own.data, without), found.text))

    plain = read(choices.without)
    known = turns_by_speaker(plain.segments)
    called = labels_now(list(said(found.text, found.segments)), list(said(plain.text, plain.segments)))
    names = {**called, **choices.names}
    for speaker in choices.names:
        if speaker not in known:
            raise Refusal("speaker-unknown", name=speaker, known=", ".join(known) or "–")
    return Reread(own, relabelled(plain, among(names, plain)), read(NONE).counted, known, names)


def draft_of(desk: Desk, document_id: UUID, choices: Choices = AS_FOUND) -> Draft:
    """The file read anew as a draft, to be looked at and kept as any correction; refuses as `reread` does."""
    edition = content(desk, document_id).document.edition
    seen = reread(desk, document_id, choices)
    return Draft(seen.reading, seen.original.data, edition, reread=True)


def _line(log: Sequence[Change], version: int) -> Iterator[Change]:
    """The changes that brought the present text and the ones it was made from, newest first."""
    came: dict[int, Change] = {}
    for change in log:
        if change.after:
            came.setdefault(change.after["version"], change)
    now: int | None = version
    while now in came:
        change = came[now]
        yield change
        now = change.before["version"] if change.before else None


def _nearest(readings: Sequence[Reading], text: str) -> Reading:
    """Of several documents in one file the one with most lines of this text."""
    lines = set(text.split("\n"))
    return max(readings, key=lambda reading: len(lines.intersection(reading.text.split("\n"))))
