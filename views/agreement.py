"""Agreement between coders: the numbers in a few lines first, and under them what they rest on."""

from urllib.parse import urlencode

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from actions.agreeing import Asked, agreement, interval_of, with_key
from actions.agreeing_asking import command, told
from actions.agreeing_gamma import gamma_of
from actions.agreeing_places import differences_of
from actions.documents import documents
from actions.workspace import Desk, coders
from coding.agreeing_results import Agreement
from coding.agreeing_warnings import dependable
from views.agreement_asking import question
from views.agreement_shown import styled, two_decimals, whole_percent
from views.agreement_tables import by_code, by_document, by_domain
from views.desk import plain, say, saying_refusals
from views.downloads import downloads
from words import number

MOST_NAMED = 5


def show(at: Desk) -> None:
    """Choose coders, documents and rules; see the numbers, and the places behind each."""
    st.write(say()("agreeing-intro"))
    with saying_refusals():
        asked = question(at)
        if asked is None:
            return
        found = agreement(at, asked)
        if not found.documents:
            st.info(say()("agreeing-nothing"))
            _left_out(at, found)
            return
        slots = _headline(found)
        _left_out(at, found)
        _trained(at, asked)
        by_code(at, asked, found)
        by_domain(at, asked, found)
        _direction(found)
        by_document(at, asked, found)
        _explanation(found)
        _experts(at, asked, found)
        _repeating(at, asked)
        _later(at, asked, found, *slots)


def _headline(found: Agreement) -> tuple[DeltaGenerator, DeltaGenerator]:
    """The numbers over all codes; two places are left for what takes longer."""
    words, together = say(), found.together
    two = len(found.question.coder_ids) == 2
    alpha, percent, units, differences, kappa = st.columns(5)
    unit = words(f"agreeing-units-{found.question.rule.unit}")
    alpha.metric(words("agreeing-alpha"), two_decimals(together.alpha.value), help=words("agreeing-alpha-help"))
    percent.metric(
        words("agreeing-percent"), whole_percent(together.units["percent"].value), help=words("agreeing-percent-help")
    )
    units.metric(unit, number(found.units, language=words.language), help=words("agreeing-units-help"))
    later = differences.empty()
    if two:
        later.metric(words("compare-differences"), "…")
        kappa.metric(words("compare-kappa"), two_decimals(together.kappa.value), help=words("compare-kappa-help"))
    if together.alpha.value is None:
        st.caption(words(f"reason-{together.alpha.reason}"))
        return st.empty(), later
    said = st.empty()
    said.markdown(words("agreeing-interval-soon"))
    return said, later


def _later(at: Desk, asked: Asked, found: Agreement, said: DeltaGenerator, differences: DeltaGenerator) -> None:
    """The interval over all codes and the number of differences: the rest of the page does not wait for them."""
    words, alpha = say(), found.together.alpha.value
    if alpha is not None:
        interval = interval_of(at, found)
        facts = {"alpha": two_decimals(alpha), "judged": words(_judged(alpha))}
        ends = {"low": two_decimals(interval.low), "high": two_decimals(interval.high)} if interval else {}
        said.markdown(words("agreeing-said" if interval else "agreeing-said-bare", **facts, **ends))
    if len(found.question.coder_ids) == 2:
        listed = differences_of(at, asked)
        differences.metric(words("compare-differences"), number(len(listed), language=words.language))


def _judged(alpha: float) -> str:
    return f"agreeing-judged-{dependable(alpha)}"


def _left_out(at: Desk, found: Agreement) -> None:
    """Which documents and units do not count, and why."""
    words = say()
    names = {each.id: each.name for each in documents(at)}
    people = {each.id: each.name for each in coders(at)}
    if found.outside:
        st.caption(words("agreeing-outside", n=found.outside, shown=number(found.outside, language=words.language)))
    if not found.left_out:
        return
    st.caption(words("agreeing-left-out", n=len(found.left_out)))
    with st.expander(words("agreeing-left-out-which", n=len(found.left_out)), key="agreeing_left_out"):
        for each in found.left_out:
            who = ", ".join(people[coder_id] for coder_id in each.coder_ids)
            why = words(f"agreeing-left-{each.reason}") + (f" ({who})" if who else "")
            st.markdown(f"- {plain(names[each.document_id])}: {plain(why)}")


def _trained(at: Desk, asked: Asked) -> None:
    """Of a training round: everybody beside the key, where there is more than one."""
    words, names = say(), {each.id: each.name for each in coders(at)}
    key_id, found = with_key(at, asked)
    if key_id is None:
        return
    st.header(words("agreeing-key"))
    st.caption(words("agreeing-key-what", name=plain(names[key_id])))
    rows = [
        {
            words("agreeing-column-coder"): names[each],
            words("agreeing-column-alpha"): one.together.alpha.value,
            words("agreeing-column-percent"): one.together.units["percent"].value,
            words("settling-column-kappa"): one.together.kappa.value,
            words(f"agreeing-units-{asked.rule.unit}"): one.units,
        }
        for each, one in found.items()
    ]
    st.dataframe(styled(rows), hide_index=True, key="agreeing_key")


def _direction(found: Agreement) -> None:
    words, alpha, percent = say(), found.direction["alpha"], found.direction["percent"]
    if not percent.n:
        return
    st.header(words("agreeing-direction"))
    facts = {"alpha": two_decimals(alpha.value), "percent": whole_percent(percent.value), "n": percent.n}
    st.write(words("agreeing-direction-said", **facts))


def _explanation(found: Agreement) -> None:
    words = say()
    with st.expander(words("compare-explained"), key="agreeing_explained"):
        for name in ("alpha", "percent", "interval", "u-alpha", "f1", "kappa", "others", "domain", "direction"):
            st.markdown(f"**{words(f'agreeing-term-{name}')}.** {words(f'agreeing-explained-{name}')}")
        st.caption(words("agreeing-q", q=found.together.values))


def _experts(at: Desk, asked: Asked, found: Agreement) -> None:
    """Gamma, for who asks for it: it takes longer than all the rest."""
    words = say()
    if len(found.question.coder_ids) != 2:
        return
    with st.expander(words("agreeing-gamma"), key="agreeing_gamma"):
        st.write(words("agreeing-gamma-what"))
        if not st.button(words("agreeing-gamma-compute"), key="agreeing_gamma_compute"):
            return
        made = gamma_of(at, asked)
        if made.value is None:
            st.info(words(f"reason-{made.reason}"))
            return
        first, second = (number(each, language=words.language) for each in made.fragments)
        facts = {"value": two_decimals(made.value), "error": number(made.error or 0, 3, language=words.language)}
        st.write(
            words("agreeing-gamma-said", first=first, second=second, samples=made.samples, seed=str(made.seed), **facts)
        )


def _repeating(at: Desk, asked: Asked) -> None:
    words, query = say(), urlencode(told(asked), doseq=True)
    with st.expander(words("agreeing-repeat"), key="agreeing_repeat"):
        st.write(words("agreeing-repeat-how"))
        st.code(command(at, asked), language="shell", wrap_lines=True)
        files = {f"agreement/{kind}?{query}": words(f"agreeing-csv-{kind}") for kind in ("units", "fragments")}
        downloads(at, files, key="agreeing_files")
