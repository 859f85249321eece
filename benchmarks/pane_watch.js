// What the benchmark puts in the page: when was clicked or pressed, when was it painted, when was it confirmed.
(() => {
  const watch = { frames: [] };
  const painted = (done) => {
    let frames = 0;
    const frame = () => {
      frames += 1;
      const channel = new MessageChannel();
      channel.port1.onmessage = () => done(performance.now(), frames);
      channel.port2.postMessage(0);
    };
    requestAnimationFrame(frame);
  };
  window.addEventListener("pointerdown", () => (watch.clicked = performance.now()), { capture: true });
  window.addEventListener("keydown", (event) => {
    watch.pressed = event.timeStamp;
    watch.painted = watch.confirmed = null;
    painted((at) => (watch.painted = at - watch.pressed));
  }, { capture: true });
  watch.seen = (selector) => new Promise((done) => {
    const look = () => {
      if (!document.querySelector(selector)) return void requestAnimationFrame(look);
      painted((at) => done(at - watch.clicked));
    };
    look();
  });
  watch.saving = () => {
    const room = document.querySelector(".dd-pane");
    new MutationObserver(() => {
      if (room.dataset.waiting === "0" && watch.pressed) watch.confirmed ??= performance.now() - watch.pressed;
    }).observe(room, { attributes: true, attributeFilter: ["data-waiting"] });
  };
  watch.scroll = (element, pixels, frames) => new Promise((done) => {
    const lasted = [];
    let before = performance.now();
    const step = (now) => {
      lasted.push(now - before);
      before = now;
      if (lasted.length > frames) return void done(lasted.slice(1));
      element.scrollTop += pixels;
      requestAnimationFrame(step);
    };
    requestAnimationFrame(step);
  });
  window.watch = watch;
})();
