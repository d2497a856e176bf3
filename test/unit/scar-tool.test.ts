import { describe, expect, it } from 'vitest';
import { DocumentEdits } from '../../src/app/documentEdits';
import type { OpenPhoto } from '../../src/app/photos';
import { PlanCommands } from '../../src/app/planCommands';
import { ScarTool } from '../../src/app/scarTool';
import type { Services } from '../../src/app/services';
import { NEWLY_LISTED } from '../../src/domain/scar/scar';
import { strewnDots } from '../../src/domain/scar/strewnDots';
import { ScarCommands } from '../../src/app/scarCommands';
import { createViewStore } from '../../src/state/viewStore';
import { createDocumentStore, type DocumentStore } from '../../src/state/documentStore';
import { createStatusStore } from '../../src/state/statusStore';

const planOf = (document: DocumentStore) => new PlanCommands(document, new DocumentEdits(document));

/**
 * Ten photo px a side: the left half is scalp, the right half background, the two lowest rows are hair; a photo px is a mm of the
 * head.
 */
const stage = () => {
  const document = createDocumentStore();
  const status = createStatusStore();
  const coverage = Uint8Array.from({ length: 100 }, (_, i) => (i % 10 < 5 ? 255 : 0));
  const layers = Uint8Array.from({ length: 400 }, (_, i) => (i % 4 === 3 && i >= 320 ? 255 : 0));
  const photo = {
    id: 'a',
    head: {},
    decoded: { widthPx: 10 },
    treatment: { scalp: { width: 10, height: 10, coverage }, map: { width: 10, height: 10, layers } },
  } as unknown as OpenPhoto;
  const photos = { get: () => photo, selected: photo };
  const compute = {
    onHead: (_: string, px: readonly number[]) =>
      Promise.resolve(px.flatMap((value, k) => (k % 2 === 1 ? [value, 0] : [value]))),
  };
  const services = { document, status, photos, compute } as unknown as Services;
  const tool = new ScarTool(services, planOf(document));
  const scars = () => document.getState().plan.scars;
  return { document, status, tool, scars, steps: () => document.temporal.getState().pastStates.length };
};

describe('a scar drawn on the photo', () => {
  it('is one step of the plan, on the head, and undone as one', async () => {
    const { tool, scars, steps, document } = stage();
    await tool.add({ kind: 'fut', widthMm: 3, pointsPx: [1, 1, 4, 5] });
    expect(scars()).toEqual([
      {
        id: 'scar-1',
        kind: 'fut',
        widthMm: 3,
        pointsMm: [1, 1, 0, 4, 5, 0],
        ...NEWLY_LISTED,
      },
    ]);
    expect(steps()).toBe(1);
    document.temporal.getState().undo();
    expect(scars()).toEqual([]);
  });

  it('in hair is added, and it is said that the hair hides it', async () => {
    const { tool, scars, status } = stage();
    await tool.add({ kind: 'fut', widthMm: 3, pointsPx: [1, 8, 2, 9, 4, 8] });
    expect(scars()).toHaveLength(1);
    expect(status.getState().announcement).toContain('the photo shows hair there');
    await tool.add({ kind: 'fut', widthMm: 3, pointsPx: [1, 1, 2, 4, 4, 8] });
    expect(status.getState().announcement).not.toContain('hair');
  });

  it('beside the scalp leaves no step, and it is said why', async () => {
    const { tool, scars, steps, status } = stage();
    await tool.add({ kind: 'patch', widthMm: 20, pointsPx: [8, 1, 9, 5] });
    expect(scars()).toEqual([]);
    expect(steps()).toBe(0);
    expect(status.getState().announcement).toContain('on the scalp');
  });

  it('as a further dot joins the dots before it; of another width it is its own', async () => {
    const { tool, scars, steps } = stage();
    await tool.add({ kind: 'fue', widthMm: 1, pointsPx: [1, 1] });
    await tool.add({ kind: 'fue', widthMm: 1, pointsPx: [3, 3] });
    await tool.add({ kind: 'fue', widthMm: 2, pointsPx: [2, 2] });
    expect(scars().map(({ id, pointsMm }) => [id, pointsMm.length / 3])).toEqual([
      ['scar-1', 2],
      ['scar-2', 1],
    ]);
    expect(steps()).toBe(3);
  });

  it('leaves dots alone that are locked or not shown', async () => {
    const { tool, scars, document } = stage();
    for (const patch of [{ locked: true }, { shown: false }]) {
      await tool.add({ kind: 'fue', widthMm: 1, pointsPx: [1, 1] });
      const list = new ScarCommands(document, createViewStore(), planOf(document));
      list.change(scars().at(-1)!.id, patch, false);
    }
    await tool.add({ kind: 'fue', widthMm: 1, pointsPx: [2, 2] });
    expect(scars().map(({ pointsMm }) => pointsMm.length)).toEqual([3, 3, 3]);
  });

  it('is refused where there are as many as a plan takes', async () => {
    const { tool, scars, status } = stage();
    for (let k = 0; k < 33; k++) await tool.add({ kind: 'fut', widthMm: 3, pointsPx: [1, 1] });
    expect(scars()).toHaveLength(32);
    expect(status.getState().announcement).toContain('32 scars');
  });
});

describe('a scar in the list', () => {
  it('is renamed, hidden, locked, duplicated and deleted, each as one step', async () => {
    const { tool, scars, steps, document } = stage();
    const view = createViewStore();
    const list = new ScarCommands(document, view, planOf(document));
    await tool.add({ kind: 'fut', widthMm: 3, pointsPx: [1, 1, 4, 5] });
    const [drawn] = scars();
    list.change('scar-1', { name: 'Back' }, false);
    list.change('scar-1', { shown: false }, false);
    list.change('scar-1', { locked: true }, false);
    expect(scars()).toEqual([{ ...drawn!, name: 'Back', shown: false, locked: true }]);
    expect(list.duplicate('scar-1', 'Back (copy)')).toBe(true);
    expect(scars()[1]).toEqual({ ...drawn!, id: 'scar-2', name: 'Back (copy)', shown: false });
    expect(view.getState().zoneId).toBe('scar-2');
    list.remove('scar-2');
    expect(view.getState().zoneId).toBeNull();
    expect(scars().map(({ id }) => id)).toEqual(['scar-1']);
    expect(steps()).toBe(6);
    for (let step = 0; step < 5; step++) document.temporal.getState().undo();
    expect(scars()).toEqual([drawn]);
  });
});

describe('round dots under a brush', () => {
  /** Along the top of a head, 60 mm. */
  const track = Array.from({ length: 13 }, (_, k) => [5 * k - 30, 140, 0]).flat();
  const places = (dots: readonly number[]) =>
    Array.from(
      { length: dots.length / 3 },
      (_, k) => dots.slice(3 * k, 3 * k + 3) as [number, number, number],
    );

  it('are strewn over its width, apart, and the same for the same seed', () => {
    const dots = strewnDots(track, 12, 1, 400);
    expect(dots).toEqual(strewnDots(track, 12, 1, 400));
    expect(dots).not.toEqual(strewnDots(track, 12, 2, 400));
    const found = places(dots);
    // 60 by 12 mm and its ends at 18 a cm2.
    expect(found.length).toBeGreaterThan(135);
    expect(found.length).toBeLessThan(155);
    expect(found[0]).toEqual([-30, 140, 0]);
    let offTrack = 0;
    found.forEach((a, i) => {
      expect(Math.hypot(a[1] - 140, a[2])).toBeLessThan(6.2);
      if (Math.abs(a[2]) > 2) offTrack++;
      for (const b of found.slice(0, i))
        expect(Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2])).toBeGreaterThanOrEqual(1.6);
    });
    expect(offTrack).toBeGreaterThan(40);
  });

  it('are no more than a scar holds, and one at least', () => {
    expect(strewnDots(track, 40, 1, 7)).toHaveLength(21);
    expect(strewnDots(track.slice(0, 3), 2, 1, 400)).toEqual(track.slice(0, 3));
  });

  it('reach the plan as one step', async () => {
    const { tool, scars, steps } = stage();
    await tool.add({ kind: 'fue', widthMm: 1, brushMm: 30, pointsPx: [1, 1, 2, 2, 4, 4] });
    expect(scars()).toHaveLength(1);
    expect(scars()[0]!.pointsMm.length / 3).toBeGreaterThan(60);
    expect(steps()).toBe(1);
  });
});
