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

interface Seen {
  readonly photoSidePx: number;
  readonly zoom: number;
}

/** For each plan that is worked on, how far each pane is from what it is while its own plan is worked on. */
const compared = ({ photoSidePx, zoom }: Seen) =>
  opened.page.evaluate(
    async ({ photoSidePx, zoom }) => {
      const { panes, openScene, readCanvas } = fixture;
      const { viewport } = await openScene({ photoSidePx, canvasSidePx: 630 });
      const all = panes.plans();
      const columns = panes.columns(630);
      viewport.setView({ panes: columns, zoom });
      const letters = ['A', 'B', 'C'] as const;
      const seen: (readonly Uint8ClampedArray[])[] = [];
      for (const letter of letters) {
        panes.workOn(viewport, letter, all);
        await viewport.frame();
        seen.push(panes.cut(readCanvas(viewport), columns));
      }
      const own = letters.map((_, i) => seen[i]![i]!);
      viewport.dispose();
      return {
        apart: seen.map((parts) => parts.map((part, i) => panes.apart(part, own[i]!))),
        // B is treated otherwise than A, and C not at all.
        plans: [panes.apart(own[0]!, own[1]!), panes.apart(own[0]!, own[2]!)],
      };
    },
    { photoSidePx, zoom },
  );

const NONE = [
  [0, 0, 0],
  [0, 0, 0],
  [0, 0, 0],
];

const SIZES = [
  { photoSidePx: 640, zoom: 0.33 },
  { photoSidePx: 640, zoom: 2.3 },
  { photoSidePx: 2400, zoom: 0.26 },
  { photoSidePx: 640, zoom: 1 },
  { photoSidePx: 2400, zoom: 1 },
];

describe('plans in panes', () => {
  it.each(fullRun ? SIZES : SIZES.slice(0, 3))(
    'each is to the byte what it is alone: $photoSidePx px at $zoom',
    async (seen) => {
      const { apart, plans } = await compared(seen);
      expect(apart).toEqual(NONE);
      expect(Math.min(...plans)).toBeGreaterThan(20);
    },
  );

  it('of a large photo between its own pixels each is within one level of what it is alone', async () => {
    const { apart } = await compared({ photoSidePx: 2400, zoom: 0.73 });
    expect(Math.max(...apart.flat())).toBeLessThanOrEqual(1);
  });

  it('go with the picture, and stay as they are while another plan changes', async () => {
    const found = await opened.page.evaluate(async () => {
      const { panes, openScene, readCanvas } = fixture;
      const { viewport } = await openScene({ photoSidePx: 2400, canvasSidePx: 630 });
      const all = panes.plans();
      const columns = panes.columns(630);
      const draw = async () => {
        await viewport.frame();
        return panes.cut(readCanvas(viewport), columns);
      };
      viewport.setView({ panes: columns, zoom: 1 });
      panes.workOn(viewport, 'A', { ...all, B: all.A, C: { ...all.A } });
      const first = await draw();
      viewport.setView({ centreXPx: 1500, centreYPx: 900 });
      const moved = await draw();
      viewport.setDensity({ impressionsPerCm2: 80, enabled: true });
      const denser = await draw();
      viewport.setView({ show: 'before' });
      const before = await draw();
      viewport.dispose();
      const from = (parts: readonly Uint8ClampedArray[], to: Uint8ClampedArray) =>
        parts.map((part) => panes.apart(part, to));
      return {
        first: from(first, first[0]!),
        moved: from(moved, moved[0]!),
        byMoving: panes.apart(first[1]!, moved[1]!),
        denser: denser.map((part, i) => panes.apart(part, moved[i]!)),
        before: from(before, before[0]!),
        byHolding: panes.apart(before[1]!, moved[1]!),
      };
    });
    expect(found.first).toEqual([0, 0, 0]);
    expect(found.moved).toEqual([0, 0, 0]);
    expect(found.byMoving).toBeGreaterThan(20);
    expect(found.denser[0]).toBeGreaterThan(20);
    expect(found.denser.slice(1)).toEqual([0, 0]);
    expect(found.before).toEqual([0, 0, 0]);
    expect(found.byHolding).toBeGreaterThan(20);
  });

  it('come back after the context was lost, and the impressions that are told are those of the plan worked on', async () => {
    const found = await opened.page.evaluate(async () => {
      const { panes, openScene, readCanvas } = fixture;
      const { viewport, events } = await openScene({ canvasSidePx: 630 });
      const columns = panes.columns(630);
      const all = panes.plans();
      panes.workOn(viewport, 'A', all);
      await viewport.frame();
      const alone = viewport.readFollicles().count;
      viewport.setView({ panes: columns });
      await viewport.frame();
      const beside = viewport.readFollicles().count;
      const before = panes.cut(readCanvas(viewport), columns);
      const lose = viewport.canvas.getContext('webgl2')!.getExtension('WEBGL_lose_context')!;
      const came = (type: string) =>
        new Promise((resolve) => viewport.canvas.addEventListener(type, resolve, { once: true }));
      const lost = came('webglcontextlost');
      lose.loseContext();
      await lost;
      // Before the loss is dealt with to its end nothing can be restored.
      await new Promise((resolve) => setTimeout(resolve, 100));
      await viewport.frame();
      const restored = came('webglcontextrestored');
      lose.restoreContext();
      await restored;
      viewport.setView({});
      const after = panes.cut(readCanvas(viewport), columns);
      viewport.dispose();
      return { alone, beside, events, apart: after.map((part, i) => panes.apart(part, before[i]!)) };
    });
    expect(found.alone).toBeGreaterThan(1000);
    expect(found.beside).toBe(found.alone);
    expect(found.events).toEqual(['lost', 'restored']);
    expect(found.apart).toEqual([0, 0, 0]);
  });
});
