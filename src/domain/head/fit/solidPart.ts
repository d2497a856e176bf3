import { connectedRuns } from '../../connectedRuns';

/** Keeps the largest connected part of the cells that are 1 and fills its holes. */
export function solidPart(cells: Uint8Array, width: number, height: number): Uint8Array {
  const out = new Uint8Array(cells.length);
  const { count, start, end, part } = connectedRuns(cells, 1, width, height);
  const sizes = new Int32Array(count);
  let best = 0;
  for (let i = 0; i < count; i++) {
    const size = (sizes[part[i]!] = sizes[part[i]!]! + end[i]! - start[i]!);
    if (size > sizes[best]!) best = part[i]!;
  }
  for (let i = 0; i < count; i++) if (part[i] === best) out.fill(1, start[i], end[i]);
  fillHoles(out, width, height);
  return out;
}

/** Fills what does not reach the picture's border. */
function fillHoles(cells: Uint8Array, width: number, height: number): void {
  const { count, start, end, part } = connectedRuns(cells, 0, width, height);
  const reaches = new Uint8Array(count);
  const lastRow = (height - 1) * width;
  for (let i = 0; i < count; i++) {
    const first = start[i]!;
    if (first < width || first >= lastRow || first % width === 0 || end[i]! % width === 0)
      reaches[part[i]!] = 1;
  }
  for (let i = 0; i < count; i++) if (reaches[part[i]!] === 0) cells.fill(1, start[i], end[i]);
}
