"""Verzadiging: whether documents still bring anything new, as a sentence, a drawing and a table that opens quotes."""

from collections.abc import Sequence
from urllib.parse import urlencode
from uuid import UUID

import pandas as pd
import streamlit as st

from actions.documents import documents
from actions.linking import quotes
from actions.publishing import least
from actions.saturating import read, saturation
from actions.workspace import Desk, coders
from coding.saturation import ReadingOrder, Rule, Saturation, verdict
from coding.saturation_published import Read
from views import publication
from views.components import mounted
from views.desk import say
from views.downloads import downloads
from views.numbers import written
from views.places import show_quotes
from words import percentage

ROW_PX, MOST_PX = 36, 460
MOST_DOCUMENTS = 99


def show(at: Desk) -> None:
    """Choose whose codings in which order, and how strict."""
    words = say()
    order, coder_id = _whose(at)
    rule = _rule()
    found = saturation(at, order, rule, (coder_id,) if coder_id else ())
    if not found.steps:
        st.info(words("saturation-nothing"))
        return
    reads = read(at, found, published=publication.is_on())
    if not reads:
        st.info(words("saturation-unpublished"))
        return
    said = sentence(found)
    st.markdown(said)
    _drawing(at, found, reads, said)
    st.caption(words("saturation-legend"))
    if publication.is_on():
        st.caption(words("saturation-published", least=least(at)))
    _table(at, found, reads)
    st.caption(words("saturation-source"))
    asked = {"order": str(order), "base": rule.base, "run": rule.run, "threshold": rule.threshold}
    asked |= {"of": str(coder_id)} if coder_id else {}
    asked |= publication.asked()
    downloads(at, {f"saturation.csv?{urlencode(asked)}": words("saturation-csv")}, key="saturation_file")


def sentence(found: Saturation) -> str:
    """What the measure says of these documents."""
    words, (code, facts) = say(), verdict(found)
    said = {
        name: percentage(fact, language=words.language) if isinstance(fact, float) else fact
        for name, fact in facts.items()
    }
    return words(f"saturation-{code}", **said)


def _whose(at: Desk) -> tuple[ReadingOrder, UUID | None]:
    words, names = say(), {coder.id: coder.name for coder in coders(at)}
    left, right = st.columns(2)
    order = left.selectbox(
        words("saturation-order"),
        list(ReadingOrder),
        format_func=lambda each: words(f"saturation-order-{each}"),
        key="saturation_order",
    )
    coder_id: UUID | None = right.selectbox(
        words("saturation-whose"),
        [None, *names],
        format_func=lambda each: names[each] if each else words("saturation-together"),
        key="saturation_whose",
    )
    return order or ReadingOrder.ADDED, coder_id


def _rule() -> Rule:
    words, standard = say(), Rule()
    with st.expander(words("saturation-how"), key="saturation_how"):
        base, run, threshold = st.columns(3)
        first = base.number_input(
            words("saturation-base-size"), 1, MOST_DOCUMENTS, standard.base, key="saturation_base"
        )
        length = run.number_input(words("saturation-run-length"), 1, MOST_DOCUMENTS, standard.run, key="saturation_run")
        share = threshold.number_input(
            words("saturation-threshold"), 0, 100, int(standard.threshold * 100), key="saturation_threshold"
        )
        st.caption(words("saturation-how-help"))
    return Rule(int(first), int(length), int(share) / 100)


def _drawing(at: Desk, found: Saturation, reads: Sequence[Read], said: str) -> None:
    """A click on a document opens its quotes, as one in the table does."""
    words, names = say(), _names(at, reads)
    data = {
        "steps": [
            {"new": len(each.step.new_ids), "codes": each.step.codes, "label": name, "number": each.number}
            for each, name in zip(reads, names, strict=True)
        ],
        "base": _place(reads, found.rule.base),
        "baseWord": words("saturation-base"),
        "reached": found.reached and _place(reads, found.reached),
        "reachedWord": f"{found.reached}+{found.rule.run}",
        "alt": f"{said} {words('saturation-alt')}",
        "language": words.language,
    }
    sent = mounted("saturation_plot", key="saturation_plot", data=data, on_chosen=None)
    if sent.chosen:
        st.session_state["saturation_chosen"] = (hash(found), sent.chosen["row"])


def _names(at: Desk, reads: Sequence[Read]) -> list[str]:
    """What is published has no names of documents."""
    if publication.is_on():
        return [say()("saturation-documents", n=each.last - each.first + 1, number=each.number) for each in reads]
    names = {document.id: document.name for document in documents(at)}
    return [names[each.step.document_id] for each in reads]


def _place(reads: Sequence[Read], document: int) -> int:
    """How many rows it takes to come to this document."""
    return sum(each.first <= document for each in reads)


def _table(at: Desk, found: Saturation, reads: Sequence[Read]) -> None:
    """A click on the new codes opens their first quotes, one elsewhere in a row all of that document."""
    words, names = say(), _names(at, reads)
    new = words("saturation-new")
    rows = [
        {
            words("saturation-number"): each.number,
            words("document"): name,
            new: len(step.new_ids),
            words("saturation-so-far"): step.codes,
            words("saturation-here"): len(step.code_ids),
            words("saturation-pairs"): step.pairs,
            words("saturation-share"): "" if step.share is None else percentage(step.share, language=words.language),
        }
        for each, name in zip(reads, names, strict=True)
        for step in [each.step]
    ]
    event = st.dataframe(
        written(pd.DataFrame(rows), words),
        hide_index=True,
        on_select="rerun",
        selection_mode="single-cell",
        height=min(ROW_PX * len(rows) + ROW_PX + 2, MOST_PX),
        column_config={words("saturation-number"): st.column_config.Column(width=60)},
        key=f"saturation-{hash(found)}",
        alt=words("saturation-table"),
    )
    cells = event.selection.cells
    drawn, row = st.session_state.get("saturation_chosen", (0, 0))
    chosen = cells or ([(row, "")] if drawn == hash(found) else [])
    for row, column in chosen:
        if row < len(reads):
            step = reads[row].step
            ids = step.first_coding_ids if column == new else step.coding_ids
            show_quotes(at, quotes(at, ids), key="saturated", published=publication.is_on())
