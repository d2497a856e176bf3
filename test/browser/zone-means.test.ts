import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pollUntil } from '../support/app';
import { expectImage } from '../support/expectedImage';
import { writePng } from '../support/png';
import { fullRun } from '../support/shared';
import { cropOf, halved } from './support/crop';
import { meansOf, type Means, type PlaceMm } from './support/means';
import { openSamplePhoto, type SamplePhoto } from './support/samplePhoto';

/** Photo px: all of the scalp, and what of the face has a beard. */
const SCALP = { x: 320, y: 180, width: 640, height: 360 };
const FACE = { x: 400, y: 880, width: 480, height: 400 };
/** A consultant's desk, and a tablet. */
const DESK = { width: 1300, height: 900 };
const TABLET = { width: 1024, height: 768 };

const LINE: readonly PlaceMm[] = [
  [-30, -60],
  [30, -60],
];
const CORNERS: readonly PlaceMm[] = [
  [-20, -70],
  [20, -70],
  [20, -50],
  [-20, -50],
];
const AROUND: readonly PlaceMm[] = [...CORNERS, CORNERS[0]!];
const withTool = (tool: string, draw: (by: Means) => Promise<void>) => async (by: Means) => {
  await by.choose('Draw on this zone', tool);
  await draw(by);
};

interface Kind {
  /** Its entry of the menu. */
  readonly entry: RegExp;
  /** Nothing where the entry alone makes it. */
  readonly draw?: (by: Means) => Promise<void>;
  readonly seenIn?: typeof SCALP;
  readonly step: string;
}

/** Every kind of zone, each by another of the tools, and every kind of scar. */
const KINDS: Readonly<Record<string, Kind>> = {
  scalp: { entry: /^Whole scalp/, step: 'Whole scalp added' },
  hairline: { entry: /^Hairline and temples/, step: 'Hairline and temples added' },
  crown: { entry: /^Crown/, draw: withTool('Brush', (by) => by.drag(LINE)), step: 'Crown painted' },
  thinning: {
    entry: /^Thinning hair/,
    draw: withTool('Polygon', (by) => by.tap(CORNERS, true)),
    step: 'Thinning hair painted',
  },
  patch: {
    entry: /^Bald patch/,
    draw: withTool('Lasso', (by) => by.drag(AROUND)),
    step: 'Bald patch painted',
  },
  area: {
    entry: /^Free area/,
    draw: withTool('Fill', (by) => by.tap([[0, -60]])),
    step: 'Free area filled',
  },
  beard: { entry: /^Beard/, seenIn: FACE, step: 'Beard added' },
  moustache: { entry: /^Moustache/, seenIn: FACE, step: 'Moustache added' },
  'scar-fut': {
    entry: /^Scar from a strip/,
    draw: (by) => by.drag(LINE),
    step: 'Scar from a strip (FUT) drawn',
  },
  'scar-fue': {
    entry: /^Round scars/,
    async draw(by) {
      await by.slideToEnd('Dots a stroke');
      await by.drag(LINE);
    },
    step: 'Round scars (FUE) drawn',
  },
  'scar-patch': { entry: /^Scar patch/, draw: (by) => by.drag(LINE), step: 'Scar patch drawn' },
};
const MEANS = ['pointer', 'keyboard', 'touch'] as const;
/** Some tools and a kind that needs none, by means that take turns; `zone-tools` and `zone-keys` have the other tools. */
const SUBSET: Readonly<Record<string, (typeof MEANS)[number]>> = {
  patch: 'keyboard',
  'scar-fut': 'touch',
};
/** In the full run each kind by all of the means. */
const CASES = Object.entries(KINDS).flatMap(([name, kind]) =>
  MEANS.filter((means) => fullRun || SUBSET[name] === means).map((means) => ({
    name,
    means,
    ...kind,
  })),
);

let sample: SamplePhoto;
let by: Record<(typeof MEANS)[number], Means>;
beforeAll(async () => {
  sample = await openSamplePhoto({ hasTouch: true });
  const mmPerPx = await sample.page.evaluate(async () => (await window.smpPreview!.estimate()).mmPerPx);
  by = meansOf(sample.page, 1 / mmPerPx);
});
afterAll(() => sample.close());

describe('made by one means alone', () => {
  it.each(CASES)('$name by $means', async ({ name, means, entry, draw, seenIn = SCALP, step }) => {
    const { page, smp } = sample;
    await page.setViewportSize(means === 'touch' ? TABLET : DESK);
    await page.keyboard.press('0');
    await smp.update({ zones: [], scars: [] });

    const before = await sample.steps.count();
    const hand = by[means];
    await hand.press(/^Add a zone$/);
    await hand.press(entry);
    if (draw) await draw(hand);
    // A stroke shows on the way: it is whole once it is a step.
    const after = before + (draw && !step.endsWith(' drawn') ? 2 : 1);
    await pollUntil(step, async () => (await sample.steps.count()) === after);
    expect(await sample.steps.first().textContent()).toContain(step);
    if (means === 'keyboard') expect(await page.locator('.announcer').textContent()).not.toBe('');

    const { width, height, data } = halved(cropOf(await smp.picture('after'), seenIn));
    expectImage(`made-${name}`, writePng({ width, height, data }), { allowedFraction: 0.01 });
  });

  it('reports no error', () => {
    expect(sample.app.pageErrors).toEqual([]);
    expect(sample.app.foreignRequests()).toEqual([]);
  });
});
