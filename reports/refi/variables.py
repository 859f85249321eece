"""Variables and their values: what a case or a source has, by name."""

import re
from collections.abc import Mapping
from uuid import uuid5

from codebooks.entries import one_line
from reports.refi.draft import Draft
from reports.refi.elements import Element, clean, first, guid_of, target, under, within

VALUES = ("TextValue", "BooleanValue", "IntegerValue", "FloatValue", "DateValue", "DateTimeValue")


def named(root: Element) -> dict[str, str]:
    """The names of the variables by GUID, as a part can have them."""
    return {guid_of(each): variable_name(each) for each in within(root, "Variable")}


def variable_name(element: Element) -> str:
    """The name of a variable as a part can have it."""
    return re.sub(r"\s*[:=;\n]\s*", " – ", one_line(element.get("name") or ""))


def values_of(element: Element, names: dict[str, str]) -> dict[str, str]:
    """As parts hold them: no sign in a name or value that stands between these where people type them."""
    found: dict[str, str] = {}
    for value in under(element, "VariableValue"):
        reference = first(value, "VariableRef")
        name = names.get(target(reference), "") if reference is not None else ""
        said = next((each.text or "" for each in under(value, *VALUES)), "")
        if name and said.strip():
            found[name] = " ".join(re.sub(r"[;\n]", ", ", said).split())
    return found


def fill(draft: Draft, element: Element, attributes: Mapping[str, str]) -> None:
    """A value in words for each attribute."""
    for name, value in attributes.items():
        given = draft.add(element, "VariableValue")
        draft.add(given, "VariableRef").set("targetGUID", _variable(draft, name))
        draft.add(given, "TextValue").text = clean(value)


def _variable(draft: Draft, name: str) -> str:
    """The GUID of the variable in words by this name, made where there is none."""
    if name not in draft.variables:
        variables = draft.place("Variables")
        known = (each for each in under(variables, "Variable") if variable_name(each) == name)
        found = next((each for each in known if each.get("typeOfVariable") == "Text"), None)
        if found is None:
            said = {"name": name, "typeOfVariable": "Text"}
            found = draft.add(variables, "Variable", uuid5(draft.seed, f"variable:{clean(name)}"), **said)
        draft.variables[name] = str(found.get("guid"))
    return draft.variables[name]
