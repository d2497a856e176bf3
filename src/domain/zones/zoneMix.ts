import { edgeAmongHair } from '../fringe/edgeAmongHair';
import type { ZoneKind } from './zone';

/** One zone as it is mixed with the others at a place. */
export interface MixedZone {
  readonly kind: ZoneKind;
  readonly bandMm: number;
  /** Width over which a band fades at its back, mm. */
  readonly softnessMm: number;
  /** Its density beside the densest zone's, 0..1. */
  readonly share: number;
  /** Its marks beside the plan's, natural log: optical density, and diameter. */
  readonly logStrength: number;
  readonly logSize: number;
}

/** What is known of a place, whatever the zones. */
export interface ZonePlace {
  /** Density and place in the ramp of the planned line, 0..1, see `PlannedHairline.place`; 0 in front of it. */
  readonly density: number;
  readonly ramp: number;
  /** Behind the line without its irregularity, mm. */
  readonly behindMm: number;
  /** Share of the impressions of each zone that hair leaves, 0..1. */
  readonly bare: ArrayLike<number>;
}

/** Skin of a photo that a zone treats, weighted by its own density, mm2: as planned, and what hair leaves of it. */
export interface ZoneSkin {
  readonly plannedMm2: number;
  readonly treatedMm2: number;
}

/** Mutable, so that a pixel makes no garbage. */
export interface Mixture {
  /** Share of the densest zone's density that hair leaves, 0..1. */
  treated: number;
  /** Each zone at its own full density: as planned, and what hair leaves of it. */
  plannedArea: number;
  treatedArea: number;
  /** Place in the ramp of the hairline, 0..1. */
  ramp: number;
  logStrength: number;
  logSize: number;
  /** What each zone has of `plannedArea`. */
  readonly areas: Float64Array;
  /** And of `treatedArea`; nothing is said of those that have none of the planned one. */
  readonly bareAreas: Float64Array;
}

export const emptyMixture = (zones: number): Mixture => ({
  treated: 0,
  plannedArea: 0,
  treatedArea: 0,
  ramp: 0,
  logStrength: 0,
  logSize: 0,
  areas: new Float64Array(zones),
  bareAreas: new Float64Array(zones),
});

/** Between strands a thinning zone is filled: hair takes away only where it hides the skin altogether. [A] */
const AMONG_HAIR = 0.75;

/**
 * Zones from the uppermost down: each takes its share of what those above it leave.
 *
 * @param least @param most of each zone's parts, 0..1, see `PartLimits`; 0 and 1 without
 */
export function mixZones(
  zones: readonly MixedZone[],
  place: ZonePlace,
  least: ArrayLike<number>,
  most: ArrayLike<number>,
  out: Mixture,
): void {
  out.treated = out.plannedArea = out.treatedArea = 0;
  out.ramp = out.logStrength = out.logSize = 0;
  out.areas.fill(0);
  let left = 1;
  for (let k = 0; k < zones.length && left > 1e-3; k++) {
    const zone = zones[k]!;
    const follows = zone.kind === 'scalp' || zone.kind === 'hairline';
    const band = zone.kind === 'hairline' ? bandShare(zone, place.behindMm) : 1;
    const holds = clamp(follows ? Math.max(place.ramp, place.density) * band : 0, least[k]!, most[k]!);
    const density = left * clamp(follows ? place.density * band : 0, least[k]!, most[k]!);
    left *= 1 - holds;
    if (density === 0) continue;
    const bare = zone.kind === 'thinning' ? Math.max(place.bare[k]!, AMONG_HAIR) : place.bare[k]!;
    const dose = density * bare * zone.share;
    out.areas[k] = density;
    out.bareAreas[k] = density * bare;
    out.plannedArea += density;
    out.treatedArea += density * bare;
    out.treated += dose;
    out.ramp += dose * (follows ? Math.max(edgeAmongHair(place.ramp, bare), least[k]!) : 1);
    out.logStrength += dose * zone.logStrength;
    out.logSize += dose * zone.logSize;
  }
  if (out.treated === 0) return;
  out.ramp /= out.treated;
  out.logStrength /= out.treated;
  out.logSize /= out.treated;
}

function bandShare({ bandMm, softnessMm }: MixedZone, behindMm: number): number {
  const t = Math.min(1, Math.max(0, (behindMm - bandMm) / Math.max(1, softnessMm) + 0.5));
  return 1 - t * t * (3 - 2 * t);
}

const clamp = (value: number, least: number, most: number): number => Math.max(least, Math.min(most, value));
