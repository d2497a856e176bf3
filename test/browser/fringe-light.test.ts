import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PRESENT_FRINGE, type FringeLook } from '../../src/domain/fringe/fringeLook';
import type { LightCheck } from '../../src/domain/light';
import type { Part } from './fixtures/render/haired';
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

/** One part of the picture beside how it is drawn with hair and light as photographed. */
interface Seen {
  readonly pixels: number;
  /** Pixels that differ at all, and the largest difference, levels. */
  differing: number;
  worst: number;
  /** Standard deviation of the change of green, levels: of single pixels, and of squares of many. */
  byPixel: number;
  bySquare: number;
  /** Mean levels, R, G, B, as photographed and now. */
  readonly before: number[];
  readonly after: number[];
}
interface Found {
  readonly parts: Readonly<Record<Part, Seen>>;
  /** Largest difference of a saved tile to the screen, and to the tile with hair and light as photographed. */
  readonly tileToScreen: number;
  readonly tileToPresent: number;
}

/** Of the hair's left half all changes, of the right one nothing. */
const LEFT = [255, 0] as const;

const drawnAnew = (
  fringe: Partial<FringeLook>,
  light: LightCheck,
  shares: readonly [number, number],
  amongHair: number,
): Promise<Found> =>
  opened.page.evaluate(
    async ({ fringe, light, shares, amongHair, present }) => {
      const side = 512;
      const picture = fixture.haired.hairedPicture(side);
      const { viewport, mask } = await fixture.openScene({
        photoSidePx: side,
        picture,
        impressionsPerCm2: 110,
        count: 120_000,
        treatment: fixture.scene.discMask(128, 0.4, 0.01),
      });
      viewport.setMasks(mask, fixture.haired.hairedTreatment(shares, amongHair));
      viewport.setSkin(fixture.haired.hairedSkin(), null, fixture.haired.hairedHead());
      const before = fixture.redrawn(viewport).data;
      const tile = { x: 60, y: 150, width: 300, height: 200 };
      const tileBefore = await viewport.renderTile(tile, fixture.cut(picture, tile), 'after');
      viewport.setFringe({ ...present, ...fringe });
      viewport.setLight(light);
      const after = fixture.redrawn(viewport).data;
      const tileAfter = await viewport.renderTile(tile, fixture.cut(picture, tile), 'after');
      viewport.dispose();

      const parts = {} as Record<string, { -readonly [K in keyof Seen]: Seen[K] }>;
      for (let i = 0; i < side * side; i++) {
        const part = fixture.haired.partOf(i, side);
        const seen = (parts[part] ??= {
          pixels: 0,
          differing: 0,
          worst: 0,
          byPixel: 0,
          bySquare: 0,
          before: [0, 0, 0],
          after: [0, 0, 0],
        });
        seen.pixels++;
        const most = Math.max(...[0, 1, 2].map((c) => Math.abs(after[4 * i + c]! - before[4 * i + c]!)));
        if (most > 0) seen.differing++;
        seen.worst = Math.max(seen.worst, most);
        for (let c = 0; c < 3; c++) {
          seen.before[c]! += before[4 * i + c]!;
          seen.after[c]! += after[4 * i + c]!;
        }
      }
      for (const seen of Object.values(parts))
        for (const sum of [seen.before, seen.after]) sum.forEach((s, c) => (sum[c] = s / seen.pixels));
      const squares = fixture.haired.squaresOf(side);
      for (const [part, seen] of Object.entries(parts)) {
        const change = (i: number): number => after[4 * i + 1]! - before[4 * i + 1]!;
        const deviation = (values: readonly number[]): number => {
          const mean = values.reduce((a, b) => a + b, 0) / values.length;
          return Math.sqrt(values.reduce((a, b) => a + (b - mean) ** 2, 0) / values.length);
        };
        const own = squares.filter((square) => square.part === part).map(({ pixels }) => pixels.map(change));
        if (own.length === 0) continue;
        seen.byPixel = Math.sqrt(own.reduce((sum, values) => sum + deviation(values) ** 2, 0) / own.length);
        seen.bySquare = deviation(own.map((values) => values.reduce((a, b) => a + b, 0) / values.length));
      }
      let [tileToScreen, tileToPresent] = [0, 0];
      tileAfter.data.forEach((value, i) => {
        const [x, y] = [tile.x + ((i >> 2) % tile.width), tile.y + Math.floor((i >> 2) / tile.width)];
        tileToScreen = Math.max(tileToScreen, Math.abs(value - after[4 * (y * side + x) + (i % 4)]!));
        tileToPresent = Math.max(tileToPresent, Math.abs(value - tileBefore.data[i]!));
      });
      return { parts: parts as Found['parts'], tileToScreen, tileToPresent };
    },
    { fringe, light, shares, amongHair, present: PRESENT_FRINGE },
  );

const drawings = new Map<string, Promise<Found>>();

/** Drawn once for the same hair and light. */
function drawn(
  fringe: Partial<FringeLook>,
  light: LightCheck = 'photo',
  shares: readonly [number, number] = LEFT,
  amongHair = 0,
): Promise<Found> {
  const key = JSON.stringify([fringe, light, shares, amongHair]);
  const found = drawings.get(key) ?? drawnAnew(fringe, light, shares, amongHair);
  drawings.set(key, found);
  return found;
}

const spread = (levels: readonly number[]): number => Math.max(...levels) - Math.min(...levels);

const LOOKS = [
  ['receded', { lost: 1 }, LEFT, ['lostHair']],
  [
    'greyed',
    { greyed: 0.85, greyBesideSkin: 2, greyCover: 0.5, croppedLight: 0.1 },
    [120, 160],
    ['lostHair', 'keptHair'],
  ],
  ['freshly shaven', { stubblePower: 0.55 }, LEFT, ['lostHair', 'keptHair']],
  ['shaven four days ago', { stubblePower: 1.5 }, LEFT, ['lostHair', 'keptHair']],
] as const;

const HAIR_BY_HAIR = [
  ['greyed', { greyed: 0.85, greyBesideSkin: 2, greyCover: 0.5, croppedLight: 0.1 }, 0.1],
  ['thinned out', { lost: 1 }, 0.08],
  ['freshly shaven', { stubblePower: 0.55, croppedLight: 0.1 }, 0.04],
] as const;

describe('the fringe ahead', () => {
  it.each(fullRun ? LOOKS : LOOKS.slice(0, 2))(
    'changes where its hair is and nowhere else: %s',
    async (_name, fringe, shares, changed) => {
      const { parts, tileToScreen } = await drawn(fringe, 'photo', shares);
      for (const [part, seen] of Object.entries(parts)) {
        if (part === 'border') continue;
        expect(seen.pixels).toBeGreaterThan(3000);
        if ((changed as readonly string[]).includes(part))
          expect(seen.differing).toBeGreaterThan(0.3 * seen.pixels);
        else expect([part, seen.differing]).toEqual([part, 0]);
      }
      expect(tileToScreen).toBeLessThanOrEqual(1);
    },
  );

  it.each(fullRun ? HAIR_BY_HAIR : HAIR_BY_HAIR.slice(0, 1))(
    'shows soft single hairs in a tone, never a veil: %s',
    async (_name, fringe, contrast) => {
      const { lostHair, keptHair } = (await drawn(fringe, 'photo', [110, 110])).parts;
      for (const seen of [lostHair, keptHair]) {
        expect(seen.byPixel / seen.after[1]!).toBeGreaterThan(contrast);
        expect(seen.bySquare).toBeLessThan(0.3 * seen.byPixel);
      }
    },
  );

  it('shows skin where hair is lost, light specks where it greys, paler and darker stubble', async () => {
    const lost = (await drawn({ lost: 1 })).parts;
    lost.lostHair.after.forEach((level, c) => expect(level).toBeCloseTo(0.75 * [200, 158, 136][c]!, -0.5));
    const grey = { greyed: 1, greyBesideSkin: 2, croppedLight: 0.1 };
    const greyed = (await drawn(grey, 'photo', [0, 255])).parts;
    // Grey has less colour for its light than the hair had.
    const colour = (levels: readonly number[]): number => spread(levels) / levels[1]!;
    expect(colour(greyed.keptHair.after)).toBeLessThan(0.6 * colour(greyed.keptHair.before));
    expect(greyed.keptHair.after[1]).toBeGreaterThan(greyed.keptHair.before[1]! + 60);
    expect(greyed.lostHair.differing).toBe(0);
    const [shaven, grown] = [await drawn({ stubblePower: 0.55 }), await drawn({ stubblePower: 1.5 })];
    expect(shaven.parts.keptHair.after[1]).toBeGreaterThan(shaven.parts.keptHair.before[1]! + 10);
    expect(grown.parts.keptHair.after[1]).toBeLessThan(grown.parts.keptHair.before[1]! - 10);
  });

  it.skipIf(!fullRun)(
    'lays less of the treatment over hair shaven at the skin, which shows as impressions do',
    async () => {
      const taken = async (fringe: Partial<FringeLook>): Promise<number> => {
        const green = async (coverage: number): Promise<number> =>
          (await drawn(fringe, 'photo', LEFT, coverage)).parts.keptHair.after[1]!;
        return 1 - (await green(255)) / (await green(0));
      };
      const asPhotographed = await taken({});
      expect(asPhotographed).toBeGreaterThan(0.02);
      expect(await taken({ stubblePower: 0.55 })).toBeLessThan(0.7 * asPhotographed);
    },
  );

  it('greys long hair by its own light and leaves alone what is as light as grey hair', async () => {
    const hairLight = 0.04;
    const all = [255, 255] as const;
    const { keptHair, lostHair } = (await drawn({ greyed: 1, longHairLight: hairLight }, 'photo', all)).parts;
    expect(spread(keptHair.after)).toBeLessThan(spread(keptHair.before));
    expect(keptHair.after[1]).toBeGreaterThan(keptHair.before[1]! + 60);
    // The half in shade stays darker.
    expect(lostHair.after[1]! / keptHair.after[1]!).toBeLessThan(0.85);
    const white = await drawn({ greyed: 1, greyBesideSkin: 0.05, longHairLight: hairLight }, 'photo', all);
    expect(white.parts.keptHair.differing).toBe(0);
  });
});

describe.skipIf(!fullRun)('another light', () => {
  it.each(['flat', 'hard'] as const)('changes the head and nothing else: %s', async (light) => {
    const { parts, tileToPresent } = await drawn({}, light);
    expect(parts.wall.differing).toBe(0);
    for (const part of ['bald', 'lostHair', 'keptHair', 'face'] as const)
      expect(parts[part].differing / parts[part].pixels).toBeGreaterThan(0.98);
    // The shaded half (where hair is lost) against the bright one (where it is kept).
    const ratio = (when: 'before' | 'after'): number => parts.lostHair[when][1]! / parts.keptHair[when][1]!;
    if (light === 'flat') expect(ratio('after')).toBeGreaterThan(ratio('before') + 0.05);
    else expect(ratio('after')).toBeLessThan(ratio('before') - 0.05);
    expect(tileToPresent).toBe(0);
  });
});

/** Which part is treated, and the light on it, one after another. */
const STEPS = [
  [0, 'hard'],
  [0, 'flat'],
  [0, 'photo'],
  [1, 'photo'],
  [1, 'hard'],
  [0, 'hard'],
  [1, 'flat'],
] as const;

it('light after light, and over another treated part, is drawn as if it were the first', async () => {
  const steps = fullRun ? STEPS : STEPS.slice(0, 4);
  const { apart, changed } = await opened.page.evaluate(async (steps) => {
    const side = 512;
    const open = async () => {
      const { viewport, mask } = await fixture.openScene({
        photoSidePx: side,
        picture: fixture.haired.hairedPicture(side),
        impressionsPerCm2: 110,
        count: 20_000,
        treatment: fixture.scene.discMask(128, 0.4, 0.01),
      });
      viewport.setSkin(fixture.haired.hairedSkin(), null, fixture.haired.hairedHead());
      return { viewport, mask };
    };
    /** Bald skin with the hair around it, and without. */
    const treatments = [255, 0].map((amongHair) => fixture.haired.hairedTreatment([110, 255], amongHair));
    const differing = (a: Uint8ClampedArray, b: Uint8ClampedArray): number =>
      a.filter((value, i) => value !== b[i]).length;
    const kept = await open();
    const apart: number[] = [];
    const changed: number[] = [];
    let treated = -1;
    let last: Uint8ClampedArray | null = null;
    for (const [treatment, light] of steps) {
      // Masks that are set anew are drawn anew, whatever the light was.
      if (treatment !== treated) kept.viewport.setMasks(kept.mask, treatments[treatment]!);
      treated = treatment;
      kept.viewport.setLight(light);
      const picture = fixture.redrawn(kept.viewport).data;
      const alone = await open();
      alone.viewport.setMasks(alone.mask, treatments[treatment]!);
      alone.viewport.setLight(light);
      apart.push(differing(picture, fixture.redrawn(alone.viewport).data));
      alone.viewport.dispose();
      if (last) changed.push(differing(picture, last));
      last = picture;
    }
    kept.viewport.dispose();
    return { apart, changed };
  }, steps);
  expect(apart).toEqual(steps.map(() => 0));
  expect(changed).toHaveLength(steps.length - 1);
  expect(Math.min(...changed)).toBeGreaterThan(1000);
});

it('reports no error of the graphics library', () => {
  expect(opened.errors).toEqual([]);
});
