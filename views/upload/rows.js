/** What one sees of an upload: the drop zone, its button, and a row per file. */

import { make } from "../common/text.js";
import { sized } from "./text.js";

/** The control; `on` is {add(files), stop()}. Returns {root, list, show(data), busy(yes), tell(sentence)}. */
export function controlOf(say, data, on) {
  const root = make("section", "duiding-upload", { "data-ready": "false", "data-busy": "false", "aria-label": say("upload-name") });
  const zone = make("div", "duiding-upload-zone");
  const input = make("input", "", { type: "file", tabindex: "-1", "aria-hidden": "true" });
  const choose = make("button", "duiding-upload-choose", { type: "button" });
  const hint = make("span", "duiding-upload-quiet");
  const kinds = make("span", "duiding-upload-quiet");
  const stop = make("button", "duiding-upload-stop", { type: "button", hidden: "" }, say("upload-stop"));
  const list = make("ul", "duiding-upload-list", { "aria-label": say("upload-files") });
  const status = make("p", "duiding-upload-status", { role: "status", "aria-live": "polite" });
  const foot = make("div", "duiding-upload-foot");
  foot.append(status, stop);
  zone.append(input, choose, hint, kinds);
  root.append(zone, list, foot);

  choose.addEventListener("click", () => input.click());
  stop.addEventListener("click", () => on.stop());
  input.addEventListener("change", () => {
    on.add([...input.files]);
    input.value = ""; // the same file can be chosen again
  });
  acceptDrops(zone, on.add);
  return {
    root, list,
    show: ({ accept, multiple }) => {
      input.accept = accept;
      input.multiple = multiple;
      choose.textContent = say(multiple ? "upload-choose" : "upload-choose-one");
      hint.textContent = say(multiple ? "upload-drop" : "upload-drop-one");
      kinds.textContent = accept ? say("upload-accepts", { kinds: accept.replaceAll(".", "").replaceAll(",", ", ") }) : "";
    },
    busy: (yes) => {
      root.dataset.busy = String(yes);
      if (!yes && document.activeElement === stop) choose.focus();
      stop.hidden = !yes;
    },
    tell: (sentence) => (status.textContent = sentence),
  };
}

/** The row of a file. Returns {element, sent(share), reading(), settled(ok, message)}. */
export function rowOf(file, say, language) {
  const percent = new Intl.NumberFormat(language, { maximumFractionDigits: 0 });
  const element = make("li", "", { "data-name": file.name, "data-state": "waiting" });
  const bar = make("progress", "", { max: "1", value: "0", "aria-label": file.name });
  const state = make("span", "duiding-upload-state", {}, say("upload-waiting"));
  element.append(make("span", "duiding-upload-file", { title: file.name }, file.name), make("span", "duiding-upload-size", {}, sized(file.size, say)), bar, state);
  const is = (name, sentence) => {
    element.dataset.state = name;
    state.textContent = sentence;
  };
  return {
    element,
    sent: (share) => {
      bar.value = share;
      is("sending", say("upload-sending", { percent: percent.format(100 * share) }));
    },
    reading: () => {
      bar.removeAttribute("value");
      is("reading", say("upload-reading"));
    },
    settled: (ok, message) => {
      bar.remove();
      is(ok ? "added" : "refused", message);
    },
  };
}

function acceptDrops(zone, add) {
  let depth = 0; // entering a child leaves its parent: count, so that the highlight does not flicker
  const over = (change) => {
    depth = change === 0 ? 0 : depth + change;
    zone.classList.toggle("duiding-upload-over", depth > 0);
  };
  zone.addEventListener("dragenter", () => over(1));
  zone.addEventListener("dragleave", () => over(-1));
  zone.addEventListener("dragover", (event) => event.preventDefault());
  zone.addEventListener("drop", (event) => {
    event.preventDefault();
    over(0);
    add([...event.dataTransfer.files]);
  });
}
