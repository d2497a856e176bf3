import { describe, expect, it } from 'vitest';
import { DocumentEdits } from '../../src/app/documentEdits';
import { PlanCommands } from '../../src/app/planCommands';
import type { OpenPhoto } from '../../src/app/photos';
import type { Services } from '../../src/app/services';
import { ZonePen } from '../../src/app/tools/ZonePen';
import type { LostSkin } from '../../src/domain/zones/lostSkin';
import { newZone, type Zone, type ZonePart } from '../../src/domain/zones/zone';
import { createDocumentStore } from '../../src/state/documentStore';
import { createStatusStore } from '../../src/state/statusStore';
import { createViewStore } from '../../src/state/viewStore';

const FILLED: ZonePart = {
  mode: 'add',
  shape: 'outline',
  pointsMm: [0, 0, 0, 9, 0, 0, 0, 9, 0],
  widthsMm: [],
  edgeMm: null,
};

/** A photo px is a mm of a flat head; what lies right of 100 is beside it. Bare skin is left of 50, no scalp below 200. */
function stage(zone: Partial<Zone> = {}, lost: LostSkin | null = null) {
  const document = createDocumentStore();
  const view = createViewStore();
  const status = createStatusStore();
  document.setState(({ plan }) => ({ plan: { ...plan, zones: [{ ...newZone('area', 'a'), ...zone }] } }));
  document.temporal.getState().clear();
  view.setState({ zoneId: 'a', zoneBrushMm: 10, zoneHardness: 0.6 });
  const photo = { id: 'p', head: {} } as unknown as OpenPhoto;
  const asked: { readonly of: string; readonly parts: number }[] = [];
  const compute = {
    placesOnHead: (_: string, px: readonly number[]) =>
      Promise.resolve(
        Float64Array.from(
          Array.from({ length: px.length / 2 }, (_, i) =>
            px[2 * i]! > 100 ? [NaN, NaN, NaN] : [px[2 * i]!, px[2 * i + 1]!, 0],
          ).flat(),
        ),
      ),
    zoneFill: (_: string, [x]: readonly [number, number], { parts }: Zone) => {
      asked.push({ of: 'fill', parts: parts.length });
      return Promise.resolve(x < 50 ? [FILLED, { ...FILLED, mode: 'remove' as const }] : 'hair');
    },
    reachOfZone: (_: string, drawn: readonly ZonePart[]) =>
      Promise.resolve({ reaches: drawn.some(({ pointsMm }) => pointsMm[1]! < 200), lost }),
    keptToEdge: (_: string, stroke: ZonePart, { parts }: Zone) => {
      asked.push({ of: 'edge', parts: parts.length });
      return Promise.resolve(stroke.pointsMm[0]! < 50 ? [FILLED] : []);
    },
  };
  const services = { document, view, status, photos: { selected: photo }, compute } as unknown as Services;
  const edits = new DocumentEdits(document);
  const pen = new ZonePen(services, new PlanCommands(document, edits), edits);
  return {
    pen,
    view,
    document,
    asked,
    parts: () => document.getState().plan.zones[0]!.parts,
    steps: () => document.temporal.getState().pastStates.length,
    step: () => document.getState().step,
    said: () => status.getState().announcement,
  };
}

describe('the tools of zones', () => {
  it('brush as wide as the pen is pressed, in one step', async () => {
    const { pen, parts, steps, step } = stage();
    expect(pen.start('zone-brush', 10, 10, 1)).toBe(true);
    pen.move([20, 10, 0.5, 30, 10, 0]);
    await pen.end();
    expect(parts()).toEqual([
      {
        mode: 'add',
        shape: 'track',
        pointsMm: [10, 10, 0, 20, 10, 0, 30, 10, 0],
        widthsMm: [10, 6.75, 3.5],
        edgeMm: 2,
      },
    ]);
    expect([steps(), step()]).toEqual([1, 'zone-drawn']);
  });

  it('erase what the brush would add', async () => {
    const { pen, parts, step } = stage();
    pen.start('zone-eraser', 10, 10, 1);
    await pen.end();
    expect(parts()).toMatchObject([{ mode: 'remove', shape: 'track', widthsMm: [10] }]);
    expect(step()).toBe('zone-erased');
  });

  it('leave a lasso out of the plan until it is closed, and a long one whole', async () => {
    const { pen, parts } = stage();
    pen.start('zone-lasso', 0, 0, 1);
    for (let k = 1; k <= 900; k++) pen.move([k % 2 === 0 ? 0 : 90, 0.4 * k, 1]);
    await Promise.resolve();
    expect(parts()).toEqual([]);
    await pen.end();
    const [{ shape, pointsMm } = FILLED] = parts();
    expect(shape).toBe('outline');
    expect(pointsMm.length / 3).toBeLessThanOrEqual(400);
    expect(pointsMm.at(-2)).toBeGreaterThan(358);
  });

  it('run the sides of a polygon straight through its corners and back', async () => {
    const { pen, parts, steps } = stage();
    pen.start('zone-polygon', 10, 10, 1);
    pen.move([50, 10, 1, 50, 50, 1]);
    await pen.end();
    const [{ shape, pointsMm } = FILLED] = parts();
    expect(shape).toBe('outline');
    const points = Array.from({ length: pointsMm.length / 3 }, (_, i) => pointsMm.slice(3 * i, 3 * i + 2));
    for (const corner of [
      [10, 10],
      [50, 10],
      [50, 50],
    ])
      expect(points).toContainEqual(corner);
    for (const [x = 0, y = 0] of points)
      expect(Math.min(Math.abs(y - 10), Math.abs(x - 50), Math.abs(x - y))).toBeLessThan(1e-9);
    expect(steps()).toBe(1);
  });

  it('fill with all that was found, as one step, and say so', async () => {
    const { pen, parts, steps, step, said } = stage();
    pen.start('zone-fill', 10, 10, 1);
    await pen.end();
    expect(parts().map(({ mode }) => mode)).toEqual(['add', 'remove']);
    expect([steps(), step()]).toEqual([1, 'zone-filled']);
    expect(said()).toContain('part of the zone now');
  });

  it('say why a place cannot be filled', async () => {
    const { pen, parts, steps, said } = stage();
    pen.start('zone-fill', 80, 10, 1);
    await pen.end();
    expect([parts(), steps()]).toEqual([[], 0]);
    expect(said()).toContain('there is hair here');
  });

  it('lose neither of two fills that follow quickly', async () => {
    const { pen, parts, asked } = stage();
    pen.start('zone-fill', 10, 10, 1);
    const first = pen.end();
    pen.start('zone-fill', 20, 10, 1);
    await Promise.all([first, pen.end()]);
    expect(parts()).toHaveLength(4);
    expect(asked.map(({ parts }) => parts)).toEqual([0, 2]);
  });

  it('keep a stroke to the edge where that is chosen, told by the zone as it was', async () => {
    const { pen, view, parts, asked, steps, said } = stage({ parts: [FILLED] });
    view.setState({ zoneKeepsEdge: true });
    pen.start('zone-brush', 10, 10, 1);
    pen.move([90, 10, 1]);
    await pen.end();
    expect(parts()).toEqual([FILLED, FILLED]);
    expect(asked).toEqual([{ of: 'edge', parts: 1 }]);
    pen.start('zone-brush', 90, 10, 1);
    await pen.end();
    expect(parts()).toHaveLength(2);
    expect(said()).toContain('Nothing was drawn');
    pen.start('zone-eraser', 10, 10, 1);
    await pen.end();
    expect(parts()[2]).toMatchObject({ mode: 'remove', shape: 'track' });
    expect(steps()).toBe(2);
  });

  it.each(['zone-brush', 'zone-eraser', 'zone-lasso', 'zone-polygon', 'zone-fill'] as const)(
    'draw nothing on a locked zone: %s',
    async (tool) => {
      const { pen, parts, said } = stage({ locked: true });
      expect(pen.ready()).toBe(false);
      expect(pen.start(tool, 10, 10, 1)).toBe(false);
      pen.move([30, 10, 1, 30, 30, 1]);
      await pen.end();
      expect(parts()).toEqual([]);
      expect(said()).toContain('locked');
    },
  );

  it.each(['zone-brush', 'zone-eraser', 'zone-lasso', 'zone-polygon', 'zone-fill'] as const)(
    'draw nothing on a hidden zone: %s',
    async (tool) => {
      const { pen, parts, said } = stage({ shown: false });
      expect(pen.ready()).toBe(false);
      expect(pen.start(tool, 10, 10, 1)).toBe(false);
      await pen.end();
      expect(parts()).toEqual([]);
      expect(said()).toContain('hidden');
    },
  );

  it.each(['zone-brush', 'zone-lasso', 'zone-polygon', 'zone-fill'] as const)(
    'leave nothing of what is abandoned: %s',
    async (tool) => {
      const { pen, parts, steps } = stage();
      pen.start(tool, 10, 10, 1);
      pen.move([30, 10, 1, 30, 30, 1]);
      await new Promise((resolve) => setTimeout(resolve));
      pen.abandon();
      await pen.end();
      expect([parts(), steps()]).toEqual([[], 0]);
    },
  );

  it.each([
    ['zone-brush', 'area', 'lies on the scalp'],
    ['zone-eraser', 'area', 'lies on the scalp'],
    ['zone-lasso', 'area', 'lies on the scalp'],
    ['zone-brush', 'beard', 'lies on the face'],
  ] as const)(
    'keep nothing of what lies where the zone cannot: %s of a zone "%s"',
    async (tool, kind, why) => {
      const { pen, parts, steps, said } = stage({ kind });
      pen.start(tool, 10, 210, 1);
      pen.move([40, 210, 1, 40, 240, 1]);
      await pen.end();
      expect([parts(), steps()]).toEqual([[], 0]);
      expect(said()).toContain(why);
    },
  );

  it.each([
    [0.42, 'forehead', 'About 40 % of it is left out: dots end on the upper forehead.'],
    [0.97, 'face', 'Nearly all of it is left out: it lies on the face.'],
    [0.12, 'below', 'About 10 % of it is left out: no hair grows that low.'],
  ] as const)('say that %f of a shape is not treated, and what to do: %s', async (share, region, why) => {
    const { pen, parts, steps, said } = stage({}, { share, region });
    pen.start('zone-brush', 10, 10, 1);
    pen.move([30, 10, 1]);
    await pen.end();
    expect([parts().length, steps()]).toEqual([1, 1]);
    expect(said()).toContain(why);
    expect(said()).toMatch(/Draw it higher\.$|add a beard zone\.$/u);
  });

  it('say nothing of a little that is not treated', async () => {
    const { pen, said } = stage({}, { share: 0.06, region: 'forehead' });
    pen.start('zone-lasso', 10, 10, 1);
    pen.move([40, 10, 1, 40, 40, 1]);
    await pen.end();
    expect(said()).toBe('');
  });

  it('say that nothing was drawn beside the head', async () => {
    const { pen, parts, said } = stage();
    pen.start('zone-polygon', 200, 10, 1);
    pen.move([230, 10, 1, 230, 30, 1]);
    await pen.end();
    expect(parts()).toEqual([]);
    expect(said()).toContain('Nothing was drawn');
  });
});
