/** The drawing with its legend as a PNG file, on white, at twice the size of the screen. */

const SCALE = 2;
const MARGIN = 24;

/** Hand `network` (a data URI of the drawing at `SCALE`) above `legend` (SVG) to the browser as `name`. */
export async function download(network, legend, name) {
  const [above, below] = await Promise.all([loaded(network), loaded(asUri(legend))]);
  const canvas = document.createElement("canvas");
  const low = Number(legend.getAttribute("height")) * SCALE;
  canvas.width = Math.max(above.width, Number(legend.getAttribute("width")) * SCALE) + 2 * MARGIN;
  canvas.height = above.height + low + 3 * MARGIN;
  const pen = canvas.getContext("2d");
  pen.fillStyle = "#ffffff";
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(above, (canvas.width - above.width) / 2, MARGIN);
  pen.drawImage(below, MARGIN, above.height + 2 * MARGIN, Number(legend.getAttribute("width")) * SCALE, low);
  offer(await new Promise((resolve) => canvas.toBlob(resolve, "image/png")), name);
}

export { SCALE };

function asUri(svg) {
  return "data:image/svg+xml;charset=utf-8," + encodeURIComponent(new XMLSerializer().serializeToString(svg));
}

async function loaded(uri) {
  const image = new Image();
  image.src = uri;
  await image.decode();
  return image;
}

function offer(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
