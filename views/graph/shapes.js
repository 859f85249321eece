/** The outline of a node by its shape, corners on a circle of radius 1 that is stretched to its size. */

const turned = (corners, begin) =>
  Array.from({ length: corners }, (_, n) => {
    const angle = ((begin + n / corners) * 2 - 0.5) * Math.PI;
    return [Math.cos(angle), Math.sin(angle)];
  });
const CORNERS = {
  diamond: [[0, -1], [1, 0], [0, 1], [-1, 0]],
  hexagon: [[-1, 0], [-0.5, -1], [0.5, -1], [1, 0], [0.5, 1], [-0.5, 1]],
  pentagon: turned(5, 0),
  octagon: turned(8, 1 / 16),
  triangle: [[0, -1], [1, 1], [-1, 1]],
  rectangle: [[-1, -1], [1, -1], [1, 1], [-1, 1]],
};
const ROUND = 7;

/** Begin a path that is the outline of `node`. */
export function outline(pen, { x, y, width, height, shape }) {
  pen.beginPath();
  if (shape === "ellipse") return pen.ellipse(x, y, width / 2, height / 2, 0, 0, 2 * Math.PI);
  if (shape === "round-rectangle") return pen.roundRect(x - width / 2, y - height / 2, width, height, ROUND);
  for (const [across, along] of CORNERS[shape]) pen.lineTo(x + (across * width) / 2, y + (along * height) / 2);
  return pen.closePath();
}
