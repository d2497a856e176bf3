import { ZoneLasso } from './ZoneLasso';

/** Points along all sides together. */
const POINTS = 360;
/** Nor closer than this, photo px. */
const SPACING_PX = 2;

/** Straight sides between corners, as the photo shows them; all corners come before its end. */
export class ZonePolygon extends ZoneLasso {
  /** Photo px: x, y, x, y, … */
  private cornersPx: number[] = [];

  override start(xPx: number, yPx: number, pressure: number): boolean {
    this.cornersPx = [xPx, yPx];
    return super.start(xPx, yPx, pressure);
  }

  override move(points: readonly number[]): void {
    this.cornersPx.push(...points.filter((_, i) => i % 3 !== 2));
  }

  override async end(): Promise<void> {
    super.move(alongSides(this.cornersPx));
    await super.end();
  }
}

/** From the first corner through all others back to it: x, y, pressure, … */
function alongSides(cornersPx: readonly number[]): readonly number[] {
  const corners = Array.from(
    { length: cornersPx.length / 2 },
    (_, i) => [cornersPx[2 * i]!, cornersPx[2 * i + 1]!] as const,
  );
  const sides = corners.map((from, i) => ({ from, to: corners[(i + 1) % corners.length]! }));
  const lengthOf = ({ from, to }: (typeof sides)[number]) => Math.hypot(to[0] - from[0], to[1] - from[1]);
  const spacingPx = Math.max(SPACING_PX, sides.reduce((sum, side) => sum + lengthOf(side), 0) / POINTS);
  return sides.flatMap((side) => {
    const steps = Math.max(1, Math.ceil(lengthOf(side) / spacingPx));
    return Array.from({ length: steps }, (_, k) => {
      const t = k / steps;
      const at = (axis: 0 | 1): number => side.from[axis] + t * (side.to[axis] - side.from[axis]);
      return [at(0), at(1), 1];
    }).flat();
  });
}
