"""Names as they stand outside a text: in a speaker's label, in the name of a file, in a memo."""

import re
from collections.abc import Iterable, Mapping

from corpora.pseudonyms_names import PARTICLES, TITLES

_ROLES = frozenset(re.sub(r"\\\.", ".", TITLES).split("|")) | frozenset(
    "interviewer interviewster gespreksleider gespreksleidster spreker speaker respondent deelnemer deelneemster "
    "moderator onderzoeker participant panellid geïnterviewde notulist onbekende unknown int resp".split()
)


def normal(name: str) -> str:
    """A name as it is compared: small letters, single blanks."""
    return " ".join(name.casefold().split())


def renamed(words: str, pseudonyms: Mapping[str, str]) -> str:
    """Words outside the text (a label, a file's name) with every name in it replaced, longest first."""
    pattern = naming(pseudonyms)
    by_name = {normal(name): pseudonym for name, pseudonym in pseudonyms.items()}
    return pattern.sub(lambda match: by_name[normal(match[0].replace("_", " "))], words) if pattern else words


def naming(names: Iterable[str]) -> re.Pattern[str] | None:
    """Finds any of these names as whole words, in any case; None where there are no names."""
    ways = [
        r"[\s_]+".join(map(re.escape, name.split())) for name in sorted({*names}, key=len, reverse=True) if name.strip()
    ]
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(ways)})(?![^\W_])", re.IGNORECASE) if ways else None


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
