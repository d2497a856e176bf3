import { CAMERA_UNKNOWNS, moved, type FitCamera } from '../fit/camera';
import { solveSymmetric } from '../fit/leastSquares';
import { fitEquations, type Evidence } from '../fit/refine';
import { headTemplate } from '../fit/templateOfModel';
import { cautious } from '../fit/uncertainty';
import { turnBetween } from '../fit/viewGeometry';
import { MODE_COUNT } from '../model';
import type { SkinDetail } from './skinDetail';
import type { SkinView } from './seenSkin';
import { skinPoints, type SkinPoints } from './skinPoints';
import { rowsOf, type ShiftLink, type ShiftRow } from './shiftRows';
import { shiftsTogether } from './shiftsTogether';
import { pieceMiddles } from './skinPieces';
import { skinShifts, type SkinShift } from './skinShifts';

/** One of a person's photos. */
export interface PosedPhoto {
  readonly camera: FitCamera;
  /** Null where nothing tells head from background. */
  readonly detail: SkinDetail | null;
  /** What else the photo says about pose and shape; null where it stays as it is. */
  readonly evidence: Evidence | null;
}

export interface AgreedHeads {
  readonly cameras: readonly FitCamera[];
  readonly weights: Float64Array;
}

/** More than the least are only made as long as more pairs of photos are found to show the same skin. */
const LEAST_ROUNDS = 2;
const MOST_ROUNDS = 4;
/** How far the skin is sought, steps: while it was not yet seen that two photos share any, and then. */
const REACHES: readonly number[] = [5, 10];
const JOINED_REACHES: readonly number[] = [3, 5];
/** Pieces of skin further off than so many standard deviations hardly count. */
const BEND = 2;
const PASSES = 5;
/** So many neighbouring pieces tell as much as one: where the head is not as the model can be, they err together. */
const ALIKE_PIECES = 4;

/**
 * Poses, lenses and the shape with which the photos show the same skin at the same place, as far as outlines and faces
 * allow. From poses that are right within some millimetres of skin.
 */
export function agreedHeads(photos: readonly PosedPhoto[], startWeights: ArrayLike<number>): AgreedHeads {
  let cameras = photos.map(({ camera }) => camera);
  let weights = Float64Array.from(startWeights);
  const joined = new Set<string>();
  for (let round = 0, isNew = true; round < MOST_ROUNDS && (round < LEAST_ROUNDS || isNew); round++) {
    const middles = pieceMiddles(skinPoints({ modes: Float32Array.from(weights), scale: 1 }));
    const views = photos.map(({ detail }, i) => detail && { camera: cameras[i]!, detail });
    isNew = false;
    const links = views.flatMap((second, b) =>
      views.slice(0, b).flatMap((first, a): ShiftLink[] => {
        if (!first || !second) return [];
        const pair = `${String(a)} ${String(b)}`;
        const shifts = sharedSkin(first, second, middles, joined.has(pair) ? JOINED_REACHES : REACHES);
        if (shifts.length === 0) return [];
        isNew ||= !joined.has(pair);
        joined.add(pair);
        return [{ a, b, shifts }];
      }),
    );
    if (links.length === 0) break;
    const next = balanced(photos, cameras, weights, links);
    if (next.cameras.some((camera, i) => hasLeft(camera, photos[i]!.camera))) break;
    ({ cameras, weights } = next);
  }
  return { cameras, weights };
}

/** A head that is turned by more than this, rad, or grows by more, natural log, has slid onto something else. */
const MOST_TURN_RAD = 0.3;
const MOST_GROWTH = 0.15;

const hasLeft = (camera: FitCamera, start: FitCamera): boolean =>
  !(
    Math.abs(Math.log(camera.pxPerMm / start.pxPerMm)) < MOST_GROWTH &&
    Math.hypot(...turnBetween(start.rotation, camera.rotation)) < MOST_TURN_RAD
  );

/** Pieces of skin that both show, by the first of the reaches that tells; none where nothing does. */
function sharedSkin(
  a: SkinView,
  b: SkinView,
  middles: SkinPoints,
  reachesSteps: readonly number[],
): readonly SkinShift[] {
  for (const reach of reachesSteps) {
    const shifts = shiftsTogether(skinShifts(a, b, middles, reach));
    if (shifts.length > 0) return shifts;
  }
  return [];
}

function balanced(
  photos: readonly PosedPhoto[],
  cameras: readonly FitCamera[],
  weights: Float64Array,
  links: readonly ShiftLink[],
): { cameras: FitCamera[]; weights: Float64Array<ArrayBuffer> } {
  const modesAt = CAMERA_UNKNOWNS * cameras.length;
  const n = modesAt + MODE_COUNT;
  const normal = new Float64Array(n * n);
  const right = new Float64Array(n);
  photos.forEach(({ evidence }, i) => {
    addEvidence(normal, right, { evidence, camera: cameras[i]!, weights }, i, modesAt);
  });
  for (let k = 0; k < MODE_COUNT; k++) {
    normal[(modesAt + k) * (n + 1)]! += 1;
    right[modesAt + k]! += weights[k]!;
  }
  const rows = links.flatMap((link) => rowsOf(link, cameras));
  let x: Float64Array = new Float64Array(n);
  for (let pass = 0; pass < PASSES; pass++) {
    const [system, side] = [normal.slice(), right.slice()];
    for (const row of rows) addRow(system, side, row, pass === 0 ? null : x, modesAt);
    x = solveSymmetric(system, side) ?? x;
  }
  const step = x.map((value) => -value);
  return {
    cameras: cameras.map((camera, i) =>
      moved(camera, step.subarray(CAMERA_UNKNOWNS * i, CAMERA_UNKNOWNS * (i + 1))),
    ),
    weights: weights.map((weight, k) => weight + step[modesAt + k]!),
  };
}

/** Information that keeps a photo where it is. */
const HELD = 1e9;

function addEvidence(
  normal: Float64Array,
  right: Float64Array,
  { evidence, camera, weights }: { evidence: Evidence | null; camera: FitCamera; weights: Float64Array },
  photo: number,
  modesAt: number,
): void {
  const n = right.length;
  const first = CAMERA_UNKNOWNS * photo;
  if (evidence === null) {
    for (let k = first; k < first + CAMERA_UNKNOWNS; k++) normal[k * (n + 1)]! += HELD;
    return;
  }
  const own = fitEquations(headTemplate(), camera, weights, cautious(evidence));
  const prior = 1 / evidence.modeSigma ** 2;
  const unknowns = CAMERA_UNKNOWNS + MODE_COUNT;
  const at = (k: number): number => (k < CAMERA_UNKNOWNS ? first + k : modesAt + k - CAMERA_UNKNOWNS);
  for (let p = 0; p < unknowns; p++) {
    right[at(p)]! += own.gradient[p]!;
    for (let q = 0; q < unknowns; q++) normal[at(p) * n + at(q)]! += own.normal[p * unknowns + q]!;
  }
  for (let k = 0; k < MODE_COUNT; k++) {
    normal[(modesAt + k) * (n + 1)]! -= prior;
    right[modesAt + k]! -= prior * weights[k]!;
  }
}

function addRow(
  normal: Float64Array,
  right: Float64Array,
  { a, b, shift, byA, byB, byModes }: ShiftRow,
  last: Float64Array | null,
  modesAt: number,
): void {
  const n = right.length;
  const at = [
    ...Array.from({ length: CAMERA_UNKNOWNS }, (_, k) => CAMERA_UNKNOWNS * a + k),
    ...Array.from({ length: CAMERA_UNKNOWNS }, (_, k) => CAMERA_UNKNOWNS * b + k),
    ...Array.from({ length: MODE_COUNT }, (_, k) => modesAt + k),
  ];
  const slopes = [0, 1].map((c) => [
    ...byA.subarray(c * CAMERA_UNKNOWNS, (c + 1) * CAMERA_UNKNOWNS),
    ...byB.subarray(c * CAMERA_UNKNOWNS, (c + 1) * CAMERA_UNKNOWNS),
    ...byModes.subarray(c * MODE_COUNT, (c + 1) * MODE_COUNT),
  ]);
  let square = 0;
  for (let c = 0; c < 2; c++) {
    let left = shift.shiftMm[c]!;
    if (last !== null) at.forEach((place, k) => (left -= slopes[c]![k]! * last[place]!));
    square += (left / shift.sigmaMm) ** 2;
  }
  const weight = 1 / (1 + square / BEND ** 2) / shift.sigmaMm ** 2 / ALIKE_PIECES;
  for (let c = 0; c < 2; c++) {
    const slope = slopes[c]!;
    for (let p = 0; p < at.length; p++) {
      const value = weight * slope[p]!;
      if (value === 0) continue;
      right[at[p]!]! += value * shift.shiftMm[c]!;
      for (let q = 0; q < at.length; q++) normal[at[p]! * n + at[q]!]! += value * slope[q]!;
    }
  }
}
