import { isDark } from "./colors.js";
import { FilterPanel } from "./filter_panel.js";
import { Filters } from "./filters.js";
import { Minimap } from "./minimap.js";
import { Sizing } from "./sizing.js";

const HOVER_MS = 90;

/** What of a room is seen and how: filters, one code lit up, the map at the edge, letters and lines, the ground. */
export class Seeing {
  constructor(room) {
    const { say, data, meanings, shell } = room;
    this.room = room;
    this.filters = new Filters({ storage: sessionStorage, key: `dd-seen:${data.project}:${data.coder}`, meanings, onChange: () => this.filtered() });
    this.panel = new FilterPanel({ say, leave: () => shell.focusText() });
    this.map = new Minimap({ onJump: (offset) => room.canvas.jump(offset) });
    this.sizing = new Sizing({ say, storage: localStorage, element: shell.element, onChange: (dress) => this.resized(dress) });
    this.panel.opener = shell.header.filter;
    shell.furnish({ panels: [this.panel.element, this.sizing.panel], strip: this.panel.strip, map: this.map.element, sizing: this.sizing.opener });
  }

  shows(coding) {
    return this.filters.shows(coding);
  }

  /** The text stands there. */
  show(signal) {
    const { room } = this;
    this.ground();
    this.panel.show(this.filters, room.meanings);
    this.map.colorOf = ({ code }) => room.meanings.code(code).color;
    this.map.show({ view: room.view, scroller: room.shell.scroller, places: room.places, markOf: (coding) => room.visible(coding), isDark: () => this.dark, signal });
    room.canvas.uncoded = this.filters.uncoded;
    this.hover(room.shell.scroller, signal);
    room.element.addEventListener("pointerdown", ({ target }) => this.elsewhere(target), { signal });
    room.jumping.found({ aloud: false });
  }

  /** Under the pointer or the focus, one code lights up as far as it reaches, and the others fade. */
  hover(scroller, signal) {
    const { canvas } = this.room;
    const light = (event) => {
      const code = event.target.closest(".dd-gutter [data-code]")?.dataset.code ?? null;
      clearTimeout(this.waiting);
      this.waiting = setTimeout(() => canvas.lightUp(code), code || event.type === "focusout" ? HOVER_MS : 0);
    };
    const out = () => (clearTimeout(this.waiting), canvas.lightUp(null));
    scroller.addEventListener("pointerover", light, { signal });
    scroller.addEventListener("focusin", light, { signal });
    scroller.addEventListener("pointerleave", out, { signal });
    scroller.addEventListener("focusout", out, { signal });
  }

  /** A press beside an open panel closes it. */
  elsewhere(target) {
    const outside = (...elements) => !elements.some((element) => element.contains(target));
    if (outside(this.panel.element, this.panel.opener, this.panel.strip)) this.panel.open(false);
    if (outside(this.sizing.panel, this.sizing.opener)) this.sizing.open(false);
  }

  changed(codings) {
    if (codings.length) this.map.changed(codings);
  }

  /** The codebook says something new. */
  learned() {
    this.panel.show(this.filters, this.room.meanings);
    this.map.all();
  }

  filtered() {
    const { room, filters, panel } = this;
    panel.summarise();
    if (!panel.element.hidden && !panel.element.contains(document.activeElement)) panel.show(filters, room.meanings);
    room.shell.header.filtering(filters.active);
    if (!room.canvas) return;
    room.canvas.uncoded = filters.uncoded;
    room.canvas.all();
    this.map.all();
    room.choosing.focus(room.choosing.focused);
    room.notices.announce(room.say(filters.active ? "pane-seen-some" : "pane-seen-everything", { n: room.codings.all().filter((each) => room.visible(each)).length }));
  }

  /** Keeps the line that is on top where it is. */
  resized(dress) {
    const { canvas, notices, say } = this.room;
    const top = canvas?.topOffset();
    dress();
    if (canvas) canvas.keep(top);
    notices.announce(say("pane-sized", { size: this.sizing.size }));
  }

  ground() {
    this.dark = isDark(this.room.element);
    this.room.element.dataset.ground = this.dark ? "dark" : "light";
    this.map.all();
  }

  close() {
    clearTimeout(this.waiting);
    this.map.close();
  }
}
