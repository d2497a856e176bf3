import { REGION_EAR, type HeadSurface } from '../head/types';
import { randomSource } from '../random';
import { growthDirection } from './growth';
import { NearestImpression } from './nearestImpression';
import type { FollicleField } from './types';

/** Candidates a point: three give the evenness of real treated scalps at every prefix (SMP reference figures). */
const CANDIDATES = 3;
/** The field reaches this far beyond the hair border, so that a correction of the outline finds impressions there. */
export const FIELD_MARGIN_MM = 25;
/** A query needs to see about this many mean spacings; beyond that every candidate is equally good. */
const REACH_IN_SPACINGS = 1.3;

/**
 * Progressive best-candidate pattern over the scalp (Mitchell 1991, three candidates): each impression takes the place
 * farthest from those before it, so every prefix is even but irregular.
 *
 * @param maxDensityPerCm2 density of the whole field
 */
export function follicleField(surface: HeadSurface, seed: number, maxDensityPerCm2: number): FollicleField {
  const scalp = scalpTriangles(surface);
  const areaMm2 = scalp.cumulativeMm2.at(-1) ?? 0;
  const count = Math.floor((areaMm2 / 100) * maxDensityPerCm2);
  const positionMm = new Float32Array(3 * count);
  const normal = new Float32Array(3 * count);
  const growth = new Float32Array(3 * count);
  const traits = new Float32Array(4 * count);
  const random = randomSource(seed);
  const nearest = new NearestImpression(positionMm, count);
  let rebuildAt = 1;
  const candidate = new Float64Array(6);
  const best = new Float64Array(6);
  for (let i = 0; i < count; i++) {
    if (i === rebuildAt) {
      nearest.rebuild(REACH_IN_SPACINGS * Math.sqrt(areaMm2 / i));
      rebuildAt *= 2;
    }
    let farthest = -1;
    for (let k = 0; k < CANDIDATES; k++) {
      samplePoint(surface, scalp, random, candidate);
      const squared = i === 0 ? 0 : nearest.squaredDistanceMm2(candidate[0]!, candidate[1]!, candidate[2]!);
      if (squared > farthest) {
        farthest = squared;
        best.set(candidate);
      }
    }
    positionMm[3 * i] = best[0]!;
    positionMm[3 * i + 1] = best[1]!;
    positionMm[3 * i + 2] = best[2]!;
    normal[3 * i] = best[3]!;
    normal[3 * i + 1] = best[4]!;
    normal[3 * i + 2] = best[5]!;
    growthDirection([best[0]!, best[1]!, best[2]!], [best[3]!, best[4]!, best[5]!], surface.points, growth, 3 * i);
    for (let k = 0; k < 4; k++) traits[4 * i + k] = random();
    nearest.add(i);
  }
  return { count, areaCm2: areaMm2 / 100, positionMm, normal, growth, traits };
}

interface ScalpTriangles {
  readonly triangles: Uint32Array;
  readonly cumulativeMm2: Float64Array;
}

function scalpTriangles(surface: HeadSurface): ScalpTriangles {
  const { triangles, positionsMm: p, borderDistanceMm, regions } = surface;
  const kept: number[] = [];
  const cumulative: number[] = [];
  let total = 0;
  for (let t = 0; t < triangles.length; t += 3) {
    const a = triangles[t]!, b = triangles[t + 1]!, c = triangles[t + 2]!;
    if (regions[a] === REGION_EAR || regions[b] === REGION_EAR || regions[c] === REGION_EAR) continue;
    const borderMm = (borderDistanceMm[a]! + borderDistanceMm[b]! + borderDistanceMm[c]!) / 3;
    if (borderMm < -FIELD_MARGIN_MM) continue;
    const ux = p[3 * b]! - p[3 * a]!, uy = p[3 * b + 1]! - p[3 * a + 1]!, uz = p[3 * b + 2]! - p[3 * a + 2]!;
    const vx = p[3 * c]! - p[3 * a]!, vy = p[3 * c + 1]! - p[3 * a + 1]!, vz = p[3 * c + 2]! - p[3 * a + 2]!;
    total += 0.5 * Math.hypot(uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx);
    kept.push(t);
    cumulative.push(total);
  }
  return { triangles: Uint32Array.from(kept), cumulativeMm2: Float64Array.from(cumulative) };
}

/** Uniform by area; `out` receives position and unit normal. */
function samplePoint(surface: HeadSurface, scalp: ScalpTriangles, random: () => number, out: Float64Array): void {
  const { cumulativeMm2 } = scalp;
  const target = random() * (cumulativeMm2.at(-1) ?? 0);
  let low = 0, high = cumulativeMm2.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (cumulativeMm2[middle]! <= target) low = middle + 1;
    else high = middle;
  }
  const t = scalp.triangles[low]!;
  const a = 3 * surface.triangles[t]!, b = 3 * surface.triangles[t + 1]!, c = 3 * surface.triangles[t + 2]!;
  const root = Math.sqrt(random()), v = random();
  const wa = 1 - root, wb = root * (1 - v), wc = root * v;
  const { positionsMm: p, normals: n } = surface;
  let length = 0;
  for (let k = 0; k < 3; k++) {
    out[k] = wa * p[a + k]! + wb * p[b + k]! + wc * p[c + k]!;
    const component = wa * n[a + k]! + wb * n[b + k]! + wc * n[c + k]!;
    out[3 + k] = component;
    length += component * component;
  }
  const inverse = 1 / Math.sqrt(length || 1);
  for (let k = 3; k < 6; k++) out[k] = out[k]! * inverse;
}
