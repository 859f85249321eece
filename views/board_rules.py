"""How the schools of a list become boards: rules, chosen one by one and stated wherever their numbers stand."""

import streamlit as st

from corpora.aggregating import How, Rule, is_rule, rule_of
from corpora.columns import ColumnType
from corpora.schools import default_rules
from corpora.tables import Table
from views.desk import plain, say

_NUMBERS = (ColumnType.NUMBER, ColumnType.PERCENTAGE)
_VALUES_SHOWN = 60


def said(rule: Rule) -> str:
    """The rule in a sentence."""
    named = {"column": rule.column, "weight": rule.weight, "value": rule.value}
    if rule.weight:
        return say()("boards-rule-share-weighted" if rule.how is How.SHARE else "boards-rule-weighted", **named)
    return say()(f"boards-rule-{rule.how}", **named)


def heading(column: str) -> str:
    """The name of a column; of one that a rule made, the rule."""
    return said(rule_of(column)) if is_rule(column) else column


def chosen(table: Table, types: dict[str, ColumnType], key: str, held: str) -> tuple[Rule, ...]:
    """The rules that stand, with a row to add one; they begin with how many rows a board has and which schools."""
    words, place = say(), f"rules-{held}-{key}"
    rules: list[Rule] = st.session_state.setdefault(place, list(default_rules(table, key)))
    with st.container(border=True, key="board_rules"):
        st.markdown(f"**{words('boards-rules')}**")
        st.caption(words("boards-rules-intro"))
        with st.container(key="board_rules_chosen"):
            _listed(rules, held)
        with st.container(key="board_rule_asked"):
            added = _asked(table, types, held)
        st.button(
            words("boards-rule-add"),
            key=f"rule-add-{held}",
            disabled=added is None or added in rules,
            on_click=rules.append,
            args=(added,),
        )
    return tuple(rules)


def _listed(rules: list[Rule], held: str) -> None:
    """Each rule in a sentence, to be taken away but for the last."""
    words = say()
    for number, rule in enumerate(rules):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(f"- {plain(said(rule))}", width="stretch")
            st.button(
                "",
                icon=":material/close:",
                key=f"unrule-{number}-{held}",
                help=words("boards-rule-remove"),
                type="tertiary",
                disabled=len(rules) == 1,
                on_click=rules.remove,
                args=(rule,),
            )


def _asked(table: Table, known: dict[str, ColumnType], held: str) -> Rule | None:
    """The rule that is being put together; None as long as it is not whole."""
    words = say()
    numbers = [name for name, kind in known.items() if kind in _NUMBERS]
    how, column, more = st.columns(3)
    choice = how.selectbox(
        words("boards-rule-how"),
        [each for each in How if numbers or each in (How.COUNT, How.SHARE, How.LIST)],
        index=None,
        format_func=lambda each: words(f"boards-how-{each}"),
        placeholder=words("boards-rule-choose"),
        key=f"rule-how-{held}",
    )
    if choice is None or choice is How.COUNT:
        return None if choice is None else Rule(How.COUNT)
    names = numbers if choice in (How.SUM, How.MEAN) else list(known)
    about = column.selectbox(
        words("boards-rule-column"),
        names,
        index=None,
        placeholder=words("boards-choose"),
        key=f"rule-column-{choice}-{held}",
    )
    if about is None or choice in (How.SUM, How.LIST):
        return None if about is None else Rule(choice, about)
    value = ""
    if choice is How.SHARE:
        values = sorted(set(filter(None, table.column(about))))[:_VALUES_SHOWN]
        value = more.selectbox(words("boards-rule-value"), values, key=f"rule-value-{about}-{held}") or ""
    weight = more.selectbox(
        words("boards-rule-weight"),
        ["", *(name for name in numbers if name != about)],
        format_func=lambda name: name or words("boards-rule-no-weight"),
        key=f"rule-weight-{held}",
    )
    return Rule(choice, about, weight or "", value) if value or choice is How.MEAN else None
