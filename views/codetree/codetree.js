/** The codebook as a tree: walked and rearranged from the keyboard or with the mouse. It asks; Python decides. */

import { Tree } from "./tree.js";

const trees = new WeakMap(); // Streamlit calls again with each change of data, on the same element

/** Show the tree in `parentElement`, or hand it its new data. Returns the cleanup. */
export default function codetree({ data, parentElement, setTriggerValue }) {
  let tree = trees.get(parentElement);
  if (tree && tree.language !== data.language) {
    tree.close();
    tree = undefined;
  }
  tree ??= new Tree(parentElement, data.language);
  trees.set(parentElement, tree);
  tree.tell = (event, value) => setTriggerValue(event, value);
  tree.show(data);
  const call = (tree.calls = (tree.calls ?? 0) + 1);
  return () => {
    if (tree.calls !== call) return; // the cleanup of an earlier call must not close what a later one shows
    tree.close();
    trees.delete(parentElement);
  };
}
