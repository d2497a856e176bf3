import { hashX, hashY, hashZ, slotOf } from './cellHash';
import { TRAITS } from './types';

/**
 * How much more than their middle, 0.5, the traits of points come to around a place: sums over cells in a hash, read
 * between the middles of the eight cells around. Two cells that share a slot share their sums.
 */
export class SurplusNearby {
  private readonly sums: Float32Array;
  private readonly shift: number;
  private perCell = 1;

  constructor(capacity: number) {
    const bits = Math.ceil(Math.log2(Math.max(64, capacity)));
    this.shift = 32 - bits;
    this.sums = new Float32Array(TRAITS << bits);
  }

  /** Forgets all points; cells are this large from now on. */
  lay(cellMm: number): void {
    this.perCell = 1 / cellMm;
    this.sums.fill(0);
  }

  /** @param positionsMm 3 a point @param traits TRAITS a point */
  add(positionsMm: Float32Array, i: number, traits: Float32Array): void {
    const { perCell, sums } = this;
    const slot = this.slot(
      hashX(Math.floor(positionsMm[3 * i]! * perCell)) ^
        hashY(Math.floor(positionsMm[3 * i + 1]! * perCell)) ^
        hashZ(Math.floor(positionsMm[3 * i + 2]! * perCell)),
    );
    for (let k = 0; k < TRAITS; k++) sums[slot + k]! += traits[TRAITS * i + k]! - 0.5;
  }

  /** The sums around point `i` of size, depth and strength, into `surplus`. */
  read(positionsMm: Float32Array, i: number, surplus: Float64Array): void {
    const { perCell, sums } = this;
    const x = positionsMm[3 * i]! * perCell - 0.5,
      y = positionsMm[3 * i + 1]! * perCell - 0.5,
      z = positionsMm[3 * i + 2]! * perCell - 0.5;
    const cx = Math.floor(x),
      cy = Math.floor(y),
      cz = Math.floor(z);
    const fx = x - cx,
      fy = y - cy,
      fz = z - cz;
    const hx = hashX(cx),
      hy = hashY(cy),
      hz = hashZ(cz);
    const acrossX = hx ^ hashX(cx + 1),
      acrossY = hy ^ hashY(cy + 1),
      acrossZ = hz ^ hashZ(cz + 1);
    let size = 0,
      depth = 0,
      strength = 0;
    for (let corner = 0; corner < 8; corner++) {
      let hash = hx ^ hy ^ hz,
        weight = 1;
      if (corner & 1) {
        hash ^= acrossX;
        weight *= fx;
      } else weight *= 1 - fx;
      if (corner & 2) {
        hash ^= acrossY;
        weight *= fy;
      } else weight *= 1 - fy;
      if (corner & 4) {
        hash ^= acrossZ;
        weight *= fz;
      } else weight *= 1 - fz;
      const slot = this.slot(hash);
      size += weight * sums[slot]!;
      depth += weight * sums[slot + 1]!;
      strength += weight * sums[slot + 2]!;
    }
    surplus[0] = size;
    surplus[1] = depth;
    surplus[2] = strength;
  }

  private slot(hash: number): number {
    return TRAITS * slotOf(hash, this.shift);
  }
}
