import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fullRun } from '../support/shared';
import { openRenderFixture, type OpenedFixture } from './fixtures/render/open';
import type { RenderFixture } from './fixtures/render/page';

/** In the page. */
declare const fixture: RenderFixture;

let opened: OpenedFixture;
beforeAll(async () => {
  opened = await openRenderFixture();
});
afterAll(() => opened.close());

/** What strokes do to the share of the full density, one after the other: discs in shares of the map's side. */
const STROKES = [
  { x: 0.5, y: 0.5, radius: 0.04, share: 0 },
  { x: 0.44, y: 0.47, radius: 0.03, share: 120 },
  { x: 0.2, y: 0.5, radius: 0.1, share: 0 },
  { x: 0.16, y: 0.34, radius: 0.05, share: 255 },
  { x: 0.5, y: 0.5, radius: 0.04, share: 255 },
] as const;

const VIEWS = [
  { name: 'a part, with marks of its own', zoom: 1, side: 240, centre: 300, own: true, seen: 3 },
  { name: 'the whole at half of it', zoom: 0.45, side: 288, centre: 320, own: false, seen: 5 },
  { name: 'the whole at its own size', zoom: 1, side: 640, centre: 320, own: false, seen: 5 },
  {
    name: 'enlarged, beside the photo, the zone outlined',
    zoom: 1.7,
    side: 400,
    centre: 310,
    own: false,
    seen: 4,
  },
];

describe('a stroke on a zone', () => {
  it.each(fullRun ? VIEWS : VIEWS.slice(0, 1))(
    'brings the same picture as all of it drawn anew: $name',
    async ({ zoom, side, centre, own, seen }) => {
      const found = await opened.page.evaluate(
        async ({ strokes, zoom, side, centre, own }) => {
          const { scene, openScene, readCanvas } = fixture;
          const scalp = scene.discMask(256, 0.42, 0.05);
          const options = { impressionsPerCm2: 60, treatment: scalp };
          const { viewport: part } = await openScene(options);
          const { viewport: whole, field } = await openScene(options);
          for (const viewport of [part, whole]) {
            viewport.resize(side, side, 1);
            viewport.setView({ zoom, centreXPx: centre, centreYPx: centre });
            if (zoom > 1) viewport.setView({ show: 'split', split: 0.45, zoneOutlined: true });
          }
          const treated = scene.discMask(256, 0.3, 0.1);
          const factors = own ? new Uint8Array(4 * 256 * 256).fill(128) : undefined;
          const mapOf = () => ({
            ...scene.treatmentOf(treated),
            ...(factors ? { own: factors.slice() } : {}),
          });
          const chosen = () => ({ ...treated, coverage: treated.coverage.slice() });
          for (const viewport of [part, whole]) viewport.setMasks(scalp, mapOf(), null, chosen());
          readCanvas(part);
          const differing: number[] = [];
          const changed: number[] = [];
          for (const { x, y, radius, share } of strokes) {
            const before = readCanvas(part).data;
            for (let row = 0; row < 256; row++)
              for (let column = 0; column < 256; column++) {
                if (Math.hypot(column / 256 - x, row / 256 - y) > radius) continue;
                treated.coverage[256 * row + column] = share;
                factors?.fill(150, 4 * (256 * row + column), 4 * (256 * row + column) + 4);
              }
            part.setMasks(scalp, mapOf(), null, chosen());
            whole.setMasks(scalp, mapOf(), null, chosen());
            whole.setField(field);
            const after = readCanvas(part).data;
            const expected = readCanvas(whole).data;
            differing.push(after.filter((value, i) => value !== expected[i]).length);
            changed.push(after.filter((value, i) => value !== before[i]).length);
          }
          // Whoever moves on sees the rest as it is.
          for (const viewport of [part, whole]) viewport.setView({ zoom: 0.4 * zoom });
          const moved = readCanvas(part).data;
          const expected = readCanvas(whole).data;
          differing.push(moved.filter((value, i) => value !== expected[i]).length);
          part.dispose();
          whole.dispose();
          return { differing, changed };
        },
        { strokes: STROKES, zoom, side, centre, own },
      );
      expect(found.differing).toEqual([0, 0, 0, 0, 0, 0]);
      expect(found.changed.filter((count) => count > 100).length).toBeGreaterThanOrEqual(seen);
    },
  );

  it('is not lost where something else changes in the same frame', async () => {
    const differing = await opened.page.evaluate(async () => {
      const { scene, openScene, readCanvas } = fixture;
      const scalp = scene.discMask(256, 0.42, 0.05);
      const treated = scene.discMask(256, 0.3, 0.1);
      const options = { impressionsPerCm2: 60, treatment: scalp };
      const changes: ((viewport: Awaited<ReturnType<typeof openScene>>['viewport']) => void)[] = [
        (viewport) => viewport.setLook({ ...scene.SCENE_LOOK, markDensity: [0.4, 0.4, 0.4] }),
        (viewport) => viewport.setDensity({ impressionsPerCm2: 40, enabled: true }),
        (viewport) => viewport.setView({ zoom: 0.45 }),
      ];
      const differing: number[] = [];
      for (const change of changes) {
        const { viewport: part } = await openScene(options);
        const { viewport: whole, field } = await openScene(options);
        for (const viewport of [part, whole]) {
          viewport.setMasks(scalp, scene.treatmentOf(treated));
          readCanvas(viewport);
          change(viewport);
          viewport.setMasks(scalp, scene.treatmentOf(scene.discMask(256, 0.2, 0.1)));
        }
        whole.setField(field);
        const after = readCanvas(part).data;
        const expected = readCanvas(whole).data;
        differing.push(after.filter((value, i) => value !== expected[i]).length);
        part.dispose();
        whole.dispose();
      }
      return differing;
    });
    expect(differing).toEqual([0, 0, 0]);
  });

  it('draws what lies around it, not the rest of the picture', async () => {
    const areas = await opened.page.evaluate(async () => {
      const { scene, openScene, readCanvas } = fixture;
      const scalp = scene.discMask(256, 0.42, 0.05);
      const { viewport } = await openScene({ impressionsPerCm2: 60, treatment: scalp });
      const treated = scene.discMask(256, 0.3, 0.1);
      viewport.setMasks(scalp, scene.treatmentOf(treated));
      readCanvas(viewport);
      const gl = viewport.canvas.getContext('webgl2')!;
      const { width: side } = viewport.canvas;
      let most = 0;
      // Of passes that draw at the picture's size; the canvas shows all of it anyway.
      const parameter = (name: number): unknown => gl.getParameter(name);
      const note = (): void => {
        if (parameter(gl.FRAMEBUFFER_BINDING) === null) return;
        const [, , width] = parameter(gl.VIEWPORT) as Int32Array;
        if (width !== side) return;
        const box = parameter(gl.SCISSOR_BOX) as Int32Array;
        const isPart = gl.isEnabled(gl.SCISSOR_TEST);
        most = Math.max(most, isPart ? box[2]! * box[3]! : side * side);
      };
      for (const name of ['drawArrays', 'drawElements'] as const) {
        const draw: (...given: number[]) => void = gl[name].bind(gl);
        gl[name] = (...given: number[]) => {
          note();
          draw(...given);
        };
      }
      const drawn = (): number => {
        most = 0;
        readCanvas(viewport);
        return most / side ** 2;
      };
      treated.coverage.fill(0, 256 * 128 + 128, 256 * 128 + 132);
      viewport.setMasks(scalp, scene.treatmentOf(treated));
      const stroke = drawn();
      const other = scene.discMask(256, 0.4, 0.05);
      viewport.setMasks(other, scene.treatmentOf(treated));
      const scalpChanged = drawn();
      viewport.dispose();
      return { stroke, scalpChanged };
    });
    expect(areas.stroke).toBeGreaterThan(0);
    expect(areas.stroke).toBeLessThan(0.1);
    expect(areas.scalpChanged).toBeGreaterThan(0.3);
  });
});

it('reports no error of the graphics library', () => {
  expect(opened.errors).toEqual([]);
});
