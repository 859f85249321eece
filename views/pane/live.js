import { ServerError } from "./server.js";

const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 30000;

/** Listens to the project's events until `signal` aborts; connects again, more slowly every time, after a loss.
 *
 * A page that has a `document` open says so, for the others to see.
 */
export async function listen({ server, signal, document, since, onEvent, onExpired }) {
  let waitMs = FIRST_WAIT_MS;
  const here = document ? `document=${document}&` : "";
  while (!signal.aborted) {
    try {
      const response = await server.ask("GET", `/api/events?${here}since=${since()}`);
      for await (const event of events(response.body)) {
        waitMs = FIRST_WAIT_MS;
        onEvent(event);
      }
    } catch (error) {
      if (signal.aborted) return;
      if (error instanceof ServerError && error.status === 401) await onExpired(error.message);
    }
    await pause(waitMs, signal);
    waitMs = Math.min(LONGEST_WAIT_MS, waitMs * 2);
  }
}

/** The JSON values of a text/event-stream's `data:` lines. */
export async function* events(body) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    const lines = (rest + value).split("\n");
    rest = lines.pop();
    for (const line of lines) if (line.startsWith("data:")) yield JSON.parse(line.slice(5));
  }
}

function pause(ms, signal) {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms * (0.75 + Math.random() / 2));
    signal.addEventListener("abort", () => (clearTimeout(timer), resolve()), { once: true });
  });
}
