// One coder at work without a person: what `soaking.py` has a page carry out.
async ({token, project, coder, document, codes, steps, seed, chaos}) => {
  const load = (name) => import(`/assets/pane/${name}.js`);
  const [{ Outbox }, { Codings, touched }, { Reading }, { Server, ServerError }, { uuid }] =
    await Promise.all(["outbox", "codings", "reading", "server", "dom"].map(load));
  let state = seed;
  const random = () => ((state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32);
  const pick = (list) => list[Math.floor(random() * list.length)];
  const server = new Server(token, { language: "nl", signal: new AbortController().signal });
  const reading = new Reading(await server.get(`/api/documents/${document}/text`));
  const told = { unsent: 0, unheard: 0, twice: 0, reloads: 0, undone: 0, redone: 0, refused: 0, steps: 0, kinds: {} };
  const wire = { async post(path, body) {
    const luck = random();
    if (luck < chaos.unsent) { told.unsent += 1; throw new ServerError(0, "unreachable", ""); }
    if (luck < chaos.unsent + chaos.twice) {
      told.twice += 1;
      const both = await Promise.all([server.post(path, body), server.post(path, body)]);
      return both[1];
    }
    const answer = await server.post(path, body);
    if (luck > 1 - chaos.unheard) { told.unheard += 1; throw new ServerError(0, "unreachable", ""); }
    return answer;
  } };
  let codings, outbox;
  const open = async () => {
    codings = new Codings(coder, reading.offsets);
    outbox = new Outbox({
      prefix: `soak:${project}:`, storage: localStorage, server: wire,
      quoteOf: async (_, start, end) => reading.quote(reading.inUnits({ start, end })),
      onState: ({ state }) => state === "offline" && queueMicrotask(() => outbox.retry()),
      onStored: (operation, revision) => codings.confirm(operation, revision),
      onRefused: (operation) => { told.refused += 1; codings.refuse(operation); }, onExpired: () => {},
    });
    codings.receive(await server.get(`/api/documents/${document}/codings?since=0`));
    for (const operation of outbox.operations) codings.wait(operation);
  };
  const settle = async () => { for (;;) { if (await outbox.flush()) return; } };
  const sync = async () => codings.receive(await server.get(`/api/documents/${document}/codings?since=${codings.revision}`));
  const send = (fields) => {
    const operation = { id: uuid(), document, ...fields };
    told.kinds[operation.kind] = (told.kinds[operation.kind] ?? 0) + 1;
    codings.wait(operation);
    outbox.add(operation);
  };
  const length = Array.from(reading.text).length;
  const place = () => {
    const start = Math.floor(random() * (length - 60));
    return { start, end: start + 1 + Math.floor(random() * 50) };
  };
  const made = [];
  const living = () => { for (let tries = 0; tries < 20; tries += 1) { const id = pick(made); if (id && codings.get(id)) return id; } return null; };
  const travel = async (route) => {
    await settle();
    try { await server.post(`/api/${route}`, {}); told[`${route === "undo" ? "undone" : "redone"}`] += 1; }
    catch (error) { if (!(error instanceof ServerError) || error.status === 0) throw error; }
    await sync();
  };
  const acts = {
    apply: () => { const coding = uuid(); made.push(coding); send({ kind: "apply", coding, code: pick(codes), ...place(), direction: null, memo: "" }); },
    several: () => {
      const two = codes.slice(0, 2).map((code) => ({ coding: uuid(), code, direction: null, memo: "" }));
      made.push(...two.map(({ coding }) => coding));
      send({ kind: "apply", ...place(), codings: two });
    },
    move: (id) => send({ kind: "move", coding: id, ...place() }),
    change: (id) => send({ kind: "change", coding: id, memo: `memo ${told.steps}`, important: random() < 0.5 }),
    remove: (id) => send({ kind: "remove", coding: id }),
  };
  await open();
  const wanted = [["apply", 0.64], ["several", 0.05], ["move", 0.08], ["change", 0.1], ["remove", 0.05], ["undo", 0.04], ["redo", 0.03]];
  const reload = async () => { told.reloads += 1; outbox.close(); await open(); outbox.deliver(); };
  for (; told.steps < steps; told.steps += 1) {
    let luck = random();
    const [act] = wanted.find(([, share]) => (luck -= share) < 0) ?? ["apply"];
    if (told.steps % 100 === 99) await reload();
    else if (act === "undo" || act === "redo") await travel(act);
    else if (act === "apply" || act === "several") acts[act]();
    else { const id = living(); if (id) acts[act](id); }
    if (random() < 0.3) await new Promise((resolve) => setTimeout(resolve));
  }
  await settle();
  await sync();
  const inPoints = (coding) => ({ ...coding, ...reading.inPoints(coding) });
  const shown = codings.all().map(inPoints).map(({ id, code, start, end, direction, memo, important }) =>
    [id, code, start, end, direction, memo, important]).sort();
  return { shown, told, left: Object.keys(localStorage).filter((key) => key.startsWith("soak:")).length };
}
