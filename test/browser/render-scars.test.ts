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

describe('a scar in the picture', () => {
  it('has the tone of the domain’s maths, pulled as far as there is pigment', async () => {
    const found = await opened.page.evaluate(async () => {
      const { scene } = fixture;
      const grey = 200;
      const tone = [0.7, 0.8, 0.9] as const;
      const light = scene.linearOf(grey);
      const scars = scene.scarOf(scene.discMask(256, 0.1, 0.001), tone, light);
      // Marks alone give the density around; nothing else of the pigment is seen.
      const look = {
        ...scene.SCENE_LOOK,
        haloStrength: 0,
        haloDensity: [0, 0, 0] as const,
        markDensity: [0, 0, 0] as const,
      };
      const options = { photoSidePx: 512, grey, count: 130_000, impressionsPerCm2: 125, scars };
      const { viewport } = await fixture.openScene(options);
      viewport.setLook(look);
      const { data } = fixture.redrawn(viewport);
      viewport.dispose();
      const expected = fixture.pigmentedLight(
        [light, light, light],
        { level: light, glossShare: 0, redLost: 0 },
        { mark: 0, halo: [1, 1], scarTone: tone },
        look,
      );
      const pixel = (x: number) => [...data.slice(4 * (256 * 512 + x), 4 * (256 * 512 + x) + 3)];
      return { inside: pixel(256), outside: pixel(256 + 100), expected, grey };
    });
    const encoded = found.expected.map(
      (e) => 255 * (e <= 0.0031308 ? 12.92 * e : 1.055 * e ** (1 / 2.4) - 0.055),
    );
    // The map holds the tone in 8 bits: half a step of it is less than half a step of the picture.
    for (const c of [0, 1, 2]) expect(Math.abs(found.inside[c]! - encoded[c]!)).toBeLessThanOrEqual(1);
    expect(found.outside).toEqual([found.grey, found.grey, found.grey]);
  });

  it('is toned no less where it is too narrow for the halo of its own dots', async () => {
    const toned = await opened.page.evaluate(async () => {
      const { scene } = fixture;
      const side = 512;
      const draw = async (radius: number, impressionsPerCm2: number) => {
        // Half a scar's width against a halo of some mm: 512 px are 128 mm.
        const disc = scene.discMask(256, radius, 0.001);
        const scars = scene.scarOf(disc, [0.7, 0.7, 0.7], scene.linearOf(200));
        const options = { photoSidePx: side, grey: 200, count: 130_000, impressionsPerCm2, scars };
        const { viewport } = await fixture.openScene({ ...options, treatment: disc });
        const look = { haloStrength: 0, haloDensity: [0, 0, 0], markDensity: [0, 0, 0] } as const;
        viewport.setLook({ ...scene.SCENE_LOOK, ...look });
        const { data } = fixture.redrawn(viewport);
        viewport.dispose();
        return scene.linearOf(data[4 * (256 * side + 256)]!) / scene.linearOf(200);
      };
      return [await draw(0.2, 125), await draw(0.012, 125), await draw(0.012, 40)] as const;
    });
    const [wide, narrow, sparse] = toned;
    expect(Math.abs(narrow - wide)).toBeLessThan(0.03);
    expect(sparse).toBeGreaterThan(narrow + 0.1);
  });

  it('has fainter marks, the others stay as they are to the last bit', async () => {
    const found = await opened.page.evaluate(async () => {
      const { scene } = fixture;
      const side = 512;
      const draw = async (scarStrength: number | null) => {
        const disc = scene.discMask(256, 0.1, 0.02);
        const { viewport, picture } = await fixture.openScene({
          photoSidePx: side,
          grey: 200,
          ...(scarStrength !== null && { scars: scene.scarOf(disc, [1, 1, 1], 0) }),
        });
        viewport.setLook({
          ...scene.SCENE_LOOK,
          haloStrength: 0,
          haloDensity: [0, 0, 0],
          scarStrength: scarStrength ?? 1,
        });
        const { data } = fixture.redrawn(viewport);
        const { count } = viewport.readFollicles();
        viewport.dispose();
        return { data, count, before: picture.data };
      };
      const [without, whole, half, none] = [await draw(null), await draw(1), await draw(0.5), await draw(0)];
      const taken = (data: Uint8ClampedArray) => {
        let sum = 0;
        for (let y = 0; y < side; y++)
          for (let x = 0; x < side; x++)
            if (Math.hypot(x - side / 2, y - side / 2) < 0.06 * side)
              sum += Math.log(scene.linearOf(200) / scene.linearOf(data[4 * (y * side + x)]!));
        return sum;
      };
      let differing = 0,
        far = 0;
      for (let y = 0; y < side; y++)
        for (let x = 0; x < side; x++) {
          if (Math.hypot(x - side / 2, y - side / 2) < 0.13 * side) continue;
          far++;
          for (let c = 0; c < 4; c++)
            if (none.data[4 * (y * side + x) + c] !== without.data[4 * (y * side + x) + c]) differing++;
        }
      return {
        counts: [without.count, none.count],
        same: whole.data.every((value, k) => value === without.data[k]),
        taken: [whole, half, none].map(({ data }) => taken(data)),
        differing,
        far,
      };
    });
    expect(found.counts[0]).toBeGreaterThan(1000);
    expect(found.counts[1]).toBe(found.counts[0]);
    expect(found.same).toBe(true);
    expect(found.far).toBeGreaterThan(200_000);
    expect(found.differing).toBe(0);
    const [whole, half, none] = found.taken;
    expect(whole).toBeGreaterThan(20);
    expect(half! / whole!).toBeGreaterThan(0.42);
    expect(half! / whole!).toBeLessThan(0.62);
    expect(none! / whole!).toBeLessThan(0.01);
  });

  it('is the same in a tile as on screen, and after the graphics context was lost', async () => {
    const found = await opened.page.evaluate(async () => {
      const { scene } = fixture;
      const side = 512;
      const scars = scene.scarOf(scene.discMask(256, 0.12, 0.02), [0.7, 0.8, 0.9], 0.3);
      const { viewport, picture } = await fixture.openScene({
        photoSidePx: side,
        impressionsPerCm2: 40,
        scars,
      });
      viewport.setLook({ ...scene.SCENE_LOOK, scarStrength: 0.6 });
      const screen = fixture.redrawn(viewport).data;
      const rect = { x: 200, y: 180, width: 128, height: 128 };
      const tile = await viewport.renderTile(rect, fixture.cut(picture, rect), 'after');
      viewport.releaseTiles();
      let farthest = 0;
      for (let y = 0; y < rect.height; y++)
        for (let x = 0; x < rect.width; x++)
          for (let c = 0; c < 3; c++)
            farthest = Math.max(
              farthest,
              Math.abs(
                tile.data[4 * (y * rect.width + x) + c]! -
                  screen[4 * ((rect.y + y) * side + rect.x + x) + c]!,
              ),
            );
      const loss = viewport.canvas.getContext('webgl2')!.getExtension('WEBGL_lose_context')!;
      const until = (event: string) =>
        new Promise<void>((resolve) => viewport.canvas.addEventListener(event, () => resolve()));
      const lost = until('webglcontextlost');
      loss.loseContext();
      await lost;
      viewport.setDensity({ impressionsPerCm2: 29, enabled: true });
      await viewport.frame();
      viewport.setDensity({ impressionsPerCm2: 40, enabled: true });
      const restored = until('webglcontextrestored');
      loss.restoreContext();
      await restored;
      const again = fixture.redrawn(viewport).data;
      viewport.dispose();
      return { farthest, differing: again.filter((value, k) => value !== screen[k]).length };
    });
    expect(found.farthest).toBeLessThanOrEqual(1);
    expect(found.differing).toBe(0);
  });
});

it('reports no error of the graphics library', () => {
  expect(opened.errors).toEqual([]);
});
