"""What was found, as places in texts that people read."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from actions.searching_texts import known_documents
from actions.workspace import Desk
from corpora.documents import Document
from corpora.searching import Places
from corpora.searching_forms import word_end
from corpora.searching_lines import Line, beside, line
from corpora.searching_texts import Texts
from corpora.spans import Span
from store import searching as kept
from store.searching import Located


@dataclass(frozen=True, slots=True)
class Hit:
    """Found words: `text` is what stands at `span`; the speaker is empty when nobody says it."""

    document: Document
    span: Span
    text: str
    speaker: str
    before: str
    after: str

    @property
    def line(self) -> Line:
        """The hit in its context."""
        return line(self.before, self.text, self.after)


def numbered(desk: Desk, at: Texts, places: Places) -> Iterator[tuple[int, Hit]]:
    """The hits by their number; those in a text that was replaced a moment ago are left out."""
    numbers = at.text_of(places.first).tolist()
    there, known = located(desk, at, set(numbers)), known_documents(desk)
    voices = at.voices[at.passage_of(places.first)].tolist()
    columns = zip(numbers, voices, places.first.tolist(), places.after.tolist(), strict=True)
    for n, (k, voice, first, after) in enumerate(columns):
        if k in there and at.document_ids[k] in known:
            text, starts, begin = there[k].text, there[k].starts, int(at.firsts[k])
            span = Span(starts[first - begin], word_end(text, starts[after - 1 - begin]))
            hit = text[span.start : span.end]
            yield n, Hit(known[at.document_ids[k]], span, hit, at.speakers[voice], *beside(text, span))


def located(desk: Desk, at: Texts, numbers: set[int]) -> dict[int, Located]:
    """Texts with the places of their words, by number; those that were replaced a moment ago are not there any more."""
    kept_under: Sequence[int] = list(at.parts)
    wanted = {kept_under[k]: k for k in numbers}
    with desk.workspace.database.reading() as connection:
        return {wanted[text_id]: found for text_id, found in kept.located(connection, list(wanted)).items()}
