import { freeZoneId, newZone, type Zone, type ZonePart } from '../zones/zone';
import type { PatternId } from './pattern';
import type { PatternGround } from './patternGround';
import { patternRegion, type MapOutline } from './patternRegions';

interface Proposed {
  readonly zone: 'front' | 'crown' | 'parting';
  readonly name: string;
  /**
   * Impressions per cm2. Bald skin takes 110, so that IV comes to the 7,000–10,000 of SMP reference figures; between
   * hair that is there fewer do. [A]
   */
  readonly perCm2: number;
  /** How deep a band behind the line reaches; null: as far as hair is lost. */
  readonly bandMm: number | null;
  readonly softnessMm: number;
}

/** Loss is blended 2–4 cm into the hair around: half of the border's width lies in it. [S, A] */
const BLENDED_MM = 40;
const front = (
  name: string,
  perCm2: number,
  bandMm: number | null,
  softnessMm = BLENDED_MM / 2,
): Proposed => ({
  zone: 'front',
  name,
  perCm2,
  bandMm,
  softnessMm,
});
const crown = (perCm2: number): Proposed => ({
  zone: 'crown',
  name: 'Crown',
  perCm2,
  bandMm: null,
  softnessMm: BLENDED_MM / 2,
});
/** Without shaving: fills in between hair, which shows no dots where it is dense. */
const parting = (perCm2: number): Proposed => ({
  zone: 'parting',
  name: 'Parting',
  perCm2,
  bandMm: null,
  softnessMm: BLENDED_MM / 2,
});

const TEMPLES = 'Front and temples';
/** [A] */
const PROPOSED: Readonly<Record<PatternId, readonly Proposed[]>> = {
  'norwood-1': [front('Hairline', 80, 12, 10)],
  'norwood-2': [front(TEMPLES, 90, 50)],
  'norwood-3': [front(TEMPLES, 100, 60)],
  'norwood-3v': [front(TEMPLES, 100, 60), crown(100)],
  'norwood-4': [front(TEMPLES, 110, null), crown(110)],
  'norwood-5': [front(TEMPLES, 110, null), crown(110)],
  'norwood-6': [front('Front, top and crown', 110, null)],
  'norwood-7': [front('Front, top and crown', 110, null)],
  'ludwig-1': [parting(45)],
  'ludwig-2': [parting(60)],
  'ludwig-3': [parting(75)],
};

/** The zones that would treat a pattern on this head, from the uppermost down; with ids that none of the kept ones has. */
export function proposedZones(
  id: PatternId,
  ground: PatternGround,
  kept: readonly Pick<Zone, 'id'>[] = [],
): readonly Zone[] {
  const region = patternRegion(id);
  const taken = [...kept];
  return PROPOSED[id].map(({ zone: where, name, perCm2, bandMm, softnessMm }) => {
    const kind =
      where === 'crown' ? 'crown' : where === 'parting' ? 'thinning' : bandMm === null ? 'scalp' : 'hairline';
    const outline = where === 'front' ? region.behindFront : region.island;
    const parts = outline ? [partOf(outline, where === 'front' ? 'remove' : 'add', ground)] : [];
    const zone = newZone(kind, freeZoneId(taken, kind), parts);
    taken.push(zone);
    return {
      ...zone,
      name,
      softnessMm,
      bandMm: bandMm ?? zone.bandMm,
      own: { ...zone.own, impressionsPerCm2: perCm2 },
    };
  });
}

/** What is to be treated is added to a zone that is drawn, and the hair that stays is taken from one that follows the line. */
function partOf(outline: MapOutline, mode: ZonePart['mode'], ground: PatternGround): ZonePart {
  const pointsMm = outline.flatMap((at) => [...ground.onSkin(at)].map((mm) => Math.round(10 * mm) / 10));
  return { mode, shape: 'outline', pointsMm, widthsMm: [], edgeMm: null };
}
