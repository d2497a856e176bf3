import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openApp, type OpenedApp } from '../support/app';
import { fullRun, rootDir } from '../support/shared';
import { driver } from './support/preview';

const SAMPLE = path.join(rootDir, 'public/samples/sample.jpg');
const SIDE_PX = 1280;
/** A face begins well within this of where hair grows; brows are twice as far, mm. */
const HAIR_WITHIN_MM = 25;
const CELL_PX = 8;

let app: OpenedApp;
let smp: ReturnType<typeof driver>;
/** Whether scalp lies near each square of the picture. */
let isNear: readonly boolean[];

beforeAll(async () => {
  app = await openApp({ viewport: { width: 1300, height: 900 } });
  smp = driver(app.page);
  await app.page.evaluate(() => window.smpPreview!.ready());
  await smp.openFile(SAMPLE);
  const { coverage } = await smp.mask();
  const mmPerPx = await app.page.evaluate(async () => (await window.smpPreview!.estimate()).mmPerPx);
  isNear = cellsNear(coverage, HAIR_WITHIN_MM / mmPerPx);
});
afterAll(() => app.close());

function cellsNear(coverage: Uint8Array, withinPx: number): readonly boolean[] {
  const side = SIDE_PX / CELL_PX;
  const scalp: (readonly [number, number])[] = [];
  for (let y = 0; y < side; y++)
    for (let x = 0; x < side; x++)
      if (coverage[(y * CELL_PX + CELL_PX / 2) * SIDE_PX + x * CELL_PX + CELL_PX / 2]! > 0)
        scalp.push([x, y]);
  const reach = withinPx / CELL_PX + 1;
  return Array.from({ length: side * side }, (_, i) =>
    scalp.some(([x, y]) => Math.hypot(x - (i % side), y - Math.floor(i / side)) < reach),
  );
}

describe.skipIf(!fullRun)('own hair shown otherwise', () => {
  it.each([
    ['drawn back', { future: 'receded' }],
    ['grey', { future: 'greyed' }],
    ['freshly shaven', { future: 'today', shavedDaysAgo: 0 }],
  ] as const)('leaves brows, eyes and face as they are: %s', async (_name, fringe) => {
    await smp.update({ fringe: { future: 'today', shavedDaysAgo: null } });
    const today = await smp.picture('after');
    await smp.update({ fringe });
    const ahead = await smp.picture('after');
    let onFace = 0;
    for (let i = 0; i < SIDE_PX * SIDE_PX; i++) {
      const cell =
        Math.floor(i / SIDE_PX / CELL_PX) * (SIDE_PX / CELL_PX) + Math.floor((i % SIDE_PX) / CELL_PX);
      const differs = [0, 1, 2].some((c) => today.data[4 * i + c] !== ahead.data[4 * i + c]);
      if (differs && !isNear[cell]) onFace++;
    }
    expect(onFace).toBe(0);
  });
});
