"""Our JavaScript on a Streamlit page: `views/<name>/<name>.js` with `<name>.css`, served under /assets/."""

import json
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st
from streamlit.components.v2.types import ComponentRenderer

from words.saying import Words

# Streamlit runs this from a blob: address, where relative addresses mean nothing: every address starts at the origin.
# Calls that wait for the first import can finish in another order than they were made, and Streamlit then cleans up
# after the one it no longer wants: only the latest call on an element may show anything there, or take it away.
# Until then what stands in `data` under "loading" says quietly that something is coming.
# It sends this text again with each change of data: the component itself is fetched once, from /assets/.
LOADER = """
const address = (file) => new URL("/assets/NAME/" + file, window.location.origin).href;
const dressed = new Promise((resolve) => {
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = address("NAME.css");
  link.onload = link.onerror = resolve;
  document.head.append(link);
});
const latest = new WeakMap();
const waiting = (element, said) => {
  const line = document.createElement("p");
  Object.assign(line, { textContent: said, role: "status" });
  Object.assign(line.style, { opacity: 0.7, margin: "0.5rem 0", fontSize: "13.5px" });
  const soon = setTimeout(() => element.textContent.trim() || element.append(line), 250);
  return () => (clearTimeout(soon), line.remove());
};
export default async (component) => {
  const call = {};
  latest.set(component.parentElement, call);
  const overtaken = () => latest.get(component.parentElement) !== call;
  const there = waiting(component.parentElement, component.data?.loading ?? "");
  const [module] = await Promise.all([import(address("NAME.js")), dressed]).finally(there);
  if (overtaken()) return () => {};
  const end = module.default(component);
  return () => overtaken() || end();
};
"""


def mounted(
    name: str, *, key: str, data: Mapping[str, Any], height: int | None = None, **on: Callable[[], None] | None
) -> Any:
    """Show component `name`; `on_chosen=act` calls `act` when its trigger or state `chosen` changes.

    Returns Streamlit's result: `.chosen` is what was sent, None when nothing was. Name every trigger that is read
    (`on_chosen=None` if nothing has to be called).
    """
    calls: dict[str, Any] = {f"on_{event.removeprefix('on_')}_change": act or _nothing for event, act in on.items()}
    return _component(name)(key=key, data=dict(data), height="content" if height is None else height, **calls)


def component_words(name: str, words: Words) -> dict[str, str]:
    """The sentences component `name` fills in itself (its words.json), with their `{places}` still open."""
    return {key: words(key) for key in _keys(name)}


@cache
def _keys(name: str) -> tuple[str, ...]:
    return tuple(json.loads((Path(__file__).parent / name / "words.json").read_text("utf-8")))


@cache
def _component(name: str) -> ComponentRenderer:
    return st.components.v2.component(f"duiding_{name}", js=LOADER.replace("NAME", name), isolate_styles=False)


def _nothing() -> None:
    """Streamlit only keeps the value of a trigger that has a callback."""
