import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { impressionLook } from '../../src/domain/pigment/impressionLook';
import type { Rgb } from '../../src/domain/pigment/look';
import { DEFAULT_PLAN } from '../../src/domain/plan/TreatmentPlan';
import { openRenderFixture, type OpenedFixture } from './fixtures/render/open';
import type { RenderFixture } from './fixtures/render/page';
import { fullRun } from '../support/shared';

/** In the page. */
declare const fixture: RenderFixture;

let opened: OpenedFixture;
beforeAll(async () => {
  opened = await openRenderFixture();
});
afterAll(() => opened.close());

interface Shown {
  readonly exposure: number;
  readonly gloss: number;
  /** What is known of the skin's own colour. */
  readonly known: boolean;
  readonly matte: boolean;
}

/** Linear light in the middle of the picture, as photographed and treated. */
const drawn = (shown: Shown): Promise<{ readonly before: Rgb; readonly after: Rgb }> =>
  opened.page.evaluate(
    async ({ exposure, gloss, known, look }) => {
      const { glossy } = fixture;
      const picture = glossy.glossyPicture(512, exposure, gloss);
      const { viewport } = await fixture.openScene({
        photoSidePx: 512,
        picture,
        impressionsPerCm2: 110,
        count: 120_000,
        treatment: glossy.glossyMask(),
      });
      viewport.setLook(look);
      viewport.setSkin(null, known ? glossy.MATT : null, null);
      const after = glossy.middleLight(fixture.redrawn(viewport));
      viewport.dispose();
      return { before: glossy.middleLight(picture), after };
    },
    {
      ...shown,
      look: impressionLook({ ...DEFAULT_PLAN, finish: shown.matte ? 'matte' : 'natural' }),
    },
  );

const matt: Shown = { exposure: 1, gloss: 0, known: true, matte: false };
const CHANNELS = [0, 1, 2] as const;

describe('gloss as broad as a lamp’s on a bald head', () => {
  const gloss = 0.16;

  it('lies on treated skin as it lay on bare skin, where the skin’s own colour is known', async () => {
    const plain = await drawn(matt);
    const shining = await drawn({ ...matt, gloss });
    const unknown = await drawn({ ...matt, gloss, known: false });
    for (const c of CHANNELS) {
      const laidOn = shining.before[c] - plain.before[c];
      const kept = (shining.after[c] - plain.after[c]) / laidOn;
      expect(kept).toBeGreaterThan(0.85);
      expect(kept).toBeLessThan(1.1);
      // Where it is not known, gloss is darkened as skin is.
      expect((unknown.after[c] - plain.after[c]) / laidOn).toBeLessThan(kept - 0.1);
    }
  });

  it.skipIf(!fullRun)('is gone in a matte finish', async () => {
    const plain = await drawn({ ...matt, matte: true });
    const shining = await drawn({ ...matt, gloss, matte: true });
    for (const c of CHANNELS) {
      const laidOn = shining.before[c] - plain.before[c];
      expect((shining.after[c] - plain.after[c]) / laidOn).toBeLessThan(0.25);
    }
  });
});

describe('skin so bright that its red is clipped', () => {
  it.skipIf(!fullRun)('is less green under pigment where the skin’s own colour is known', async () => {
    const bright: Shown = { ...matt, exposure: 3.2 };
    const [guessed, known] = [await drawn({ ...bright, known: false }), await drawn(bright)];
    expect(known.before[0]).toBeGreaterThan(0.999);
    const greenToRed = (light: Rgb): number => light[1] / light[0];
    const { after: inRange } = await drawn(matt);
    expect(greenToRed(guessed.after)).toBeGreaterThan(1.1 * greenToRed(inRange));
    const [off, nearer] = [guessed, known].map(({ after }) => greenToRed(after) / greenToRed(inRange) - 1);
    expect(nearer!).toBeLessThan(0.55 * off!);
    expect(nearer!).toBeGreaterThan(0);
  });

  it('stays light where much of the red is lost, unless the finish is matte', async () => {
    const bright: Shown = { ...matt, exposure: 4.5 };
    const [natural, matte] = [await drawn(bright), await drawn({ ...bright, matte: true })];
    const kept = ({ before, after }: { readonly before: Rgb; readonly after: Rgb }): number =>
      after[1] / before[1];
    expect(kept(natural)).toBeGreaterThan(kept(matte) + 0.15);
  });

  it('takes as gloss what is white', async () => {
    const { before, after } = await drawn({ ...matt, gloss: 1 });
    for (const c of CHANNELS) expect(before[c]).toBeGreaterThan(0.97);
    for (const c of CHANNELS) expect(after[c]).toBeGreaterThan(0.75);
  });
});

it('reports no error of the graphics library', () => {
  expect(opened.errors).toEqual([]);
});
