"""Tables for Excel, R or SPSS: what is wanted, in which form, and one button."""

from urllib.parse import urlencode

import streamlit as st

from actions.datafiles import FOR_PUBLICATION, KINDS, Form
from actions.workspace import Desk, coders
from coding.unit_codes import CountedUnit
from views.desk import say
from views.downloads import downloads


def show(at: Desk) -> None:
    """Choose a table and a form; what the table holds stands below the choice."""
    words = say()
    left, right = st.columns([3, 2], gap="large")
    kind = left.selectbox(
        words("data-choose"), KINDS, format_func=lambda each: words(f"data-kind-{each}"), key="data_kind"
    )
    form = right.segmented_control(
        words("data-form"),
        [str(each) for each in Form],
        default=str(Form.XLSX),
        required=True,
        format_func=lambda each: words(f"data-form-{each}"),
        key="data_form",
    )
    st.caption(words(f"data-about-{kind}"))
    asked = {"form": form or str(Form.XLSX)} | _more(at, kind)
    label = words("data-download", kind=words(f"data-kind-{kind}"), form=words(f"data-form-{asked['form']}"))
    downloads(at, {f"data/{kind}?{urlencode(asked)}": label}, key="data_file")


def _more(at: Desk, kind: str) -> dict[str, str]:
    """What only some tables need: their unit and coder, or whether they are for publication."""
    words = say()
    if kind in FOR_PUBLICATION:
        published = st.toggle(words("data-publish"), key="data_publish", help=words("data-publish-help"))
        return {"publish": "1"} if published else {}
    if kind != "units":
        return {}
    left, right = st.columns([3, 2], gap="large")
    unit = left.selectbox(
        words("data-unit"),
        [str(each) for each in CountedUnit],
        format_func=lambda u: words(f"data-unit-{u}"),
        key="data_unit",
    )
    names = {"": words("data-everybody"), **{str(each.id): each.name for each in coders(at)}}
    coder = right.selectbox(words("data-coder"), list(names), format_func=lambda each: names[each], key="data_coder")
    return {"unit": unit or str(CountedUnit.SENTENCE), "coder": coder or ""}
