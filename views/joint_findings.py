"""Naast een bevinding: a finding in numbers, beside it what was said, and what that does to it."""

from collections.abc import Callable
from functools import partial
from urllib.parse import urlencode
from uuid import UUID

import streamlit as st

from actions import joint_findings, linking, publishing
from actions.codebook import codebook
from actions.joint_findings import Beside
from actions.rights import may
from actions.workspace import Desk
from coding.joint_findings import Finding, Verdict
from views import publication
from views.desk import carry_out, plain, say, saying_refusals, tell
from views.downloads import downloads
from views.places import show_quotes
from words import number

NOWHERE = UUID(int=0)
WIDE = [5, 5, 4]
TYPED = ("outcome", "predictor", "b", "se", "p", "source")


def show(at: Desk) -> None:
    """The findings in their order, each a row of three; below them a way to take up more, and the files."""
    words, known = say(), joint_findings.findings(at)
    st.write(words("findings-intro"))
    tell("findings")
    names = _names(at)
    for beside in known:
        with st.container(border=True, key=f"finding-{beside.finding.id}"):
            _row(at, beside, names)
    if may(at, "finding.add"):
        _more(at, opened=not known)
    if known:
        if publication.is_on():
            beside_them = {each.row.id for each in known if each.row}
            publication.left_out(at, publication.of_totals(publishing.of_counts(at)), beside_them)
        more = urlencode(publication.asked())
        files = {f"files/findings.{kind}?{more}": f"{words('findings-save')} ({kind})" for kind in ("xlsx", "csv")}
        downloads(at, files, key="findings_files")


def _names(at: Desk) -> dict[UUID, str]:
    book = codebook(at)
    names = {category.id: category.name for category in book.categories}
    return names | {code.id: code.name for code in book.in_order() if not code.archived}


def _row(at: Desk, beside: Beside, names: dict[UUID, str]) -> None:
    finding, words = beside.finding, say()
    left, middle, right = st.columns(WIDE)
    with left:
        st.markdown(f"**{plain(finding.predictor)}**")
        numbers = [f"{name} = {value}" for name, value in (("B", finding.b), ("se", finding.se)) if value]
        numbers += [f"p {finding.p}" if finding.p[:1] in "<>=≤≥" else f"p = {finding.p}"] if finding.p else []
        st.caption(plain(" · ".join(part for part in (finding.outcome, ", ".join(numbers), finding.source) if part)))
        if beside.lowest_p is not None:
            st.warning(plain(words("finding-check", p=number(beside.lowest_p, 4, language=words.language))))
    with middle:
        subject = st.selectbox(
            words("finding-column-subject"),
            list(names),
            index=list(names).index(finding.subject_id) if finding.subject_id in names else None,
            format_func=lambda each: names[each],
            placeholder=words("finding-choose"),
            key=f"beside-{finding.id}",
            on_change=partial(_judge, at, finding),
            disabled=not may(at, "finding.change"),
        )
        if beside.row is not None and subject == finding.subject_id:
            _said(at, beside)
    with right:
        _verdict(at, finding)


def _said(at: Desk, beside: Beside) -> None:
    """Counts, with the quotes behind them."""
    words, row = say(), beside.row
    if row is None:
        return
    tally, published = row.tally, publication.is_on()
    if published and row.id in publishing.of_counts(at).totals:
        st.caption(words("joint-head-hidden"))
        return
    st.caption(words("finding-counts", documents=tally.documents, of=row.of, fragments=tally.fragments))
    key = f"finding-quotes-{beside.finding.id}"
    if tally.coding_ids and st.toggle(words("finding-quotes"), key=key):
        show_quotes(at, linking.quotes(at, tally.coding_ids), key=key, published=published)


def _verdict(at: Desk, finding: Finding) -> None:
    words, allowed = say(), may(at, "finding.change")
    changed: Callable[[], None] = partial(_judge, at, finding)
    st.selectbox(
        words("finding-column-verdict"),
        list(Verdict),
        index=list(Verdict).index(finding.verdict),
        format_func=lambda each: words(f"finding-verdict-{each or 'none'}"),
        key=f"verdict-{finding.id}",
        on_change=changed,
        disabled=not allowed,
    )
    st.text_area(
        words("finding-column-memo"),
        finding.memo,
        key=f"memo-{finding.id}",
        height=80,
        on_change=changed,
        disabled=not allowed,
    )
    if allowed:
        st.button(
            words("finding-remove"),
            key=f"remove-{finding.id}",
            type="tertiary",
            on_click=carry_out,
            args=("findings", partial(joint_findings.remove_finding, at, finding.id), words("finding-removed")),
        )


def _judge(at: Desk, finding: Finding) -> None:
    said = {name: st.session_state.get(f"{name}-{finding.id}") for name in ("beside", "verdict", "memo")}
    judged = partial(
        joint_findings.judge, at, finding.id, said["beside"], Verdict(said["verdict"] or ""), said["memo"] or ""
    )
    carry_out("findings", judged)


def _more(at: Desk, *, opened: bool) -> None:
    words = say()
    with st.expander(words("finding-more"), expanded=opened, key="finding_more"):
        file = st.file_uploader(words("finding-file"), type=["csv", "xlsx"], key="finding_file")
        if file is not None and st.button(words("finding-file-take", name=plain(file.name)), key="finding_take"):
            with saying_refusals():
                printed = joint_findings.findings_in(file.name, file.getvalue())
                n = joint_findings.add_findings(at, printed, file.name)
                st.toast(words("findings-added", n=n))
                st.rerun(scope="fragment")
        with st.form("finding", border=False, clear_on_submit=True):
            outcome, predictor = st.columns(2)
            places = [outcome, predictor, *st.columns([1, 1, 1, 3])]
            texts = {
                name: place.text_input(words(f"finding-column-{name}"))
                for name, place in zip(TYPED, places, strict=True)
            }
            if st.form_submit_button(words("finding-add")):
                with saying_refusals():
                    joint_findings.add_finding(at, Finding(id=NOWHERE, **texts))  # type: ignore[arg-type]
                    st.rerun(scope="fragment")
