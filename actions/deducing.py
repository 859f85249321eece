"""Names found by `deduce`, where somebody installed it: in a process of its own, never in this one."""

import json
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

from corpora.pseudonyms_kinds import Found, Kind
from corpora.refusal import Refusal
from corpora.spans import Span

APART = Path(__file__).with_name("deducing_apart.py")
# The first start builds lookups, which takes minutes on a busy machine.
PATIENCE_S = 900
KINDS = {
    "persoon": Kind.PERSON,
    "patient": Kind.PERSON,
    "locatie": Kind.PLACE,
    "telefoonnummer": Kind.PHONE,
    "emailadres": Kind.MAIL,
}


def installed() -> bool:
    """Whether `deduce` is there to be asked."""
    return find_spec("deduce") is not None


def detected(text: str) -> tuple[Found, ...]:
    """What deduce takes for a person, place, phone number or address; refuses `deduce-absent` and `deduce-failed`."""
    if not installed():
        raise Refusal("deduce-absent")
    try:
        run = subprocess.run(  # noqa: S603 our own interpreter and our own file
            [sys.executable, str(APART)], input=text.encode(), capture_output=True, timeout=PATIENCE_S, check=True
        )
        places = json.loads(run.stdout.decode().rstrip().rpartition("\n")[2])
    except (subprocess.SubprocessError, OSError, ValueError) as error:
        raise Refusal("deduce-failed") from error
    return tuple(Found(Span(start, end), KINDS[tag], "deduce") for start, end, tag in places if tag in KINDS)
