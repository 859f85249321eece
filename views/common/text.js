/** What the components share: sentences with their numbers filled in, and elements with their text. */

/** A speaker of the server's sentences: `say("search-…", {n: 3})`, numbers in the notation of `language`. */
export function speaker(words, language) {
  const number = new Intl.NumberFormat(language);
  const spoken = (value) => (typeof value === "number" ? number.format(value) : String(value));
  return (key, facts = {}) =>
    (words[key] ?? key).replace(/\{(\w+)\}/g, (whole, name) => (name in facts ? spoken(facts[name]) : whole));
}

/** A new element; what people wrote enters as text only. */
export function make(name, className = "", attributes = {}, text = "") {
  const element = document.createElement(name);
  if (className) element.className = className;
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  if (text) element.textContent = text;
  return element;
}
