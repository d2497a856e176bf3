/** A handle away from where height, corners and style put it, mm. */
export type HandleShiftMm = readonly [number, number];

/** Of one side of the head. */
export interface SideShifts {
  /** Of the fronto-temporal corner: outwards, and back along the skin. */
  readonly cornerMm: HandleShiftMm;
  /** Of the temple peak and the sideburn's end: forwards, and up. */
  readonly peakMm: HandleShiftMm;
  readonly sideburnMm: HandleShiftMm;
}

/** Handles moved by hand; the middle one is the plan's height itself. Left and right are the person's own. */
export interface OwnHandles {
  readonly kind: 'handles';
  readonly left: SideShifts;
  readonly right: SideShifts;
}

/**
 * A line drawn by hand, from the right sideburn over the forehead to the left one; its middle goes with the plan's height.
 */
export interface DrawnLine {
  readonly kind: 'drawn';
  /** Head frame, mm: x, y, z, x, y, z, … */
  readonly pointsMm: readonly number[];
}

export type OwnLine = OwnHandles | DrawnLine;

export const UNMOVED: SideShifts = { cornerMm: [0, 0], peakMm: [0, 0], sideburnMm: [0, 0] };
/** No handle is moved farther, mm. */
export const MOST_SHIFT_MM = 60;
export const MOST_LINE_POINTS = 160;
