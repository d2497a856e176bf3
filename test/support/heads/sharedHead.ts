import { readdirSync, readFileSync } from 'node:fs';
import { landmark68, meanShape, MODE_COUNT } from '../../../src/domain/head/model';
import type { HeadShape } from '../../../src/domain/head/types';
import { sharedDir, sharedFile } from '../shared';
import { headGeometry, headPositions } from './geometry';
import type { Vec3 } from './vector';

/** What the JSON of a shared head tells, as far as the tests need it. */
export interface SharedHead {
  readonly view: string;
  readonly size: readonly [number, number];
  readonly headToCamera: readonly number[];
  readonly projection: readonly number[];
  readonly identity: readonly number[];
  readonly pointsCm: {
    readonly glabella: Vec3;
    readonly trichion: Vec3;
    readonly vertex: Vec3;
    readonly landmarks68: readonly Vec3[];
  };
}

/** The rendered heads are this much larger than a mean adult (63.9 mm between the pupils). */
export const SOURCE_SCALE = 63.9 / 63;

export const sharedHeadNames: readonly string[] = sharedDir
  ? readdirSync(sharedFile('heads'))
      .filter((file) => file.endsWith('.json'))
      .map((file) => file.slice(0, -5))
  : [];

export const readSharedHead = (name: string): SharedHead =>
  JSON.parse(readFileSync(sharedFile('heads', `${name}.json`), 'utf8')) as SharedHead;

/** The model's head that has these landmarks: ridge regression, 1 mm of noise a coordinate against unit spread. */
export function shapeOfLandmarks(landmarksCm: readonly Vec3[]): HeadShape {
  const target = landmarksCm.flat().map((cm) => 10 * cm);
  const unit = (k: number): Float32Array => {
    const modes = new Float32Array(MODE_COUNT);
    modes[k] = 1;
    return landmark68({ modes, scale: SOURCE_SCALE });
  };
  const base = landmark68({ ...meanShape(), scale: SOURCE_SCALE });
  const moves = Array.from({ length: MODE_COUNT }, (_, k) => unit(k).map((x, i) => x - base[i]!));
  const modes = new Float32Array(MODE_COUNT);
  const rest = target.map((x, i) => x - base[i]!);
  for (let sweep = 0; sweep < 200; sweep++)
    moves.forEach((move, k) => {
      let [dot, norm] = [0, 0];
      move.forEach((m, i) => {
        dot += m * rest[i]!;
        norm += m * m;
      });
      const step = (dot - modes[k]!) / (norm + 1);
      modes[k]! += step;
      move.forEach((m, i) => (rest[i]! -= step * m));
    });
  return { modes, scale: SOURCE_SCALE };
}

/** Arc along the true skin between two points of it, in the plane that they share with the middle of the head, mm. */
export function trueArcMm(head: SharedHead, fromCm: Vec3, toCm: Vec3): number {
  const geometry = headGeometry();
  const p = headPositions(geometry, head.identity.slice(0, 20));
  const middle: Vec3 = [0, 2, 1];
  const rel = (a: Vec3): Vec3 => [a[0] - middle[0], a[1] - middle[1], a[2] - middle[2]];
  const [a, b] = [rel(fromCm), rel(toCm)];
  const normal = unitOf(cross(a, b));
  const e = unitOf(a);
  const f = cross(normal, e);
  const angle = (v: Vec3): number => Math.atan2(dot(v, f), dot(v, e));
  const end = angle(b);
  const BINS = 60;
  const radii = new Float64Array(BINS + 1);
  for (let t = 0; t < geometry.triangles.length; t += 3)
    for (let k = 0; k < 3; k++) {
      const [i, j] = [geometry.triangles[t + k]!, geometry.triangles[t + ((k + 1) % 3)]!];
      const u = rel([p[3 * i]!, p[3 * i + 1]!, p[3 * i + 2]!]);
      const v = rel([p[3 * j]!, p[3 * j + 1]!, p[3 * j + 2]!]);
      const [du, dv] = [dot(u, normal), dot(v, normal)];
      if (du > 0 === dv > 0) continue;
      const s = du / (du - dv);
      const at: Vec3 = [u[0] + s * (v[0] - u[0]), u[1] + s * (v[1] - u[1]), u[2] + s * (v[2] - u[2])];
      const bin = Math.round((angle(at) / end) * BINS);
      if (bin >= 0 && bin <= BINS) radii[bin] = Math.max(radii[bin]!, Math.hypot(...at));
    }
  const points = [...radii.keys()]
    .filter((bin) => radii[bin]! > 0)
    .map((bin): readonly [number, number] => [(bin / BINS) * end, radii[bin]!]);
  // From end to end, also where no edge is cut just there.
  const whole = [[0, Math.hypot(...a)] as const, ...points.slice(1, -1), [end, Math.hypot(...b)] as const];
  let cm = 0;
  for (let k = 1; k < whole.length; k++) {
    const [[t0, r0], [t1, r1]] = [whole[k - 1]!, whole[k]!];
    cm += Math.sqrt(r0 * r0 + r1 * r1 - 2 * r0 * r1 * Math.cos(t1 - t0));
  }
  return 10 * cm;
}

const dot = (a: Vec3, b: Vec3): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
const cross = (a: Vec3, b: Vec3): Vec3 => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
];
function unitOf(a: Vec3): Vec3 {
  const long = Math.hypot(...a) || 1;
  return [a[0] / long, a[1] / long, a[2] / long];
}
