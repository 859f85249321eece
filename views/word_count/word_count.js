/** How many words stand in a field, while somebody types. */

const watching = new WeakMap(); // Streamlit calls again with each change of data, on the same element

/** Count the words of the text field in the container with class `data.field`; `data.words` says how. */
export default function wordCount({ data, parentElement }) {
  watching.get(parentElement)?.();
  const line = document.createElement("p");
  line.className = "duiding-word-count";
  parentElement.append(line);
  const show = () => {
    const field = document.querySelector(`.${data.field} textarea`);
    line.textContent = said(data, wordsIn(field ? field.value : data.text));
  };
  const onInput = (event) => {
    if (event.target.closest?.(`.${data.field}`)) show();
  };
  document.addEventListener("input", onInput);
  show();
  const end = () => {
    document.removeEventListener("input", onInput);
    line.remove();
    if (watching.get(parentElement) === end) watching.delete(parentElement);
  };
  watching.set(parentElement, end);
  return end;
}

/** Words as white space separates them. */
export function wordsIn(text) {
  return text.split(/\s+/u).filter(Boolean).length;
}

function said({ words, language }, n) {
  return words[n === 1 ? "word-count-one" : "word-count-many"].replace("{count}", n.toLocaleString(language));
}
