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
  it('has the same mean light at fit, at 100 % and at 200 %', async () => {
    const means = await opened.page.evaluate(async () => {
      const { viewport } = await fixture.openScene({ photoSidePx: 768 });
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
      viewport.dispose();
      return found;
    });
    for (const mean of means)
      for (let c = 0; c < 3; c++) expect(Math.abs(mean[c]! / means[2]![c]! - 1)).toBeLessThan(0.01);
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
