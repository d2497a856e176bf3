import type { Mask } from '../image';
import type { BareShare } from '../scalp/bareShare';
import type { Fringe } from '../scalp/fringe';
import { insideOf } from '../scalp/insideOf';
import type { TreatmentMap } from '../scalp/types';
import type { PartLimits, PartsInPhoto } from './partLimits';
import type { PlannedZone } from './plannedZones';
import type { MixedZone } from './zoneMix';

/** The shown zones of a plan on one photo, from the uppermost down. */
export interface ZonesInPhoto {
  readonly zones: readonly MixedZone[];
  /** Of each zone; null where it has no parts. */
  readonly limits: readonly (PartLimits | null)[];
  /** What hair leaves of each zone; null where there is none. */
  readonly bare: readonly (BareShare | null)[];
}

export const isPlain = ({ zones, limits }: ZonesInPhoto): boolean => {
  const [only] = zones;
  return (
    zones.length === 1 &&
    only!.kind === 'scalp' &&
    limits[0] === null &&
    only!.share === 1 &&
    only!.logStrength === 0 &&
    only!.logSize === 0
  );
};

export function zonesInPhoto(
  parts: PartsInPhoto,
  zones: readonly PlannedZone[],
  fringe: Pick<Fringe, 'blended'>,
): ZonesInPhoto {
  parts.keep(zones.map(({ id }) => id));
  return {
    zones,
    limits: zones.map((zone) => parts.limits(zone)),
    bare: zones.map(({ blendMm }) => fringe.blended(blendMm)),
  };
}

/** The outline of the scalp and what is treated beyond it; the same mask where nothing is. */
export function withDrawn(outline: Mask, { layers }: TreatmentMap): Mask {
  const { width, height, coverage } = outline;
  const isBeyond = (i: number): boolean => layers[4 * i]! > 0 && insideOf(coverage[i]!) === 0;
  let first = 0;
  while (first < coverage.length && !isBeyond(first)) first++;
  if (first === coverage.length) return outline;
  const grown = coverage.slice();
  for (let i = first; i < grown.length; i++) if (isBeyond(i)) grown[i] = 255;
  return { width, height, coverage: grown };
}
