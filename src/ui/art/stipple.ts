/**
 * Points of the little pictures, evenly but not regularly spread over a square of side 1, so that every prefix is even
 * too: each new point is the one of several random candidates that lies farthest from those already there.
 * Deterministic; the square wraps round.
 */
export function stipple(count: number, seed = 7): readonly (readonly [number, number])[] {
  const random = lehmer(seed);
  const points: [number, number][] = [];
  const candidates = 4;
  for (let i = 0; i < count; i++) {
    let best: [number, number] = [random(), random()];
    let bestDistance = nearestSquared(points, best);
    for (let c = 1; c < candidates; c++) {
      const candidate: [number, number] = [random(), random()];
      const distance = nearestSquared(points, candidate);
      if (distance > bestDistance) {
        best = candidate;
        bestDistance = distance;
      }
    }
    points.push(best);
  }
  return points;
}

function nearestSquared(points: readonly [number, number][], [x, y]: [number, number]): number {
  let nearest = Infinity;
  for (const [px, py] of points) {
    const dx = Math.abs(px - x);
    const dy = Math.abs(py - y);
    const wrappedX = Math.min(dx, 1 - dx);
    const wrappedY = Math.min(dy, 1 - dy);
    nearest = Math.min(nearest, wrappedX * wrappedX + wrappedY * wrappedY);
  }
  return nearest;
}

/** Park and Miller's minimal standard generator, 0..1. */
function lehmer(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}

/** SVG path of round specks: zero-length strokes, to be drawn with round caps. Several paths give several sizes. */
export function speckPath(points: readonly (readonly [number, number])[], side: number): string {
  return points.map(([x, y]) => `M${(x * side).toFixed(1)} ${(y * side).toFixed(1)}h.01`).join('');
}
