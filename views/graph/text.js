/** Sentences with their numbers filled in, and lines that fit. */

const ruler = document.createElement("canvas").getContext("2d");

/** A speaker of the server's sentences: `say("graph-…", {n: 3})`, numbers in the notation of `language`. */
export function speaker(words, language) {
  const number = new Intl.NumberFormat(language);
  const spoken = (value) => (typeof value === "number" ? number.format(value) : String(value));
  return (key, facts = {}) =>
    (words[key] ?? key).replace(/\{(\w+)\}/g, (whole, name) => (name in facts ? spoken(facts[name]) : whole));
}

/** `text` broken at spaces into lines of at most `width` pixels in `font`, with the widest line's width. */
export function wrapped(text, font, width) {
  ruler.font = font;
  const lines = [];
  for (const word of text.split(/\s+/)) {
    const longer = lines.length ? `${lines.at(-1)} ${word}` : word;
    if (lines.length && ruler.measureText(longer).width <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return { lines, width: Math.ceil(Math.max(...lines.map((line) => ruler.measureText(line).width))) };
}
