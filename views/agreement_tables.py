"""Agreement per code, per domain and per document; a click on a row opens the places behind it."""

from typing import Any

import streamlit as st

from actions.agreeing import Asked
from actions.codebook import codebook
from actions.documents import documents
from actions.workspace import Desk, coders
from coding.agreeing_results import Agreement, DomainAgreement, LabelAgreement
from coding.patterns import NAMES
from views.agreement_places import of_code, show_places
from views.agreement_shown import NONE, remark_said, styled, until
from views.desk import plain, say

ROW_PX, MOST_PX = 36, 520
OTHERS = tuple(name for name in NAMES if name not in ("alpha", "percent"))


@st.fragment
def by_code(at: Desk, asked: Asked, found: Agreement) -> None:
    """A row per code or category that anybody used."""
    words, book = say(), codebook(at)
    st.header(words("compare-per-code"))
    names = {code.id: code.name for code in book.codes} | {each.id: each.name for each in book.categories}
    used = [row for row in found.labels if any(row.fragments)]
    if not used:
        st.info(words("compare-nothing-coded"))
        return
    more = st.toggle(words("agreeing-more"), key="agreeing_more")
    rows = [{words("column-code"): names[row.id], **_label_row(at, found, row, more=more)} for row in used]
    chosen = _table(rows, "agreeing_codes", _helps(("alpha", "percent", "u-alpha", "f1", "carrying")))
    _footnotes(found, used, {row.id: names[row.id] for row in used})
    if chosen is not None and chosen < len(used):
        row = used[chosen]
        st.subheader(plain(names[row.id]))
        of_code(at, found, row)
        show_places(at, asked, [row.id], names, key="code")
    else:
        st.caption(words("agreeing-choose-code"))


@st.fragment
def by_domain(at: Desk, asked: Asked, found: Agreement) -> None:
    """A row per domain, and under it one per code of the domain that was chosen."""
    if not found.domains:
        return
    words, names = say(), {code.id: code.name for code in codebook(at).codes}
    st.header(words("agreeing-per-domain"))
    st.caption(words("agreeing-domain-what"))
    chosen = _table([_domain_row(row) for row in found.domains], "agreeing_domains", {})
    for row in found.domains:
        if row.overlapping:
            st.caption(words("agreeing-domain-overlap", domain=row.domain.name, n=len(row.overlapping)))
    if chosen is not None and chosen < len(found.domains):
        row = found.domains[chosen]
        rows = [
            {
                words("column-code"): names[code_id],
                words("agreeing-column-ku"): each.alpha.value,
                words("agreeing-column-coverage"): each.coverage,
            }
            for code_id, each in zip(row.domain.code_ids, row.family.ku, strict=True)
        ]
        st.dataframe(styled(rows), hide_index=True)
        show_places(at, asked, row.domain.code_ids, names, key="domain")


@st.fragment
def by_document(at: Desk, asked: Asked, found: Agreement) -> None:
    """A row per document that was compared."""
    words, book = say(), codebook(at)
    labels = {code.id: code.name for code in book.codes} | {each.id: each.name for each in book.categories}
    names = {each.id: each.name for each in documents(at)}
    initials = {each.id: each.initials for each in coders(at)}
    st.header(words("agreeing-per-document"))
    st.caption(words("agreeing-document-what"))
    rows = [
        {
            words("column-document"): names[each.id],
            words("agreeing-column-coders"): ", ".join(initials[found.question.coder_ids[n]] for n in each.readers),
            words("agreeing-column-alpha"): each.alpha.value,
            words("agreeing-percent"): each.percent.value,
            words(f"agreeing-units-{found.question.rule.unit}"): each.units,
            words("agreeing-column-fragments"): sum(each.fragments),
        }
        for each in found.documents
        if each.id in names
    ]
    chosen = _table(rows, "agreeing_documents_table", {})
    if chosen is not None and chosen < len(found.documents):
        ids = [row.id for row in found.labels if any(row.fragments)]
        show_places(at, asked, ids, labels, key="document", document_id=found.documents[chosen].id)


def _label_row(at: Desk, found: Agreement, row: LabelAgreement, *, more: bool) -> dict[str, Any]:
    words = say()
    shown: dict[str, Any] = {
        words("agreeing-column-alpha"): row.units["alpha"].value,
        words("agreeing-column-interval"): until(row.interval),
        words("agreeing-column-percent"): row.units["percent"].value,
        words("column-u-alpha"): row.u_alpha.value,
        words("agreeing-column-u-interval"): until(row.u_interval),
        words("agreeing-column-f1"): row.f1.value,
        words("agreeing-column-carrying"): row.carrying,
    }
    if more:
        shown |= {words(f"agreeing-column-{name}"): row.units[name].value for name in OTHERS}
        shown[words("agreeing-column-jaccard")] = row.jaccard.value
        shown[words("agreeing-column-matched")] = row.matched.value
        shown |= _characters(at, found, row)
    return shown


def _characters(at: Desk, found: Agreement, row: LabelAgreement) -> dict[str, int]:
    words, initials = say(), {each.id: each.initials for each in coders(at)}
    only = {
        words("column-only", name=initials[coder_id]): n
        for coder_id, n in zip(found.question.coder_ids, row.characters.only, strict=True)
    }
    return {words("column-both"): row.characters.both, **only, words("column-neither"): row.characters.neither}


def _domain_row(row: DomainAgreement) -> dict[str, Any]:
    words, family = say(), row.family
    return {
        words("agreeing-column-domain"): row.domain.name,
        words("column-u-alpha"): family.u.value,
        words("agreeing-column-u-interval"): until(row.u_interval),
        words("agreeing-column-bar-u"): family.bar_u.value,
        words("agreeing-column-cu"): family.cu.alpha.value,
        words("agreeing-column-coverage"): family.cu.coverage,
    }


def _footnotes(found: Agreement, used: list[LabelAgreement], names: dict[Any, str]) -> None:
    """What to know before a number is believed."""
    words = say()
    notes = [f"**{plain(names[row.id])}**: {remark_said(each)}" for row in used for each in row.remarks]
    reasons = sorted({each.reason for row in used for each in (row.units["alpha"], row.u_alpha) if each.value is None})
    if any(until(row.u_interval).endswith("*") for row in used):
        st.caption(plain(words("agreeing-without-one")))
    elif len(found.documents) == 1:
        st.caption(words("agreeing-one-document"))
    for reason in reasons:
        st.caption(f"{NONE} {words(f'reason-{reason}')}")
    if notes:
        with st.expander(words("agreeing-remarks", n=len(notes)), key="agreeing_remarks"):
            for note in notes:
                st.markdown(f"- {note}")


def _helps(names: tuple[str, ...]) -> dict[str, Any]:
    """A short explanation above each column."""
    words = say()
    columns = {"u-alpha": words("column-u-alpha")}
    return {
        columns.get(name) or words(f"agreeing-column-{name}"): st.column_config.Column(
            help=words(f"agreeing-explained-{name}")
        )
        for name in names
    }


def _table(rows: list[dict[str, Any]], key: str, helps: dict[str, Any]) -> int | None:
    """The row that was clicked."""
    event = st.dataframe(
        styled(rows),
        hide_index=True,
        on_select="rerun",
        selection_mode="single-row",
        height=min(ROW_PX * len(rows) + ROW_PX + 2, MOST_PX),
        column_config=helps,
        key=key,
    )
    chosen = event.selection.rows
    return chosen[0] if chosen else None
