/** The network drawing: codes, categories and board groups, with what was asserted and what was counted between them. */

import { Network } from "./network.js";

const networks = new WeakMap(); // Streamlit calls again with each change of data, on the same element

/** Draw `data` in `parentElement`, or bring the drawing that is there up to date. Returns the cleanup. */
export default function graph({ data, parentElement, setTriggerValue, setStateValue }) {
  let network = networks.get(parentElement);
  if (network && network.language !== data.language) {
    network.close();
    network = undefined;
  }
  network ??= new Network(parentElement, data);
  networks.set(parentElement, network);
  network.show(data, (value) => setTriggerValue("chosen", value), (value) => setStateValue("places", value));
  const call = (network.calls += 1);
  return () => {
    if (network.calls !== call) return; // the cleanup of an earlier call must not close what a later one shows
    network.close();
    networks.delete(parentElement);
  };
}
