"""Labels as other tools and typists write them, spelled out as `[0:03] Naam: ` for the readers of all formats.

Times that stand alone on a line, or behind a turn (`#00:01:02-3#`), go to the turn that they begin. What is no plain
label, such as `Naam – tekst` or a name alone above the words, is one only where a text keeps to it: at least two
people who return or have a role, in so large a share of the lines as the form asks.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpora.speakers import ANY_TIME, MARKED_TIME, RANGE, Label, believed, is_name, is_role, labelled, seconds

_SPOKEN_TIME = re.compile(
    r"(?:^|(?<=\s))(?:(?P<h>\d{1,2})\s(?:uur|uren|hours?)\s)?(?:(?P<m>\d{1,2})\s(?:minuut|minuten|minutes?)\s)?"
    r"(?P<s>\d{1,2})\s(?:seconden?|seconds?)$"
)
_TIME_ALONE = re.compile(rf"{ANY_TIME}:?")
_CLOCKED_NAME = re.compile(rf"\[(?P<name>[^\[\]]{{1,60}})\]\s+(?P<time>{RANGE})")
_CHAT = re.compile(
    rf"(?P<time>{RANGE})\s+(?:From|Van)\s+(?P<name>\S.{{0,58}}?)\s+(?:[tT]o|[aA]an)\s[^:]{{1,60}}:(?P<words>.*)"
)
_TIME_BEHIND = re.compile(rf"(?<=\S)\s*(?P<time>{MARKED_TIME})$")
_NUMBER = re.compile(r"(?P<number>\d{1,5})[.)]?\s+(?P<rest>\S.*)")
_WORDS = r"(?P<words>\S.*)"
_LONGEST = 70
_ENDS = tuple("0123456789])#")
_NEARLY_ALL = 0.8


@dataclass(frozen=True, slots=True)
class _Form:
    """How a line is cut into name and words, and in what share of the lines it must be to be believed.

    `alone` for a name above its words; `lower` for names without a capital.
    """

    pattern: re.Pattern[str]
    share: float
    alone: bool = False
    lower: bool = False

    def cut(self, line: str) -> tuple[str, str] | None:
        """Name and words of a line of this form."""
        match = self.pattern.fullmatch(line)
        if not match:
            return None
        name = match["name"].strip(": ")
        name = name[:1].upper() + name[1:] if self.lower and not is_name(name) else name
        return (name, "" if self.alone else match["words"]) if is_name(name) else None


@dataclass(frozen=True, slots=True)
class _Pair:
    """A name and a time on two lines."""

    above: int
    below: int
    name: str
    time: str


_FORMS = (
    _Form(re.compile(rf"<(?P<name>[^<>/]{{1,60}})>:?\s+{_WORDS}"), 0.5),
    _Form(re.compile(rf"\*{{1,2}}(?P<name>[^*]{{1,60}}?):?\*{{1,2}}:?\s+{_WORDS}"), 0.5),
    _Form(re.compile(rf"(?P<name>[^:–—-]{{1,60}}?)\s+[–—-]\s+{_WORDS}"), 0.5),
    _Form(re.compile(rf"(?P<name>[IRPV]\d{{0,2}})[.)]?\s+(?=[^a-z\s]){_WORDS}"), 0.6),
    _Form(re.compile(rf"(?P<name>[A-Za-z][\w.-]{{0,30}}(?:\s\d{{1,2}})?):\s+{_WORDS}"), 0.6, lower=True),
    _Form(re.compile(r"\((?P<name>[^()]{1,60})\)"), 0.25, alone=True),
    _Form(re.compile(r"(?P<name>[^\s().!?…,;|][^().!?…;|]{0,59})"), 0.3, alone=True),
)


def spelled(lines: Sequence[str]) -> list[str]:
    """As many lines, with plain labels; those that went up into a label are empty."""
    plain = [_clocked(line) for line in lines]
    plain = _paired(_without_numbers(plain))
    labels = [labelled(line) if line else None for line in plain]
    known = believed([label for label in labels if label], [line for line in plain if line])
    most, filled = sum(label is not None and label.name in known for label in labels), sum(map(bool, plain))
    for form in _FORMS if most < _NEARLY_ALL * filled else ():
        changed, count = _in_form(plain, form)
        if count > most:
            return _with_times(changed, [labelled(line) if line else None for line in changed])
    return _with_times(plain, labels)


def respelled(text: str) -> str:
    """A text with plain labels before its lines, and a line break of Markdown behind those that stand alone."""
    lines = text.split("\n")
    bare = [line.strip() for line in lines]
    written = zip(lines, bare, spelled(bare), strict=True)
    return "\n".join(line if new == old else _replaced(line, new) for line, old, new in written)


def _replaced(line: str, new: str) -> str:
    page = "\f" * line[: len(line) - len(line.lstrip())].count("\f")
    return page + new + "  " * new.endswith(":")


def _clocked(line: str) -> str:
    """Names with a time in words, in brackets or in a chat, as name and time."""
    if spoken := _SPOKEN_TIME.search(line[-90:]) if line.endswith(("n", "e", "s", "d")) else None:
        clock = ":".join(f"{int(spoken[part] or 0):02}" for part in "hms")
        line = f"{line[: len(line) - len(spoken[0])]}{clock}"
    if line.startswith("[") and (match := _CLOCKED_NAME.fullmatch(line)) and is_name(match["name"]):
        return f"[{match['time']}] {match['name']}:"
    if line[:1].isdigit() and (match := _CHAT.fullmatch(line)):
        return f"[{match['time']}] {match['name']}: {match['words'].strip()}".rstrip()
    label = labelled(line) if line.endswith(_ENDS) and len(line) <= _LONGEST else None
    return f"[{_clock(line)}] {label.name}:" if label and label.alone else line


def _paired(lines: list[str]) -> list[str]:
    """A name and a time that stand on lines of their own, one under the other, as one label."""
    filled = [(place, line) for place, line in enumerate(lines) if line]
    pairs = max((list(_pairs(filled, time_first=first)) for first in (False, True)), key=_returning)
    if len({pair.name for pair in pairs}) < 2 or len(pairs) < 0.2 * len(filled):
        return lines
    written = {pair.above: f"[{_clock(pair.time)}] {pair.name}:" for pair in pairs} | {pair.below: "" for pair in pairs}
    return [written.get(place, line) for place, line in enumerate(lines)]


def _pairs(filled: list[tuple[int, str]], *, time_first: bool) -> Iterator[_Pair]:
    taken = -1
    for (above, one), (below, other) in pairwise(filled):
        if above == taken or max(len(one), len(other)) > _LONGEST:
            continue
        time, name = (one, other) if time_first else (other, one)
        if _TIME_ALONE.fullmatch(time) and is_name(name.rstrip(":")):
            taken = below
            yield _Pair(above, below, name.rstrip(":"), time)


def _returning(pairs: list[_Pair]) -> tuple[int, int]:
    counts = Counter(pair.name for pair in pairs)
    return sum(count for count in counts.values() if count > 1), len(pairs)


def _without_numbers(lines: list[str]) -> list[str]:
    """The lines without the numbers before them, when these count up and labels stand behind them."""
    parts = {place: match for place, line in enumerate(lines) if (match := _NUMBER.fullmatch(line))}
    numbers = [int(match["number"]) for match in parts.values()]
    rising = all(before < after for before, after in pairwise(numbers))
    if len(parts) < 3 or len(parts) < 0.8 * sum(map(bool, lines)) or not rising:
        return lines
    bare = [parts[place]["rest"] if place in parts else line for place, line in enumerate(lines)]
    names = Counter(label.name for line in bare if (label := labelled(line)))
    return bare if is_talk(names, len(parts), 0.6) else lines


def _in_form(lines: list[str], form: _Form) -> tuple[list[str], int]:
    """The lines with the labels of one form spelled out, and how many these are: none if the text strays from it."""
    parts = {place: part for place, line in enumerate(lines) if line and (part := form.cut(line))}
    names = Counter(name for name, _ in parts.values())
    if not form.alone and not is_talk(names, sum(map(bool, lines)), form.share):
        return lines, 0
    if form.alone:
        parts = {place: (name, words) for place, (name, words) in parts.items() if names[name] > 1 or is_role(name)}
        names = Counter(name for name, _ in parts.values())
        # Names under each other are a list of people.
        if not is_talk(names, sum(map(bool, lines)), form.share) or any(place + 1 in parts for place in parts):
            return lines, 0
    written = {place: f"{name}: {words}".rstrip() for place, (name, words) in parts.items()}
    return [written.get(place, line) for place, line in enumerate(lines)], len(parts)


def is_talk(names: Counter[str], lines: int, share: float) -> bool:
    """Whether people speak in turn before so large a share of the lines: two return, or one where all have labels."""
    known = sum(count > 1 or is_role(name) for name, count in names.items())
    total = sum(names.values())
    return len(names) > 1 and total >= 3 and total >= (share if known > 1 else _NEARLY_ALL) * lines and known > 0


def _with_times(lines: list[str], labels: Sequence[Label | None]) -> list[str]:
    """Times alone on a line, or behind most turns, moved before the label of the turn that they begin."""
    places = [place for place, label in enumerate(labels) if label]
    if len(places) < 2 or not any(_loose_time(line) for line in lines):
        return lines
    behind = sum(bool(_TIME_BEHIND.search(line[-40:])) for line in lines) >= len(places) / 2
    result, waiting = [], ""
    for place, (line, label) in enumerate(zip(lines, labels, strict=True)):
        if place < places[-1] and _TIME_ALONE.fullmatch(line):
            waiting = line
            result.append("")
            continue
        if label and waiting:
            line, waiting = (line if label.timed else f"[{_clock(waiting)}] {line}"), ""
        if behind and not (label and not label.words) and (match := _TIME_BEHIND.search(line)):
            waiting, line = match["time"], line[: match.start()]
        result.append(line)
    return result


def _loose_time(line: str) -> bool:
    return line.endswith((*_ENDS, ":")) and bool(_TIME_ALONE.fullmatch(line[:60]) or _TIME_BEHIND.search(line[-40:]))


def _clock(time: str) -> str:
    """A time as `1:02:03.5`."""
    whole, rest = divmod(round(seconds(time) * 1000), 1000)
    clock = f"{whole // 3600}:{whole // 60 % 60:02}:{whole % 60:02}"
    return f"{clock}.{rest:03}" if rest else clock
