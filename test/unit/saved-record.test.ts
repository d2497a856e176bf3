import { beforeAll, describe, expect, it } from 'vitest';
import { readRecord, recordFile, type ConsultationRecord } from '../../src/app/saved/consultationRecord';
import { DocumentEdits } from '../../src/app/documentEdits';
import { patchedPlan } from '../../src/app/planSchema';
import { PlanCommands } from '../../src/app/planCommands';
import { ZoneCommands } from '../../src/app/zoneCommands';
import { randomSource } from '../../src/domain/random';
import type { Zone } from '../../src/domain/zones/zone';
import { createDocumentStore, EMPTY_DOCUMENT, type DocumentState } from '../../src/state/documentStore';
import { createViewStore } from '../../src/state/viewStore';
import { partsOf, SharedParts } from '../../src/storage';
import { randomPatch, within } from '../support/randomPlans';

const STEPS = 200;
const ZONES = 6;

/** A long consultation: zones painted in many strokes, and everything else changed between them. */
function longHistory(): readonly DocumentState[] {
  const random = randomSource(11);
  const document = createDocumentStore();
  let nowMs = 0;
  const edits = new DocumentEdits(document, () => (nowMs += 2000));
  const plan = new PlanCommands(document, edits);
  const zones = new ZoneCommands(document, createViewStore(), plan);
  for (let k = 0; k < ZONES; k++) zones.add('area');
  const drawn = (zone: Zone): Zone => ({
    ...zone,
    parts: [
      ...zone.parts,
      {
        mode: 'add',
        shape: 'track',
        pointsMm: Array.from({ length: 3 * 40 }, () => within(random, -90, 120)),
        widthsMm: Array.from({ length: 40 }, () => within(random, 4, 20)),
        edgeMm: null,
      },
    ],
  });
  for (let k = ZONES; k < STEPS; k++) {
    const { plan: now, strokes } = document.getState();
    if (k % 2 === 0) plan.update(randomPatch(random), false);
    else if (k % 9 === 0) {
      const stroke = { mode: 'remove', radiusPx: 12.5, points: [k, 2, 3, k] } as const;
      document.setState({
        step: 'outline',
        strokes: { ...strokes, one: [...(strokes['one'] ?? []), stroke] },
      });
    } else {
      const at = k % ZONES;
      plan.update({ zones: now.zones.map((zone, z) => (z === at ? drawn(zone) : zone)) }, false);
    }
  }
  return [...document.temporal.getState().pastStates, document.getState()] as DocumentState[];
}

const record = (steps: readonly DocumentState[], at = steps.length - 1): ConsultationRecord => ({
  photos: [
    { id: 'one', lens: { focalPx: 3100.5, logSigma: 0.07 }, view: 'left', oval: null },
    { id: 'two', lens: null, view: null, oval: { cx: 100, cy: 90.5, rx: 40, ry: 50, angleRad: 0.1 } },
  ],
  selectedId: 'two',
  face: 'consultation',
  history: { steps, at },
});

const placed: DocumentState = {
  step: 'head',
  plan: patchedPlan(EMPTY_DOCUMENT.plan, { finish: 'matte' }),
  variants: { letter: 'B', kept: { A: EMPTY_DOCUMENT.plan } },
  strokes: { one: [{ mode: 'add', radiusPx: 3, points: [1, 2] }] },
  ovals: { two: { cx: 1, cy: 2, rx: 3, ry: 4 } },
  corrections: {
    one: {
      turnRad: [0.1, 0, -0.2],
      shiftPx: [3, 4],
      logSize: 0.05,
      pins: { brow: [10, 20], back: [1.5, 2.5] },
      ruler: { fromPx: [0, 0], toPx: [100, 5], lengthMm: 23.25 },
    },
  },
};

const jsonOf = async (file: Blob) => JSON.parse(await file.text()) as Record<string, unknown>;
const asFile = (json: unknown) => new Blob([JSON.stringify(json)]);
const refusalOf = (reading: Promise<unknown>): Promise<unknown> =>
  reading.then(
    () => 'read',
    (error: unknown) => (error as { code?: string }).code,
  );

describe('a saved consultation', () => {
  let steps: readonly DocumentState[];
  beforeAll(() => {
    steps = longHistory();
  });

  it('is read as it was written: photos, every step, and which one is shown', async () => {
    const whole = record([EMPTY_DOCUMENT, placed, ...steps], 2);
    expect(await readRecord(await recordFile(whole))).toEqual(whole);
  });

  it('of 200 steps with zones takes a fraction of what the steps take one by one', async () => {
    const { size } = await recordFile(record(steps));
    const apart = steps.reduce((sum, step) => sum + JSON.stringify(step).length, 0);
    expect(steps.length).toBeGreaterThan(150);
    expect(size).toBeLessThan(400_000);
    expect(apart / size).toBeGreaterThan(20);
  });

  it('has equal parts of its steps once in memory as well', async () => {
    const { history } = await readRecord(await recordFile(record([EMPTY_DOCUMENT, placed, placed])));
    const [first, second, third] = history.steps;
    expect(second?.plan).toBe(third?.plan);
    expect(second?.plan.zones).toBe(first?.plan.zones);
    expect(second?.strokes).not.toBe(first?.strokes);
  });

  it.each([
    ['a text that is no JSON', () => new Blob(['{"photos":'])],
    ['nothing', () => new Blob([])],
    ['a step that is not there', (json: object) => asFile({ ...json, at: 7 })],
    ['a photo that is selected and not there', (json: object) => asFile({ ...json, selectedId: 'three' })],
    ['no photo', (json: object) => asFile({ ...json, photos: [] })],
    ['something unknown beside it', (json: object) => asFile({ ...json, more: 1 })],
    ['a part that names one behind it', (json: object) => asFile({ ...json, parts: [[[3]], 1, 2, 3] })],
    ['a step that is a number', (json: object) => asFile({ ...json, steps: [0, 1], parts: [1, 2] })],
  ])('is refused with %s', async (_, broken) => {
    const json = await jsonOf(await recordFile(record([EMPTY_DOCUMENT, placed])));
    expect(await refusalOf(readRecord(asFile(json)))).toBe('read');
    expect(await refusalOf(readRecord(broken(json)))).toBe('unreadable-consultation');
  });

  it.each([
    ['a density that no plan has', '110', '1100'],
    ['a step that nobody takes', '"opened"', '"closed"'],
    ['a field that is missing', '"ovals"', '"owls"'],
    ['a name where a number belongs', '0.05', '"0.05"'],
  ])('is refused with %s', async (_, from, to) => {
    const text = await (await recordFile(record([EMPTY_DOCUMENT, placed]))).text();
    expect(text).toContain(from);
    expect(await refusalOf(readRecord(new Blob([text.replace(from, to)])))).toBe('unreadable-consultation');
  });
});

describe('shared parts', () => {
  it('bring back any plain JSON', () => {
    const values = [
      { a: [1, [2, [3]], { b: null }], c: 'x', d: true },
      [],
      {},
      [[], {}, [[]]],
      [[1]],
      { e: [7] },
    ];
    const parts = new SharedParts();
    const places = values.map((value) => parts.add(value));
    const built = partsOf(JSON.parse(parts.text) as unknown[]);
    expect(places.map((place) => built[place])).toEqual(values);
  });

  it('leave out what is undefined, as JSON does', () => {
    const parts = new SharedParts();
    const place = parts.add({ a: 1, b: undefined });
    expect(partsOf(JSON.parse(parts.text) as unknown[])[place]).toStrictEqual({ a: 1 });
  });
});
