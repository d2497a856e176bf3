import type { TreatmentPlan } from '../plan/TreatmentPlan';
import { impressionLook, type LookedAt } from '../pigment/impressionLook';
import type { Zone, ZoneOwn } from './zone';
import type { Unseen } from './unseenZone';
import type { MixedZone } from './zoneMix';

/** A shown zone, with what it has of its own beside the plan's. */
export interface PlannedZone extends MixedZone, Pick<Zone, 'id' | 'blendMm' | 'parts'> {
  readonly impressionsPerCm2: number;
}

/** Of a plan what zones depend on. */
export type ZonedPlan = LookedAt & Pick<TreatmentPlan, 'zones' | 'density'>;

/** The shown zones from the uppermost down. */
export function plannedZones(plan: ZonedPlan): readonly PlannedZone[] {
  const shown = plan.zones.filter(({ shown }) => shown);
  const most = mostPerCm2(plan);
  return shown.map(({ id, kind, bandMm, softnessMm, blendMm, parts, own }) => {
    const impressionsPerCm2 = own.impressionsPerCm2 ?? plan.density.impressionsPerCm2;
    return {
      id,
      kind,
      bandMm,
      softnessMm,
      blendMm,
      parts,
      impressionsPerCm2,
      share: impressionsPerCm2 / most,
      ...besideThePlan(plan, own),
    };
  });
}

/** Density of the densest shown zone; the plan's where none is shown. */
export function mostPerCm2({ zones, density }: Pick<TreatmentPlan, 'zones' | 'density'>): number {
  if (density.uniform) return density.impressionsPerCm2;
  const found = zones
    .filter(({ shown }) => shown)
    .map(({ own }) => own.impressionsPerCm2 ?? density.impressionsPerCm2);
  return found.length > 0 ? Math.max(...found) : density.impressionsPerCm2;
}

/** Of one zone on one head. */
export interface ZoneFigures {
  readonly id: string;
  /** Of the whole head, weighted by its own density; hair is not seen to. */
  readonly areaCm2: number;
  readonly impressionsPerCm2: number;
  /** Why the photo shows nothing of it, where that is so though something of it is drawn. */
  readonly unseen?: Unseen;
}

/** Over all that zones treat; without zones the plan's. */
export function meanPerCm2(
  zones: readonly ZoneFigures[],
  { density }: Pick<TreatmentPlan, 'density'>,
): number {
  const areaCm2 = zones.reduce((sum, zone) => sum + zone.areaCm2, 0);
  if (!(areaCm2 > 0)) return density.impressionsPerCm2;
  return zones.reduce((sum, zone) => sum + zone.areaCm2 * zone.impressionsPerCm2, 0) / areaCm2;
}

/** Green light tells how a mark of this zone stands beside the plan's: it carries most of what the eye calls dark. */
const GREEN = 1;

function besideThePlan(plan: LookedAt, own: ZoneOwn): Pick<MixedZone, 'logStrength' | 'logSize'> {
  if (own.shade === null && own.diameterMm === null && own.depthMm === null)
    return { logStrength: 0, logSize: 0 };
  const { pigment, deposit } = plan;
  const theirs = impressionLook({
    ...plan,
    pigment: own.shade === null ? pigment : { ...pigment, shade: own.shade },
    deposit: {
      ...deposit,
      diameterMm: own.diameterMm ?? deposit.diameterMm,
      depthMm: own.depthMm ?? deposit.depthMm,
    },
  });
  const ours = impressionLook(plan);
  return {
    logStrength: Math.log(theirs.markDensity[GREEN] / ours.markDensity[GREEN]),
    logSize: Math.log(theirs.markSigmaMm / ours.markSigmaMm),
  };
}
