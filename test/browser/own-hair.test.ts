import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bearsHair } from '../../src/domain/scalp/ownHair';
import type { ScalpMaps } from '../../src/domain/scalp/types';
import { fullRun, sharedDir, sharedFile } from '../support/shared';
import { headsAsModelsSee, type HeadsAsModelsSee } from './support/seenHeads';
import { sharedHeadNames } from '../support/heads/sharedHead';

type Places = readonly (readonly [xPx: number, yPx: number])[];

interface Haired {
  readonly hair: Places;
  readonly bald: Places;
  /** Less than a hundredth of the head: it does not count as a head that bears hair. */
  readonly isRim?: true;
}

/** Places in the photos, where cropped hair is seen and where bald scalp is. */
const HAIRED: Readonly<Record<string, Haired>> = {
  'back-118': {
    hair: [
      [656, 656],
      [387, 586],
      [420, 830],
      [900, 700],
      // In gloss.
      [705, 410],
    ],
    bald: [
      [656, 211],
      [420, 250],
    ],
  },
  'front-100': {
    hair: [
      [900, 441],
      [905, 460],
    ],
    bald: [[640, 200]],
    isRim: true,
  },
  'top45-119': {
    hair: [
      [867, 586],
      [926, 609],
    ],
    bald: [
      [656, 352],
      [820, 445],
    ],
  },
  'top-106': {
    hair: [
      [1030, 698],
      [250, 667],
    ],
    bald: [[640, 500]],
  },
  'crown-107': { hair: [[619, 861]], bald: [[640, 400]] },
  'left-114': {
    hair: [
      [676, 455],
      [840, 496],
    ],
    bald: [[758, 291]],
  },
  'right-105': { hair: [[678, 578]], bald: [[596, 373]] },
  'right-115': { hair: [[628, 463]], bald: [[464, 373]] },
  'right45-103': { hair: [[460, 492]], bald: [[556, 351]] },
  'right45-113': { hair: [[396, 424]], bald: [[556, 238]] },
};
const SHORT_RUN = ['top45-119'];
const BALD_SHORT_RUN = 'left45-102';

const isBald = (name: string): boolean =>
  (JSON.parse(readFileSync(sharedFile('heads', `${name}.json`), 'utf8')) as { hair: string }).hair === 'none';

const AROUND_PX = 4;

/** Mean opacity of the hair there, 0..1. */
function hairAt({ width, photoPxPerPx, hair }: ScalpMaps, xPx: number, yPx: number): number {
  const [x, y] = [Math.round(xPx / photoPxPerPx), Math.round(yPx / photoPxPerPx)];
  let sum = 0;
  for (let dy = -AROUND_PX; dy <= AROUND_PX; dy++)
    for (let dx = -AROUND_PX; dx <= AROUND_PX; dx++) sum += hair.coverage[(y + dy) * width + x + dx]!;
  return sum / 255 / (2 * AROUND_PX + 1) ** 2;
}

describe.skipIf(!sharedDir)('own hair of shared heads, as the models see them', () => {
  let models: HeadsAsModelsSee;
  beforeAll(async () => {
    models = await headsAsModelsSee();
  }, 60_000);
  afterAll(() => models.close());

  it.each(Object.keys(HAIRED).filter((name) => fullRun || SHORT_RUN.includes(name)))(
    '%s: cropped hair is known where it is, and bald scalp is bald',
    async (name) => {
      const { maps } = await models.see(name);
      for (const [x, y] of HAIRED[name]!.hair)
        expect(hairAt(maps, x, y), `hair at ${x}, ${y}`).toBeGreaterThan(0.75);
      for (const [x, y] of HAIRED[name]!.bald)
        expect(hairAt(maps, x, y), `bald at ${x}, ${y}`).toBeLessThan(0.05);
      expect(bearsHair(maps.hair.coverage, maps)).toBe(HAIRED[name]!.isRim !== true);
    },
    30_000,
  );

  it.each(sharedHeadNames.filter((name) => (fullRun && isBald(name)) || name === BALD_SHORT_RUN))(
    '%s: a bald head bears none',
    async (name) => {
      const { maps } = await models.see(name);
      expect(maps.hair.coverage.every((opacity) => opacity === 0)).toBe(true);
      expect(bearsHair(maps.hair.coverage, maps)).toBe(false);
    },
    30_000,
  );
});
