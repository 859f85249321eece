/** The curation screen: where coders differ, and what is decided about it. */

import { Room } from "./room.js";

const rooms = new WeakMap();
let calls = 0;

/** Shows the differences of the desk in `data`; called again with every change, and rebuilt only for another choice. */
export default function settling({ data, parentElement, setTriggerValue }) {
  const desk = JSON.stringify([data.project, data.coder, data.language, data.coders, data.documents]);
  const call = (calls += 1);
  let shown = rooms.get(parentElement);
  if (shown?.desk === desk) shown.room.update(data, setTriggerValue);
  else {
    shown?.room.close();
    shown = { desk, room: new Room(data, setTriggerValue) };
    rooms.set(parentElement, shown);
    parentElement.append(shown.room.element);
    shown.room.open();
  }
  shown.call = call;
  // Streamlit cleans up after a call that a newer one overtook; the room then belongs to the newer one.
  return () => {
    if (rooms.get(parentElement)?.call !== call) return;
    rooms.get(parentElement).room.close();
    rooms.delete(parentElement);
  };
}
