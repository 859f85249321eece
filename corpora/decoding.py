"""From bytes to text: UTF-8, UTF-16, else the Windows code page."""

import codecs

from corpora.refusal import Refusal
from corpora.repairs import Repair, Repairs

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
TWICE = "utf-8 (twice)"
_LAST_GUESS = "cp1252"
_MARK_TWICE = codecs.BOM_UTF8.decode("latin-1").encode()
_SAMPLE = 4000
_TEXT_CONTROLS = frozenset(b"\t\n\r\f\x0b\x1a\x1b\x85")


def repaired(name: str, data: bytes, repairs: Repairs) -> str:
    """The text, its encoding guessed or put right where that may be; refuses what is no text at all."""
    if data.startswith(_MARK_TWICE) and not repairs.on(Repair.DOUBLE_ENCODING):
        return data.removeprefix(_MARK_TWICE).decode("utf-8", "replace")
    text, encoding = decoded(name, data)
    if encoding == TWICE:
        repairs.did(Repair.DOUBLE_ENCODING)
    elif encoding not in {"utf-8", "utf-8-sig"} and not repairs.did(Repair.GUESSED_ENCODING):
        return data.decode("utf-8", "replace") if encoding == _LAST_GUESS else text
    return text


def decoded(name: str, data: bytes) -> tuple[str, str]:
    """The text and its encoding; refuses what is no text at all."""
    if data.startswith(_MARK_TWICE):
        return _once(data), TWICE
    if told := told_by_bytes(data):
        return data.decode(told, "replace"), told
    if _is_binary(data):
        raise Refusal("file-binary", name=name)
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return data.decode(_LAST_GUESS, "replace"), _LAST_GUESS


def told_by_bytes(data: bytes) -> str:
    """The encoding that the first bytes tell; empty where they tell none."""
    return next((encoding for mark, encoding in _MARKS if data.startswith(mark)), "") or _wide(data[:_SAMPLE])


def _once(data: bytes) -> str:
    """Text that was taken for Windows-1252 and encoded again; signs that this page lacks were kept as they are."""
    twice = data.decode("utf-8", "replace")
    single = b"".join(sign.encode("latin-1" if ord(sign) < 256 else "cp1252", "replace") for sign in twice)
    return single.decode("utf-8", "replace").removeprefix("\ufeff")


def _wide(sample: bytes) -> str:
    """UTF-16 without a mark: nearly every second byte of Dutch text is then zero."""
    half = len(sample) // 2
    if half < 2:
        return ""
    if sample[1::2].count(0) > 0.7 * half and not sample[0::2].count(0):
        return "utf-16-le"
    return "utf-16-be" if sample[0::2].count(0) > 0.7 * half and not sample[1::2].count(0) else ""


def _is_binary(data: bytes) -> bool:
    """Zero bytes, or more than one in fifty control characters."""
    controls = sum(byte < 32 and byte not in _TEXT_CONTROLS for byte in data[:_SAMPLE])
    return b"\x00" in data or controls > len(data[:_SAMPLE]) / 50
