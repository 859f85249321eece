"""Looking before storing: what a file holds, what is repaired in it, and the text before and after as one diff."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from difflib import unified_diff
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any

from cli.files import read_file
from cli.terminal import Terminal, table
from corpora.refusal import Refusal

if TYPE_CHECKING:
    from corpora.documents import Reading
    from corpora.relabelling import Choices
    from corpora.repairs import Repair

READ = ("name", "kind", "characters", "words", "segments", "speakers", "pages", "repairs")
SEEN = ("found", "diff")
SHORT = {"hyphens": "joined_words", "headers": "running_lines", "encoding": "guessed_encoding"}


def choices_of(without: str | None, renames: Iterable[str]) -> Choices:
    """What was said on the command line; refuses `repair-unknown` and `rename-wrong`."""
    from corpora.relabelling import Choices

    switched = frozenset(_repair(name.strip()) for name in (without or "").split(",") if name.strip())
    return Choices(switched, dict(_renamed(given) for given in renames))


def described(name: str, reading: Reading) -> dict[str, Any]:
    """What was understood of a document, as a program reads it."""
    from corpora.documents import SegmentKind, turns_by_speaker, words_in

    return {
        "name": name,
        "kind": reading.kind,
        "characters": len(reading.text),
        "words": words_in(reading.text),
        "segments": {str(kind): sum(each.kind is kind for each in reading.segments) for kind in SegmentKind},
        "speakers": turns_by_speaker(reading.segments),
        "pages": len(reading.page_starts),
        "repairs": {kind: n for kind, n in reading.repairs.items() if n},
    }


def previewed(at: Terminal, path: Path, choices: Choices) -> list[dict[str, Any]]:
    """One for each document in the file, with every repair that can be made and the diff; or the one refusal."""
    from corpora.reading import read_all
    from corpora.relabelling import read_as
    from corpora.repairs import ALL

    try:
        data = read_file(path)
        readings = zip(
            read_all(path.name, data, ALL), read_all(path.name, data), read_as(path.name, data, choices), strict=True
        )
        return [
            {
                "file": str(path),
                **described(_title(path, kept), kept),
                "found": dict(found.counted),
                "diff": _diff(at, path, before, kept),
                "refused": None,
                "message": None,
            }
            for before, found, kept in readings
        ]
    except Refusal as refusal:
        nothing = dict.fromkeys((*READ, *SEEN))
        return [{"file": str(path), **nothing, "refused": refusal.code, "message": at.sentence(refusal)}]


def lines(at: Terminal, result: dict[str, Any], choices: Choices) -> list[str]:
    """The same for a person."""
    counts = Counter(words=result["words"], pages=result["pages"])
    counts.update({f"{kind}s": n for kind, n in result["segments"].items()})
    facts = [
        at.say(f"preview-{what}", n=counts[what], shown=at.number(counts[what]))
        for what in ("words", "headings", "paragraphs", "turns", "sentences", "pages")
        if counts[what]
    ]
    said = [f"{result['name']} ({result['kind']}): {', '.join(facts)}"]
    if result["speakers"]:
        speakers = ", ".join(f"{name} {at.number(n)}" for name, n in result["speakers"].items())
        said.append(at.say("cli-preview-speakers", speakers=speakers))
    said += repair_lines(at, result["found"], choices)
    return [*said, result["diff"]] if result["diff"] else said


def repair_lines(at: Terminal, found: Mapping[Repair, int], choices: Choices) -> list[str]:
    """The repairs that can be made, with how often, and which are switched off."""
    if not found:
        return []
    rows = [(repair, at.number(n), _does(at, repair, choices)) for repair, n in found.items()]
    return [at.say("cli-preview-repairs"), *(f"  {row}" for row in table(rows, right=(1,)))]


def _does(at: Terminal, repair: Repair, choices: Choices) -> str:
    what = at.say(f"preview-do-{repair}")
    return at.say("cli-preview-not", what=what) if repair in choices.without else what


def _diff(at: Terminal, path: Path, before: Reading, after: Reading) -> str:
    names = at.say("cli-preview-without", name=path.name), path.name
    return "\n".join(unified_diff(before.text.split("\n"), after.text.split("\n"), *names, lineterm=""))


def _title(path: Path, reading: Reading) -> str:
    return PurePath(path.name).stem if reading.name == path.name else reading.name


def _repair(name: str) -> Repair:
    from corpora.repairs import Repair

    known = [str(repair) for repair in Repair]
    meant = SHORT.get(name, name)
    if meant not in known:
        raise Refusal("repair-unknown", name=name, known=", ".join(known))
    return Repair(meant)


def _renamed(given: str) -> tuple[str, str | None]:
    old, equals, new = (part.strip() for part in given.partition("="))
    if not old or not equals:
        raise Refusal("rename-wrong", given=given)
    return old, new or None
