import { asking, going } from "./places.js";

/** Cards and heads taken by the mouse: with Ctrl or Alt a card goes to another category as well as its own. */
export class Dragging {
  constructor(board) {
    this.board = board;
    for (const kind of ["dragstart", "dragover", "dragleave", "drop", "dragend"]) {
      board.root.addEventListener(kind, (event) => this[kind](event));
    }
  }

  dragstart(event) {
    const { columns, selected } = this.board;
    const at = this.board.at(event.target);
    const head = event.target.closest?.("[data-head]");
    const code = at && this.board.code(at);
    this.dragged = code
      ? { codes: going(columns, selected, code.id), from: columns[at.column].id, id: code.id }
      : head && { category: columns[head.dataset.head].id };
    event.dataTransfer.effectAllowed = "all";
    event.dataTransfer.setData("text/plain", code?.name ?? "");
  }

  /** What a drop here would ask for. */
  wanted(event) {
    const { dragged, board } = this;
    const target = event.target.closest("[data-column]");
    if (!dragged) return null;
    if (event.target === board.more && dragged.codes) return { kind: "new" };
    if (!target) return null;
    const onto = board.columns[target.dataset.column];
    if (dragged.category) return onto.id === dragged.category ? null : { kind: "category", id: dragged.category, before: onto.id };
    const also = event.ctrlKey || event.altKey;
    const at = board.at(event.target);
    const before = at && !board.code(at).also ? board.code(at).id : null;
    return asking(also ? [dragged.id] : dragged.codes, onto, before, also, dragged.from);
  }

  dragover(event) {
    this.unmark();
    const wanted = this.wanted(event);
    if (!wanted) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = wanted.kind === "also" ? "copy" : "move";
    const shown = wanted.kind === "move" && wanted.before ? "[data-at]" : "[data-column]";
    (event.target.closest(shown) ?? this.board.more).dataset.drop = wanted.kind;
  }

  dragleave() {
    this.unmark();
  }

  drop(event) {
    event.preventDefault();
    const wanted = this.wanted(event);
    const codes = this.dragged?.codes;
    this.dragend();
    if (wanted?.kind === "new") this.board.create(codes);
    else this.board.ask(wanted);
  }

  dragend() {
    this.dragged = null;
    this.unmark();
  }

  unmark() {
    for (const element of this.board.root.querySelectorAll("[data-drop]")) delete element.dataset.drop;
  }
}
