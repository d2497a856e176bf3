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

const drawn = (fringe: Partial<FringeLook>, light: LightCheck = 'photo'): Promise<Found> =>
  opened.page.evaluate(
    async ({ fringe, light, present }) => {
      const side = 512;
      const picture = fixture.haired.hairedPicture(side);
      const { viewport, mask } = await fixture.openScene({
        photoSidePx: side,
        picture,
        impressionsPerCm2: 110,
        count: 120_000,
        treatment: fixture.scene.discMask(128, 0.4, 0.01),
      });
      viewport.setMasks(mask, fixture.haired.hairedTreatment());
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
      let [tileToScreen, tileToPresent] = [0, 0];
      tileAfter.data.forEach((value, i) => {
        const [x, y] = [tile.x + ((i >> 2) % tile.width), tile.y + Math.floor((i >> 2) / tile.width)];
        tileToScreen = Math.max(tileToScreen, Math.abs(value - after[4 * (y * side + x) + (i % 4)]!));
        tileToPresent = Math.max(tileToPresent, Math.abs(value - tileBefore.data[i]!));
      });
      return { parts: parts as Found['parts'], tileToScreen, tileToPresent };
    },
    { fringe, light, present: PRESENT_FRINGE },
  );

const spread = (levels: readonly number[]): number => Math.max(...levels) - Math.min(...levels);

describe.skipIf(!fullRun)('the fringe ahead', () => {
  it.each([
    ['receded', { lost: 1 }, ['lostHair']],
    ['greyed', { greyed: 0.85 }, ['lostHair', 'keptHair']],
    ['freshly shaven', { stubblePower: 0.55 }, ['lostHair', 'keptHair']],
    ['shaven four days ago', { stubblePower: 1.5 }, ['lostHair', 'keptHair']],
  ] as const)('changes where its hair is and nowhere else: %s', async (_name, fringe, changed) => {
    const { parts, tileToScreen } = await drawn(fringe);
    for (const [part, seen] of Object.entries(parts)) {
      if (part === 'border') continue;
      expect(seen.pixels).toBeGreaterThan(3000);
      expect([part, seen.differing]).toEqual([
        part,
        (changed as readonly string[]).includes(part) ? seen.pixels : 0,
      ]);
    }
    expect(tileToScreen).toBeLessThanOrEqual(1);
  });

  it('shows skin where hair is lost, grey hair, paler and darker stubble', async () => {
    const lost = (await drawn({ lost: 1 })).parts;
    lost.lostHair.after.forEach((level, c) => expect(level).toBeCloseTo(0.75 * [200, 158, 136][c]!, -0.5));
    const greyed = (await drawn({ greyed: 1 })).parts.keptHair;
    expect(spread(greyed.after)).toBeLessThan(3);
    expect(spread(greyed.before)).toBeGreaterThan(15);
    const between = (await drawn({ greyed: 1, greyCover: 0.5 })).parts.keptHair;
    expect(spread(between.after)).toBeGreaterThan(8);
    const [shaven, grown] = [await drawn({ stubblePower: 0.55 }), await drawn({ stubblePower: 1.5 })];
    expect(shaven.parts.keptHair.after[1]).toBeGreaterThan(shaven.parts.keptHair.before[1]! + 10);
    expect(grown.parts.keptHair.after[1]).toBeLessThan(grown.parts.keptHair.before[1]! - 10);
  });

  it('greys long hair by its own light and leaves alone what is as light as grey hair', async () => {
    const hairLight = 0.04;
    const { keptHair, lostHair } = (await drawn({ greyed: 1, longHairLight: hairLight })).parts;
    expect(spread(keptHair.after)).toBeLessThan(spread(keptHair.before));
    expect(keptHair.after[1]).toBeGreaterThan(keptHair.before[1]! + 60);
    // The half in shade stays darker.
    expect(lostHair.after[1]! / keptHair.after[1]!).toBeLessThan(0.85);
    const white = (await drawn({ greyed: 1, greyBesideSkin: 0.05, longHairLight: hairLight })).parts;
    expect(white.keptHair.differing).toBe(0);
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

it('reports no error of the graphics library', () => {
  expect(opened.errors).toEqual([]);
});
