/** An element with its class, text, attributes and listeners; text enters by textContent only. */
export function make(tag, { name = "", text, on = {}, ...attributes } = {}, ...children) {
  const element = document.createElement(tag);
  if (name) element.className = name;
  if (text !== undefined) element.textContent = text;
  for (const [key, value] of Object.entries(attributes)) setAttribute(element, key, value);
  for (const [event, listener] of Object.entries(on)) element.addEventListener(event, listener);
  element.append(...children);
  return element;
}

/** A push button that never submits anything. */
export function button(options, ...children) {
  return make("button", { type: "button", ...options }, ...children);
}

/** Sets, or for null and false removes, one attribute; what it says already is not said again. */
export function setAttribute(element, key, value) {
  if (value === null || value === false || value === undefined) return element.removeAttribute(key);
  const said = value === true ? "" : String(value);
  if (element.getAttribute(key) !== said) element.setAttribute(key, said);
}

/** Writes a text where another one stands: even the same text, written again, is laid out again. */
export function setText(element, text) {
  if (element.textContent !== String(text)) element.textContent = text;
}

/** Whether the person is typing in `element`, so letters belong to it. */
export function isTyping(element) {
  return element instanceof HTMLElement && (element.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(element.tagName));
}

/** A UUID, also where crypto.randomUUID is missing because the page is not a secure context. */
export function uuid() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}
