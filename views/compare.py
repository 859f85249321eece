"""Two coders compared: agreement per code, and the differences to talk about."""

from collections import ChainMap
from collections.abc import Mapping
from functools import partial
from math import isnan
from uuid import UUID

import pandas as pd
import streamlit as st

from actions.codebook import codebook
from actions.comparing import both_coded, compare, pair
from actions.documents import documents
from actions.workspace import Desk, coders
from coding.agreement import Coefficient
from coding.codings import Coder, Coding
from coding.comparing import CodeAgreement, Comparison, Difference
from views.desk import here, plain, say, saying_refusals
from views.places import open_place
from words import Words, number, percentage

MOST_NAMED = 20  # more would push the comparison itself off the page
COEFFICIENTS = ("kappa", "u_alpha", "percent")


def show() -> None:
    """Choose two coders and documents; see the numbers, then the places."""
    at, words = here(), say()
    st.write(words("compare-intro"))
    chosen = _chosen(at)
    if chosen is None:
        return
    first, second, document_ids = chosen
    with saying_refusals():
        comparison = compare(at, first.id, second.id, document_ids)
        _summary(comparison)
        _table(at, comparison, first, second)
        _explanation()
        _differences(at, comparison, first, second)


def _chosen(at: Desk) -> tuple[Coder, Coder, list[UUID]] | None:
    words, known, busiest = say(), coders(at), pair(at)
    if busiest is None:
        st.info(words("compare-empty"))
        return None
    names = {document.id: document.name for document in documents(at)}
    one, other, which = st.columns([1, 1, 2])
    first = one.selectbox(
        words("compare-coder-first"), known, known.index(busiest[0]), format_func=lambda coder: coder.name
    )
    second = other.selectbox(
        words("compare-coder-second"), known, known.index(busiest[1]), format_func=lambda coder: coder.name
    )
    both = [document_id for document_id in both_coded(at, first.id, second.id) if document_id in names]
    many = len(both) > MOST_NAMED
    everything = words("compare-documents-all", n=len(both), shown=number(len(both), language=words.language))
    chosen = which.multiselect(
        words("compare-documents"),
        list(names),
        default=[] if many else both,
        format_func=lambda document_id: names[document_id],
        placeholder=everything if many else words("compare-documents-choose"),
        key=f"compared-{first.id}-{second.id}",
    )
    return first, second, chosen or (both if many else [])


def _summary(comparison: Comparison) -> None:
    words = say()
    overall = comparison.overall
    kappa, percent, sentences, places = st.columns(4)
    kappa.metric(words("compare-kappa"), _shown(overall.kappa, words), help=words("compare-kappa-help"))
    percent.metric(words("compare-percent"), _shown(overall.percent, words, share=True))
    sentences.metric(words("compare-sentences"), number(comparison.sentences, language=words.language))
    places.metric(words("compare-differences"), number(len(comparison.differences), language=words.language))


def _table(at: Desk, comparison: Comparison, first: Coder, second: Coder) -> None:
    words = say()
    st.header(words("compare-per-code"))
    used = [row for row in comparison.codes if row.fragments_first or row.fragments_second]
    if not used:
        st.info(words("compare-nothing-coded"))
        return
    table = _frame(at, used, first, second)
    if not table[words("column-note")].any():
        table = table.drop(columns=words("column-note"))
    counted, decimal = partial(_counted, words), partial(_two_decimals, words)
    formats = {column: counted for column in table.columns if table[column].dtype.kind == "i"}
    formats |= {words("column-kappa"): decimal, words("column-u-alpha"): decimal}
    style = table.style.format({**formats, words("column-percent"): partial(_share, words)})
    st.dataframe(style, hide_index=True, height=min(36 * len(used) + 38, 520))
    st.caption(words("compare-table-note", first=first.initials, second=second.initials))


def _frame(at: Desk, rows: list[CodeAgreement], first: Coder, second: Coder) -> pd.DataFrame:
    words, names = say(), {code.id: code.name for code in codebook(at).codes}
    return pd.DataFrame(
        [
            {
                words("column-code"): names[row.code_id],
                words("column-kappa"): row.kappa.value,
                words("column-u-alpha"): row.u_alpha.value,
                words("column-percent"): row.percent.value,
                words("column-both"): row.both,
                words("column-only", name=first.initials): row.only_first,
                words("column-only", name=second.initials): row.only_second,
                words("column-neither"): row.neither,
                words("column-fragments", name=first.initials): row.fragments_first,
                words("column-fragments", name=second.initials): row.fragments_second,
                words("column-note"): _note(row, words),
            }
            for row in rows
        ]
    ).astype({words("column-kappa"): float, words("column-u-alpha"): float, words("column-percent"): float})


def _counted(words: Words, value: object) -> str:
    return number(int(str(value)), language=words.language)


def _two_decimals(words: Words, value: object) -> str:
    return number(value, 2, language=words.language) if isinstance(value, float) and not isnan(value) else "–"


def _share(words: Words, value: object) -> str:
    return percentage(value, 1, language=words.language) if isinstance(value, float) and not isnan(value) else "–"


def _note(row: CodeAgreement, words: Words) -> str:
    reasons = {row.kappa.reason, row.u_alpha.reason} - {""}
    return " ".join(words(f"reason-{reason}") for reason in sorted(reasons))


def _shown(coefficient: Coefficient, words: Words, *, share: bool = False) -> str:
    if coefficient.value is None:
        return "–"
    if share:
        return percentage(coefficient.value, 1, language=words.language)
    return number(coefficient.value, 2, language=words.language)


def _explanation() -> None:
    words = say()
    with st.expander(words("compare-explained")):
        for name in COEFFICIENTS:
            key = f"coefficient-{name.replace('_', '-')}"
            st.markdown(f"**{words(key)}.** {words(f'{key}-explained')}")


@st.fragment
def _differences(at: Desk, comparison: Comparison, first: Coder, second: Coder) -> None:
    words = say()
    st.header(words("compare-differences"))
    if not comparison.differences:
        st.write(words("compare-no-differences"))
        return
    names = {code.id: code.name for code in codebook(at).codes}
    named = ChainMap(names, {document.id: document.name for document in documents(at)})
    kinds = list(dict.fromkeys(difference.kind for difference in comparison.differences))
    asked = st.pills(
        words("difference-kind"), kinds, selection_mode="multi", format_func=lambda kind: words(f"difference-{kind}")
    )
    found = [difference for difference in comparison.differences if not asked or difference.kind in asked]
    rows = [_row(difference, named, first, second) for difference in found]
    event = st.dataframe(
        pd.DataFrame(rows),
        hide_index=True,
        on_select="rerun",
        selection_mode="single-row",
        height=min(36 * len(rows) + 38, 420),
        key="differences",
    )
    chosen = event.selection.rows
    if chosen and chosen[0] < len(found):
        _side_by_side(found[chosen[0]], names, first, second)
    else:
        st.caption(words("difference-choose"))


def _row(difference: Difference, names: Mapping[UUID, str], first: Coder, second: Coder) -> dict[str, str]:
    words = say()
    quote = max((c.quote for c in (difference.first, difference.second) if c), key=len)
    return {
        words("column-difference"): words(f"difference-{difference.kind}"),
        words("column-document"): names[difference.document_id],
        first.name: names[difference.first.code_id] if difference.first else "–",
        second.name: names[difference.second.code_id] if difference.second else "–",
        words("column-fragment"): " ".join(quote.split()),
    }


def _side_by_side(difference: Difference, names: dict[UUID, str], first: Coder, second: Coder) -> None:
    words = say()
    for column, coder, coding in zip(
        st.columns(2), (first, second), (difference.first, difference.second), strict=True
    ):
        with column, st.container(border=True):
            _one_side(coder, coding, names)
    if st.button(words("open-place"), type="primary", key="open-difference"):
        open_place(difference.document_id, difference.span)


def _one_side(coder: Coder, coding: Coding | None, names: dict[UUID, str]) -> None:
    st.markdown(f"**{plain(coder.name)}**")
    if coding is None:
        st.write(say()("difference-nothing"))
        return
    direction = f" · {coding.direction}" if coding.direction else ""
    st.markdown(f"{plain(names[coding.code_id])}{direction}")
    st.markdown(f"“{plain(coding.quote)}”")
    if coding.memo:
        st.caption(plain(coding.memo))
