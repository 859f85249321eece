/** Going through what may be replaced: a name once, with its places; nothing is replaced here. */

import { Review } from "./reviewing.js";

const reviews = new WeakMap(); // Streamlit calls again with each change of data, on the same element

/** Show the proposals in `data`, or leave what is there as it is when they are the same. Returns the cleanup. */
export default function review({ data, parentElement, setStateValue }) {
  let shown = reviews.get(parentElement);
  if (shown && (shown.language !== data.language || shown.round !== data.round)) {
    shown.close();
    shown = undefined;
  }
  shown ??= new Review(parentElement, data);
  reviews.set(parentElement, shown);
  shown.tell = (choices) => setStateValue("choices", choices);
  const call = (shown.calls += 1);
  return () => {
    if (shown.calls !== call) return; // the cleanup of an earlier call must not close what a later one shows
    shown.close();
    reviews.delete(parentElement);
  };
}
