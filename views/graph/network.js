/** One drawing on the page, from its first data until it is closed. */

import { factsOf, followed, found } from "./choosing.js";
import { make, speaker } from "../common/text.js";
import { controlsOf } from "./controls.js";
import { edgeData, measures, nodeData, placesOf } from "./drawing.js";
import { counted, KINDS } from "./elements.js";
import { legendOf } from "./legend.js";
import { highlight, placesIn, reveal, spotlight, stayed } from "./marking.js";
import { nodeList } from "./nodelist.js";
import { download, painted } from "./picture.js";
import { Scene } from "./scene.js";
import { Stage } from "./stage.js";
import { paperTheme, themeOf } from "./theme.js";
import { brought, listenToKeys, listenToPointer, listenToWheel, zoomStep } from "./viewing.js";

const HEIGHT = 560;

export class Network {
  calls = 0;
  #say; #root; #canvas; #status; #legend; #controls; #list; #theme; #stage; #data; #measure; #send; #keep; #observer; #deaf; #drawn;
  #scene = new Scene();
  #kinds = new Set(KINDS);
  #chosen = null;
  #only = null; // the node whose neighbours are shown alone
  #sent = [];
  #spotted = false; // what is searched for stands out, whatever is chosen
  #moved = false; // by hand: from then on the view is left alone
  #served = new Map(); // the places the server gave, to see whether it gives others

  constructor(parent, { words, language, height }) {
    this.language = language;
    this.#say = speaker(words, language);
    this.#build(parent, height);
    this.#theme = themeOf(this.#root);
    this.#stage = new Stage(this.#canvas, this.#scene, { painted: () => (this.#root.dataset.ready = String(Boolean(this.#data))) });
    this.#stage.theme = this.#theme;
    this.#listenToDrawing();
    this.#listenToPage();
  }

  /**
   * Bring the drawing up to `data`; places, view and choice stay as they are. `send` tells the page what is chosen,
   * `keep` where somebody dragged the nodes to.
   */
  show(data, send, keep) {
    this.#keep = keep;
    if (data.view !== this.#data?.view) this.#begin();
    const before = this.#data?.selected ?? null;
    this.#send = send;
    this.#data = data;
    this.#canvas.style.height = `${data.height ?? HEIGHT}px`;
    const drawn = drawnOf(data);
    if (drawn !== this.#drawn) this.#draw();
    this.#drawn = drawn;
    const selected = data.selected ?? null;
    if (selected !== before && followed(this.#sent, selected, this.#chosen)) this.#follow(selected);
    else this.#choose(this.#chosen, { tell: false });
  }

  close() {
    this.#observer.disconnect();
    this.#deaf();
    this.#stage.close();
    this.#root.remove();
  }

  #build(parent, height) {
    this.#root = make("section", "duiding-graph", { "data-ready": "false", "aria-label": this.#say("graph-name") });
    this.#canvas = make("div", "duiding-graph-canvas", { role: "img", tabindex: "0" });
    this.#canvas.style.height = `${height ?? HEIGHT}px`;
    this.#status = make("p", "duiding-graph-status", { role: "status" });
    this.#legend = make("div", "duiding-graph-legend");
    this.#controls = controlsOf(this.#say, {
      search: (text) => this.#search(text),
      seek: (text) => this.#seek(text),
      kinds: (kinds) => this.#reveal({ kinds }),
      zoom: (step) => (this.#moved = true) && zoomStep(this.#stage, step),
      all: () => this.#reveal({ only: null }, true),
      neighbours: () => this.#reveal({ only: this.#only ? null : this.#chosen }),
      picture: () => this.#picture(),
    });
    this.#list = nodeList(this.#say("graph-nodes"), (id) => this.#point(id), (id) => this.#choose(id));
    this.#root.append(this.#controls.element, this.#list.element, this.#canvas, this.#status, this.#legend);
    parent.append(this.#root);
  }

  #listenToDrawing() {
    this.#deaf = listenToPointer(this.#canvas, this.#stage, this.#scene, {
      moved: () => (this.#moved = true),
      dropped: () => this.#dropped(),
      chosen: (one) => this.#choose(one?.id ?? null),
      opened: (node) => this.#reveal({ only: node.id }),
      pointed: (one) => this.#stage.pointed !== one && this.#point(one?.id ?? null),
    });
  }

  #dropped() {
    this.#stage.name();
    this.#keep({ view: this.#data.view, places: placesIn(this.#scene, this.#stage.width, this.#stage.height) });
  }

  #listenToPage() {
    const moved = () => (this.#moved = true);
    listenToWheel(this.#canvas, this.#stage, moved);
    listenToKeys(this.#canvas, this.#stage, { moved, all: () => this.#reveal({ only: null }, true), clear: () => this.#choose(null) });
    // The colours of the root are transitions of hardly any length: their end tells that the theme has changed.
    this.#root.addEventListener("transitionend", (event) => event.target === this.#root && this.#dress());
    this.#observer = new ResizeObserver(() => this.#resize());
    this.#observer.observe(this.#canvas);
  }

  #draw() {
    const { nodes, edges } = this.#looks();
    const { width, height } = this.#stage;
    this.#scene.hold(nodes, edges, placesOf(this.#data, nodes, width || 900, height || HEIGHT, stayed(this.#scene, this.#data.nodes, this.#served)));
    this.#served = new Map(this.#data.nodes.map((node) => [node.id, [node.x, node.y].join()]));
    this.#stage.pointed = null;
    this.#list.show(this.#data.nodes);
    this.#reveal({}, !this.#moved);
  }

  #looks() {
    this.#measure = measures(this.#data, this.#stage.width || 900, this.#stage.height || HEIGHT);
    this.#root.style.colorScheme = this.#theme.dark ? "dark" : "light";
    return { nodes: nodeData(this.#data, this.#theme, this.#measure), edges: edgeData(this.#data, this.#theme, this.#measure) };
  }

  /** Another view: nothing of the one before is kept. */
  #begin() {
    [this.#moved, this.#only, this.#kinds] = [false, null, new Set(KINDS)];
    this.#served.clear();
  }

  /** Show what should be seen, now that `kinds` or `only` may have changed. */
  #reveal({ kinds = this.#kinds, only = this.#only } = {}, refit = only !== this.#only) {
    [this.#kinds, this.#only] = [kinds, only];
    const shown = this.#data.edges.filter((edge) => kinds.has(edge.kind));
    reveal(this.#scene, new Set(shown.map((edge) => edge.id)), only);
    highlight(this.#scene, this.#chosen);
    if (refit) this.#fit();
    else this.#stage.name();
    this.#describe();
  }

  #fit() {
    this.#moved = false;
    this.#stage.fit();
  }

  #choose(id, { tell = true } = {}) {
    const chosen = this.#scene.get(id);
    const before = this.#chosen;
    this.#chosen = chosen ? id : null;
    this.#stage.chosen = chosen ?? null;
    if (!chosen && this.#only) this.#reveal({ only: null });
    else if (before !== this.#chosen || this.#spotted) this.#highlight();
    this.#list.choose(this.#chosen);
    this.#describe();
    if (!tell) return;
    this.#sent.push(this.#chosen);
    this.#send(this.#chosen && { id: this.#chosen, kind: chosen.from ? "edge" : "node" });
  }

  #highlight() {
    this.#spotted = false;
    highlight(this.#scene, this.#chosen);
    this.#stage.name();
  }

  /** Choose what was chosen elsewhere on the page, and bring it into view. */
  #follow(id) {
    this.#choose(id, { tell: false });
    if (this.#chosen) this.#center();
  }

  #center() {
    if (brought(this.#stage, this.#scene.get(this.#chosen))) this.#moved = true;
  }

  #point(id) {
    this.#stage.point(this.#scene.get(id) ?? null);
    const nothing = this.#say(this.#data.nodes.length ? "graph-hint" : "graph-empty");
    this.#status.textContent = factsOf(this.#data, id ?? this.#chosen, this.#say) || nothing;
  }

  #search(text) {
    if (!text.trim()) return this.#highlight();
    this.#spotted = true;
    spotlight(this.#scene, new Set(found(this.#data.nodes, text).map((node) => node.id)));
    this.#stage.name();
  }

  #seek(text) {
    this.#search("");
    const [first] = found(this.#data.nodes, text);
    if (!first) return void (this.#status.textContent = this.#say("graph-search-none", { text }));
    this.#choose(first.id);
    this.#center();
  }

  /** Put on the colours of `theme`. */
  #dress(theme = themeOf(this.#root)) {
    this.#theme = this.#stage.theme = theme;
    const { nodes, edges } = this.#looks();
    this.#scene.dress(nodes, edges);
    this.#stage.repaint();
    this.#describe();
  }

  async #picture() {
    const screen = this.#theme;
    highlight(this.#scene, null);
    this.#dress(paperTheme(screen));
    const network = painted(this.#scene, this.#theme);
    const lettered = { ...this.#theme, font: "Arial, sans-serif" }; // an SVG picture cannot use the fonts of the page
    const legend = legendOf(this.#data, this.#measure, lettered, this.#say, Math.max(this.#stage.width, 600));
    this.#dress(screen);
    this.#highlight();
    await download(network, legend, this.#say("graph-file"));
  }

  #resize() {
    this.#stage.resize();
    if (!this.#data) return;
    if (!this.#moved) this.#fit();
    else this.#stage.name();
    this.#describe();
  }

  /** Say in words and numbers what the drawing shows. */
  #describe() {
    const { nodes, edges } = this.#data;
    const counts = counted(edges);
    const seen = [...this.#scene.edges.values()].filter((edge) => !edge.hidden).length;
    Object.assign(this.#root.dataset, { nodes: nodes.length, edges: edges.length, shown: seen, selected: this.#chosen ?? "" });
    this.#controls.show({
      counts, kinds: this.#kinds, labels: nodes.map((node) => node.label),
      only: this.#only, chosen: this.#chosen, theme: this.#theme,
    });
    this.#canvas.setAttribute("aria-label", this.#say("graph-summary", { nodes: nodes.length, shown: seen }));
    this.#legend.replaceChildren(legendOf(this.#data, this.#measure, this.#theme, this.#say, this.#stage.width || 900));
    this.#point(null);
  }
}

/** What the drawing depends on; a choice made elsewhere changes `data` but not this. */
const drawnOf = ({ nodes, edges, height }) => JSON.stringify([nodes, edges, height]);
