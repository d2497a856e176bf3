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

describe('the treated picture', () => {
  it('leaves every pixel outside the mask as it is in the photo, and changes those wholly inside', async () => {
    const found = await opened.page.evaluate(async () => {
      const { viewport, picture, mask } = await fixture.openScene({ photoSidePx: 512 });
      const after = fixture.redrawn(viewport).data;
      viewport.dispose();
      const count = { outside: 0, differing: 0, untouched: 0, changed: 0 };
      for (let i = 0; i < 512 * 512; i++) {
        const same = [0, 1, 2].every((c) => after[4 * i + c] === picture.data[4 * i + c]);
        const { least, most } = fixture.scene.coverageAround(mask, i % 512, Math.floor(i / 512), 512);
        if (most === 0) count[same ? 'outside' : 'differing']++;
        if (least === 255) count[same ? 'untouched' : 'changed']++;
      }
      return count;
    });
    expect(found.outside).toBeGreaterThan(100_000);
    expect(found.differing).toBe(0);
    expect(found.changed).toBeGreaterThan(Math.max(10_000, 99 * found.untouched));
  });

  it.each([30, 110])('has the same mean light at every working resolution, at %d per cm2', async (perCm2) => {
    const means = await opened.page.evaluate(async (impressionsPerCm2) => {
      const found: number[] = [];
      for (const workingSidePx of [192, 384, 768]) {
        const { viewport } = await fixture.openScene({
          photoSidePx: 768,
          workingSidePx,
          canvasSidePx: workingSidePx,
          grey: 220,
          impressionsPerCm2,
          count: 130_000,
        });
        viewport.setLook({ ...fixture.scene.SCENE_LOOK, haloStrength: 0, haloDensity: [0, 0, 0] });
        const after = fixture.readCanvas(viewport);
        viewport.dispose();
        found.push(fixture.scene.meanLight(after, 0.4, 0.6));
      }
      return found;
    }, perCm2);
    expect(means[2]! / 0.716).toBeLessThan(perCm2 === 30 ? 0.96 : 0.85);
    for (const mean of means) expect(Math.abs(mean / means[2]! - 1)).toBeLessThan(0.01);
  });

  it('is the same in a tile as on screen', async () => {
    const found = await opened.page.evaluate(async () => {
      const side = 512;
      const { viewport, picture, mask } = await fixture.openScene({ photoSidePx: side });
      const screen = fixture.redrawn(viewport).data;
      const result = { uncovered: 0, uncoveredDiffering: 0, covered: 0, worst: 0, treated: 0 };
      const tiles = [
        { x: 130, y: 100, width: 171, height: 150 },
        { x: 301, y: 100, width: 100, height: 150 },
        { x: 0, y: 380, width: 512, height: 132 },
      ];
      for (const tile of tiles) {
        const { data } = await viewport.renderTile(tile, fixture.cut(picture, tile), 'after');
        for (let y = 0; y < tile.height; y++)
          for (let x = 0; x < tile.width; x++) {
            const at = 4 * ((tile.y + y) * side + tile.x + x);
            const uncovered = fixture.scene.coverageAround(mask, tile.x + x, tile.y + y, side).most === 0;
            for (let c = 0; c < 3; c++) {
              const value = data[4 * (y * tile.width + x) + c]!;
              if (uncovered) {
                result.uncovered++;
                if (value !== picture.data[at + c]) result.uncoveredDiffering++;
              } else {
                result.covered++;
                if (value !== picture.data[at + c]) result.treated++;
                result.worst = Math.max(result.worst, Math.abs(value - screen[at + c]!));
              }
            }
          }
      }
      viewport.dispose();
      return result;
    });
    expect(found.uncovered).toBeGreaterThan(10_000);
    expect(found.treated).toBeGreaterThan(10_000);
    expect(found.uncoveredDiffering).toBe(0);
    expect(found.worst).toBeLessThanOrEqual(1);
  });
});

describe('the list of drawn impressions', () => {
  it('has one entry for each minimum of the picture, at its place', async () => {
    const found = await opened.page.evaluate(async () => {
      const side = 1024;
      const { viewport } = await fixture.openScene({
        photoSidePx: side,
        grey: 200,
        impressionsPerCm2: 6,
        treatment: fixture.scene.discMask(256, 0.25, 0.001),
      });
      const { data } = fixture.redrawn(viewport);
      const list = viewport.readFollicles();
      viewport.dispose();
      const at = (x: number, y: number) => data[4 * (y * side + x)]! + data[4 * (y * side + x) + 1]!;
      const minima: [number, number][] = [];
      for (let y = 200; y < side - 200; y++)
        for (let x = 200; x < side - 200; x++) {
          const value = at(x, y);
          if (value > 340) continue;
          let least = true;
          // The first of equal neighbours counts.
          for (let dy = -1; dy <= 1; dy++)
            for (let dx = -1; dx <= 1; dx++) {
              const other = at(x + dx, y + dy);
              if (other < value || (other === value && (dy < 0 || (dy === 0 && dx < 0)))) least = false;
            }
          if (least) minima.push([x + 0.5, y + 0.5]);
        }
      const matched = [...list.x].filter((x, i) =>
        minima.some(([u, v]) => Math.hypot(u - x, v - list.y[i]!) <= 1),
      ).length;
      return { minima: minima.length, count: list.count, matched, diameterPx: list.diameterPx[0]! };
    });
    expect(found.count).toBeGreaterThan(100);
    expect(found.matched).toBe(found.count);
    expect(found.minima).toBe(found.count);
    // 0.44 mm at 4.55 px/mm, spread by a texel and by chance.
    expect(found.diameterPx).toBeGreaterThan(1.4);
    expect(found.diameterPx).toBeLessThan(3);
  });

  it('only grows with density', async () => {
    const [sparse, dense] = await opened.page.evaluate(async () => {
      const { viewport } = await fixture.openScene({ photoSidePx: 256, count: 110_000 });
      const lists = [];
      for (const impressionsPerCm2 of [60, 100]) {
        viewport.setDensity({ impressionsPerCm2, enabled: true });
        await viewport.frame();
        lists.push([...viewport.readFollicles().index]);
      }
      viewport.dispose();
      return lists;
    });
    const denser = new Set(dense);
    expect(sparse!.length).toBeGreaterThan(1000);
    expect(sparse!.every((index) => denser.has(index))).toBe(true);
    expect(dense!.length / sparse!.length).toBeGreaterThan(1.6);
    expect(dense!.length / sparse!.length).toBeLessThan(1.75);
  });

  it('leaves out what lies behind nearer skin, and so does the picture', async () => {
    const found = await opened.page.evaluate(async () => {
      const sphere = { photoSidePx: 512, count: 22_000, treatment: fixture.scene.discMask(256, 0.5, 0.001) };
      const draw = async (options: object) => {
        const { viewport } = await fixture.openScene({ ...sphere, ...options });
        const { data } = fixture.redrawn(viewport);
        const { count, index } = viewport.readFollicles();
        viewport.dispose();
        return { data, count, inPatch: index.filter((i) => i >= sphere.count).length };
      };
      const alone = await draw({});
      const through = await draw({ hiddenCount: 400 });
      // Steep steps towards the rim must hide none of the sphere's own impressions.
      const seen = await draw({ hiddenCount: 400, depth: fixture.scene.sphereDepth(512) });
      const differing = seen.data.filter((value, i) => value !== alone.data[i]).length;
      return {
        alone: alone.count,
        through: through.inPatch,
        seen: seen.count,
        inPatch: seen.inPatch,
        differing,
      };
    });
    expect(found.alone).toBeGreaterThan(5000);
    expect(found.through).toBe(400);
    expect(found).toMatchObject({ seen: found.alone, inPatch: 0, differing: 0 });
  });

  it('is empty when the treatment is switched off, and so is the picture', async () => {
    const found = await opened.page.evaluate(async () => {
      const { viewport, picture } = await fixture.openScene({ photoSidePx: 256 });
      viewport.setDensity({ impressionsPerCm2: 30, enabled: false });
      const after = fixture.readCanvas(viewport).data;
      const count = viewport.readFollicles().count;
      viewport.dispose();
      return { count, differing: after.filter((value, i) => value !== picture.data[i]).length };
    });
    expect(found).toEqual({ count: 0, differing: 0 });
  });
});

describe('the canvas', () => {
  it('shows before on the left of the split, mirrored or not, and the background around the picture', async () => {
    const found = await opened.page.evaluate(async () => {
      const side = 256;
      const { viewport, picture } = await fixture.openScene({ photoSidePx: side, canvasSidePx: side });
      viewport.resize(side + 40, side, 1);
      viewport.setView({ zoom: 1, show: 'split', split: 0.5, backgroundColor: [1, 0, 0] });
      const check = (mirrored: boolean) => {
        viewport.setView({ mirrored });
        const { data, width } = fixture.readCanvas(viewport);
        let left = 0;
        let right = 0;
        for (let y = 0; y < side; y++)
          for (let x = 0; x < side; x++) {
            if (Math.abs(x - side / 2) < 3) continue;
            const photoX = mirrored ? side - 1 - x : x;
            const shown = data[4 * (y * width + x + 20)]!;
            if (shown !== picture.data[4 * (y * side + photoX)]) {
              if (x < side / 2) left++;
              else right++;
            }
          }
        return { left, right: right > 1000, corner: [...data.slice(0, 3)], splitXCss: viewport.splitXCss };
      };
      const both = [check(false), check(true)];
      viewport.dispose();
      return both;
    });
    for (const view of found)
      expect(view).toEqual({ left: 0, right: true, corner: [255, 0, 0], splitXCss: 148 });
  });

  it('draws the same picture after its graphics context was lost', async () => {
    const found = await opened.page.evaluate(async () => {
      const depth = fixture.scene.sphereDepth(128);
      const scene = { photoSidePx: 384, count: 22_000, hiddenCount: 400, depth };
      const { viewport, events } = await fixture.openScene(scene);
      const before = fixture.redrawn(viewport).data;
      const listed = viewport.readFollicles().count;
      const loss = viewport.canvas.getContext('webgl2')!.getExtension('WEBGL_lose_context')!;
      const until = (event: string) =>
        new Promise<void>((resolve) => viewport.canvas.addEventListener(event, () => resolve()));
      const lost = until('webglcontextlost');
      loss.loseContext();
      await lost;
      viewport.setDensity({ impressionsPerCm2: 29, enabled: true });
      await viewport.frame();
      viewport.setDensity({ impressionsPerCm2: 30, enabled: true });
      const restored = until('webglcontextrestored');
      loss.restoreContext();
      await restored;
      const after = fixture.redrawn(viewport).data;
      const count = viewport.readFollicles().count;
      viewport.dispose();
      return { events, differing: after.filter((v, i) => v !== before[i]).length, same: count === listed };
    });
    expect(found).toEqual({ events: ['lost', 'restored'], differing: 0, same: true });
  });

  it('has nothing to wait for when nothing changed', async () => {
    const asked = await opened.page.evaluate(async () => {
      const { viewport } = await fixture.openScene({ photoSidePx: 256 });
      const original = window.requestAnimationFrame.bind(window);
      let frames = 0;
      window.requestAnimationFrame = (callback) => {
        frames++;
        return original(callback);
      };
      await viewport.frame();
      viewport.setLook({ ...fixture.scene.SCENE_LOOK });
      viewport.setDensity({ impressionsPerCm2: 30, enabled: true });
      await viewport.frame();
      const idle = frames;
      viewport.setView({ zoom: 0.9 });
      viewport.setView({ zoom: 0.8 });
      await viewport.frame();
      window.requestAnimationFrame = original;
      viewport.dispose();
      return { idle, changed: frames };
    });
    expect(asked).toEqual({ idle: 0, changed: 1 });
  });
});

it('reports no error of the graphics library', () => {
  expect(opened.errors).toEqual([]);
});

// Last: the renderer warns of what this test takes away.
it('draws nearly the same where half floats cannot be added up', async () => {
  const found = await opened.page.evaluate(async () => {
    const options = { photoSidePx: 384 };
    const proper = await fixture.openScene(options);
    const expected = fixture.redrawn(proper.viewport).data;
    proper.viewport.dispose();
    const prototype = WebGL2RenderingContext.prototype;
    const original = Object.getOwnPropertyDescriptor(prototype, 'getExtension')!;
    const getExtension = original.value as (this: WebGL2RenderingContext, name: string) => unknown;
    const withoutTargets = function (this: WebGL2RenderingContext, name: string) {
      return name.startsWith('EXT_color_buffer') ? null : getExtension.call(this, name);
    };
    Object.defineProperty(prototype, 'getExtension', { ...original, value: withoutTargets });
    try {
      const halfFloat = fixture.blendsHalfFloat(document.createElement('canvas').getContext('webgl2')!);
      const poor = await fixture.openScene(options);
      const actual = fixture.redrawn(poor.viewport).data;
      poor.viewport.dispose();
      let sum = 0;
      let changed = 0;
      for (let i = 0; i < actual.length; i++) {
        sum += Math.abs(actual[i]! - expected[i]!);
        if (actual[i] !== poor.picture.data[i]) changed++;
      }
      return { halfFloat, meanDifference: sum / changed };
    } finally {
      Object.defineProperty(prototype, 'getExtension', original);
    }
  });
  expect(found.halfFloat).toBe(false);
  expect(found.meanDifference).toBeLessThan(1.5);
});
