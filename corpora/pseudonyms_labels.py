"""Names as they stand outside a text: in a speaker's label, in the name of a file, in a memo."""

import re
from collections.abc import Callable, Iterable, Mapping

from corpora.pseudonyms_names import PARTICLES, TITLES

NUMBERED = re.compile(r"\[([A-ZÀ-Þ-]+)-(\d+)\]")

_ROLES = frozenset(re.sub(r"\\\.", ".", TITLES).split("|")) | frozenset(
    "interviewer interviewster gespreksleider gespreksleidster spreker speaker respondent deelnemer deelneemster "
    "moderator onderzoeker participant panellid geïnterviewde notulist onbekende unknown int resp".split()
)


def normal(name: str) -> str:
    """A name as it is compared: small letters, single blanks."""
    return " ".join(name.casefold().split())


def renamed(words: str, pseudonyms: Mapping[str, str]) -> str:
    """Words outside the text (a label, a file's name) with every name in it replaced, longest first."""
    return renamer(pseudonyms)(words)


def renamer(pseudonyms: Mapping[str, str], *, exact: bool = False) -> Callable[[str], str]:
    """Does for any words what `renamed` does once; `exact` leaves a name in other capitals alone."""
    pattern = naming(pseudonyms, exact=exact)
    if pattern is None:
        return str
    alike = _spaced if exact else normal
    by_name = {alike(name): pseudonym for name, pseudonym in pseudonyms.items()}
    return lambda words: pattern.sub(lambda match: by_name[alike(match[0].replace("_", " "))], words)


def naming(names: Iterable[str], *, exact: bool = False) -> re.Pattern[str] | None:
    """Finds any of these names as whole words, unless `exact` in any case; None where there are no names."""
    ways = [
        r"[\s_]+".join(map(re.escape, name.split())) for name in sorted({*names}, key=len, reverse=True) if name.strip()
    ]
    said = rf"(?<![^\W_])(?:{'|'.join(ways)})(?![^\W_])"
    return re.compile(said, 0 if exact else re.IGNORECASE) if ways else None


def _spaced(name: str) -> str:
    return " ".join(name.split())


def names_in_label(label: str) -> tuple[str, ...]:
    """The name in a speaker's label without a role before it; nothing where the label is only a role."""
    bare = re.sub(
        rf"^(?:(?i:{TITLES}|interviewer|gespreksleider|spreker|panellid|deelnemer|respondent)\s+)+", "", label
    )
    bare = re.sub(r"\s*\([^)]*\)$", "", bare).strip()
    words = [word for word in bare.split() if word.casefold() not in PARTICLES.split("|")]
    is_name = bool(words) and words[0][:1].isupper() and len(words[0]) > 1 and not re.fullmatch(r"[A-Z]*\d+", words[0])
    is_role = normal(words[0]) in _ROLES if words else True
    return (bare,) if is_name and not is_role else ()
