/**
 * Distance to the nearest of a growing set of points on a surface, exact up to the reach. A hash of cells twice as wide
 * as the reach: a query looks into the eight cells around the corner nearest to it.
 */
export class NearestSeed {
  private readonly heads: Int32Array;
  private readonly next: Int32Array;
  private readonly bits: number;
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

  /** Keeps the points and answers up to another reach from now on. */
  setReach(reachMm: number): void {
    this.reachMm = reachMm;
    this.cellMm = 2 * reachMm;
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

  /** At most the reach squared. */
  squaredDistanceMm2(x: number, y: number, z: number): number {
    const { cellMm, positionsMm: p, heads, next } = this;
    const x0 = Math.round(x / cellMm) - 1,
      y0 = Math.round(y / cellMm) - 1,
      z0 = Math.round(z / cellMm) - 1;
    let least = this.reachMm * this.reachMm;
    for (let corner = 0; corner < 8; corner++) {
      const slot = this.slot(x0 + (corner & 1), y0 + ((corner >> 1) & 1), z0 + (corner >> 2));
      for (let i = heads[slot]!; i >= 0; i = next[i]!) {
        const dx = p[3 * i]! - x,
          dy = p[3 * i + 1]! - y,
          dz = p[3 * i + 2]! - z;
        const squared = dx * dx + dy * dy + dz * dz;
        if (squared < least) least = squared;
      }
    }
    return least;
  }

  private slot(ix: number, iy: number, iz: number): number {
    const h = Math.imul(ix, 73856093) ^ Math.imul(iy, 19349663) ^ Math.imul(iz, 83492791);
    return Math.imul(h ^ (h >>> 15), 0x2c1b3c6d) >>> (32 - this.bits);
  }
}
