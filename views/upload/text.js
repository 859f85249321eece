/** Sentences with their numbers filled in. */

/** A speaker of the server's sentences: `say("upload-…", {percent: 3})`, numbers in the notation of `language`. */
export function speaker(words, language) {
  const number = new Intl.NumberFormat(language);
  const spoken = (value) => (typeof value === "number" ? number.format(value) : String(value));
  return (key, facts = {}) =>
    (words[key] ?? key).replace(/\{(\w+)\}/g, (whole, name) => (name in facts ? spoken(facts[name]) : whole));
}

/** The size of a file as people say it. */
export function sized(bytes, say) {
  if (bytes < 1e6) return say("upload-size-kb", { size: Math.max(1, Math.round(bytes / 1e3)) });
  return say("upload-size-mb", { size: Math.round(bytes / 1e5) / 10 });
}
