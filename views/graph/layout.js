/** Room for nodes and their names: positions pushed apart, names placed or left out. Pure and repeatable. */

const GAP = 8;
const ROUNDS = 80;
const EVERYWHERE = { x1: -Infinity, y1: -Infinity, x2: Infinity, y2: Infinity };
const TOO_MANY = 600; // beyond this pushing apart costs more than it helps

/**
 * Centres pushed apart until the boxes no longer overlap; `pinned` boxes stay.
 * boxes: [{id, x, y, width, height, pinned}] with x, y the centre. Returns the same order of {id, x, y}.
 */
export function spread(boxes) {
  const moved = boxes.map((box) => ({ ...box }));
  if (moved.length > TOO_MANY) return moved;
  for (let round = 0; round < ROUNDS; round += 1) if (!pushedApart(moved)) break;
  return moved;
}

/**
 * Which names can be shown where: the most important first, below, above, right or left of its node, or not at all
 * (unless `always`).
 * boxes: [{id, x, y, width, height, labelWidth, labelHeight, rank, inside, always}]; others: [{x, y, width, height}]
 * to keep clear of; `room`: {x1, y1, x2, y2} to stay in. Returns Map id → "bottom" | … | "none".
 */
export function namePlaces(boxes, others, room = EVERYWHERE) {
  const taken = [...boxes.map((box) => ({ id: box.id, ...around(box, 0) })), ...others.map((box) => around(box, 0))];
  const places = new Map(boxes.filter((box) => box.inside).map((box) => [box.id, "inside"]));
  for (const box of [...boxes].sort((a, b) => b.rank - a.rank)) {
    if (box.inside) continue;
    const areas = Object.entries(nameAreas(box));
    const free = areas.find(([, area]) => within(area, room) && !taken.some((other) => touches(area, other, box.id)));
    const place = free ?? (box.always ? areas[0] : ["none"]);
    places.set(box.id, place[0]);
    if (place[1]) taken.push(place[1]);
  }
  return places;
}

function within({ left, right, top, bottom }, { x1, y1, x2, y2 }) {
  return left >= x1 && right <= x2 && top >= y1 && bottom <= y2;
}

function pushedApart(boxes) {
  let pushed = false;
  for (let i = 0; i < boxes.length; i += 1) {
    for (let j = i + 1; j < boxes.length; j += 1) pushed = separate(boxes[i], boxes[j]) || pushed;
  }
  return pushed;
}

function separate(a, b) {
  if (a.pinned && b.pinned) return false;
  const x = (a.width + b.width) / 2 + GAP - Math.abs(a.x - b.x);
  const y = (a.height + b.height) / 2 + GAP - Math.abs(a.y - b.y);
  if (x <= 0.5 || y <= 0.5) return false;
  const [axis, overlap] = x < y ? ["x", x] : ["y", y];
  const sign = a[axis] <= b[axis] ? 1 : -1;
  const shareOfA = a.pinned ? 0 : b.pinned ? 1 : 0.5;
  a[axis] -= sign * overlap * shareOfA;
  b[axis] += sign * overlap * (1 - shareOfA);
  return true;
}

function nameAreas(box) {
  const across = (box.width + box.labelWidth) / 2 + 4;
  const along = (box.height + box.labelHeight) / 2 + 3;
  const area = (x, y) => around({ x: box.x + x, y: box.y + y, width: box.labelWidth, height: box.labelHeight }, 1);
  return { bottom: area(0, along), top: area(0, -along), right: area(across, 0), left: area(-across, 0) };
}

function around({ x, y, width, height }, margin) {
  return { left: x - width / 2 - margin, right: x + width / 2 + margin, top: y - height / 2, bottom: y + height / 2 };
}

function touches(area, other, own) {
  return (
    other.id !== own &&
    area.left < other.right && other.left < area.right && area.top < other.bottom && other.top < area.bottom
  );
}
