import { projectPoint } from '../head/projection';
import type { HeadFit, Vec3 } from '../head/types';
import {
  shiftsOf,
  sideHandles,
  usualCornerBehindMm,
  usualPeak,
  usualSideburn,
  type HandleName,
  type LinePlanned,
  type Side,
} from './handles';
import type { LineGround } from './lineGround';
import {
  MOST_SHIFT_MM,
  UNMOVED,
  type HandleShiftMm,
  type OwnHandles,
  type OwnLine,
  type SideShifts,
} from './ownLine';
import { LINE_STYLES } from './styles';
import { arcHeightMm } from './sagittalArc';
import type { LineHandleId } from './seenLine';

/** Heights of the middle that can be planned, mm. */
export const HEIGHTS_MM: readonly [number, number] = [45, 100];
const STORED_MM = 0.1;

/** What of the plan a moved handle changes. */
export interface LineChange {
  readonly midpointHeightMm?: number;
  readonly own?: OwnLine;
}

/** How far corners can be planned behind the middle, mm, before style and hand move them. */
export const RECESSIONS_MM: readonly [number, number] = [20, 60];

/** The plan's recession at which both corners would lie, in the mean, where style and hand have put them. */
export function recessionShownMm(plan: LinePlanned): number {
  const { recessionShare } = LINE_STYLES[plan.style].shape;
  const [least, most] = RECESSIONS_MM;
  return Math.min(most, Math.max(least, plan.cornerRecessionMm + backMm(plan) / recessionShare));
}

/** Both corners there: of what moved them by hand only the difference between the sides stays. */
export function recededTo(
  plan: LinePlanned,
  recessionMm: number,
): Pick<LinePlanned, 'cornerRecessionMm'> & Partial<Pick<LinePlanned, 'own'>> {
  const { own, symmetric } = plan;
  const meanMm = backMm(plan);
  if (own?.kind !== 'handles' || meanMm === 0) return { cornerRecessionMm: recessionMm };
  const without = (shifts: SideShifts): SideShifts => ({
    ...shifts,
    cornerMm: [shifts.cornerMm[0], shifts.cornerMm[1] - meanMm],
  });
  return {
    cornerRecessionMm: recessionMm,
    own: { kind: 'handles', left: without(own.left), right: without(symmetric ? own.left : own.right) },
  };
}

/** How far corners were moved back by hand, mean of both. */
const backMm = (plan: LinePlanned): number =>
  (shiftsOf(plan, 1).cornerMm[1] + shiftsOf(plan, -1).cornerMm[1]) / 2;

/** The handle at a point of the skin. The middle one goes up and down alone. */
export function handleMovedTo(
  ground: LineGround,
  plan: LinePlanned,
  id: LineHandleId,
  [x, y, z]: Vec3,
): LineChange {
  const heightMm = arcHeightMm(ground.arc, y, z);
  if (id === 'middle') return { midpointHeightMm: heightOf(heightMm) };
  const [side, name] = partsOf(id);
  const shift = ((): HandleShiftMm => {
    if (name === 'corner')
      return [
        side * (x - ground.middleX) - ground.cornerX,
        heightMm - plan.midpointHeightMm - usualCornerBehindMm(plan),
      ];
    const usual = name === 'peak' ? usualPeak(ground, plan) : usualSideburn(ground, plan);
    return [z - usual[2], y - usual[1]];
  })();
  return { own: withShift(plan, side, name, shift) };
}

/**
 * The handle so far to the right and up as the photo shows it, mm along the skin.
 *
 * @param rightMm and `upMm`: one of them is 0
 */
export function handleStepped(
  ground: LineGround,
  fit: HeadFit,
  plan: LinePlanned,
  id: LineHandleId,
  rightMm: number,
  upMm: number,
): LineChange {
  if (id === 'middle') return { midpointHeightMm: heightOf(plan.midpointHeightMm + upMm) };
  const [side, name] = partsOf(id);
  const [along, up] = shiftsOf(plan, side)[`${name}Mm`];
  const stepped = withShift(plan, side, name, [along + 1, up]);
  const xOf = (own: OwnLine | null): number => {
    const [x, y, z] = sideHandles(ground, { ...plan, own, symmetric: false }, side)[name];
    return projectPoint(fit, side === 1 ? x : 2 * ground.middleX - x, y, z).x;
  };
  const now = plan.own?.kind === 'handles' ? plan.own : null;
  const sign = xOf(stepped) < xOf(bothSides(plan, now)) ? -1 : 1;
  return { own: withShift(plan, side, name, [along + sign * rightMm, up + upMm]) };
}

/** The handles that stand elsewhere after a change than before it; none of a line drawn by hand. */
export function movedHandles(before: OwnLine | null, after: OwnLine | null): readonly LineHandleId[] {
  if (before === after || after?.kind !== 'handles') return [];
  const was = before?.kind === 'handles' ? before : { left: UNMOVED, right: UNMOVED };
  return (['left', 'right'] as const).flatMap((side) =>
    (['corner', 'peak', 'sideburn'] as const)
      .filter((name) => String(was[side][`${name}Mm`]) !== String(after[side][`${name}Mm`]))
      .map((name): LineHandleId => `${side}-${name}`),
  );
}

/** What both sides have now, whichever of them leads. */
function bothSides(plan: LinePlanned, own: OwnHandles | null): OwnHandles {
  const left = own?.left ?? UNMOVED;
  return { kind: 'handles', left, right: plan.symmetric ? left : (own?.right ?? UNMOVED) };
}

function withShift(plan: LinePlanned, side: Side, name: HandleName, shift: HandleShiftMm): OwnHandles {
  const key = `${name}Mm` as const;
  const now = bothSides(plan, plan.own?.kind === 'handles' ? plan.own : null);
  const moved = (shifts: SideShifts): SideShifts => ({
    ...shifts,
    [key]: shift.map((mm) => rounded(Math.min(MOST_SHIFT_MM, Math.max(-MOST_SHIFT_MM, mm)))),
  });
  if (plan.symmetric) {
    const both = moved(now.left);
    return { kind: 'handles', left: both, right: both };
  }
  return side === 1 ? { ...now, left: moved(now.left) } : { ...now, right: moved(now.right) };
}

const partsOf = (id: Exclude<LineHandleId, 'middle'>): readonly [Side, HandleName] => {
  const [side, name] = id.split('-') as ['left' | 'right', HandleName];
  return [side === 'left' ? 1 : -1, name];
};

export const heightOf = (mm: number): number => rounded(Math.min(HEIGHTS_MM[1], Math.max(HEIGHTS_MM[0], mm)));

const rounded = (mm: number): number => Number((Math.round(mm / STORED_MM) * STORED_MM).toFixed(1));
