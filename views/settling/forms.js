/** What is written or chosen with a decision: reasons, another code, remarks. */

import { make } from "../common/text.js";
import { barColor } from "../pane/colors.js";

const CAUSES = ["text", "definition", "slip", "judgement"];
const CONFIDENCES = ["sure", "fairly", "unsure"];

/** Why: cause, confidence, a note, a definition that must change. */
export class Reasons {
  #say; #of = null;

  constructor(say) {
    this.#say = say;
    const filled = (name, options) => choice(say(`settling-${name}`), [["", say(`settling-${name}-none`)], ...options.map((each) => [each, say(`settling-${name}-${each}`)])]);
    this.cause = filled("cause", CAUSES);
    this.confidence = filled("confidence", CONFIDENCES);
    this.redefine = choice(say("settling-redefine"), []);
    this.note = make("input", "", { type: "text", "aria-label": say("settling-note"), placeholder: `${say("settling-note")} (n)`, dir: "auto" });
    this.element = make("div", "ds-reasons", { role: "group", "aria-label": say("settling-reasons") });
    this.element.append(this.cause, this.confidence, this.redefine, this.note);
  }

  /** What the ruling of a case says; `again` leaves what is being filled in, unless that case got another ruling. */
  show({ codes, ruling }, names, { again }) {
    const say = this.#say;
    if (again && this.#of === (ruling?.id ?? null)) return;
    this.#of = ruling?.id ?? null;
    const options = codes.map((id) => [id, say("settling-redefine-code", { code: names.codes[id]?.name ?? "" })]);
    fill(this.redefine, [["", say("settling-redefine-none")], ...options]);
    this.cause.value = ruling?.cause ?? "";
    this.confidence.value = ruling?.confidence ?? "";
    this.note.value = ruling?.note ?? "";
    this.redefine.value = codes.includes(ruling?.redefine) ? ruling.redefine : "";
  }

  get values() {
    return { cause: this.cause.value, confidence: this.confidence.value, note: this.note.value, redefine: this.redefine.value || null };
  }
}

/** A code found by a few letters: arrows, Enter, Escape. */
export class Finder {
  #codes = []; #at = 0; #chosen = () => {};

  constructor(say) {
    this.input = make("input", "", { type: "text", role: "combobox", "aria-expanded": "true", "aria-controls": "ds-codes", "aria-label": say("settling-code-find"), placeholder: say("settling-code-find") });
    this.list = make("div", "ds-codes", { id: "ds-codes", role: "listbox", "aria-label": say("settling-filter-code") });
    this.element = make("div", "ds-finder", { hidden: "" });
    this.element.append(this.input, this.list);
    this.input.addEventListener("input", () => this.#show(0));
    this.input.addEventListener("keydown", (event) => this.#key(event));
  }

  open(codes, chosen) {
    this.#codes = codes;
    this.#chosen = chosen;
    this.element.hidden = false;
    this.input.value = "";
    this.#show(0);
    this.input.focus();
  }

  close() {
    this.element.hidden = true;
  }

  #found() {
    const sought = plain(this.input.value);
    return this.#codes.filter(({ path }) => plain(path).includes(sought)).slice(0, 40);
  }

  #show(at) {
    const found = this.#found();
    this.#at = Math.max(0, Math.min(at, found.length - 1));
    this.list.replaceChildren(...found.map((code, place) => {
      const row = make("div", "ds-code-row", { role: "option", id: `ds-code-${place}`, "aria-selected": String(place === this.#at) });
      const dot = make("span", "ds-dot", { "aria-hidden": "true" });
      dot.style.background = barColor(code.color);
      row.append(dot, make("span", "", { dir: "auto" }, code.path));
      row.addEventListener("mousedown", (event) => (event.preventDefault(), this.#choose(code)));
      return row;
    }));
    this.input.setAttribute("aria-activedescendant", `ds-code-${this.#at}`);
    this.list.children[this.#at]?.scrollIntoView({ block: "nearest" });
  }

  #key(event) {
    const act = {
      ArrowDown: () => this.#show(this.#at + 1),
      ArrowUp: () => this.#show(this.#at - 1),
      Enter: () => this.#found()[this.#at] && this.#choose(this.#found()[this.#at]),
    }[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  }

  #choose(code) {
    this.close();
    this.#chosen(code.id);
  }
}

/** The thread of a place. */
export class Talk {
  #say; #on; #when;

  /** `on` is {say(text), unsay(id)}. */
  constructor(say, language, me, on) {
    [this.#say, this.#on] = [say, on];
    this.me = me;
    this.#when = new Intl.DateTimeFormat(language, { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" });
    this.list = make("ol", "ds-remarks");
    this.input = make("input", "", { type: "text", "aria-label": say("settling-talk-write"), placeholder: `${say("settling-talk-write")} (m)`, dir: "auto" });
    this.input.addEventListener("keydown", (event) => event.key === "Enter" && this.#send());
    this.element = make("section", "ds-talk", { "aria-label": say("settling-talk") });
    this.element.append(make("h3", "", {}, say("settling-talk")), this.list, this.input);
  }

  /** The remarks of a case; `again` leaves what is being written. */
  show({ remarks }, names, { again }) {
    if (!again) this.input.value = "";
    this.list.replaceChildren(...remarks.map((each) => this.#remark(each, names)));
  }

  #remark({ id, by, text, at }, names) {
    const line = make("li");
    const name = names.coders[by]?.name ?? this.#say("settling-somebody");
    line.append(make("strong", "", { dir: "auto" }, name), make("span", "ds-quiet", {}, this.#when.format(new Date(at))));
    if (by === this.me) {
      const button = make("button", "ds-link", { type: "button" }, this.#say("settling-talk-remove"));
      button.addEventListener("click", () => this.#on.unsay(id));
      line.append(button);
    }
    line.append(make("p", "", { dir: "auto" }, text));
    return line;
  }

  #send() {
    const text = this.input.value.trim();
    if (!text) return;
    this.input.value = "";
    this.#on.say(text);
  }
}

/** A select box with its label for who cannot see it. */
export function choice(label, pairs) {
  const select = make("select", "", { "aria-label": label });
  fill(select, pairs);
  return select;
}

export function fill(select, pairs) {
  select.replaceChildren(...pairs.map(([value, label]) => make("option", "", { value }, label)));
}

function plain(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().trim();
}
