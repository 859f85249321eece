/** Lines that fit. */

const ruler = document.createElement("canvas").getContext("2d");

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
