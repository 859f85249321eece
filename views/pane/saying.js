/** Sentences by key, with {facts} filled in; `n` chooses between `key-one` and `key-many`, numbers are written as the language does. */
export function saying(words, language) {
  const numbers = new Intl.NumberFormat(language);
  const said = (fact) => (typeof fact === "number" ? numbers.format(fact) : String(fact));
  return (key, facts = {}) => {
    const sentence = words[key] ?? words[`${key}-${facts.n === 1 ? "one" : "many"}`] ?? key;
    return sentence.replace(/\{(\w+)\}/g, (whole, fact) => (fact in facts ? said(facts[fact]) : whole));
  };
}
