/** Runs of cells of one value along the rows, and which connected part (4 neighbours) each belongs to. */
export interface Runs {
  readonly count: number;
  /** First cell, and the one after the last. */
  readonly start: Int32Array;
  readonly end: Int32Array;
  /** A run that stands for the whole part. */
  readonly part: Int32Array;
}

/** @param cells row-major */
export function connectedRuns(cells: Uint8Array, value: number, width: number, height: number): Runs {
  const most = Math.ceil(width / 2) * height;
  const [start, end, part] = [new Int32Array(most), new Int32Array(most), new Int32Array(most)];
  let count = 0;
  let above = 0;
  for (let y = 0; y < height; y++) {
    const rowEnd = (y + 1) * width;
    const firstHere = count;
    for (let i = y * width; i < rowEnd; i++) {
      if (cells[i] !== value) continue;
      const from = i;
      while (i < rowEnd && cells[i] === value) i++;
      start[count] = from;
      end[count] = i;
      part[count] = count;
      while (above < firstHere && end[above]! + width <= from) above++;
      for (let k = above; k < firstHere && start[k]! + width < i; k++) join(part, k, count);
      count++;
    }
    above = firstHere;
  }
  for (let i = 0; i < count; i++) part[i] = rootOf(part, i);
  return { count, start, end, part };
}

function join(part: Int32Array, a: number, b: number): void {
  const [first, second] = [rootOf(part, a), rootOf(part, b)];
  if (first < second) part[second] = first;
  else part[first] = second;
}

function rootOf(part: Int32Array, run: number): number {
  let at = run;
  while (part[at] !== at) {
    part[at] = part[part[at]!]!;
    at = part[at]!;
  }
  return at;
}
