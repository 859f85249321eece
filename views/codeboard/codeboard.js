/** The categories as columns and their codes as cards: grouped by mouse or by key. It asks; Python decides. */

import { Board } from "./board.js";

const boards = new WeakMap(); // Streamlit calls again with each change of data, on the same element

/** Show the board in `parentElement`, or hand it its new data. Returns the cleanup. */
export default function codeboard({ data, parentElement, setTriggerValue }) {
  let board = boards.get(parentElement);
  if (board && board.language !== data.language) {
    board.close();
    board = undefined;
  }
  board ??= new Board(parentElement, data.language);
  boards.set(parentElement, board);
  board.tell = (event, value) => setTriggerValue(event, value);
  board.show(data);
  const call = (board.calls = (board.calls ?? 0) + 1);
  return () => {
    if (board.calls !== call) return; // the cleanup of an earlier call must not close what a later one shows
    board.close();
    boards.delete(parentElement);
  };
}
