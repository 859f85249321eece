"""Groepen naast elkaar: categories and codes beside groups of documents, with the quotes behind every cell."""

from urllib.parse import urlencode
from uuid import UUID

import streamlit as st

from actions import joint_cautions, jointing, linking, publishing
from actions.jointing import JointDisplay
from actions.workspace import Desk
from coding.joint import CAVEATS, Joint, JointRow, Reason
from coding.joint_grouping import CountedIn, Grouping
from coding.joint_units import JointCell, JointSubject
from coding.withholding import NOTHING, Withheld
from views import publication
from views.components import mounted
from views.desk import plain, say
from views.downloads import downloads
from views.places import show_quotes
from words import number

MOST_GROUPS = 6


def show(at: Desk) -> None:
    """Choose by what to group and what counts as one; the table, what it bears, and the quotes of a cell."""
    words, known = say(), jointing.groupings(at)
    if not known:
        st.info(words("joint-nothing"))
        return
    grouping, unit, level = _asked(known)
    published = publication.is_on()
    found = jointing.display(at, grouping, unit)
    family = found.codes if level == "code" else found.categories
    subjects = [each for each in found.counts.subjects if level == "code" or each.is_category]
    if not family.documents or not subjects:
        st.info(words("joint-empty"))
        return
    kept_back = publishing.of_display(at, found) if published else NOTHING
    chosen = _table(found, subjects, family, kept_back)
    told = [words(key, **facts) for key, facts in joint_cautions.cautions(at, found)]
    for sentence in (*told, *_told(family, both=level == "code")):
        st.caption(plain(sentence))
    publication.left_out(at, kept_back, {each.id for each in subjects})
    st.caption(" ".join(words(f"joint-caveat-{name}") for name in CAVEATS))
    asked = {"group": grouping.name, "unit": str(unit), "published": int(published)}
    downloads(at, {f"joint.csv?{urlencode(asked)}": words("joint-csv")}, key="joint_file")
    if chosen:
        show_quotes(at, linking.quotes(at, chosen), key="joint", published=published)


def _asked(known: tuple[Grouping, ...]) -> tuple[Grouping, CountedIn, str]:
    words = say()
    left, middle, right = st.columns([2, 1, 1])
    grouping = left.selectbox(
        words("joint-by"), known, format_func=lambda each: f"{each.name} ({words(f'joint-source-{each.source}')})"
    )
    unit = middle.selectbox(
        words("joint-unit"), list(CountedIn), format_func=lambda each: words(f"joint-unit-{each}"), key="joint_unit"
    )
    level = right.selectbox(
        words("relations-level"),
        ["category", "code"],
        format_func=lambda name: words(f"relations-level-{name}"),
        key="joint_level",
    )
    return grouping or known[0], unit or CountedIn.DOCUMENT, level or "category"


def _table(found: JointDisplay, subjects: list[JointSubject], family: Joint, kept_back: Withheld) -> tuple[UUID, ...]:
    """Draw the table; the codings behind the cell or row that was chosen."""
    words = say()
    groups = list(family.documents)[:MOST_GROUPS]
    rows = {row.code: row for row in found.codes.rows}, {row.code: row for row in found.categories.rows}
    kept = _kept(subjects, groups)
    data = {
        "groups": [{"name": group, "size": _size(family, group, kept_back)} for group in groups],
        "rows": [_row(each, rows[each.is_category][each.label], family, kept_back, groups) for each in subjects],
        "statistics": _statistics(family),
        "words": {each: words(f"joint-head-{each}") for each in ("name", "rate", "balance", "unraised", "hidden")}
        | {"documents": words(f"joint-head-{found.counted_in}")},
        "alt": words("joint-alt"),
        "chosen": _place(subjects, groups, *kept),
    }
    mounted("joint_table", key="joint_table", data=data, on_chosen=_choose)
    if len(family.documents) > MOST_GROUPS:
        st.caption(words("joint-more-groups", shown=MOST_GROUPS, n=len(family.documents)))
    cells = [cell for each in subjects if each.id == kept[0] for cell in each.cells if kept[1] in (None, cell.group)]
    seen = (cell for cell in cells if (kept[0], cell.group) not in kept_back.cells)
    return tuple(dict.fromkeys(coding_id for cell in seen for coding_id in cell.coding_ids))


def _choose() -> None:
    """A click comes before the page is drawn anew, on the table as it then was."""
    st.session_state["joint_clicked"] = st.session_state["joint_table"].chosen


def _kept(subjects: list[JointSubject], groups: list[str]) -> tuple[UUID | None, str | None]:
    """The subject and group that were chosen last; no group is the whole row. By name, for rows move."""
    clicked = st.session_state.pop("joint_clicked", None)
    if clicked and clicked["row"] < len(subjects):
        nth = clicked["group"]
        group = groups[nth] if nth is not None and nth < len(groups) else None
        st.session_state["joint_chosen"] = (subjects[clicked["row"]].id, group)
    kept: tuple[UUID | None, str | None] = st.session_state.get("joint_chosen", (None, None))
    return kept


def _place(subjects: list[JointSubject], groups: list[str], subject_id: UUID | None, group: str | None) -> str:
    """Where the chosen cell stands, as the component names it; empty when it stands nowhere."""
    row = next((n for n, each in enumerate(subjects) if each.id == subject_id), None)
    if row is None:
        return ""
    return f"{row}-{groups.index(group)}" if group in groups else f"{row}"


def _size(family: Joint, group: str, kept_back: Withheld) -> str:
    words = say()
    if group in kept_back.groups:
        return ""
    counts = {"documents": family.documents[group], "words": round(family.words[group])}
    return words("joint-size", **{name: number(each, language=words.language) for name, each in counts.items()})


def _row(
    subject: JointSubject, row: JointRow, family: Joint, kept_back: Withheld, groups: list[str]
) -> dict[str, object]:
    some_hidden = any((subject.id, cell.group) in kept_back.cells for cell in subject.cells)
    return {
        "label": subject.label,
        "inset": not subject.is_category and subject.category_id is not None,
        "cells": [
            {"hidden": True}
            if (subject.id, cell.group) in kept_back.cells
            else _cell(cell, row, family, with_ways=(subject.id, cell.group) not in kept_back.ways)
            for cell in subject.cells
            if cell.group in groups
        ],
        "statistics": [] if family.withheld else [""] * 4 if some_hidden else _compared(row, family),
    }


def _cell(cell: JointCell, row: JointRow, family: Joint, *, with_ways: bool) -> dict[str, object] | None:
    if cell.unraised:
        return None
    language, n, of = say().language, row.documents_with_code[cell.group], family.documents[cell.group]
    rate = cell.per_1000_words
    hindering, promoting = (cell.balance.hindering, cell.balance.promoting) if with_ways else (0, 0)
    return {
        "documents": f"{n}/{of}",
        "share": n / of,
        "rate": "–" if rate is None else number(rate, 1, language=language),
        "hindering": f"−{hindering}" if hindering else "",
        "promoting": f"+{promoting}" if promoting else "",
    }


def _statistics(family: Joint) -> list[str]:
    words = say()
    if family.withheld:
        return []
    return [words(f"joint-head-{name}") for name in ("difference", "delta", "p", "adjusted")]


def _compared(row: JointRow, family: Joint) -> list[str]:
    language = say().language
    p = row.sign_flip_p if family.paired else row.permutation_p
    shown = []
    if row.risk_difference:
        found, low, high = (number(each, 2, language=language) for each in row.risk_difference)
        shown = [f"{found} ({low} … {high})"]
    delta, *ps = row.cliffs_delta, p, row.bh_p
    shown = shown or ["–"]
    shown += ["–" if delta is None else number(delta, 2, language=language)]
    return [*shown, *("–" if each is None else number(each, 3, language=language) for each in ps)]


def _told(family: Joint, *, both: bool) -> list[str]:
    """Why something is not said, what one should know, and how to read what is said."""
    words = say()
    told = [_sentence(each, "withheld") for each in family.withheld] + [_sentence(e, "note") for e in family.notes]
    if family.first_minus and not family.withheld:
        first, second = family.first_minus
        test = "paired" if family.paired else "apart"
        told += [
            words("joint-sign", first=first, second=second),
            words(f"joint-tested-{test}", n=family.family, p=_written(family.smallest_attainable_p)),
        ]
        told += [words("joint-families")] if both else []
        told += [words("joint-drawn", seed=family.seed)] if family.drawn else []
    return told


def _sentence(reason: Reason, kind: str) -> str:
    code, facts = reason
    return say()(f"joint-{kind}-{code}", **{name: _written(fact) for name, fact in facts.items()})


def _written(fact: object) -> object:
    if not isinstance(fact, float):
        return fact
    return number(fact, 2 if fact >= 0.01 else 4, language=say().language)
