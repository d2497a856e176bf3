// Triangles to the smooth outline of what they cover; used by draw-silhouettes.mjs.

/** Cells a unit, and the margin around the picture of 300 x 400 units, so that what leaves it is cut cleanly. */
const FINE = 2;
const MARGIN = 12;
const WIDTH = (300 + 2 * MARGIN) * FINE;
const HEIGHT = (400 + 2 * MARGIN) * FINE;
const BLUR_CELLS = 5;
/** How far the drawn outline may be off, units. */
const TOLERANCE = 0.9;
/** Smaller spots are left out, units. */
const LEAST_LENGTH = 40;

/** @param {[number[][], number[][]][]} parts places in units and triangles of their indices */
export function filledCells(parts) {
  const cells = new Float32Array(WIDTH * HEIGHT);
  for (const [places, triangles] of parts)
    for (const corners of triangles)
      fill(
        cells,
        corners.map((v) => toCells(places[v])),
      );
  return blurred(blurred(cells));
}

const toCells = ([x, y]) => [(x + MARGIN) * FINE, (y + MARGIN) * FINE];

function fill(cells, corners) {
  const ys = corners.map(([, y]) => y);
  const first = Math.max(0, Math.floor(Math.min(...ys)));
  const last = Math.min(HEIGHT - 1, Math.ceil(Math.max(...ys)));
  for (let y = first; y <= last; y++) {
    const row = Math.min(Math.max(y, Math.min(...ys)), Math.max(...ys));
    const xs = [];
    for (let k = 0; k < 3; k++) {
      const [a, b] = [corners[k], corners[(k + 1) % 3]];
      if (row < Math.min(a[1], b[1]) || row > Math.max(a[1], b[1])) continue;
      xs.push(a[1] === b[1] ? a[0] : a[0] + ((row - a[1]) * (b[0] - a[0])) / (b[1] - a[1]));
    }
    if (xs.length === 0) continue;
    const left = Math.max(0, Math.round(Math.min(...xs)));
    const right = Math.min(WIDTH - 1, Math.round(Math.max(...xs)));
    if (left <= right) cells.fill(1, y * WIDTH + left, y * WIDTH + right + 1);
  }
}

function blurred(cells) {
  const along = (from, step, across, length, stride) => {
    const out = new Float32Array(from.length);
    for (let line = 0; line < across; line++)
      for (let i = 0; i < length; i++) {
        let sum = 0;
        for (let k = -BLUR_CELLS; k <= BLUR_CELLS; k++)
          sum += from[line * stride + Math.min(length - 1, Math.max(0, i + k)) * step];
        out[line * stride + i * step] = sum / (2 * BLUR_CELLS + 1);
      }
    return out;
  };
  return along(along(cells, 1, HEIGHT, WIDTH, WIDTH), WIDTH, WIDTH, HEIGHT, 1);
}

/** The outlines around all cells above one half, as one path of quadratic curves, units. */
export function outlinePath(cells) {
  return contours(cells)
    .map((points) => points.map(([x, y]) => [x / FINE - MARGIN, y / FINE - MARGIN]))
    .filter((points) => lengthOf(points) > LEAST_LENGTH)
    .map((points) => smoothPath(simplified(points)))
    .join('');
}

/** Marching squares; every contour is closed, since the border counts as empty. */
function contours(cells) {
  const value = (x, y) => (x <= 0 || y <= 0 || x >= WIDTH - 1 || y >= HEIGHT - 1 ? 0 : cells[y * WIDTH + x]);
  /** From each crossed edge of the grid to the next one. */
  const next = new Map();
  const where = new Map();
  const crossing = (x1, y1, x2, y2) => {
    const key = `${Math.min(x1, x2)},${Math.min(y1, y2)},${x1 === x2 ? 'v' : 'h'}`;
    const [a, b] = [value(x1, y1), value(x2, y2)];
    const t = (0.5 - a) / (b - a);
    where.set(key, [x1 + t * (x2 - x1), y1 + t * (y2 - y1)]);
    return key;
  };
  for (let y = 0; y < HEIGHT - 1; y++)
    for (let x = 0; x < WIDTH - 1; x++) {
      const corners = [
        [x, y],
        [x + 1, y],
        [x + 1, y + 1],
        [x, y + 1],
      ];
      const inside = corners.map(([cx, cy]) => value(cx, cy) > 0.5);
      if (inside.every(Boolean) || !inside.some(Boolean)) continue;
      const entering = [];
      const leaving = [];
      for (let k = 0; k < 4; k++) {
        const l = (k + 1) % 4;
        if (inside[k] === inside[l]) continue;
        (inside[k] ? leaving : entering).push(crossing(...corners[k], ...corners[l]));
      }
      entering.forEach((key, k) => next.set(leaving[k], key));
    }
  const found = [];
  while (next.size > 0) {
    const [start] = next.keys();
    const points = [];
    for (let key = start; next.has(key);) {
      points.push(where.get(key));
      const following = next.get(key);
      next.delete(key);
      key = following;
    }
    found.push(points);
  }
  return found;
}

const lengthOf = (points) =>
  points.reduce((sum, [x, y], i) => {
    const [px, py] = points[(i + points.length - 1) % points.length];
    return sum + Math.hypot(x - px, y - py);
  }, 0);

/** Douglas and Peucker, each half of the closed line by itself. */
function simplified(points) {
  const half = points.length >> 1;
  return [
    ...reduced(points.slice(0, half + 1)).slice(0, -1),
    ...reduced([...points.slice(half), points[0]]).slice(0, -1),
  ];
}

function reduced(points) {
  const [a, b] = [points[0], points[points.length - 1]];
  const length = Math.hypot(b[0] - a[0], b[1] - a[1]) || 1;
  let [worst, most] = [0, 0];
  for (let i = 1; i < points.length - 1; i++) {
    const [x, y] = points[i];
    const off = Math.abs((b[0] - a[0]) * (a[1] - y) - (a[0] - x) * (b[1] - a[1])) / length;
    if (off > most) [worst, most] = [i, off];
  }
  if (most < TOLERANCE) return [a, b];
  return [...reduced(points.slice(0, worst + 1)).slice(0, -1), ...reduced(points.slice(worst))];
}

/** Through the middles of the sides, the corners as controls. */
function smoothPath(points) {
  const middle = (i) => {
    const [a, b] = [points[i % points.length], points[(i + 1) % points.length]];
    return `${short((a[0] + b[0]) / 2)} ${short((a[1] + b[1]) / 2)}`;
  };
  const curves = points.map((_, i) => {
    const [x, y] = points[(i + 1) % points.length];
    return `Q${short(x)} ${short(y)} ${middle(i + 1)}`;
  });
  return `M${middle(0)}${curves.join('')}Z`;
}

const short = (units) => String(Math.round(2 * units) / 2);
