/** Files to take along: a button each, made when it is clicked, saved under the name the server gives. */

import { speaker } from "../common/text.js";

const controls = new WeakMap(); // Streamlit calls again with each change of data, on the same element

/** Show a button for each of `data.files` ({address, label}) in `parentElement`. Returns the cleanup. */
export default function download({ data, parentElement }) {
  const files = JSON.stringify([data.files, data.language]);
  let shown = controls.get(parentElement);
  if (shown?.files === files) shown.data = data; // what is being made, and what went wrong, stays in view
  else {
    shown?.root.remove();
    shown = made(data, files);
    controls.set(parentElement, shown);
    parentElement.append(shown.root);
  }
  const call = (shown.call = {});
  return () => {
    if (shown.call !== call) return; // Streamlit cleans up after a call that a newer one overtook
    shown.root.remove();
    if (controls.get(parentElement) === shown) controls.delete(parentElement);
  };
}

function made(data, files) {
  const root = document.createElement("div");
  root.className = "duiding-download";
  const status = document.createElement("p");
  status.setAttribute("role", "status");
  const shown = { root, data, files };
  const say = speaker(data.words, data.language);
  root.append(...data.files.map((file) => buttonOf(file, shown, say, status)), status);
  root.dataset.ready = "true";
  return shown;
}

function buttonOf(file, shown, say, status) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = file.label;
  button.addEventListener("click", async () => {
    if (button.getAttribute("aria-busy") === "true") return; // a second click would make the same file again
    button.setAttribute("aria-busy", "true");
    status.textContent = say("download-busy", { file: file.label });
    status.textContent = await taken(file, shown.data, say);
    button.removeAttribute("aria-busy");
  });
  return button;
}

/** Save the file; the sentence to show afterwards: none when it went well. */
async function taken(file, { token, language }, say) {
  try {
    const answer = await fetch(file.address, { headers: { "X-Duiding-Token": token, "X-Duiding-Language": language } });
    if (!answer.ok) return (await answer.json()).message;
    save(await answer.blob(), nameIn(answer.headers.get("Content-Disposition")) ?? file.label);
    return "";
  } catch {
    return say("download-unreached", { file: file.label });
  }
}

function save(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000); // Firefox still reads it after the click
}

function nameIn(disposition) {
  const encoded = /filename\*=UTF-8''([^;]+)/.exec(disposition ?? "");
  return encoded ? decodeURIComponent(encoded[1]) : null;
}
