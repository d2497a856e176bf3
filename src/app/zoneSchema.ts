import * as v from 'valibot';
import { LADDER } from '../domain/pigment/shades';
import {
  BAND_MM,
  BLEND_MM,
  MOST_PART_POINTS,
  MOST_PARTS,
  MOST_ZONES,
  PART_WIDTH_MM,
  SOFTNESS_MM,
  type ZoneKind,
} from '../domain/zones/zone';

const range = (low: number, high: number) => v.pipe(v.number(), v.minValue(low), v.maxValue(high));

/** No head is larger, mm from its origin. */
const FARTHEST_MM = 400;

export const headPointsSchema = (mostPoints: number) =>
  v.pipe(
    v.array(range(-FARTHEST_MM, FARTHEST_MM)),
    v.minLength(3),
    v.maxLength(3 * mostPoints),
    v.check(({ length }) => length % 3 === 0, 'Points have three numbers each.'),
  );

/** null: named after its kind. */
export const nameSchema = v.nullable(v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(60)));

const modeSchema = v.picklist(['add', 'remove']);
const edgeSchema = v.nullable(range(SOFTNESS_MM.least, SOFTNESS_MM.most));

const partSchema = v.variant('shape', [
  v.pipe(
    v.strictObject({
      mode: modeSchema,
      shape: v.literal('track'),
      pointsMm: headPointsSchema(MOST_PART_POINTS),
      widthsMm: v.pipe(v.array(range(PART_WIDTH_MM.least, PART_WIDTH_MM.most)), v.minLength(1)),
      edgeMm: edgeSchema,
    }),
    v.check(
      ({ pointsMm, widthsMm }) => widthsMm.length === 1 || 3 * widthsMm.length === pointsMm.length,
      'One width for all points, or one for each.',
    ),
  ),
  v.strictObject({
    mode: modeSchema,
    shape: v.literal('outline'),
    pointsMm: v.pipe(headPointsSchema(MOST_PART_POINTS), v.minLength(9)),
    widthsMm: v.pipe(v.array(v.number()), v.maxLength(0)),
    edgeMm: edgeSchema,
  }),
]);

const KINDS: readonly ZoneKind[] = [
  'scalp',
  'hairline',
  'crown',
  'thinning',
  'patch',
  'area',
  'beard',
  'moustache',
];

const zoneSchema = (
  density: v.GenericSchema<number>,
  diameterMm: v.GenericSchema<number>,
  depthMm: v.GenericSchema<number>,
) =>
  v.strictObject({
    id: v.pipe(v.string(), v.minLength(1), v.maxLength(40)),
    kind: v.picklist(KINDS),
    name: nameSchema,
    shown: v.boolean(),
    locked: v.boolean(),
    own: v.strictObject({
      impressionsPerCm2: v.nullable(density),
      shade: v.nullable(v.picklist(LADDER)),
      diameterMm: v.nullable(diameterMm),
      depthMm: v.nullable(depthMm),
    }),
    softnessMm: range(SOFTNESS_MM.least, SOFTNESS_MM.most),
    blendMm: range(BLEND_MM.least, BLEND_MM.most),
    bandMm: range(BAND_MM.least, BAND_MM.most),
    parts: v.pipe(v.array(partSchema), v.maxLength(MOST_PARTS)),
  });

/** Density, diameter and depth are bounded as those of the whole plan. */
export const zonesSchema = (
  density: v.GenericSchema<number>,
  diameterMm: v.GenericSchema<number>,
  depthMm: v.GenericSchema<number>,
) =>
  v.pipe(
    v.array(zoneSchema(density, diameterMm, depthMm)),
    v.maxLength(MOST_ZONES),
    v.check(
      (zones) => new Set(zones.map(({ id }) => id)).size === zones.length,
      'Two zones have the same id.',
    ),
  );
