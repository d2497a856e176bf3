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
  let front: number[] = [];
  for (let i = 0; i < source.length; i++) if (accepted(i)) source[i] = i;
  for (let i = 0; i < source.length; i++)
    if (source[i] === i && isEdge(source, i, width, height)) front.push(i);
  const reachSquare = reachPx * reachPx;
  while (front.length > 0) {
    const next: number[] = [];
    for (const i of front) {
      const from = source[i]!;
      const x = i % width;
      const y = (i - x) / width;
      const dx = x - (from % width);
      const dy = y - Math.floor(from / width);
      const reach = (index: number, squared: number): void => {
        if (source[index] !== -1 || squared > reachSquare) return;
        source[index] = from;
        next.push(index);
      };
      if (x > 0) reach(i - 1, (dx - 1) ** 2 + dy * dy);
      if (x + 1 < width) reach(i + 1, (dx + 1) ** 2 + dy * dy);
      if (y > 0) reach(i - width, dx * dx + (dy - 1) ** 2);
      if (y + 1 < height) reach(i + width, dx * dx + (dy + 1) ** 2);
    }
    front = next;
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
