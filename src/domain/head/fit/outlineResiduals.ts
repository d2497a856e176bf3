import { projectPoints, type FitCamera } from './camera';
import { shapedVertices, type HeadTemplate } from './headTemplate';
import { softened } from './leastSquares';
import { gridValue, hairNear, type SeenRegion } from './region';
import { outlinePoints, type OutlinePart, type OutlinePoints } from './silhouette';

/** Thickness of cropped hair, mm. */
const HAIR_THICKNESS_MM = 2;
/** How much sooner an outline beyond the skull stops counting where hair is seen. */
const HAIR_BEND_SHARE = 0.85;
/** Distances beyond this, mm, say only that something else is seen there. */
const OUTLINE_REACH_MM = 40;
const OUTLINE_BEND = 1.6;

/** How an outline, found once on the surface, agrees with the seen edge; distances in mm at the size it was found at. */
export class OutlineResiduals {
  readonly points: OutlinePoints;
  private readonly hair: Float64Array;
  private readonly sigmasMm: Float64Array;
  private readonly pxPerMm: number;

  constructor(
    template: HeadTemplate,
    weights: ArrayLike<number>,
    camera: FitCamera,
    private readonly region: SeenRegion,
    sigmasMm: Readonly<Record<OutlinePart, number>>,
  ) {
    const positionsMm = shapedVertices(template, weights);
    this.points = outlinePoints(template, positionsMm, camera);
    this.sigmasMm = Float64Array.from(this.points.parts, (part) => sigmasMm[part]);
    this.pxPerMm = camera.pxPerMm;
    const { count } = this.points;
    const [placedMm, seenPx] = [new Float64Array(3 * count), new Float64Array(2 * count)];
    placed(this.points.meanMm, this.points.modesMm, weights, placedMm);
    projectPoints(camera, placedMm, count, seenPx);
    this.hair = this.hairAt(seenPx);
  }

  /** Signed distance, mm, from a point of the picture to the seen edge (positive: the region reaches beyond). NaN off the picture. */
  private distance(xPx: number, yPx: number): number {
    return gridValue(this.region, this.region.signedDistancePx, xPx, yPx) / this.pxPerMm;
  }

  /** Whitened, of one point where it is seen now. */
  residual(i: number, xPx: number, yPx: number): number {
    const sigma = this.sigmasMm[i]!;
    if (sigma === Infinity) return 0;
    const distance = this.distance(xPx, yPx);
    if (Number.isNaN(distance)) return 0;
    const hair = this.hair[i]!;
    const limited = Math.max(-OUTLINE_REACH_MM, Math.min(OUTLINE_REACH_MM, distance));
    const beyond = limited - HAIR_THICKNESS_MM * hair;
    if (beyond < 0) return softened(beyond / sigma, OUTLINE_BEND * 1.5);
    // Cropped hair follows the skull; long hair stands anywhere outside and must not pull.
    return softened(beyond / sigma, OUTLINE_BEND * (1 - HAIR_BEND_SHARE * hair));
  }

  /** Root mean square distance, mm, robust. */
  rmsMm(projectedPx: Float64Array): number {
    let sum = 0;
    let count = 0;
    for (let i = 0; i < this.points.count; i++) {
      const distance = this.distance(projectedPx[2 * i]!, projectedPx[2 * i + 1]!);
      const part = this.points.parts[i];
      if (Number.isNaN(distance) || part === 'neck' || part === 'hidden') continue;
      // Hair may stand off the skull; that is no disagreement.
      const off = distance > 0 ? distance * (1 - this.hair[i]!) : -distance;
      sum += Math.min(15, off) ** 2;
      count++;
    }
    return count === 0 ? 15 : Math.sqrt(sum / count);
  }

  /** Hair share just inside and outside the outline at each point. */
  private hairAt(projectedPx: Float64Array): Float64Array {
    const { region, pxPerMm, points } = this;
    const out = new Float64Array(points.count);
    for (let i = 0; i < points.count; i++) {
      for (const stepMm of HAIR_STEPS_MM) {
        const x = projectedPx[i * 2]! + points.outward[i * 2]! * stepMm * pxPerMm;
        const y = projectedPx[i * 2 + 1]! + points.outward[i * 2 + 1]! * stepMm * pxPerMm;
        const hair = hairNear(region, x, y);
        if (hair > out[i]!) out[i] = hair;
      }
    }
    return out;
  }
}

/** From the outline outwards. */
const HAIR_STEPS_MM: readonly number[] = [-5, 3, 11];

/** mean + sum of weight * mode. */
export function placed(
  meanMm: Float64Array,
  modesMm: readonly Float64Array[],
  weights: ArrayLike<number>,
  out: Float64Array,
): void {
  out.set(meanMm);
  for (let k = 0; k < modesMm.length; k++) {
    const weight = weights[k] ?? 0;
    const mode = modesMm[k]!;
    if (weight !== 0) for (let i = 0; i < out.length; i++) out[i] = out[i]! + weight * mode[i]!;
  }
}
