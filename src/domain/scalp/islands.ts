import type { PixelBox } from './types';

/** From this coverage on (0..255) a pixel joins its neighbours. */
const JOINS_FROM = 64;
/** Share of the largest part below which another one is none. */
const LEAST_SHARE = 0.02;

/**
 * Clears the small parts of a mask that hang together with nothing: the nape that the fitted head shows through an ear larger
 * than its own.
 *
 * @param coverage 0..255, row-major, changed in place; nothing outside `box`
 */
export function clearIslands(coverage: Uint8Array, width: number, box: PixelBox): void {
  const part = new Int32Array(coverage.length);
  const sizes: number[] = [0];
  const open = new Int32Array(coverage.length);
  for (let y = box.y0; y <= box.y1; y++)
    for (let start = y * width + box.x0; start <= y * width + box.x1; start++) {
      if (part[start] !== 0 || coverage[start]! < JOINS_FROM) continue;
      const name = sizes.length;
      let size = 0,
        waiting = 0;
      const reach = (i: number): void => {
        if (part[i] !== 0 || !(coverage[i]! >= JOINS_FROM)) return;
        part[i] = name;
        open[waiting++] = i;
      };
      reach(start);
      while (waiting > 0) {
        const i = open[--waiting]!;
        const x = i % width;
        size++;
        if (x > box.x0) reach(i - 1);
        if (x < box.x1) reach(i + 1);
        if (i >= width) reach(i - width);
        reach(i + width);
      }
      sizes.push(size);
    }
  const least = LEAST_SHARE * sizes.reduce((most, size) => Math.max(most, size), 0);
  if (sizes.every((size, name) => name === 0 || size >= least)) return;
  for (let y = box.y0; y <= box.y1; y++)
    for (let i = y * width + box.x0; i <= y * width + box.x1; i++) {
      const name = part[i]! || nameBeside(part, i, width);
      if (name !== 0 && sizes[name]! < least) coverage[i] = 0;
    }
}

/** A part's faint rim goes with it. */
function nameBeside(part: Int32Array, i: number, width: number): number {
  return part[i - 1] || part[i + 1] || part[i - width] || part[i + width] || 0;
}
