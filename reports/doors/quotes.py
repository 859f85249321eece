"""Quotations with their codes, from tables and reports: looked up in the documents they are from.

Where a document did not come along, the quotations themselves become one, a paragraph each.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

from codebooks.entries import one_line
from corpora.spans import Span
from reports.doors.finding import APART, Found, Searched, Why
from reports.doors.told import Told, ToldCode, ToldCoding, ToldGroup, ToldMark, ToldText, remarks
from reports.refi.remarks import Remark

Path = tuple[str, ...]
Grouping = Callable[[Sequence[tuple[str, str, str]]], tuple[tuple[ToldCode, ...], tuple[ToldGroup, ...]]]
PARAGRAPH = "\n\n"
UNNAMED = "Citaten"
_WORD = re.compile(r"[^\W_]+")
_ENDING = re.compile(r"\.(?:docx?|pdf|txt|odt|rtf|html?|md|vtt|srt|sbv|json|tsv|csv|xlsx?)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation as a row tells it; codes by their paths. `key` is the same for rows about one and the same mark.

    `start` and `end` say where it would stand, `before` and `after` what stands around it.
    """

    line: int
    words: str
    codes: tuple[Path, ...] = ()
    document: str = ""
    coder: str = ""
    memo: str = ""
    at: str = ""
    key: str = ""
    start: int = -1
    end: int = -1
    before: str = ""
    after: str = ""


def told_of(
    quotes: Iterable[Quote],
    *,
    origin: str,
    name: str,
    along: Sequence[tuple[str, str]] = (),
    codes: Sequence[tuple[Path, str]] = (),
    grouped: Grouping | None = None,
) -> Told:
    """A project of quotations; `along` are documents by name, `codes` those that have no quotation, with a meaning."""
    reader = _Reader([_Document(known, text) for known, text in along])
    rows = [quote for quote in quotes if quote.words.strip() or 0 <= quote.start < quote.end]
    marks = list(reader.read(rows))
    paths = [path for quote in rows for path in quote.codes]
    made = coded(paths, codes)
    groups: tuple[ToldGroup, ...] = ()
    if grouped is not None:
        made, groups = grouped([(code.key, code.name, code.definition) for code in made])
    return Told(
        origin,
        name,
        users=tuple(dict.fromkeys(quote.coder for quote in rows if quote.coder)),
        codes=made,
        texts=tuple(each.told() for each in reader.documents),
        marks=tuple(marks),
        groups=groups,
        repairs=reader.repairs(),
        lost=reader.lost(),
    )


def coded(paths: Iterable[Path], meanings: Sequence[tuple[Path, str]] = ()) -> tuple[ToldCode, ...]:
    """A code for every path and for everything above it; what is above others and never applied only holds them."""
    applied = set(paths := list(paths))
    meant = dict(meanings)
    found: dict[Path, ToldCode] = {}
    below = {path[:n] for path in (*meant, *applied) for n in range(1, len(path))}
    for path in (*meant, *paths):
        for n in range(1, len(path) + 1):
            step = path[:n]
            apply = step in applied or step not in below
            above = key_of(path[: n - 1]) if n > 1 else ""
            found.setdefault(step, ToldCode(key_of(step), step[-1], above, meant.get(step, ""), apply=apply))
    return tuple(found.values())


def key_of(path: Path) -> str:
    """By which a code is known."""
    return "\n".join(path)


def steps(said: str, *between: str) -> Path:
    """A path as a program writes it, in its steps."""
    for sign in between:
        said = said.replace(sign, "\n")
    return tuple(filter(None, (one_line(step) for step in said.split("\n"))))


@dataclass
class _Document:
    name: str
    text: str = ""
    made: bool = False
    places: dict[str, Span] = field(default_factory=dict)

    @property
    def key(self) -> str:
        return f"text {self.name}"

    def told(self) -> ToldText:
        return ToldText(self.key, self.name, self.text)

    def with_quote(self, words: str) -> Span:
        """The place of a quotation, put under the others where it is not there yet."""
        words = words.strip()
        if words not in self.places:
            self.text += PARAGRAPH if self.text else ""
            self.places[words] = Span(len(self.text), len(self.text) + len(words))
            self.text += words
        return self.places[words]


@dataclass
class _Reader:
    documents: list[_Document]
    unfound: dict[Why, list[int]] = field(default_factory=lambda: defaultdict(list))
    nearly: list[int] = field(default_factory=list)
    _searched: dict[str, Searched] = field(default_factory=dict)

    def read(self, quotes: Sequence[Quote]) -> Iterable[ToldMark]:
        """A mark for each quotation that is found, with all codes of the rows by its key."""
        marks: dict[str, ToldMark] = {}
        for quote in quotes:
            key = f"mark {quote.key or f'row {quote.line}'}"
            codings = tuple(ToldCoding(key_of(path), quote.coder, quote.at) for path in dict.fromkeys(quote.codes))
            if key in marks:
                known = marks[key]
                marks[key] = replace(known, codings=tuple(dict.fromkeys((*known.codings, *codings))))
                continue
            place = self._place(quote)
            if place is not None:
                document, span = place
                marks[key] = ToldMark(key, document.key, span, codings, quote.memo, quote.coder, quote.at)
        return marks.values()

    def _place(self, quote: Quote) -> tuple[_Document, Span] | None:
        real = [each for each in self.documents if not each.made]
        named = _called(quote.document, real) if quote.document else real
        if not named and not quote.words.strip():
            self.unfound[Why.NOWHERE].append(quote.line)
            return None
        if not named:
            document = self._made(one_line(quote.document) or UNNAMED)
            return document, document.with_quote(quote.words)
        found = {each.key: self._search(each, quote) for each in named}
        if set(found.values()) == {Why.NOWHERE}:
            found = {each.key: self._searched[each.key].find(quote.words) for each in named}
        places = [(each, place) for each in named if isinstance(place := found[each.key], Found)]
        best = max((place.alike for _, place in places), default=0)
        places = [(each, place) for each, place in places if place.alike > best - APART]
        if len(places) != 1 or (Why.SEVERAL in found.values() and not quote.document):
            several = len(places) > 1 or Why.SEVERAL in found.values()
            self.unfound[Why.SEVERAL if several else Why.NOWHERE].append(quote.line)
            return None
        document, exact = places[0]
        if exact.alike < 1:
            self.nearly.append(quote.line)
        return document, exact.span

    def _made(self, name: str) -> _Document:
        known = next((each for each in self.documents if each.made and each.name == name), None)
        if known is None:
            known = _Document(name, made=True)
            self.documents.append(known)
        return known

    def _search(self, document: _Document, quote: Quote) -> Found | Why:
        """Where it is said to be if its words are there, else where its words are, else with those around them."""
        words, text = quote.words, document.text
        end = quote.start + len(words) if words else quote.end
        if 0 <= quote.start < end <= len(text) and text[quote.start : end] == (words or text[quote.start : end]):
            return Found(Span(quote.start, end))
        if document.key not in self._searched:
            self._searched[document.key] = Searched(text)
        found = self._searched[document.key].find(words, nearly=False)
        around = quote.before + words + quote.after
        if found is Why.SEVERAL and around != words and text.count(around) == 1:
            start = text.index(around) + len(quote.before)
            return Found(Span(start, start + len(words)))
        return found

    def repairs(self) -> tuple[Remark, ...]:
        """What was chosen."""
        made = sum(each.made for each in self.documents)
        return (*remarks(door_text_of_quotes=made), *_lines("door-quote-nearly", self.nearly))

    def lost(self) -> tuple[Remark, ...]:
        """What was not found, by the lines of the file."""
        return tuple(each for why in Why for each in _lines(f"door-quote-{why}", self.unfound[why]))


def _lines(code: str, lines: Sequence[int]) -> list[Remark]:
    return [Remark(code, {"n": len(lines), "lines": ", ".join(map(str, lines))})] if lines else []


def _called(said: str, documents: Sequence[_Document]) -> list[_Document]:
    """The documents by this name, those that only end as another kind of file, or the one that has it in its name."""
    name = one_line(said).casefold()
    exact = [each for each in documents if one_line(each.name).casefold() == name]
    alike = exact or [each for each in documents if _bare(each.name) == _bare(said)]
    within = [each for each in documents if _in_words(said) in _in_words(each.name)]
    return alike or (within if len(within) == 1 else [])


def _bare(name: str) -> str:
    return _ENDING.sub("", one_line(name)).casefold()


def _in_words(name: str) -> str:
    """`study_P1.pdf` as ` study p1 `, in which ` p1 ` stands and ` p ` does not."""
    return f" {' '.join(_WORD.findall(_bare(name)))} "
