import type { HeadSurface } from '../head/types';
import type { Places } from './places';
import { PlacesNearby } from './PlacesNearby';
import { unitShape, type UnitOffset } from './units';

/**
 * Units are turned until their impressions keep this distance from those of others, or where that cannot be, to the freest
 * of so many tries: a group is one only if the next is farther away than its own dots.
 */
const APART_MM = 0.9;
const TURNS = 16;

/**
 * The impressions of follicular units around their places, each unit in the plane of one triangle: weights may lie a
 * little outside 0..1.
 */
export class UnitPlanting {
  readonly triangle: Uint32Array;
  /** 2 an impression: weights of the second and third corner. */
  readonly weights: Float32Array;
  /** Index of the first impression of each one's unit. */
  readonly firstOfUnit: Uint32Array;
  private readonly positionsMm: Float32Array;
  private readonly nearby: PlacesNearby;

  constructor(
    private readonly surface: HeadSurface,
    private readonly units: Places,
    private readonly count: number,
  ) {
    this.triangle = new Uint32Array(count);
    this.weights = new Float32Array(2 * count);
    this.firstOfUnit = new Uint32Array(count);
    this.positionsMm = new Float32Array(3 * count);
    this.nearby = new PlacesNearby(count);
    this.nearby.setReach(APART_MM);
  }

  /** Plants them all, in the order of the units; the last may be cut short. @param sizes impressions a unit */
  plant(sizes: Uint8Array, random: () => number): void {
    for (let unit = 0, first = 0; first < this.count; first += sizes[unit++]!) {
      const shape = unitShape(sizes[unit]!, random).slice(0, this.count - first);
      let freestMm2 = -1,
        turn = 0;
      for (let tried = 0; tried < TURNS && freestMm2 < APART_MM ** 2; tried++) {
        const angle = 2 * Math.PI * random();
        this.lay(unit, first, shape, angle);
        const freeMm2 = this.freedomMm2(first, shape.length, freestMm2);
        if (freeMm2 <= freestMm2) continue;
        freestMm2 = freeMm2;
        turn = angle;
      }
      this.lay(unit, first, shape, turn);
      for (let i = first; i < first + shape.length; i++)
        this.nearby.add(this.positionsMm[3 * i]!, this.positionsMm[3 * i + 1]!, this.positionsMm[3 * i + 2]!);
    }
  }

  private freedomMm2(first: number, size: number, uselessMm2: number): number {
    const { positionsMm: p, nearby } = this;
    let freeMm2 = APART_MM ** 2;
    for (let i = first; i < first + size; i++)
      freeMm2 = nearby.nearestMm2(p[3 * i]!, p[3 * i + 1]!, p[3 * i + 2]!, freeMm2, uselessMm2);
    return freeMm2;
  }

  private lay(unit: number, first: number, shape: readonly UnitOffset[], angle: number): void {
    const { positionsMm: p, triangles } = this.surface;
    const t = this.units.triangle[unit]!;
    const a = 3 * triangles[t]!,
      b = 3 * triangles[t + 1]!,
      c = 3 * triangles[t + 2]!;
    const edge = (from: number, to: number): [number, number, number] => [
      p[to]! - p[from]!,
      p[to + 1]! - p[from + 1]!,
      p[to + 2]! - p[from + 2]!,
    ];
    const [bx, by, bz] = edge(a, b),
      [cx, cy, cz] = edge(a, c);
    // The third corner in a frame along the first edge.
    const edgeMm = Math.hypot(bx, by, bz);
    const alongMm = (bx * cx + by * cy + bz * cz) / edgeMm;
    const acrossMm = Math.sqrt(Math.max(1e-12, cx * cx + cy * cy + cz * cz - alongMm * alongMm));
    const cosine = Math.cos(angle),
      sine = Math.sin(angle);
    shape.forEach(([u, v], k) => {
      const i = first + k;
      const third = (sine * u + cosine * v) / acrossMm;
      const wc = this.units.weights[2 * unit + 1]! + third;
      const wb = this.units.weights[2 * unit]! + (cosine * u - sine * v - third * alongMm) / edgeMm;
      this.triangle[i] = t;
      this.weights[2 * i] = wb;
      this.weights[2 * i + 1] = wc;
      this.firstOfUnit[i] = first;
      this.positionsMm[3 * i] = p[a]! + wb * bx + wc * cx;
      this.positionsMm[3 * i + 1] = p[a + 1]! + wb * by + wc * cy;
      this.positionsMm[3 * i + 2] = p[a + 2]! + wb * bz + wc * cz;
    });
  }
}
