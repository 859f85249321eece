"""The key: which name a pseudonym stands for. One encrypted file a project, apart from its database and its exports."""

import json
import os
from base64 import b64decode, b64encode
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt
from platformdirs import user_data_path

from corpora.pseudonyms_labels import normal
from corpora.refusal import Refusal

FORMAT = "duiding-key-1"
# scrypt as OWASP advises (2023): 128 MB and some tenths of a second for each passphrase that is tried.
COST, BLOCK, PARALLEL = 2**17, 8, 1
SHORTEST = 8


@dataclass(frozen=True, slots=True)
class Key:
    """The names behind each pseudonym, as they stood in the text; one pseudonym may have several ways of writing."""

    names: Mapping[str, tuple[str, ...]]

    def by_name(self) -> dict[str, str]:
        """The pseudonym of every name, the name as it is compared."""
        return {normal(name): pseudonym for pseudonym, names in self.names.items() for name in names}

    def with_names(self, pairs: Iterable[tuple[str, str]]) -> "Key":
        """This key and these names with their pseudonyms."""
        names = {pseudonym: list(known) for pseudonym, known in self.names.items()}
        for name, pseudonym in pairs:
            if name not in names.setdefault(pseudonym, []):
                names[pseudonym].append(name)
        return Key({pseudonym: tuple(known) for pseudonym, known in names.items()})

    def without(self, pseudonym: str) -> "Key":
        """This key without one pseudonym; refuses `pseudonym-unknown`."""
        if pseudonym not in self.names:
            raise Refusal("pseudonym-unknown", pseudonym=pseudonym)
        return Key({each: names for each, names in self.names.items() if each != pseudonym})


def default_path(project_id: UUID) -> Path:
    """Where a project's key is kept when nothing else is said: in the user's data folder, under `keys`."""
    return user_data_path("Duiding", appauthor=False) / "keys" / f"{project_id}.key"


def reveal(path: Path, passphrase: str) -> Key:
    """The key in a file; refuses `key-missing`, `key-damaged` and `passphrase-wrong`."""
    try:
        sealed = path.read_bytes()
    except FileNotFoundError as error:
        raise Refusal("key-missing", path=str(path)) from error
    except (OSError, ValueError) as error:
        raise Refusal("file-closed", name=str(path)) from error
    try:
        held = json.loads(sealed)
        if held["format"] != FORMAT:
            raise Refusal("key-damaged", path=str(path))
        salt, nonce, data = (b64decode(held[name], validate=True) for name in ("salt", "nonce", "data"))
        names = json.loads(AESGCM(_stretched(passphrase, salt)).decrypt(nonce, data, FORMAT.encode()))
    except InvalidTag as error:
        raise Refusal("passphrase-wrong", path=str(path)) from error
    except (ValueError, KeyError, TypeError) as error:
        raise Refusal("key-damaged", path=str(path)) from error
    return Key({pseudonym: tuple(known) for pseudonym, known in names.items()})


def revealed_or_new(path: Path, passphrase: str) -> Key:
    """The key in a file, or an empty one where there is no file yet."""
    return reveal(path, passphrase) if path.exists() else Key({})


def seal(path: Path, key: Key, passphrase: str) -> None:
    """Keep a key in a file that only its owner may read, in one go; refuses `passphrase-short` and `key-unwritable`."""
    if len(passphrase) < SHORTEST:
        raise Refusal("passphrase-short", least=SHORTEST)
    salt, nonce = os.urandom(16), os.urandom(12)
    data = AESGCM(_stretched(passphrase, salt)).encrypt(nonce, json.dumps(dict(key.names)).encode(), FORMAT.encode())
    held = {"format": FORMAT} | {
        name: b64encode(value).decode() for name, value in (("salt", salt), ("nonce", nonce), ("data", data))
    }
    beside = path.with_name(path.name + ".new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside.unlink(missing_ok=True)
        with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(json.dumps(held).encode())
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except (OSError, ValueError) as error:
        raise Refusal("key-unwritable", path=str(path)) from error


def drop(path: Path, pseudonym: str, passphrase: str) -> None:
    """Take a pseudonym and its names out of a key, for good: nobody can tell any more who it was."""
    seal(path, reveal(path, passphrase).without(pseudonym), passphrase)


def _stretched(passphrase: str, salt: bytes) -> bytes:
    return Scrypt(salt=salt, length=32, n=COST, r=BLOCK, p=PARALLEL).derive(passphrase.encode())
