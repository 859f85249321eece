import { isTyping } from "./dom.js";
import { asked, isCharacter } from "./keys.js";

/** Connects mouse, keyboard and window with a room until `signal` aborts. */
export function listenTo(room, commands, signal) {
  const { shell, choosing } = room;
  const { scroller } = shell;
  const on = (target, event, listener, options = {}) => target.addEventListener(event, listener, { signal, ...options });
  let pressed = false;
  let inText = true;
  // Of an element that goes away nobody is told that it lost the focus, so whose it was last counts.
  on(document, "focusin", ({ target }) => (inText = scroller.contains(target)));
  on(scroller, "mousedown", (event) => (pressed = event.button === 0 && !event.target.closest(".dd-gutter")));
  // On the window, because a selection often ends outside the text.
  on(window, "mouseup", (event) => {
    if (pressed) choosing.fromMouse(event);
    pressed = false;
  });
  on(scroller, "click", (event) => margin(event.target, choosing));
  on(scroller, "focusin", (event) => event.target.matches(".dd-bar") && choosing.focused !== event.target.dataset.coding && choosing.visit(event.target.dataset.coding));
  on(document, "copy", (event) => copy(event, room));
  // Before Streamlit hears it: there `c` clears the cache and `r` runs the page again.
  on(window, "keydown", (event) => key(event, room, commands, inText), { capture: true });
  on(window, "resize", () => shell.fit());
  on(window, "online", () => room.outbox.retry());
  on(window, "pagehide", () => room.details.save());
  on(window, "beforeunload", (event) => {
    room.details.save();
    if (room.outbox.waiting) event.preventDefault();
  });
}

function margin(target, choosing) {
  const more = target.closest("[data-codings]");
  const coding = target.closest(".dd-gutter [data-coding]");
  if (more) choosing.list(more.dataset.codings.split(" "));
  else if (coding) choosing.visit(coding.dataset.coding);
}

function copy(event, { choosing, reading }) {
  if (!choosing.selection || isTyping(document.activeElement) || !document.getSelection().isCollapsed) return;
  event.clipboardData.setData("text/plain", reading.quote(choosing.selection));
  event.preventDefault();
}

function key(event, room, commands, inText) {
  const { target } = event;
  if (!room.shell.element.contains(target) && target !== document.body) return;
  if (room.shell.covered || event.isComposing) return;
  if (isTyping(target)) return leaveMemo(event, room);
  if (target.closest("button") && (event.key === "Enter" || event.key === " ")) return;
  if (target.matches(".dd-bar") && stepMargin(event)) return;
  if (isCharacter(event) && !inText) return;
  const wish = asked(event, { selected: !!room.choosing.target(), codeKeys: room.meanings.keys });
  if (!wish) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  if (wish.code) room.acts.apply(wish.code);
  else commands[wish.command]();
}

function leaveMemo(event, { shell }) {
  if (event.key === "Escape" && event.target.matches(".dd-memo")) shell.focusText();
}

/** Arrow keys go from bar to bar, so that the margin is one stop of the Tab key. */
function stepMargin(event) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step || event.shiftKey) return false;
  const bars = [...event.target.parentElement.querySelectorAll(".dd-bar")];
  bars[bars.indexOf(event.target) + step]?.focus();
  event.preventDefault();
  event.stopImmediatePropagation();
  return true;
}
