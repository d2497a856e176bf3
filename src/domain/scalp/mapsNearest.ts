/**
 * For every pixel up to `reachPx` away from the accepted ones, the index of an accepted pixel that is (nearly) the
 * nearest; accepted pixels map to themselves, the rest to -1.
 */
export function nearestAccepted(
  width: number,
  height: number,
  accepted: (index: number) => boolean,
  reachPx: number,
): Int32Array {
  const source = new Int32Array(width * height).fill(-1);
  for (let i = 0; i < source.length; i++) if (accepted(i)) source[i] = i;
  const queue = new Int32Array(width * height);
  let end = 0;
  for (let i = 0; i < source.length; i++) if (source[i] === i && isEdge(source, i, width, height)) queue[end++] = i;
  const reachSquare = reachPx * reachPx;
  for (let k = 0; k < end; k++) {
    const i = queue[k]!;
    const from = source[i]!;
    const x = i % width;
    const y = (i - x) / width;
    const fromX = from % width;
    const dx = x - fromX;
    const dy = y - (from - fromX) / width;
    for (let side = 0; side < 4; side++) {
      const stepX = side === 0 ? -1 : side === 1 ? 1 : 0;
      const stepY = side === 2 ? -1 : side === 3 ? 1 : 0;
      if (x + stepX < 0 || x + stepX >= width || y + stepY < 0 || y + stepY >= height) continue;
      const next = i + stepX + stepY * width;
      if (source[next] !== -1 || (dx + stepX) ** 2 + (dy + stepY) ** 2 > reachSquare) continue;
      source[next] = from;
      queue[end++] = next;
    }
  }
  return source;
}

function isEdge(source: Int32Array, i: number, width: number, height: number): boolean {
  const x = i % width;
  return (
    (x > 0 && source[i - 1] === -1) ||
    (x + 1 < width && source[i + 1] === -1) ||
    (i >= width && source[i - width] === -1) ||
    (i + width < width * height && source[i + width] === -1)
  );
}
