/** One drawing on the page, from its first data until it is closed. */

import cytoscape from "../vendor/cytoscape.esm.min.mjs";
import { factsOf, followed, found } from "./choosing.js";
import { make, speaker } from "../common/text.js";
import { controlsOf } from "./controls.js";
import { edgeData, measures, nodeData, placesOf } from "./drawing.js";
import { counted, KINDS } from "./elements.js";
import { legendOf } from "./legend.js";
import { fit, highlight, hold, placesIn, reveal, spotlight, stayed } from "./marking.js";
import { nameScale, placeNames } from "./names.js";
import { nodeList } from "./nodelist.js";
import { download, SCALE } from "./picture.js";
import { styleOf } from "./style.js";
import { paperTheme, themeOf } from "./theme.js";
import { brought, letWheelScroll, lighten, listenToKeys, zoomStep } from "./viewing.js";

const HEIGHT = 560;

export class Network {
  calls = 0;
  #say; #root; #canvas; #status; #legend; #controls; #list; #theme; #cy; #data; #measure; #send; #keep; #observer; #naming; #drawn;
  #kinds = new Set(KINDS);
  #chosen = null;
  #only = null; // the node whose neighbours are shown alone
  #sent = [];
  #moved = false; // by hand: from then on the view is left alone
  #served = new Map(); // the places the server gave, to see whether it gives others

  constructor(parent, { words, language, height }) {
    this.language = language;
    this.#say = speaker(words, language);
    this.#build(parent, height);
    this.#theme = themeOf(this.#root);
    this.#cy = cytoscape({
      container: this.#canvas, style: styleOf(this.#theme, () => nameScale(this.#cy)), layout: { name: "preset" },
      minZoom: 0.15, maxZoom: 5, boxSelectionEnabled: false, autounselectify: true, userZoomingEnabled: false,
    });
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
    if (drawnOf(data) !== this.#drawn) this.#draw();
    this.#drawn = drawnOf(data);
    const selected = data.selected ?? null;
    if (selected !== before && followed(this.#sent, selected, this.#chosen)) this.#follow(selected);
    else this.#choose(this.#chosen, { tell: false });
  }

  close() {
    this.#observer.disconnect();
    clearTimeout(this.#naming);
    this.#cy.destroy();
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
      zoom: (step) => (this.#moved = true) && zoomStep(this.#cy, step),
      all: () => this.#reveal({ only: null }, true),
      neighbours: () => this.#reveal({ only: this.#only ? null : this.#chosen }),
      picture: () => this.#picture(),
    });
    this.#list = nodeList(this.#say("graph-nodes"), (id) => this.#point(id), (id) => this.#choose(id));
    this.#root.append(this.#controls.element, this.#list.element, this.#canvas, this.#status, this.#legend);
    parent.append(this.#root);
  }

  #listenToDrawing() {
    this.#cy.on("tap", (event) => this.#choose(event.target === this.#cy ? null : event.target.id()));
    this.#cy.on("dbltap", "node", (event) => this.#reveal({ only: event.target.id() }));
    this.#cy.on("mouseover", "node, edge", (event) => this.#point(event.target.id()));
    this.#cy.on("mouseout", "node, edge", () => this.#point(null));
    this.#cy.on("dragpan scrollzoom pinchzoom dragfree", () => (this.#moved = true));
    this.#cy.on("zoom dragfree", () => this.#nameSoon());
    this.#cy.on("dragfree", () => this.#keep({ view: this.#data.view, places: placesIn(this.#cy) }));
  }

  #listenToPage() {
    letWheelScroll(this.#canvas, this.#cy);
    const moved = () => (this.#moved = true);
    listenToKeys(this.#canvas, this.#cy, { moved, all: () => this.#reveal({ only: null }, true), clear: () => this.#choose(null) });
    // The colours of the root are transitions of hardly any length: their end tells that the theme has changed.
    this.#root.addEventListener("transitionend", (event) => event.target === this.#root && this.#dress());
    this.#observer = new ResizeObserver(() => this.#resize());
    this.#observer.observe(this.#canvas);
  }

  #draw() {
    const { nodes, edges } = this.#looks();
    const places = placesOf(this.#data, nodes, this.#cy.width() || 900, this.#cy.height() || HEIGHT, stayed(this.#cy, this.#data.nodes, this.#served));
    hold(this.#cy, nodes, edges, places);
    lighten(this.#cy);
    this.#served = new Map(this.#data.nodes.map((node) => [node.id, [node.x, node.y].join()]));
    this.#list.show(this.#data.nodes);
    this.#reveal({}, { refit: !this.#moved });
    this.#cy.one("render", () => (this.#root.dataset.ready = "true"));
    this.#cy.forceRender();
  }

  #looks() {
    this.#measure = measures(this.#data, this.#cy.width() || 900, this.#cy.height() || HEIGHT);
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
    reveal(this.#cy, new Set(this.#shown().map((edge) => edge.id)), only);
    if (refit) this.#fit();
    highlight(this.#cy, this.#chosen);
    placeNames(this.#cy);
    this.#describe();
  }

  #shown() {
    return this.#data.edges.filter((edge) => this.#kinds.has(edge.kind));
  }

  #fit() {
    this.#moved = false;
    fit(this.#cy);
  }

  #choose(id, { tell = true } = {}) {
    const chosen = this.#cy.getElementById(id ?? "");
    this.#chosen = chosen.empty() ? null : id;
    if (!this.#chosen && this.#only) this.#reveal({ only: null });
    highlight(this.#cy, this.#chosen);
    this.#list.choose(this.#chosen);
    this.#describe();
    if (!tell) return;
    this.#sent.push(this.#chosen);
    this.#send(this.#chosen && { id: this.#chosen, kind: chosen.isEdge() ? "edge" : "node" });
  }

  /** Choose what was chosen elsewhere on the page, and bring it into view. */
  #follow(id) {
    this.#choose(id, { tell: false });
    if (this.#chosen) this.#center();
  }

  #center() {
    if (brought(this.#cy, this.#chosen)) this.#moved = true;
  }

  #point(id) {
    this.#cy.elements(".pointed").removeClass("pointed");
    if (id) this.#cy.getElementById(id).addClass("pointed");
    const nothing = this.#say(this.#data.nodes.length ? "graph-hint" : "graph-empty");
    this.#status.textContent = factsOf(this.#data, id ?? this.#chosen, this.#say) || nothing;
  }

  #search(text) {
    if (text.trim()) return spotlight(this.#cy, new Set(found(this.#data.nodes, text).map((node) => node.id)));
    this.#cy.elements().removeClass("pointed");
    highlight(this.#cy, this.#chosen);
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
    this.#theme = theme;
    const { nodes, edges } = this.#looks();
    this.#cy.batch(() => [...nodes, ...edges].forEach((data) => this.#cy.getElementById(data.id).data(data)));
    this.#cy.style(styleOf(theme, () => nameScale(this.#cy)));
    this.#describe();
  }

  async #picture() {
    const screen = this.#theme;
    this.#cy.elements().removeClass("pointed");
    highlight(this.#cy, null);
    this.#dress(paperTheme(screen));
    const size = { scale: SCALE, maxWidth: 6000, maxHeight: 6000 };
    const network = this.#cy.png({ output: "base64uri", full: true, bg: this.#theme.background, ...size });
    const lettered = { ...this.#theme, font: "Arial, sans-serif" }; // an SVG picture cannot use the fonts of the page
    const legend = legendOf(this.#data, this.#measure, lettered, this.#say, Math.max(this.#cy.width(), 600));
    this.#dress(screen);
    highlight(this.#cy, this.#chosen);
    await download(network, legend, this.#say("graph-file"));
  }

  #resize() {
    this.#cy.resize();
    if (!this.#data) return;
    if (!this.#moved) this.#fit();
    placeNames(this.#cy);
    this.#describe();
  }

  #nameSoon() {
    clearTimeout(this.#naming);
    this.#naming = setTimeout(() => placeNames(this.#cy), 120);
  }

  /** Say in words and numbers what the drawing shows. */
  #describe() {
    const { nodes, edges } = this.#data;
    const counts = counted(edges);
    const seen = this.#cy.edges().filter((edge) => !edge.hasClass("hidden")).length;
    Object.assign(this.#root.dataset, { nodes: nodes.length, edges: edges.length, shown: seen, selected: this.#chosen ?? "" });
    this.#controls.show({
      counts, kinds: this.#kinds, labels: nodes.map((node) => node.label),
      only: this.#only, chosen: this.#chosen, theme: this.#theme,
    });
    this.#canvas.setAttribute("aria-label", this.#say("graph-summary", { nodes: nodes.length, shown: seen }));
    this.#legend.replaceChildren(legendOf(this.#data, this.#measure, this.#theme, this.#say, this.#cy.width() || 900));
    this.#point(null);
  }
}

/** What the drawing depends on; a choice made elsewhere changes `data` but not this. */
const drawnOf = ({ nodes, edges, height }) => JSON.stringify([nodes, edges, height]);
