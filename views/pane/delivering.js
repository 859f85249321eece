import { Outbox } from "./outbox.js";

/** The outbox of a room: what became of an operation is shown in the room. */
export function outboxOf(room) {
  const { project, coder } = room.data;
  return new Outbox({
    prefix: `dd-outbox:${project}:${coder}:`, storage: localStorage, server: room.server,
    quoteOf: (document, start, end) => room.quoteOf(document, start, end),
    onState: (state) => room.saved(state),
    onStored: (operation, revision) => {
      room.settle(operation, (codings) => codings.confirm(operation, revision));
      if (operation.kind === "finish" && operation.document === room.document) room.finishing.settled(operation);
    },
    onRefused: (operation, message) => room.refused(operation, message),
    onExpired: (message) => room.expired(message),
  });
}
