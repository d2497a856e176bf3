import type { PhotoLens, RgbaImage } from '../../image';
import type { ClinicalView, HeadOval } from '../../observation';
import type { FitCamera } from './camera';
import { shapedVertices, type HeadTemplate } from './headTemplate';
import { focalEvidence } from './lens';
import { poseEnergy, type PoseEvidence } from './outlineEnergy';
import { laidOn, type PoseCandidate } from './laying';
import { candidateCamera, straightRotation } from './outlineSearch';
import { DEFAULT_OUTLINE_SIGMA_MM, refine, type Evidence } from './refine';
import type { SeenRegion } from './region';
import { silhouetteFrom } from './silhouetteLibrary';
import { nearestMiddle, radiansFrom } from './viewClass';
import { anglesOf, rotationFromAngles, turnBetween, turned, type Rotation } from './viewGeometry';

export interface OutlineFitInput {
  readonly region: SeenRegion;
  readonly image: RgbaImage;
  readonly view: ClinicalView | undefined;
  readonly lens: PhotoLens | null;
  /** Where the head is, if someone pointed at it, analysis px. */
  readonly oval?: HeadOval | undefined;
}

/** A pose under judgement. */
export interface Posed {
  readonly camera: FitCamera;
  readonly weights: Float64Array;
  readonly energy: number;
  readonly distanceMm: number;
}

/** Clinical photos lie about this near to the middle of their view in each turn, rad. */
const VIEW_SIGMA_RAD = 0.2;
/** A turn this far from where the search found it costs one unit, rad: the outline alone fixes some turns badly. */
const SEARCH_SIGMA_RAD = 0.1;
/** Sizes of the turns tried when a pose is searched around, rad. */
const POLISH_STEPS_RAD: readonly number[] = [0.07];
/** Rings of directions around the best one that are weighed against it: radius, rad, and solid angle that each of RING_DIRECTIONS stands for. */
const RINGS: readonly (readonly [number, number])[] = [
  [0.087, 2.2],
  [0.19, 5.2],
];
const RING_DIRECTIONS = 4;
/** Energies differ by this without meaning anything more than a factor e. */
const ENERGY_SPREAD = 1.5;

/** Moves single poses to where they agree best with the outline; never to where they are judged worse. */
export class PoseFitter {
  readonly evidence: Evidence;
  private readonly shapes = new WeakMap<Float64Array, Float32Array>();

  constructor(
    private readonly template: HeadTemplate,
    private readonly input: OutlineFitInput,
    private readonly edges: Float64Array,
  ) {
    this.evidence = outlineEvidence(input);
  }

  cameraOf(candidate: PoseCandidate): FitCamera {
    const { width, height } = this.input.image;
    return candidateCamera(candidate, width, height, this.evidence.focal.expectedPx);
  }

  /** Pose, lens and shape by least squares from a pose of the library. */
  refined(candidate: PoseCandidate, energy: number, judge: PoseEvidence): Posed {
    const { template, evidence } = this;
    const camera = this.cameraOf(candidate);
    const weights = new Float64Array(template.modesMm.length);
    const start = { camera, weights, energy, distanceMm: candidate.distanceMm };
    const held = { ...evidence, posePrior: { rotation: camera.rotation, sigmaRad: SEARCH_SIGMA_RAD } };
    const turnedOnly = refine(template, camera, weights, held, 0, 1);
    if (hasLeft(turnedOnly.camera, camera)) return start;
    return this.freed({ ...start, camera: turnedOnly.camera }, start, judge);
  }

  /** The best of the poses around, by the whole energy, once the shape is fitted anew. */
  polished(start: Posed, judge: PoseEvidence): Posed {
    let best = this.freed(start, start, judge);
    for (const step of POLISH_STEPS_RAD) {
      for (const axis of [0, 1]) {
        for (const way of [step, -step]) {
          const rotation = turned(best.camera.rotation, axis === 0 ? way : 0, axis === 1 ? way : 0, 0);
          const trial = this.judged({ ...best.camera, rotation }, best.weights, judge);
          if (trial.energy < best.energy) {
            best = trial;
            break;
          }
        }
      }
    }
    return best;
  }

  /**
   * The mean of the directions around, each as likely as its energy and as usual: an outline tells directions a few degrees
   * apart badly, and the mean errs less than the likeliest one.
   */
  averaged(best: Posed, judge: PoseEvidence): Posed {
    const { rotation } = best.camera;
    const middle = nearestMiddle(rotation, this.input.view);
    const cost = ({ camera, energy }: Posed): number =>
      energy + 0.5 * (radiansFrom(camera.rotation, middle) / VIEW_SIGMA_RAD) ** 2;
    const least = cost(best);
    let [x, y, z, weights] = [0, 0, 0, 1];
    for (const [radius, solidAngle] of RINGS) {
      for (let k = 0; k < RING_DIRECTIONS; k++) {
        const angle = (2 * Math.PI * k) / RING_DIRECTIONS;
        const aside = turned(rotation, radius * Math.cos(angle), radius * Math.sin(angle), 0);
        const trial = this.judged({ ...best.camera, rotation: aside }, best.weights, judge);
        const weight = solidAngle * Math.exp((least - cost(trial)) / ENERGY_SPREAD);
        if (!(weight > 1e-3)) continue;
        const [dx, dy, dz] = turnBetween(rotation, trial.camera.rotation);
        x += weight * dx;
        y += weight * dy;
        z += weight * dz;
        weights += weight;
      }
    }
    const mean = turned(rotation, x / weights, y / weights, z / weights);
    const posed = this.judged({ ...best.camera, rotation: mean }, best.weights, judge);
    return Number.isFinite(posed.energy) ? posed : best;
  }

  /** Poses around one another share their weights, and so shape and normals. */
  private shaped(weights: Float64Array): Float32Array {
    const known = this.shapes.get(weights);
    if (known !== undefined) return known;
    const positions = shapedVertices(this.template, weights);
    this.shapes.set(weights, positions);
    return positions;
  }

  /** With pose, lens and shape moved by least squares, or `otherwise`. */
  private freed({ camera, weights }: Posed, otherwise: Posed, judge: PoseEvidence): Posed {
    const evidence = { ...this.evidence, posePrior: usualPose(camera.rotation, this.input.view) };
    const free = refine(this.template, camera, weights, evidence, weights.length, 1, 4);
    if (hasLeft(free.camera, otherwise.camera)) return otherwise;
    return this.better(otherwise, this.judged(free.camera, free.weights, judge));
  }

  private better(a: Posed, b: Posed): Posed {
    return b.energy < a.energy ? b : a;
  }

  /** Lays the shape, seen from here, on the region once more: place, size and roll move, the direction stays. */
  private judged(camera: FitCamera, weights: Float64Array, judge: PoseEvidence): Posed {
    const angles = anglesOf(straightRotation(camera));
    const silhouette = silhouetteFrom(
      this.template,
      { ...angles, rollDeg: 0 },
      this.shaped(weights),
      camera.focalPx / camera.pxPerMm,
    );
    const roll = (angles.rollDeg * Math.PI) / 180;
    const { x, y, radius } = silhouette.circle;
    const circle = {
      xPx: camera.centreXPx + camera.pxPerMm * (Math.cos(roll) * x - Math.sin(roll) * y),
      yPx: camera.centreYPx + camera.pxPerMm * (Math.sin(roll) * x + Math.cos(roll) * y),
      radiusPx: camera.pxPerMm * radius,
    };
    const laid = laidOn(silhouette, false, angles.rollDeg, circle, this.input.region, this.edges);
    if (laid === null) return { camera, weights, energy: Infinity, distanceMm: Infinity };
    const { width, height } = this.input.image;
    return {
      camera: candidateCamera(laid, width, height, camera.focalPx),
      weights,
      energy: poseEnergy(laid, judge) + 0.25 * squaredNorm(weights),
      distanceMm: laid.distanceMm,
    };
  }
}

/** A head so many times larger or smaller than the region was taken for, natural log: too few edges hold its size. */
const MOST_RESIZED = 1;

const hasLeft = (camera: FitCamera, start: FitCamera): boolean =>
  !(Math.abs(Math.log(camera.pxPerMm / start.pxPerMm)) < MOST_RESIZED);

/** What the outline says, without a prior of the pose. */
export function outlineEvidence({ image, lens, region }: OutlineFitInput): Evidence {
  return {
    landmarks: null,
    region,
    posePrior: null,
    focal: focalEvidence(lens, image.width, image.height),
    outlineSigmaMm: DEFAULT_OUTLINE_SIGMA_MM,
    modeSigma: 0.7,
  };
}

function squaredNorm(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value * value;
  return sum;
}

/** The middle of the given or nearest clinical view with the roll that was found. */
export function usualPose(
  rotation: Rotation,
  view: ClinicalView | undefined,
): { rotation: Rotation; sigmaRad: number } {
  const { azimuthDeg, elevationDeg, rollDeg } = anglesOf(rotation);
  const middle = nearestMiddle(rotation, view);
  // From above, turning about the vertical is roll: only the direction to the camera is usual.
  const nearPole = elevationDeg > 65;
  return {
    rotation: rotationFromAngles({
      azimuthDeg: nearPole ? azimuthDeg : middle.azimuthDeg,
      elevationDeg: middle.elevationDeg,
      rollDeg,
    }),
    sigmaRad: VIEW_SIGMA_RAD,
  };
}
