import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LINEAR_OF_LEVEL, labOf } from '../../src/domain/pigment/colour';
import type { DeepPartial } from '../../src/app/PreviewApp';
import type { TreatmentPlan } from '../../src/domain/plan/TreatmentPlan';
import { openApp, type OpenedApp } from '../support/app';
import type { RgbaImage } from '../support/png';
import { fullRun, sharedDir, sharedFile } from '../support/shared';
import { driver } from './support/preview';

/** Of light, medium and dark skin. */
const NAMES = ['front-down-101', 'front-down-111', 'top-116', 'crown-107'];

const EXTREMES: readonly (readonly [string, DeepPartial<TreatmentPlan>])[] = [
  ['the darkest shade', { pigment: { shade: '4' }, density: { impressionsPerCm2: 110 } }],
  ['the highest density', { density: { impressionsPerCm2: 200 } }],
];

/** Hue angle h_ab of the mean a* and b* of the scalp that is wholly treated. */
function hueDegOf({ data }: RgbaImage, coverage: Uint8Array): number {
  let [a, b] = [0, 0];
  for (let i = 0; i < coverage.length; i++) {
    if (coverage[i]! < 255) continue;
    const linear = (c: number): number => LINEAR_OF_LEVEL[data[4 * i + c]!]!;
    const lab = labOf([linear(0), linear(1), linear(2)]);
    a += lab.a;
    b += lab.b;
  }
  return (Math.atan2(b, a) * 180) / Math.PI;
}

describe.skipIf(!sharedDir || !fullRun)('the hue of treated scalp', () => {
  let app: OpenedApp;
  let smp: ReturnType<typeof driver>;

  beforeAll(async () => {
    app = await openApp();
    smp = driver(app.page);
    await app.page.evaluate(() => window.smpPreview!.ready());
  });
  afterAll(() => app.close());

  it.each(NAMES)('%s: stays that of the skin in the darkest shade and at a high density', async (name) => {
    await smp.openFile(sharedFile('heads', `${name}.jpg`));
    await smp.update({ density: { uniform: true } });
    const { shade } = (await smp.plan()).pigment;
    const { coverage } = await smp.mask();
    const bare = hueDegOf(await smp.picture('before'), coverage);
    for (const [what, extreme] of EXTREMES) {
      await smp.update({ pigment: { shade } });
      await smp.update(extreme);
      const shift = hueDegOf(await smp.picture('after'), coverage) - bare;
      process.stdout.write(`${name}, ${what}: hue ${shift.toFixed(1)} degrees from the skin's\n`);
      expect(shift, what).toBeGreaterThan(-3);
      expect(shift, what).toBeLessThan(13);
    }
  });
});
