import * as v from 'valibot';
import { PreviewError } from '../domain/errors';
import { DENSITY_MAX_PER_CM2, DENSITY_MIN_PER_CM2, type TreatmentPlan } from '../domain/plan/TreatmentPlan';
import { DILUTION_MAX, DILUTION_MIN, FAMILIES, LADDER } from '../domain/pigment/shades';
import { LAST_DAY } from '../domain/pigment/healing';
import { MOST_SCAR_POINTS, MOST_SCARS, SCAR_WIDTHS_MM, type ScarKind } from '../domain/scar/scar';
import { SKIN_CLASSES } from '../domain/pigment/skinClass';
import { MOST_LINE_POINTS, MOST_SHIFT_MM } from '../domain/hairline/ownLine';
import { LINE_STYLES } from '../domain/hairline/styles';
import type { DeepPartial } from './PreviewApp';
import { headPointsSchema, nameSchema, zonesSchema } from './zoneSchema';

const range = (low: number, high: number) => v.pipe(v.number(), v.minValue(low), v.maxValue(high));

/** What makes a scar one of the list. */
export const LISTED = { name: nameSchema, shown: v.boolean(), locked: v.boolean() };
/** Plans from before scars were listed have none of these. */
const LISTED_SINCE = {
  name: v.optional(nameSchema, null),
  shown: v.optional(v.boolean(), true),
  locked: v.optional(v.boolean(), false),
};

const scarOf = <K extends ScarKind, L extends v.ObjectEntries>(kind: K, listed: L) =>
  v.strictObject({
    id: v.pipe(v.string(), v.minLength(1), v.maxLength(40)),
    kind: v.literal(kind),
    pointsMm: headPointsSchema(MOST_SCAR_POINTS),
    widthMm: range(SCAR_WIDTHS_MM[kind].least, SCAR_WIDTHS_MM[kind].most),
    ...listed,
  });

export const scarsSchema = <L extends v.ObjectEntries>(listed: L) =>
  v.pipe(
    v.array(v.variant('kind', [scarOf('fut', listed), scarOf('fue', listed), scarOf('patch', listed)])),
    v.maxLength(MOST_SCARS),
    v.check(
      (scars) => new Set(scars.map(({ id }) => id)).size === scars.length,
      'Two scars have the same id.',
    ),
  );

const densitySchema = range(DENSITY_MIN_PER_CM2, DENSITY_MAX_PER_CM2);
const diameterSchema = range(0.18, 0.3);
const depthSchema = range(0.25, 1);

const shiftSchema = v.strictTuple([
  range(-MOST_SHIFT_MM, MOST_SHIFT_MM),
  range(-MOST_SHIFT_MM, MOST_SHIFT_MM),
]);

const sideSchema = v.strictObject({ cornerMm: shiftSchema, peakMm: shiftSchema, sideburnMm: shiftSchema });

const ownLineSchema = v.variant('kind', [
  v.strictObject({ kind: v.literal('handles'), left: sideSchema, right: sideSchema }),
  v.strictObject({
    kind: v.literal('drawn'),
    pointsMm: v.pipe(headPointsSchema(MOST_LINE_POINTS), v.minLength(12)),
  }),
]);

export const planSchema = v.strictObject({
  schemaVersion: v.literal(1),
  enabled: v.boolean(),
  density: v.strictObject({
    impressionsPerCm2: densitySchema,
    uniform: v.boolean(),
    regional: v.boolean(),
    pattern: v.picklist(['fine', 'diffuse', 'clustered']),
  }),
  hairline: v.strictObject({
    midpointHeightMm: range(45, 100),
    cornerRecessionMm: range(20, 60),
    edgeSoftnessMm: range(2, 20),
    style: v.picklist(Object.keys(LINE_STYLES) as (keyof typeof LINE_STYLES)[]),
    irregularity: range(0, 2),
    symmetric: v.boolean(),
    own: v.nullable(ownLineSchema),
  }),
  skin: v.strictObject({ type: v.picklist(SKIN_CLASSES) }),
  pigment: v.strictObject({
    family: v.picklist(FAMILIES),
    shade: v.picklist([...LADDER, 'custom']),
    custom: v.strictObject({ dilution: range(DILUTION_MIN, DILUTION_MAX), warmth: range(-1, 1) }),
  }),
  deposit: v.strictObject({
    diameterMm: diameterSchema,
    points: v.picklist([1, 3]),
    depthMm: depthSchema,
    angleDeg: range(30, 90),
  }),
  sessions: v.strictObject({ shown: v.picklist([1, 2, 3]) }),
  age: v.strictObject({
    days: range(0, LAST_DAY),
    sun: v.picklist(['little', 'some', 'much']),
    touchUpYears: v.nullable(v.picklist([3, 4, 5, 6])),
  }),
  fringe: v.strictObject({
    future: v.picklist(['today', 'receded', 'greyed']),
    shavedDaysAgo: v.nullable(v.picklist([0, 2, 4])),
  }),
  finish: v.picklist(['natural', 'matte']),
  zones: zonesSchema(densitySchema, diameterSchema, depthSchema),
  scars: scarsSchema(LISTED_SINCE),
});

/**
 * The plan with the patch merged in.
 *
 * @returns the same object where nothing changes, and of each part that the patch leaves alone the same one
 * @throws PreviewError invalid-plan with the dotted path of the first key that is unknown or out of range
 */
export function patchedPlan(plan: TreatmentPlan, patch: DeepPartial<TreatmentPlan>): TreatmentPlan {
  const result = v.safeParse(planSchema, merge(plan, patch));
  if (result.success) return holds(plan, patch) ? plan : { ...result.output, ...leftAlone(plan, patch) };
  const issue = result.issues[0];
  const path = v.getDotPath(issue) ?? '';
  throw new PreviewError('invalid-plan', `This setting cannot be used: ${path}. ${issue.message}`, path);
}

/** What depends on a part of the plan goes by whether it is the same object. */
const leftAlone = (plan: TreatmentPlan, patch: DeepPartial<TreatmentPlan>): Partial<TreatmentPlan> =>
  Object.fromEntries(Object.entries(plan).filter(([key]) => !(key in patch)));

function merge(base: unknown, patch: unknown): unknown {
  if (!isPlainObject(base) || !isPlainObject(patch)) return patch === undefined ? base : patch;
  // Another kind of thing has other keys.
  if ('kind' in patch && patch['kind'] !== base['kind']) return patch;
  const merged: Record<string, unknown> = { ...base };
  for (const [key, value] of Object.entries(patch)) merged[key] = merge(base[key], value);
  return merged;
}

/** Whether it has all that the patch sets. */
function holds(base: unknown, patch: unknown): boolean {
  if (patch === undefined || Object.is(base, patch)) return true;
  if (Array.isArray(base) && Array.isArray(patch))
    return base.length === patch.length && base.every((value, k) => holds(value, patch[k]));
  if (!isPlainObject(base) || !isPlainObject(patch)) return false;
  return Object.entries(patch).every(([key, value]) => holds(base[key], value));
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
