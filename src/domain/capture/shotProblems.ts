import type { ClinicalView } from '../observation';
import { silhouettePxPerMm } from './headBox';
import type { DistanceFinding, FrameChecks, LightFinding } from './types';

/** What can be wrong with a photo just taken; `unseen`: no head stands out from what is around it. */
export type ShotProblemKind =
  Exclude<LightFinding, 'good'> | Exclude<DistanceFinding, 'good' | 'unsure'> | 'unseen' | 'soft' | 'small';

export interface ShotProblem {
  readonly kind: ShotProblemKind;
  /** false: it can be used as it is. */
  readonly matters: boolean;
}

/** Below this single impressions of 0.4 to 0.6 mm are lost between the pixels, px per mm [S]. */
const SEE_DOTS_PX_PER_MM = 4;

/** [A]: what a preview can be made from in spite of it. */
const MATTERS: Record<ShotProblemKind, boolean> = {
  dark: true,
  'against-light': true,
  bright: true,
  soft: true,
  near: true,
  far: true,
  unseen: true,
  small: false,
  'one-sided': false,
  aside: false,
};

/** What matters comes first. */
const ORDER = Object.keys(MATTERS) as ShotProblemKind[];

/** Where the head fills the silhouette as far as can be told. */
export function shotProblems(
  { light, distance, sharpness }: FrameChecks,
  widthPx: number,
  heightPx: number,
): readonly ShotProblem[] {
  const found = new Set<string>([light, distance, sharpness]);
  if (distance === 'unsure') found.add('unseen');
  if (silhouettePxPerMm(widthPx, heightPx) < SEE_DOTS_PX_PER_MM) found.add('small');
  return ORDER.filter((kind) => found.has(kind)).map((kind) => ({ kind, matters: MATTERS[kind] }));
}

/** Nobody sees these of oneself: the camera is on its own, and is heard. */
const UNSEEN_VIEWS: readonly ClinicalView[] = ['top', 'crown', 'back'];
export const isUnseen = (view: ClinicalView): boolean => UNSEEN_VIEWS.includes(view);
