/** Seeds within this many mean spacings crowd a place. */
const REACH_IN_SPACINGS = 2.2;
/** What one close seed more costs, in spacings of distance to the nearest. */
const CROWD_WEIGHT = 0.3;

/**
 * How free a place is among a growing set of points on a surface: distance to the nearest point, less a share for every
 * point around it. A hash of cells twice as wide as the reach: a query looks into the eight cells around the corner
 * nearest to it.
 */
export class SeedFreedom {
  private readonly heads: Int32Array;
  private readonly next: Int32Array;
  private readonly bits: number;
  private spacingMm = 1;
  private reachMm = 1;
  private cellMm = 1;
  private count = 0;

  /** @param positionsMm 3 a point; `add(i)` announces that point i is set */
  constructor(
    private readonly positionsMm: Float32Array,
    capacity: number,
  ) {
    this.bits = Math.ceil(Math.log2(Math.max(64, capacity)));
    this.heads = new Int32Array(1 << this.bits).fill(-1);
    this.next = new Int32Array(capacity);
  }

  /** Keeps the points and measures in the present mean spacing from now on. */
  setSpacing(spacingMm: number): void {
    this.spacingMm = spacingMm;
    this.reachMm = REACH_IN_SPACINGS * spacingMm;
    this.cellMm = 2 * this.reachMm;
    this.heads.fill(-1);
    const kept = this.count;
    this.count = 0;
    for (let i = 0; i < kept; i++) this.add(i);
  }

  add(i: number): void {
    const { positionsMm: p, cellMm } = this;
    const slot = this.slot(
      Math.floor(p[3 * i]! / cellMm),
      Math.floor(p[3 * i + 1]! / cellMm),
      Math.floor(p[3 * i + 2]! / cellMm),
    );
    this.next[i] = this.heads[slot]!;
    this.heads[slot] = i;
    this.count = i + 1;
  }

  /** Larger is freer, in mean spacings. */
  at(x: number, y: number, z: number): number {
    const { cellMm, reachMm, positionsMm: p, heads, next } = this;
    const x0 = Math.round(x / cellMm) - 1,
      y0 = Math.round(y / cellMm) - 1,
      z0 = Math.round(z / cellMm) - 1;
    const reachSquared = reachMm * reachMm;
    let least = reachSquared;
    let crowd = 0;
    for (let corner = 0; corner < 8; corner++) {
      const slot = this.slot(x0 + (corner & 1), y0 + ((corner >> 1) & 1), z0 + (corner >> 2));
      for (let i = heads[slot]!; i >= 0; i = next[i]!) {
        const dx = p[3 * i]! - x,
          dy = p[3 * i + 1]! - y,
          dz = p[3 * i + 2]! - z;
        const squared = dx * dx + dy * dy + dz * dz;
        if (squared >= reachSquared) continue;
        if (squared < least) least = squared;
        const near = 1 - squared / reachSquared;
        crowd += near * near * near;
      }
    }
    return Math.sqrt(least) / this.spacingMm - CROWD_WEIGHT * crowd;
  }

  private slot(ix: number, iy: number, iz: number): number {
    const h = Math.imul(ix, 73856093) ^ Math.imul(iy, 19349663) ^ Math.imul(iz, 83492791);
    return Math.imul(h ^ (h >>> 15), 0x2c1b3c6d) >>> (32 - this.bits);
  }
}
