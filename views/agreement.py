"""Agreement between two coders: per code, with what each number means."""

from functools import partial
from math import isnan

import pandas as pd
import streamlit as st

from actions.codebook import codebook
from actions.comparing import compare
from actions.workspace import Desk
from coding.agreement import Coefficient
from coding.codings import Coder
from coding.comparing import CodeAgreement, Comparison
from views.compared import chosen
from views.desk import say, saying_refusals
from words import Words, number, percentage

COEFFICIENTS = ("kappa", "u_alpha", "percent")


def show(at: Desk) -> None:
    """Choose two coders and documents; see the numbers."""
    st.write(say()("compare-intro"))
    asked = chosen(at)
    if asked is None:
        return
    first, second, document_ids = asked
    with saying_refusals():
        comparison = compare(at, first.id, second.id, document_ids)
        _summary(comparison)
        _table(at, comparison, first, second)
        _explanation()


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
