import { pickedPoints, type SkinPoints } from './skinPoints';

/** Between the middles of pieces, mm. */
const PIECE_SPACING_MM = 9;

/** Middles of pieces, evenly over the skin. */
export function pieceMiddles(points: SkinPoints): SkinPoints {
  const kept: number[] = [];
  const cells = new Map<string, number[]>();
  const cellOf = (i: number, k: number): number =>
    Math.floor(points.positionsMm[3 * i + k]! / PIECE_SPACING_MM);
  const p = points.positionsMm;
  for (let i = 0; i < points.count; i++) {
    const [x, y, z] = [cellOf(i, 0), cellOf(i, 1), cellOf(i, 2)];
    let isFree = true;
    for (let n = 0; n < 27 && isFree; n++) {
      const near = cells.get(
        `${x + (n % 3) - 1},${y + (Math.floor(n / 3) % 3) - 1},${z + Math.floor(n / 9) - 1}`,
      );
      isFree = !near?.some(
        (k) =>
          Math.hypot(p[3 * k]! - p[3 * i]!, p[3 * k + 1]! - p[3 * i + 1]!, p[3 * k + 2]! - p[3 * i + 2]!) <
          PIECE_SPACING_MM,
      );
    }
    if (!isFree) continue;
    kept.push(i);
    const key = `${x},${y},${z}`;
    const known = cells.get(key);
    if (known) known.push(i);
    else cells.set(key, [i]);
  }
  return pickedPoints(points, kept);
}
