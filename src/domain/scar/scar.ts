/** A line from a strip (FUT), round dots (FUE), or an area: alopecia areata, plaques. */
export type ScarKind = 'fut' | 'fue' | 'patch';

/** A scar on the head, so that it stays on the skin in every photo of the person; plain JSON. */
export interface Scar {
  readonly id: string;
  readonly kind: ScarKind;
  /** Head frame, mm: x, y, z, x, y, z, … at least one point. A line or the track of a round brush; the dots' centres for `fue`. */
  readonly pointsMm: readonly number[];
  readonly widthMm: number;
}

/** As drawn on a photo: a track, or dots for `fue`. */
export interface ScarDrawn {
  readonly kind: ScarKind;
  readonly widthMm: number;
  /** Photo px: x, y, x, y, … */
  readonly pointsPx: readonly number[];
}

export const SCAR_WIDTHS_MM: Readonly<
  Record<ScarKind, { readonly least: number; readonly most: number; readonly usual: number }>
> = {
  fut: { least: 1, most: 15, usual: 3 },
  fue: { least: 0.5, most: 2, usual: 1 },
  patch: { least: 5, most: 60, usual: 20 },
};

export const MOST_SCARS = 32;
/** Of one scar. */
export const MOST_SCAR_POINTS = 400;
