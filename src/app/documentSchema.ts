import * as v from 'valibot';
import { PIN_NAMES } from '../domain/head/correction';
import { VARIANT_LETTERS } from '../domain/plan/variants';
import type { DocumentState, StepId } from '../state/documentStore';
import { LISTED, planSchema, scarsSchema } from './planSchema';

const number = v.pipe(v.number(), v.finite());
const point = v.strictTuple([number, number]);
const byPhoto = <T>(schema: v.GenericSchema<T>) => v.record(v.string(), schema);

export const headOvalSchema = v.strictObject({
  cx: number,
  cy: number,
  rx: number,
  ry: number,
  angleRad: v.exactOptional(number),
});

const strokeSchema = v.strictObject({
  mode: v.picklist(['add', 'remove']),
  radiusPx: number,
  points: v.pipe(v.array(number), v.minLength(2)),
});

const correctionSchema = v.strictObject({
  turnRad: v.strictTuple([number, number, number]),
  shiftPx: point,
  logSize: number,
  pins: v.strictObject(v.entriesFromList(PIN_NAMES, v.exactOptional(point))),
  ruler: v.nullable(v.strictObject({ fromPx: point, toPx: point, lengthMm: number })),
});

/** Of a plan that the app made: nothing is filled in. */
const wholePlanSchema = v.strictObject({ ...planSchema.entries, scars: scarsSchema(LISTED) });

const variantsSchema = v.pipe(
  v.strictObject({
    letter: v.picklist(VARIANT_LETTERS),
    kept: v.strictObject(v.entriesFromList(VARIANT_LETTERS, v.exactOptional(wholePlanSchema))),
  }),
  v.check(({ letter, kept }) => kept[letter] === undefined),
);

/** Every name that a step may have; the compiler asks for one that is missing. */
const STEPS: Readonly<Record<StepId, true>> = {
  opened: true,
  enabled: true,
  density: true,
  hairline: true,
  skin: true,
  pigment: true,
  deposit: true,
  sessions: true,
  age: true,
  fringe: true,
  finish: true,
  zones: true,
  scars: true,
  plan: true,
  pattern: true,
  outline: true,
  head: true,
  'line-drawn': true,
  'line-smoothed': true,
  'line-followed': true,
  'scar-drawn': true,
  'scar-changed': true,
  'scar-copied': true,
  'scar-deleted': true,
  'zone-added': true,
  'zone-drawn': true,
  'zone-filled': true,
  'zone-erased': true,
  'zone-changed': true,
  'zone-moved': true,
  'zone-copied': true,
  'zone-deleted': true,
  'variant-kept': true,
  'variant-shown': true,
  'variant-deleted': true,
  'variant-replaced': true,
};

const fields: { readonly [K in keyof DocumentState]-?: v.GenericSchema<DocumentState[K]> } = {
  step: v.picklist(Object.keys(STEPS) as StepId[]),
  plan: wholePlanSchema,
  variants: variantsSchema,
  strokes: byPhoto(v.array(strokeSchema)),
  ovals: byPhoto(headOvalSchema),
  corrections: byPhoto(correctionSchema),
};

/** A step of a saved history. A new field of the document has its schema among `fields`, and is saved and read from then on. */
export const documentSchema: v.GenericSchema<DocumentState> = v.strictObject(fields);
