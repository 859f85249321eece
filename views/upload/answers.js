/** What goes to the server and what its answer means. */

/** A request that sends a file as it is, with its name and the token in headers. */
export function asRawBody({ url, token }, file) {
  const request = new XMLHttpRequest(); // fetch cannot tell how much has been sent
  request.open("POST", url);
  request.setRequestHeader("X-Duiding-Token", token);
  request.setRequestHeader("X-Duiding-Name", encodeURIComponent(file.name));
  request.setRequestHeader("Content-Type", "application/octet-stream");
  return request;
}

const KNOWN = ["document-twice", "document-same-text"];

/** `{name, ok, id, message, fate}` from the server's JSON; an answer without a sentence gets ours. */
export function answerOf(file, request, say) {
  const answer = parsed(request.responseText);
  const ok = request.status >= 200 && request.status < 300 && answer !== null;
  const message = answer?.message ?? (ok ? "" : say("upload-unknown"));
  return { name: answer?.name ?? file.name, ok, id: answer?.id ?? null, message, fate: ok ? "added" : fateOf(answer?.code) };
}

/** A file that was not added: what became of it, as the last line counts it. */
export function notAdded(file, message, fate = "refused") {
  return { name: file.name, ok: false, id: null, message, fate };
}

/** How many files were added, known already, refused, and stopped. */
export function counted(results) {
  const counts = { added: 0, known: 0, refused: 0, stopped: 0 };
  for (const { fate } of results) counts[fate] += 1;
  return counts;
}

function fateOf(code) {
  return KNOWN.includes(code) ? "known" : "refused";
}

/** Whether `name` ends like one of `accept` (".docx,.pdf"); an empty `accept` takes everything. */
export function isAccepted(name, accept) {
  const kinds = accept.toLowerCase().split(",").map((kind) => kind.trim()).filter((kind) => kind.startsWith("."));
  return kinds.length === 0 || kinds.some((kind) => name.toLowerCase().endsWith(kind));
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null; // a proxy's error page is not JSON; the caller has a sentence for that
  }
}
