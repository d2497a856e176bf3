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

/** A scar of the plan's list, beside the zones. */
export interface ListedScar extends Scar {
  /** null: named after its kind. */
  readonly name: string | null;
  readonly shown: boolean;
  readonly locked: boolean;
}

/** A scar in the list when it is drawn. */
export const NEWLY_LISTED = { name: null, shown: true, locked: false } as const;

/** An id that none of the scars has. */
export function freeScarId(scars: readonly Pick<Scar, 'id'>[]): string {
  const taken = new Set(scars.map(({ id }) => id));
  let number = 1;
  while (taken.has(`scar-${String(number)}`)) number++;
  return `scar-${String(number)}`;
}

/** As drawn on a photo: a track, or dots for `fue`. */
export interface ScarDrawn {
  readonly kind: ScarKind;
  readonly widthMm: number;
  /** Width of the brush that strews dots along the track, mm; 0 sets them on it. */
  readonly brushMm?: number;
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

/** Width of the brush that strews round dots, mm; 0 sets each by itself. [A] */
export const DOT_BRUSH_MM = { least: 0, most: 40, usual: 0 } as const;

export const MOST_SCARS = 32;
/** Of one scar. */
export const MOST_SCAR_POINTS = 400;
