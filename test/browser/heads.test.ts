import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openApp, type OpenedApp } from '../support/app';
import { readPng } from '../support/png';
import { headNames, sharedDir, sharedFile } from '../support/shared';
import { driver } from './support/preview';

const SUBSET = ['top-116'];
const FACING_VIEWS = /^(front|front-down|left45|right45)-/;
const DENSITY_PER_CM2 = 60;

interface Score {
  readonly name: string;
  readonly iou: number;
  readonly areaError: number;
  readonly densityError: number;
}

/** Skin area behind a pixel of NAME.area.png, mm2 (heads' README). */
const areaMm2 = (data: Uint8Array, i: number): number =>
  2 ** (((data[4 * i]! * 256 + data[4 * i + 1]!) / 65_535) * 16 - 12);

describe.skipIf(!sharedDir)('heads of known geometry', () => {
  let app: OpenedApp;
  let smp: ReturnType<typeof driver>;
  const scores: Score[] = [];

  beforeAll(async () => {
    app = await openApp();
    smp = driver(app.page);
    expect(await app.page.evaluate(() => window.smpPreview!.ready())).toEqual({ models: 'loaded' });
  });
  afterAll(() => app.close());

  const names = headNames(SUBSET);

  it.each(names)('%s: the scalp lies where it is', async (name) => {
    await smp.openFile(sharedFile('heads', `${name}.jpg`));
    const mask = await smp.mask();
    const truth = readPng(sharedFile('heads', `${name}.scalp.png`)).data;
    const area = readPng(sharedFile('heads', `${name}.area.png`)).data;
    let both = 0,
      either = 0,
      trueAreaMm2 = 0;
    for (let i = 0; i < mask.coverage.length; i++) {
      if (area[4 * i + 2]! > 127) trueAreaMm2 += areaMm2(area, i);
      const t = truth[4 * i]!;
      if (t > 64 && t < 192) continue;
      const isScalp = t >= 192,
        found = mask.coverage[i]! > 127;
      if (isScalp && found) both++;
      if (isScalp || found) either++;
    }
    const iou = both / either;
    expect(iou).toBeGreaterThan(FACING_VIEWS.test(name) ? 0.62 : 0.75);

    const { visibleAreaCm2 } = await app.page.evaluate(() => window.smpPreview!.estimate());
    await smp.update({ density: { impressionsPerCm2: DENSITY_PER_CM2, uniform: true } });
    const centres = await app.page.evaluate(async () => {
      const list = await window.smpPreview!.follicles();
      return { x: Array.from(list.x), y: Array.from(list.y) };
    });
    const facing = facingLimitMm2(truth, area);
    const counts = (i: number): boolean => truth[4 * i]! >= 192 && areaMm2(area, i) < facing;
    let skinCm2 = 0;
    for (let i = 0; i < mask.coverage.length; i++) if (counts(i)) skinCm2 += areaMm2(area, i) / 100;
    const drawn = centres.x.filter((x, k) =>
      counts(Math.floor(centres.y[k]!) * mask.width + Math.floor(x)),
    ).length;
    scores.push({
      name,
      iou,
      areaError: Math.abs(visibleAreaCm2 / (trueAreaMm2 / 100) - 1),
      densityError: Math.abs(drawn / skinCm2 / DENSITY_PER_CM2 - 1),
    });
  });

  it('area and density are right in the mean', () => {
    const mean = (key: 'iou' | 'areaError' | 'densityError'): number =>
      scores.reduce((sum, score) => sum + score[key], 0) / scores.length;
    expect(scores).toHaveLength(names.length);
    const percent = (value: number): string => `${(100 * value).toFixed(1)} %`;
    process.stdout.write(
      `${String(scores.length)} heads: mean IoU ${mean('iou').toFixed(3)}, worst ${Math.min(...scores.map((score) => score.iou)).toFixed(3)}, area error ${percent(mean('areaError'))}, density error ${percent(mean('densityError'))}\n`,
    );
    expect(mean('iou')).toBeGreaterThan(0.86);
    expect(mean('areaError')).toBeLessThan(0.3);
    expect(mean('densityError')).toBeLessThan(0.25);
  });
});

/** Skin seen at less than about 66 degrees of slant: 2.5 times the area of the finest pixels. */
function facingLimitMm2(truth: Uint8Array, area: Uint8Array): number {
  const finest: number[] = [];
  for (let i = 0; i < truth.length / 4; i += 97) if (truth[4 * i]! >= 192) finest.push(areaMm2(area, i));
  finest.sort((a, b) => a - b);
  return 2.5 * (finest[Math.floor(finest.length * 0.1)] ?? 0);
}
