"""Citaten: a row per category or code, a column per group, in each cell the quotes that stand for it."""

from functools import partial
from uuid import UUID

import streamlit as st

from actions import joint_quotes, jointing, linking, publishing
from actions.linking import Quote
from actions.rights import may
from actions.workspace import Desk
from coding.joint_grouping import Grouping
from coding.joint_quotes import ShownQuotes
from coding.joint_units import JointSubject
from coding.withholding import NOTHING, Withheld
from views import joint_asked, publication
from views.desk import carry_out, plain, say, tell
from views.downloads import downloads
from views.places import open_place, source_of

MOST_GROUPS, ROWS_AT_ONCE, LONGEST = 4, 12, 90


def show(at: Desk) -> None:
    """Choose by what to group; the quotes, and of every cell a way to choose others."""
    words, known = say(), jointing.groupings(at)
    if not known:
        st.info(words("joint-nothing"))
        return
    left, right = st.columns([3, 1])
    grouping = left.selectbox(
        words("joint-by"),
        known,
        format_func=lambda each: f"{each.name} ({words(f'joint-source-{each.source}')})",
        key="quotes_by",
    )
    with right:
        level = joint_asked.level()
    published = publication.is_on()
    found = jointing.display(at, grouping or known[0])
    subjects = [each for each in found.counts.subjects if each.is_category == (level == "category")]
    if not subjects:
        st.info(words("joint-empty"))
        return
    tell("quotes")
    kept_back = publishing.of_display(at, found) if published else NOTHING
    cells = {(each.subject_id, each.group): each for each in joint_quotes.quotes_of(at, found)}
    shown = st.session_state.get("quotes_rows", ROWS_AT_ONCE)
    for subject in subjects[:shown]:
        _row(at, found.grouping, subject, cells, kept_back)
    if len(subjects) > shown and st.button(words("quotes-rows-more", n=len(subjects) - shown)):
        st.session_state["quotes_rows"] = shown + ROWS_AT_ONCE
        st.rerun(scope="fragment")
    st.caption(words("quotes-typical"))
    address = f"quotes.csv?group={found.grouping.name}&published={int(published)}"
    downloads(at, {address: words("joint-csv")}, key="quotes_file")


def _row(
    at: Desk, grouping: Grouping, subject: JointSubject, cells: dict[tuple[UUID, str], ShownQuotes], kept: Withheld
) -> None:
    words = say()
    with st.container(border=True, key=f"quotes-{subject.id}-{subject.category_id}"):
        st.markdown(f"**{plain(subject.label)}**")
        here = subject.cells[:MOST_GROUPS]
        for column, cell in zip(st.columns(len(here)), here, strict=True):
            with column:
                st.caption(plain(cell.group))
                if (subject.id, cell.group) in kept.cells:
                    st.write(f"*{words('joint-head-hidden')}*")
                elif cell.unraised:
                    st.write(f"*{words('joint-head-unraised')}*")
                else:
                    _cell(at, grouping, cells[subject.id, cell.group], cell.coding_ids, published=kept is not NOTHING)


def _cell(at: Desk, grouping: Grouping, shown: ShownQuotes, every: tuple[UUID, ...], *, published: bool) -> None:
    words = say()
    quotes = {each.coding.id: each for each in linking.quotes(at, shown.coding_ids)}
    unsaid = publishing.of_quotes(at, shown.coding_ids) if published else frozenset()
    for each in shown.coding_ids:
        _quote(quotes[each], f"{shown.subject_id}-{shown.group}", with_source=each not in unsaid)
    if not shown.coding_ids:
        st.write("–")
    elif not published and may(at, "quotes.choose") and len(every) > 1:
        with st.popover(words("quotes-choose"), key=f"choose-{shown.subject_id}-{shown.group}"):
            _choice(at, grouping, shown, every)


def _quote(quote: Quote, key: str, *, with_source: bool) -> None:
    with st.container(key=f"quote-{key}-{quote.coding.id}", gap="xxsmall"):
        st.markdown(f"“{plain(quote.coding.quote)}”")
        if not with_source:
            return
        st.caption(plain(source_of(quote)))
        if st.button(say()("open-place"), key=f"matrix-{key}-{quote.coding.id}", type="tertiary"):
            open_place(quote.coding.document_id, quote.coding.span)


def _choice(at: Desk, grouping: Grouping, shown: ShownQuotes, every: tuple[UUID, ...]) -> None:
    """Which quotes, in the order in which they are chosen; none gives the typical ones back."""
    words, key = say(), f"chosen-{shown.subject_id}-{shown.group}"
    quotes = {each.coding.id: each for each in linking.quotes(at, every)}

    def choose() -> None:
        choosing = partial(
            joint_quotes.choose_quotes, at, grouping, shown.subject_id, shown.group, st.session_state[key]
        )
        carry_out("quotes", choosing)

    st.multiselect(
        words("quotes-chosen"),
        list(quotes),
        default=[each for each in shown.coding_ids if shown.by_hand],
        format_func=lambda each: _short(quotes[each]),
        key=key,
        on_change=choose,
        help=words("quotes-chosen-help"),
    )


def _short(quote: Quote) -> str:
    text = quote.coding.quote
    return f"{text[:LONGEST]}{'…' if len(text) > LONGEST else ''} · {source_of(quote)}"
