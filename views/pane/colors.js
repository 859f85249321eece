/** A code's colour on a light and on a dark ground: bars contrast at least 3:1 with either, letters on a tint 4.5:1.
 *
 * Lightness is moved, not clipped, in Oklab (Ottosson 2020): colours that differ in lightness only, which is all that
 * some readers see of a difference, still differ on both grounds.
 */
const GREY = "#777777";
const LIGHT = { ground: 1, shift: -0.05, scale: 0.9, step: -0.01, tint: 0.8 };
const DARK = { ground: 0.0095, shift: 0.2, scale: 0.9, step: 0.01, tint: 0.48 };
const LEAST_CONTRAST = 3.05;
const seen = new Map();

/** `color` if it is a plain #rrggbb, else grey: it comes from a codebook and goes into a style rule. */
export function plainColor(color) {
  return /^#[0-9a-f]{6}$/i.test(color ?? "") ? color.toLowerCase() : GREY;
}

/** `{bar, tint}` of a colour on this ground, as #rrggbb. */
export function onGround(color, dark) {
  const key = plainColor(color) + dark;
  if (!seen.has(key)) seen.set(key, mixed(plainColor(color), dark ? DARK : LIGHT));
  return seen.get(key);
}

/** What CSS shows of a colour in a bar, on whichever ground the room has. */
export function barColor(color) {
  return `light-dark(${onGround(color, false).bar}, ${onGround(color, true).bar})`;
}

/** What CSS lays over text. */
export function tintColor(color) {
  return `light-dark(${onGround(color, false).tint}, ${onGround(color, true).tint})`;
}

/** Whether what is painted behind `element` is dark. */
export function isDark(element) {
  const [red, green, blue] = getComputedStyle(element).backgroundColor.match(/[\d.]+/g)?.map(Number) ?? [255, 255, 255];
  return luminance([red, green, blue].map((channel) => linear(channel / 255))) < 0.2;
}

function mixed(color, { ground, shift, scale, step, tint }) {
  const [lightness, a, b] = toOklab([1, 3, 5].map((at) => linear(parseInt(color.slice(at, at + 2), 16) / 255)));
  let moved = Math.min(0.94, Math.max(0.12, shift + scale * lightness));
  while (contrast(luminance(inGamut(moved, a, b)), ground) < LEAST_CONTRAST && moved > 0 && moved < 1) moved += step;
  return { bar: toHex(inGamut(moved, a, b)), tint: toHex(inGamut(tint, a, b)) };
}

/** The colour with this lightness, as much of its chroma as a screen can show. */
function inGamut(lightness, a, b) {
  for (let share = 1; share > 0; share -= 0.02) {
    const found = fromOklab(lightness, a * share, b * share);
    if (found.every((channel) => channel >= -0.0001 && channel <= 1.0001)) return found;
  }
  return fromOklab(lightness, 0, 0);
}

function contrast(one, other) {
  return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
}

function luminance([red, green, blue]) {
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function linear(channel) {
  return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
}

function toHex(channels) {
  const bytes = channels.map((channel) => {
    const held = Math.min(1, Math.max(0, channel));
    return Math.round(255 * (held <= 0.0031308 ? 12.92 * held : 1.055 * held ** (1 / 2.4) - 0.055));
  });
  return `#${bytes.map((byte) => byte.toString(16).padStart(2, "0")).join("")}`;
}

function toOklab([red, green, blue]) {
  const long = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
  const middle = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
  const short = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
  return [
    0.2104542553 * long + 0.793617785 * middle - 0.0040720468 * short,
    1.9779984951 * long - 2.428592205 * middle + 0.4505937099 * short,
    0.0259040371 * long + 0.7827717662 * middle - 0.808675766 * short,
  ];
}

function fromOklab(lightness, a, b) {
  const long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const middle = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const short = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
    -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
    -0.0041960863 * long - 0.7034186147 * middle + 1.707614701 * short,
  ];
}
