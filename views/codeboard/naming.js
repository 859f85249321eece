import { make } from "./cards.js";

/** Ask for a name in the place of `element`; Enter keeps it, Escape and leaving the field without a change do not. */
export function ask(element, name, label, keep) {
  const field = make("input", "duiding-codeboard-field");
  field.value = name;
  field.setAttribute("aria-label", label);
  field.maxLength = 200;
  let done = false;
  const end = (kept) => {
    if (done) return;
    done = true;
    const said = field.value.trim();
    field.replaceWith(element);
    if (kept && said && said !== name) keep(said);
    else element.closest("[tabindex]")?.focus();
  };
  for (const kind of ["keydown", "click", "dragstart", "mousedown"]) field.addEventListener(kind, (event) => event.stopPropagation());
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter") end(true);
    if (event.key === "Escape") end(false);
  });
  field.addEventListener("blur", () => end(name !== ""));
  element.replaceWith(field);
  field.focus();
  field.select();
}
