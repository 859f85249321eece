"""The file in which a project travels: a zip of JSON lines, texts and files; see docs/duiding-file.md."""

import json
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, BinaryIO

from corpora.refusal import Refusal

FORMAT = 1
MANIFEST = "manifest.json"
LARGEST = 2_000_000_000
LARGEST_LINE = 20_000_000
MOST_MEMBERS = 50_000
LARGEST_RATIO = 200
_SMALL = 20_000_000
_PLACE = re.compile(r"(rows|texts|files)/[0-9A-Za-z_.-]+|(log|boards)\.jsonl|lineage\.json|manifest\.json")
_BEGINNING = (1980, 1, 1, 0, 0, 0)  # a zip has no earlier moment: the same project gives the same bytes
_DAMAGED = (
    *(zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, OverflowError),
    *(ValueError, KeyError, TypeError, AttributeError),
)


def write_travel(file: BinaryIO, facts: Mapping[str, Any], members: Iterable[tuple[str, Iterable[bytes]]]) -> None:
    """Write a file; `facts` go into the manifest, with the SHA-256 of each member. The same gives the same bytes."""
    hashes: dict[str, str] = {}
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, chunks in members:
            digest = sha256()
            with archive.open(_info(name), "w", force_zip64=True) as member:
                for chunk in chunks:
                    digest.update(chunk)
                    member.write(chunk)
            hashes[name] = digest.hexdigest()
        manifest = {"format": FORMAT, **facts, "members": hashes}
        archive.writestr(_info(MANIFEST), json.dumps(manifest, ensure_ascii=False, indent=1, sort_keys=True))


def line(value: Any) -> bytes:
    """A value as one line of JSON, always the same."""
    return (json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")) + "\n").encode()


@dataclass(frozen=True, slots=True)
class Travel:
    """A file that was looked through: every member is there, whole, and what the manifest says it is."""

    name: str
    manifest: Mapping[str, Any]
    archive: zipfile.ZipFile

    def lines(self, member: str) -> Iterator[Any]:
        """The values in a member of JSON lines; nothing where it is not there. Refuses `travel-damaged`."""
        if member not in self.manifest["members"]:
            return
        try:
            with self.archive.open(member) as file:
                while one := file.readline(LARGEST_LINE):
                    yield json.loads(one)
        except _DAMAGED as damage:
            raise Refusal("travel-damaged", name=self.name) from damage

    def data(self, member: str) -> bytes:
        """A member as it is; refuses `travel-damaged`."""
        try:
            return self.archive.read(member)
        except _DAMAGED as damage:
            raise Refusal("travel-damaged", name=self.name) from damage

    def value(self, member: str) -> Any:
        """The JSON value in a member; refuses `travel-damaged`."""
        try:
            return json.loads(self.data(member))
        except ValueError as damage:
            raise Refusal("travel-damaged", name=self.name) from damage

    def members(self, folder: str) -> list[str]:
        """The names of the members in a folder, in order."""
        return sorted(each for each in self.manifest["members"] if each.startswith(f"{folder}/"))


def read_travel(file: BinaryIO, name: str) -> Travel:
    """Look a file through before anything of it is used.

    Refuses `travel-unknown` for what is no such file, `travel-newer` for that of a later release, `travel-too-large`
    for what would unpack to far more than it is, and `travel-damaged` for what is not whole.
    """
    file.seek(0)
    try:
        archive = zipfile.ZipFile(file)
        members = archive.infolist()
    except _DAMAGED as damage:
        raise Refusal("travel-unknown", name=name) from damage
    _refuse_wild(name, members)
    try:
        manifest = json.loads(archive.read(MANIFEST))
        number = manifest["format"]
    except _DAMAGED as damage:
        raise Refusal("travel-unknown", name=name) from damage
    if not isinstance(number, int) or number > FORMAT:
        raise Refusal("travel-newer", name=name)
    try:
        whole = _hashes(archive, members) == manifest["members"]
    except _DAMAGED as damage:
        raise Refusal("travel-damaged", name=name) from damage
    if not whole:
        raise Refusal("travel-damaged", name=name)
    return Travel(name, manifest, archive)


def _refuse_wild(name: str, members: list[zipfile.ZipInfo]) -> None:
    names = [member.filename for member in members]
    size, packed = sum(member.file_size for member in members), sum(member.compress_size for member in members)
    if len(names) > MOST_MEMBERS or size > LARGEST or size > _SMALL + LARGEST_RATIO * packed:
        raise Refusal("travel-too-large", name=name)
    if MANIFEST not in names:
        raise Refusal("travel-unknown", name=name)
    if len(set(names)) < len(names) or not all(map(_PLACE.fullmatch, names)):
        raise Refusal("travel-damaged", name=name)


def _hashes(archive: zipfile.ZipFile, members: list[zipfile.ZipInfo]) -> dict[str, str]:
    """Of every member but the manifest; more than a member says it holds is never read."""
    found: dict[str, str] = {}
    for member in members:
        if member.filename == MANIFEST:
            continue
        digest = sha256()
        with archive.open(member) as file:
            while chunk := file.read(1_000_000):
                digest.update(chunk)
        found[member.filename] = digest.hexdigest()
    return found


def _info(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, _BEGINNING)
    info.compress_type = zipfile.ZIP_DEFLATED
    info.create_system = 3
    info.external_attr = 0o600 << 16
    return info
