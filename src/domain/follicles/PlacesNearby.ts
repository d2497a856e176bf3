import { hashX, hashY, hashZ, slotOf } from './cellHash';

/**
 * The nearest of a growing set of points on a surface. A hash of cells twice as wide as the reach: a query looks into
 * the eight cells around the corner nearest to it.
 */
export class PlacesNearby {
  /** 3 a point, in the order in which they came: points set one after the other lie near each other in memory. */
  private readonly positionsMm: Float32Array;
  private readonly heads: Int32Array;
  private readonly next: Int32Array;
  private readonly shift: number;
  private perCell = 1;
  private count = 0;

  constructor(capacity: number) {
    const bits = Math.ceil(Math.log2(Math.max(64, capacity)));
    this.shift = 32 - bits;
    this.heads = new Int32Array(1 << bits).fill(-1);
    this.next = new Int32Array(capacity);
    this.positionsMm = new Float32Array(3 * capacity);
  }

  /** Keeps the points; they are seen up to `reachMm` from now on. */
  setReach(reachMm: number): void {
    this.perCell = 0.5 / reachMm;
    this.heads.fill(-1);
    for (let i = 0; i < this.count; i++) this.link(i);
  }

  add(x: number, y: number, z: number): void {
    const { positionsMm: p, count: i } = this;
    p[3 * i] = x;
    p[3 * i + 1] = y;
    p[3 * i + 2] = z;
    this.link(i);
    this.count = i + 1;
  }

  private link(i: number): void {
    const { positionsMm: p, perCell } = this;
    const slot = slotOf(
      hashX(Math.floor(p[3 * i]! * perCell)) ^
        hashY(Math.floor(p[3 * i + 1]! * perCell)) ^
        hashZ(Math.floor(p[3 * i + 2]! * perCell)),
      this.shift,
    );
    this.next[i] = this.heads[slot]!;
    this.heads[slot] = i;
  }

  /**
   * Square of the distance to the nearest point, mm2, or `withinMm2` where none is nearer. A place found to lie within
   * `uselessMm2` of a point is not looked at any further.
   */
  nearestMm2(x: number, y: number, z: number, withinMm2: number, uselessMm2: number): number {
    const { perCell, positionsMm: p, heads, next } = this;
    const cx = Math.floor(x * perCell),
      cy = Math.floor(y * perCell),
      cz = Math.floor(z * perCell);
    // Beside the nearest wall of its cell along each axis; how far that is, in cells.
    const fx = x * perCell - cx - 0.5,
      fy = y * perCell - cy - 0.5,
      fz = z * perCell - cz - 0.5;
    const hx = hashX(cx),
      hy = hashY(cy),
      hz = hashZ(cz);
    const acrossX = hx ^ hashX(fx < 0 ? cx - 1 : cx + 1),
      acrossY = hy ^ hashY(fy < 0 ? cy - 1 : cy + 1),
      acrossZ = hz ^ hashZ(fz < 0 ? cz - 1 : cz + 1);
    const cellMm2 = 1 / (perCell * perCell);
    const wallX = (0.5 - Math.abs(fx)) ** 2 * cellMm2,
      wallY = (0.5 - Math.abs(fy)) ** 2 * cellMm2,
      wallZ = (0.5 - Math.abs(fz)) ** 2 * cellMm2;
    let least = withinMm2;
    for (let cell = 0; cell < 8 && least > uselessMm2; cell++) {
      let hash = hx ^ hy ^ hz,
        awayMm2 = 0;
      if (cell & 1) {
        hash ^= acrossX;
        awayMm2 += wallX;
      }
      if (cell & 2) {
        hash ^= acrossY;
        awayMm2 += wallY;
      }
      if (cell & 4) {
        hash ^= acrossZ;
        awayMm2 += wallZ;
      }
      if (awayMm2 >= least) continue;
      for (let i = heads[slotOf(hash, this.shift)]!; i >= 0; i = next[i]!) {
        const ux = p[3 * i]! - x,
          uy = p[3 * i + 1]! - y,
          uz = p[3 * i + 2]! - z;
        const squared = ux * ux + uy * uy + uz * uz;
        if (squared < least) least = squared;
      }
    }
    return least;
  }
}
