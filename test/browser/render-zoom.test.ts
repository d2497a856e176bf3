import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openRenderFixture, type OpenedFixture } from './fixtures/render/open';
import type { RenderFixture } from './fixtures/render/page';

/** In the page. */
declare const fixture: RenderFixture;

let opened: OpenedFixture;
beforeAll(async () => {
  opened = await openRenderFixture();
});
afterAll(() => opened.close());

describe('the treated picture at every zoom', () => {
  it('has the same mean light at fit, at 100 %, at 200 % and in the file', async () => {
    const means = await opened.page.evaluate(async () => {
      const { viewport, picture } = await fixture.openScene({ photoSidePx: 768 });
      const found: number[][] = [];
      for (const zoom of [0.4, 0.7, 1, 2]) {
        viewport.setView({ zoom });
        const { data, width } = fixture.readCanvas(viewport);
        // 160 photo px around the middle.
        const half = Math.round(80 * zoom);
        const sum = [0, 0, 0];
        for (let y = width / 2 - half; y < width / 2 + half; y++)
          for (let x = width / 2 - half; x < width / 2 + half; x++)
            for (let c = 0; c < 3; c++) sum[c]! += fixture.scene.linearOf(data[4 * (y * width + x) + c]!);
        found.push(sum.map((s) => s / (2 * half) ** 2));
      }
      // The same patch as it is saved.
      const side = 768;
      const tile = { x: side / 2 - 80, y: side / 2 - 80, width: 160, height: 160 };
      const { data } = await viewport.renderTile(tile, fixture.cut(picture, tile), 'after');
      found.push(
        [0, 1, 2].map((c) => {
          let sum = 0;
          for (let i = c; i < data.length; i += 4) sum += fixture.scene.linearOf(data[i]!);
          return sum / 160 ** 2;
        }),
      );
      viewport.dispose();
      return found;
    });
    for (const mean of means)
      for (let c = 0; c < 3; c++) expect(Math.abs(mean[c]! / means[2]![c]! - 1)).toBeLessThan(0.01);
  });

  it('is the same where a part of it is looked at as in the whole, wherever one moves', async () => {
    const differing = await opened.page.evaluate(async () => {
      const { viewport: whole } = await fixture.openScene({ impressionsPerCm2: 60 });
      const { viewport: part } = await fixture.openScene({ impressionsPerCm2: 60 });
      const { SCENE_LOOK } = fixture.scene;
      const darker = { ...SCENE_LOOK, markDensity: [0.4, 0.4, 0.4] as const };
      const wider = { ...darker, haloSigmaMm: [3, 2] as const };
      const changes: ((viewport: typeof whole) => void)[] = [
        (viewport) => viewport.setLook(darker),
        (viewport) => viewport.setDensity({ impressionsPerCm2: 90, enabled: true }),
        (viewport) => viewport.setLook(wider),
        (viewport) => viewport.setDensity({ impressionsPerCm2: 90, enabled: false }),
        (viewport) => viewport.setDensity({ impressionsPerCm2: 40, enabled: true }),
        (viewport) => viewport.setLook(SCENE_LOOK),
        (viewport) => viewport.setLight('hard'),
        (viewport) => viewport.setLight('photo'),
      ];
      const { hairedSkin, hairedHead } = fixture.haired;
      for (const viewport of [whole, part]) viewport.setSkin(hairedSkin(), null, hairedHead());
      part.resize(160, 120, 1);
      const centres = [
        [320, 320],
        [180, 260],
        [430, 400],
      ] as const;
      const differing: number[] = [];
      for (const [step, change] of changes.entries()) {
        change(whole);
        change(part);
        const seen = fixture.readCanvas(whole);
        // Each change is met at another place, then one moves away and back.
        for (const [centreXPx, centreYPx] of [0, 1, 0].map((move) => centres[(step + move) % 3]!)) {
          part.setView({ centreXPx, centreYPx, zoom: 1 });
          const { data } = fixture.readCanvas(part);
          const expected = fixture.cut(seen, {
            x: centreXPx - 80,
            y: centreYPx - 60,
            width: 160,
            height: 120,
          });
          differing.push(data.filter((value, i) => value !== expected.data[i]).length);
        }
      }
      whole.dispose();
      part.dispose();
      return differing;
    });
    expect(differing).toEqual(new Array(24).fill(0));
  });

  it('shows at every zoom what changed while another was looked at', async () => {
    const found = await opened.page.evaluate(async () => {
      const options = { photoSidePx: 640, impressionsPerCm2: 60 };
      const look = { ...fixture.scene.SCENE_LOOK, markDensity: [0.4, 0.4, 0.4] as const };
      const density = { impressionsPerCm2: 90, enabled: true };
      const seen = await fixture.openScene(options);
      const zooms = [1, 0.4, 0.15];
      for (const zoom of zooms) {
        seen.viewport.setView({ zoom });
        await seen.viewport.frame();
      }
      seen.viewport.setLook(look);
      seen.viewport.setDensity(density);
      const differing: number[] = [];
      const changed: number[] = [];
      for (const zoom of [...zooms, ...zooms]) {
        seen.viewport.setView({ zoom });
        const { data } = fixture.readCanvas(seen.viewport);
        const fresh = await fixture.openScene(options);
        fresh.viewport.setView({ zoom });
        const before = fixture.readCanvas(fresh.viewport).data;
        fresh.viewport.setLook(look);
        fresh.viewport.setDensity(density);
        const after = fixture.readCanvas(fresh.viewport).data;
        fresh.viewport.dispose();
        differing.push(data.filter((value, i) => value !== after[i]).length);
        changed.push(data.filter((value, i) => value !== before[i]).length);
      }
      seen.viewport.dispose();
      return { differing, changed };
    });
    expect(found.differing).toEqual([0, 0, 0, 0, 0, 0]);
    for (const count of found.changed) expect(count).toBeGreaterThan(1000);
  });
});

it('reports no error of the graphics library', () => {
  expect(opened.errors).toEqual([]);
});
