import type { Mask } from './image';

/** What the face model saw, in pixels of the analysis image (pixel centres at .5). */
export interface FaceObservation {
  /** 478 x (x, y, z): x right, y down, z depth in the same scale with the head's centre near 0; 468..477 are the irises. */
  readonly landmarks: Float32Array;
  /** Column-major 4 x 4, canonical face (cm; y up, z towards the nose) to a GL camera with a vertical field of view of 63 degrees. */
  readonly poseCm: Float32Array;
}

/** The result of vision for one photo; every part may be missing. Masks are at the analysis image's size. */
export interface HeadObservation {
  readonly person: Mask | null;
  readonly hair: Mask | null;
  readonly face: FaceObservation | null;
  /** 'models' where at least the person model ran. */
  readonly source: 'models' | 'none';
}

/** The two masks, which are there before the rest. */
export type SeenMasks = Pick<HeadObservation, 'person' | 'hair'>;

export type ClinicalView =
  'front' | 'front-down' | 'left45' | 'right45' | 'left' | 'right' | 'top' | 'crown' | 'back' | 'top45';

export const CLINICAL_VIEWS: readonly ClinicalView[] = [
  'front',
  'front-down',
  'left45',
  'right45',
  'left',
  'right',
  'top',
  'crown',
  'back',
  'top45',
];

/** From the others hardly any of the crown is seen. */
const SHOWING_CROWN: readonly ClinicalView[] = ['top', 'top45', 'crown', 'back'];
export const showsCrown = (view: ClinicalView): boolean => SHOWING_CROWN.includes(view);

/** The gesture of a person who points at the head: an oval around it, in photo pixels; the angle turns it clockwise on screen. */
export interface HeadOval {
  readonly cx: number;
  readonly cy: number;
  readonly rx: number;
  readonly ry: number;
  readonly angleRad?: number;
}
