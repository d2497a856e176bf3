import type { ShadeId } from '../plan/TreatmentPlan';

/**
 * What a zone is for. `scalp` and `hairline` lie where the plan's line says; the others are drawn, or begin with a
 * proposal that can be drawn on. `beard` and `moustache` lie on the face, and begin where its landmarks say.
 */
export type ZoneKind = 'scalp' | 'hairline' | 'crown' | 'thinning' | 'patch' | 'area' | FaceZoneKind;
export type FaceZoneKind = 'beard' | 'moustache';

export const isOnFace = (kind: ZoneKind): kind is FaceZoneKind => kind === 'beard' || kind === 'moustache';

/** Where the plan's line says: there without being drawn. */
export const followsLine = (kind: ZoneKind): boolean => kind === 'scalp' || kind === 'hairline';

/** A stroke or an outline on the head that adds to a zone or takes away from it; plain JSON. */
export interface ZonePart {
  readonly mode: 'add' | 'remove';
  /** A track of a round brush, or the inside of a closed line. */
  readonly shape: 'track' | 'outline';
  /** Head frame, mm: x, y, z, x, y, z, … */
  readonly pointsMm: readonly number[];
  /** Of a track: at each point, or one for all. Empty for an outline. */
  readonly widthsMm: readonly number[];
  /** Width over which its border fades; null: the zone's softness. */
  readonly edgeMm: number | null;
}

/** What a zone has of its own; null: as the whole plan. */
export interface ZoneOwn {
  readonly impressionsPerCm2: number | null;
  readonly shade: Exclude<ShadeId, 'custom'> | null;
  readonly diameterMm: number | null;
  readonly depthMm: number | null;
}

/** A part of the treatment. The plan lists zones from the uppermost down: each covers those below it, as far as it reaches. */
export interface Zone {
  readonly id: string;
  readonly kind: ZoneKind;
  /** null: named after its kind. */
  readonly name: string | null;
  readonly shown: boolean;
  readonly locked: boolean;
  readonly own: ZoneOwn;
  /** Width over which its own border fades, mm: 0..40. */
  readonly softnessMm: number;
  /** How far it goes over into hair that is there, thinning out, mm: 20..40. */
  readonly blendMm: number;
  /** How deep it reaches behind the line; of `hairline` alone. */
  readonly bandMm: number;
  /** In order: a later one lies over an earlier one. */
  readonly parts: readonly ZonePart[];
}

export const NOTHING_OWN: ZoneOwn = {
  impressionsPerCm2: null,
  shade: null,
  diameterMm: null,
  depthMm: null,
};

export const SOFTNESS_MM = { least: 0, most: 40 } as const;
/** SMP is blended 2–4 cm into the fringe. [S] */
export const BLEND_MM = { least: 20, most: 40, usual: 20 } as const;
/** [A] */
export const BAND_MM = { least: 5, most: 60, usual: 25 } as const;

export const MOST_ZONES = 24;
export const MOST_PARTS = 400;
/** Of one part. */
export const MOST_PART_POINTS = 400;
export const PART_WIDTH_MM = { least: 0.5, most: 80 } as const;

/** Usual width of a border, mm. [A] */
const SOFTNESS: Readonly<Record<ZoneKind, number>> = {
  scalp: 6,
  hairline: 12,
  crown: 25,
  thinning: 20,
  patch: 8,
  area: 10,
  beard: 10,
  moustache: 4,
};

/** A beard is filled in between hair that is there: less dense than a shaven scalp. [A] */
const BEARD_PER_CM2 = 70;

export const newZone = (kind: ZoneKind, id: string, parts: readonly ZonePart[] = []): Zone => ({
  id,
  kind,
  name: null,
  shown: true,
  locked: false,
  own: isOnFace(kind) ? { ...NOTHING_OWN, impressionsPerCm2: BEARD_PER_CM2 } : NOTHING_OWN,
  softnessMm: SOFTNESS[kind],
  blendMm: BLEND_MM.usual,
  bandMm: BAND_MM.usual,
  parts,
});

/** The whole scalp behind the line: the treatment that most people start from. */
export const SCALP_ZONE: Zone = newZone('scalp', 'scalp');

/** An id that none of the zones has. */
export function freeZoneId(zones: readonly Pick<Zone, 'id'>[], kind: ZoneKind): string {
  const taken = new Set(zones.map(({ id }) => id));
  if (!taken.has(kind)) return kind;
  let number = 2;
  while (taken.has(`${kind}-${String(number)}`)) number++;
  return `${kind}-${String(number)}`;
}
