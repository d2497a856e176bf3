import type { Vec3 } from '../head/types';
import { PATTERNS, type PatternId } from './pattern';
import { meanGround } from './patternGround';
import { patternRegion, type MapOutline } from './patternRegions';

/** Seen from above, the nose up, the person's left on the left; mm: x to the right, y down. */
export type TopOutline = readonly (readonly [x: number, y: number])[];

/** The mean head from above. */
export interface TopView {
  readonly head: TopOutline;
  readonly scalp: TopOutline;
  /** From the middle of the hairline to the whorl. */
  readonly parting: TopOutline;
  /** What each pattern has lost. */
  readonly lost: Readonly<Record<PatternId, readonly TopOutline[]>>;
}

const DIRECTIONS = 60;
/** Face and neck lie no farther from the middle of the map than this, mm. */
const FARTHEST_MM = 230;

export function topView(): TopView {
  const { rimMm, onSkin } = meanGround();
  const around = Array.from({ length: DIRECTIONS }, (_, k): readonly [number, number] => {
    const angle = (k / DIRECTIONS) * 2 * Math.PI;
    return [Math.sin(angle), -Math.cos(angle)];
  });
  const seen = (outline: MapOutline): TopOutline => outline.map((at) => fromAbove(onSkin(at)));
  const lost = (id: PatternId): readonly TopOutline[] => {
    const { front, island } = patternRegion(id);
    return [front, island].flatMap((outline) => (outline ? [seen(outline)] : []));
  };
  return {
    head: around.map(([u, v]) => widest((far) => fromAbove(onSkin([far * u, far * v])))),
    scalp: around.map(([u, v]) => {
      const far = rimMm([u, v]);
      // What lies below the head's widest line is not seen.
      return widest((mm) => fromAbove(onSkin([mm * u, mm * v])), far);
    }),
    parting: Array.from({ length: 12 }, (_, k) => fromAbove(onSkin([0, -69 + (k / 11) * 125]))),
    lost: Object.fromEntries(PATTERNS.map((id) => [id, lost(id)])) as unknown as TopView['lost'],
  };
}

/** Where a way down the head lies farthest out. */
function widest(
  at: (mm: number) => readonly [number, number],
  untilMm = FARTHEST_MM,
): readonly [number, number] {
  let best = at(untilMm);
  for (let mm = 40; mm < untilMm; mm += 6) {
    const point = at(mm);
    if (Math.hypot(...point) > Math.hypot(...best)) best = point;
  }
  return best;
}

const fromAbove = ([x, , z]: Vec3): readonly [number, number] => [
  Math.round(-10 * x) / 10,
  Math.round(-10 * z) / 10,
];
