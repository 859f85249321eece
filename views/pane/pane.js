import { Room } from "./room.js";

const rooms = new WeakMap();
let calls = 0;

/** Shows the coding room in `parentElement`; called again with every change of `data`, and rebuilds only for another desk. */
export default function pane({ data, parentElement, setTriggerValue }) {
  const desk = JSON.stringify([data.project, data.document, data.version, data.coder, data.language, data.reads]);
  const open = rooms.get(parentElement);
  calls += 1;
  const call = calls;
  if (open?.desk === desk) open.room.update(data, setTriggerValue);
  else enter(parentElement, desk, new Room(data, setTriggerValue));
  rooms.get(parentElement).call = call;
  // Streamlit cleans up after a call that a newer one overtook; the room then belongs to the newer one.
  return () => {
    if (rooms.get(parentElement)?.call === call) leave(parentElement);
  };
}

function enter(parentElement, desk, room) {
  leave(parentElement);
  rooms.set(parentElement, { desk, room });
  room.element.toggleAttribute("data-reads", room.data.reads);
  parentElement.append(room.element);
  room.open();
  // Streamlit may take the page away without a word; then the element loses its size.
  new ResizeObserver((_, observer) => {
    if (room.element.isConnected) return;
    observer.disconnect();
    room.close();
  }).observe(room.element);
}

function leave(parentElement) {
  rooms.get(parentElement)?.room.close();
  rooms.delete(parentElement);
}
