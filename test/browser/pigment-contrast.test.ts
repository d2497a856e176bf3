import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lightOf } from '../../src/domain/quality/light';
import { openApp, type OpenedApp } from '../support/app';
import type { RgbaImage } from '../support/png';
import { fullRun, headNames, sharedDir, sharedFile } from '../support/shared';
import { driver } from './support/preview';

/** Contrast at the centre of a mark on real treated scalps, linear R, G, B (SMP reference's table). */
const REFERENCE = [
  [0.47, 0.63],
  [0.51, 0.7],
  [0.55, 0.73],
] as const;
const CHANNELS = [0, 1, 2] as const;

const SUBSET = ['front-down-111'];
/** Views in which a broad part of the scalp that carries no hair faces the camera. */
const NAMES = headNames(SUBSET).filter((name) => /^(front-down|top|top45|crown|back-108)/.test(name));

/** So few that most stand alone. */
const SPARSE_PER_CM2 = 20;
const ALONE_MM = 1.2;
/** Skin beside a mark, mm from its centre. */
const BESIDE_MM = [0.7, 1.1] as const;
/** Marks seen more obliquely than this, next to the widest, are left out. */
const FACING = 0.85;

interface Listed {
  readonly x: number[];
  readonly y: number[];
  readonly diameterPx: number[];
}

/** Of skin classes: their melanin takes most of the blue light before it meets pigment. */
const DARK = new Set(['V', 'VI']);

type Contrast = readonly [number, number, number];

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return (sorted[Math.floor(middle)]! + sorted[Math.ceil(middle)]!) / 2;
}

/** Median contrast of the lone marks that face the camera, against the skin around each. */
function contrastOf(before: RgbaImage, after: RgbaImage, list: Listed, pxPerMm: number): Contrast {
  const { width, height } = before;
  const kept = (c: number, x: number, y: number): number => {
    const i = 4 * (y * width + x) + c;
    return (lightOf(after.data[i]!) + 0.002) / (lightOf(before.data[i]!) + 0.002);
  };
  const widest = [...list.diameterPx].sort((a, b) => b - a)[list.diameterPx.length >> 3]!;
  const alonePx = ALONE_MM * pxPerMm;
  const reachPx = Math.ceil(BESIDE_MM[1] * pxPerMm);
  const chosen = [...list.x.keys()].filter((i) => {
    const x = list.x[i]!,
      y = list.y[i]!;
    if (list.diameterPx[i]! < FACING * widest) return false;
    if (Math.min(x, y, width - x, height - y) < reachPx + 1) return false;
    return list.x.every((u, j) => j === i || Math.hypot(u - x, list.y[j]! - y) > alonePx);
  });
  expect(chosen.length).toBeGreaterThan(100);
  const found = chosen.map((i): Contrast => {
    const x = list.x[i]!,
      y = list.y[i]!;
    const beside: [number, number][] = [];
    for (let v = Math.floor(y) - reachPx; v <= y + reachPx; v++)
      for (let u = Math.floor(x) - reachPx; u <= x + reachPx; u++) {
        const distanceMm = Math.hypot(u + 0.5 - x, v + 0.5 - y) / pxPerMm;
        if (distanceMm > BESIDE_MM[0] && distanceMm < BESIDE_MM[1]) beside.push([u, v]);
      }
    const at = (c: number): number =>
      1 - kept(c, Math.floor(x), Math.floor(y)) / median(beside.map(([u, v]) => kept(c, u, v)));
    return [at(0), at(1), at(2)];
  });
  return [0, 1, 2].map((c) => median(found.map((of) => of[c]!))) as unknown as Contrast;
}

describe.skipIf(!sharedDir || !fullRun)('the contrast of single marks', () => {
  let app: OpenedApp;
  let smp: ReturnType<typeof driver>;
  const found = new Map<string, Contrast>();

  beforeAll(async () => {
    app = await openApp();
    smp = driver(app.page);
    await app.page.evaluate(() => window.smpPreview!.ready());
  });
  afterAll(() => app.close());

  it.each(NAMES)('%s: is least in red and most in blue light, but for dark skin', async (name) => {
    await smp.openFile(sharedFile('heads', `${name}.jpg`));
    await smp.update({ density: { impressionsPerCm2: SPARSE_PER_CM2, uniform: true } });
    const list = await app.page.evaluate(async () => {
      const { x, y, diameterPx } = await window.smpPreview!.follicles();
      return { x: Array.from(x), y: Array.from(y), diameterPx: Array.from(diameterPx) };
    });
    const { mmPerPx } = await app.page.evaluate(() => window.smpPreview!.estimate());
    const contrast = contrastOf(await smp.picture('before'), await smp.picture('after'), list, 1 / mmPerPx);
    process.stdout.write(
      `${name}: contrast at a mark's centre ${contrast.map((v) => v.toFixed(2)).join(' ')}\n`,
    );
    found.set(name, contrast);
    if (DARK.has((await smp.plan()).skin.type)) return;
    const [red, green, blue] = contrast;
    expect(red).toBeLessThan(green);
    expect(green).toBeLessThan(blue);
  });

  it('is that of real treated scalps', () => {
    expect(found.size).toBe(NAMES.length);
    for (const c of CHANNELS) {
      const [least, most] = REFERENCE[c];
      const middle = median([...found.values()].map((of) => of[c]));
      expect(middle, 'RGB'[c]).toBeGreaterThanOrEqual(least);
      expect(middle, 'RGB'[c]).toBeLessThanOrEqual(most);
    }
  });
});
