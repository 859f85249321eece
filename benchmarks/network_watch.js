// What the benchmark does in the page: draw a network, and take hold of it; milliseconds that the page was at work.
import graph from "/graph/graph.js";

const parent = document.querySelector("main");
const place = { setTriggerValue: () => {}, setStateValue: () => {}, parentElement: parent };
const frame = () => new Promise((done) => requestAnimationFrame(done));
const root = () => document.querySelector(".duiding-graph");
const canvas = () => document.querySelector(".duiding-graph-canvas");

// The work that `act` and the frame after it ask of the page; waiting for the screen is not counted.
async function work(act) {
  const painted = new Promise((done) => {
    requestAnimationFrame(() => {
      const begun = performance.now(); // asked before the drawing asks its own, so this one comes first
      const channel = new MessageChannel();
      channel.port1.onmessage = () => done(performance.now() - begun);
      channel.port2.postMessage(0);
    });
  });
  const begun = performance.now();
  act();
  return performance.now() - begun + (await painted);
}

function send(kind, [x, y], more = {}) {
  const box = canvas().getBoundingClientRect();
  const at = { clientX: box.left + x, clientY: box.top + y, bubbles: true, cancelable: true, button: 0, pointerId: 1 };
  canvas().dispatchEvent(new PointerEvent(kind, { ...at, ...more }));
}

export async function first(data) {
  root()?.remove();
  const element = parent.appendChild(document.createElement("div"));
  const begun = performance.now();
  graph({ ...place, parentElement: element, data });
  while (root()?.dataset.ready !== "true") await frame();
  return performance.now() - begun;
}

// A place where a node is: there the sentence below the canvas speaks of one.
export function node() {
  for (let x = 200; x < 600; x += 5) {
    for (let y = 100; y < 400; y += 25) {
      send("pointermove", [x, y]);
      if (root().querySelector("[role=status]").textContent.includes("(code)")) return [x, y];
    }
  }
  throw new Error("no node");
}

export async function drag(from, frames) {
  send("pointerdown", from);
  const lasted = [];
  for (let n = 1; n <= frames; n += 1) {
    lasted.push(await work(() => send("pointermove", [from[0] + 60 * Math.sin(n / 5) + 5, from[1] + 40 * Math.sin(n / 7)])));
  }
  send("pointerup", [from[0], from[1] + 5]);
  return lasted;
}

export async function zoom(frames) {
  const lasted = [];
  for (let n = 1; n <= frames; n += 1) {
    const key = n % 8 < 4 ? "+" : "-";
    lasted.push(await work(() => canvas().dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }))));
  }
  return lasted;
}

export async function point(frames) {
  const lasted = [];
  for (let n = 1; n <= frames; n += 1) lasted.push(await work(() => send("pointermove", [200 + 7 * n, 150 + 3 * n])));
  return lasted;
}

// Choosing by keyboard, each time another node.
export async function choose(times) {
  const lasted = [];
  for (let n = 0; n < times; n += 1) lasted.push(await work(() => root().querySelectorAll("button[data-node]")[11 * n].click()));
  return lasted;
}
