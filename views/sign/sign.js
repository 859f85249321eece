/** A form that a browser's password keeper understands; what it proves comes back as a cookie that no script can read. */

import { make, speaker } from "../common/text.js";

const forms = new WeakMap(); // Streamlit calls again with each change of data, on the same element

/** Show `data.fields` ({name, label, type, autocomplete, value, help}) and send them to `data.url`. Returns the cleanup. */
export default function sign({ data, parentElement }) {
  const known = forms.get(parentElement);
  if (known?.url === data.url && known.language === data.language) return () => {}; // what was typed stays
  known?.form.remove();
  const form = formOf(data);
  parentElement.append(form);
  forms.set(parentElement, { form, url: data.url, language: data.language });
  return () => {
    form.remove();
    forms.delete(parentElement);
  };
}

function formOf(data) {
  const form = make("form", "duiding-sign", { autocomplete: "on", "aria-label": data.submit });
  const send = make("button", "", { type: "submit" }, data.submit);
  const said = make("p", "", { role: "alert" });
  form.append(...data.fields.map(field), send, said);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (send.getAttribute("aria-busy") !== "true") enter(form, send, said, data);
  });
  form.dataset.ready = "true";
  return form;
}

function field({ name, label, type = "text", autocomplete = "off", value = "", help = "" }) {
  const row = make("label", "", {}, label);
  const input = make("input", "", { name, type, autocomplete, spellcheck: "false", autocapitalize: "none", required: "" });
  input.value = value;
  row.append(input);
  if (help) row.append(make("small", "", {}, help));
  return row;
}

async function enter(form, send, said, data) {
  const say = speaker(data.words, data.language);
  send.setAttribute("aria-busy", "true");
  said.textContent = "";
  said.textContent = await refusal(form, data, say);
  send.removeAttribute("aria-busy");
  // The page begins anew, for it reads the cookie when it begins.
  if (!said.textContent) window.location.reload();
  else form.querySelector("input[type='password']")?.select();
}

/** The sentence why not; none where it went well. */
async function refusal(form, { url, token, language, repeated }, say) {
  const { [repeated]: again, ...values } = Object.fromEntries(new FormData(form));
  if (repeated && again !== values.password) return say("sign-not-the-same");
  const headers = { "Content-Type": "application/json", "X-Duiding-Language": language };
  if (token) headers["X-Duiding-Token"] = token;
  try {
    const answer = await fetch(url, { method: "POST", headers, body: JSON.stringify(values) });
    return answer.ok ? "" : (await answer.json()).message;
  } catch {
    return say("sign-unreached");
  }
}
