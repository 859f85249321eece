/** Searching as somebody types: hits in their lines, without the page being made anew. */

import { Search } from "./searching.js";

const searches = new WeakMap(); // Streamlit calls again with each change of data, on the same element

/** Show the search field in `parentElement`, or hand it its new data. Returns the cleanup. */
export default function searchBox({ data, parentElement, setTriggerValue }) {
  let search = searches.get(parentElement);
  if (search && search.language !== data.language) {
    search.close();
    search = undefined;
  }
  search ??= new Search(parentElement, data);
  searches.set(parentElement, search);
  search.show(data, setTriggerValue);
  const call = (search.calls += 1);
  return () => {
    if (search.calls !== call) return; // the cleanup of an earlier call must not stop what a later one shows
    search.close();
    searches.delete(parentElement);
  };
}
