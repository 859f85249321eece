/** Adding files: chosen or dropped, sent one after another, each with its own answer. */

import { Upload } from "./sending.js";

const uploads = new WeakMap(); // Streamlit calls again with each change of data, on the same element

/** Show the upload control in `parentElement`, or hand it its new data. Returns the cleanup. */
export default function upload({ data, parentElement, setTriggerValue }) {
  let control = uploads.get(parentElement);
  if (control && control.language !== data.language && !control.busy) {
    control.close();
    control = undefined;
  }
  control ??= new Upload(parentElement, data);
  uploads.set(parentElement, control);
  control.show(data, (value) => setTriggerValue("finished", value));
  const call = (control.calls += 1);
  return () => {
    if (control.calls !== call) return; // the cleanup of an earlier call must not stop what a later one shows
    control.close();
    uploads.delete(parentElement);
  };
}
