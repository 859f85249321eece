import { make } from "./cards.js";

/** Ask for a name in the place of `element`: Enter keeps it, all else leaves it; `after` whatever was done. */
export function ask(element, name, label, keep, after) {
  const field = make("input", "duiding-codeboard-field");
  field.value = name;
  field.setAttribute("aria-label", label);
  field.maxLength = 200;
  let done = false;
  const end = (kept) => {
    if (done) return;
    done = true;
    const said = field.value.trim();
    if (field.isConnected) field.replaceWith(element);
    element.closest("[tabindex], button")?.focus();
    if (kept && said && said !== name) keep(said);
    after();
  };
  for (const kind of ["keydown", "click", "dblclick", "dragstart", "mousedown"]) {
    field.addEventListener(kind, (event) => event.stopPropagation());
  }
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== "Escape") return;
    event.preventDefault(); // or the button that has the focus again would be pressed by the same key
    end(event.key === "Enter");
  });
  field.addEventListener("blur", () => end(false));
  element.replaceWith(field);
  field.focus();
  field.select();
}
