/** Keys and window of the curation screen, until `signal` aborts. */

import { isTyping } from "../pane/dom.js";
import { offers } from "./choices.js";

export function listenTo(room, signal) {
  const on = (event, listener, options = {}) => window.addEventListener(event, listener, { signal, ...options });
  // Before Streamlit hears it: there `c` clears the cache and `r` runs the page again.
  on("keydown", (event) => key(event, room), { capture: true });
  on("resize", () => room.fit());
  on("online", () => room.outbox.retry());
  on("beforeunload", (event) => room.outbox.waiting && event.preventDefault());
}

function key(event, room) {
  const { target } = event;
  if (event.isComposing || (!room.element.contains(target) && target !== document.body)) return;
  if (room.rules.element.open) return;
  if (event.key === "Escape") return escape(event, room);
  if (isTyping(target)) return;
  const act = asked(event, room);
  if (!act) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  act();
}

function escape(event, room) {
  room.bounds.close();
  room.finder.close();
  if (isTyping(event.target)) room.element.focus();
}

function asked(event, room) {
  if ((event.ctrlKey || event.metaKey) && event.key === "z") return () => room.undo();
  if (event.ctrlKey || event.metaKey || event.altKey) return null;
  if (event.target.closest?.("button") && (event.key === "Enter" || event.key === " ")) return null;
  if (room.bounds.range) return moved(event, room.bounds);
  const offer = room.case && offers(room.case).find((each) => each.key === event.key);
  if (offer) return () => room.decide(offer);
  return {
    j: () => room.step(1), ArrowDown: () => room.step(1), k: () => room.step(-1), ArrowUp: () => room.step(-1),
    Home: () => room.step(-Infinity), End: () => room.step(Infinity),
    g: () => room.bounds.open(), c: () => room.otherCode(), r: () => room.reopen(), u: () => room.undo(),
    n: () => room.reasons.note.focus(), m: () => room.talk.input.focus(), o: () => room.openText(),
  }[event.key];
}

function moved(event, bounds) {
  const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  if (step) return () => bounds.move(step, event.shiftKey);
  return event.key === "Enter" ? () => bounds.keep() : null;
}
