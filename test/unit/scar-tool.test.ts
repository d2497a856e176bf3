import { describe, expect, it } from 'vitest';
import { DocumentEdits } from '../../src/app/documentEdits';
import type { OpenPhoto } from '../../src/app/photos';
import { PlanCommands } from '../../src/app/planCommands';
import { ScarTool } from '../../src/app/scarTool';
import type { Services } from '../../src/app/services';
import { createDocumentStore } from '../../src/state/documentStore';
import { createStatusStore } from '../../src/state/statusStore';

/** Ten photo px a side: the left half is scalp, the right half background; a photo px is a mm of the head. */
const stage = () => {
  const document = createDocumentStore();
  const status = createStatusStore();
  const coverage = Uint8Array.from({ length: 100 }, (_, i) => (i % 10 < 5 ? 255 : 0));
  const photo = {
    id: 'a',
    head: {},
    decoded: { widthPx: 10 },
    treatment: { scalp: { width: 10, height: 10, coverage } },
  } as unknown as OpenPhoto;
  const photos = { get: () => photo, selected: photo };
  const compute = {
    onHead: (_: string, px: readonly number[]) =>
      Promise.resolve(px.flatMap((value, k) => (k % 2 === 1 ? [value, 0] : [value]))),
  };
  const services = { document, status, photos, compute } as unknown as Services;
  const tool = new ScarTool(services, new PlanCommands(document, new DocumentEdits(document)));
  const scars = () => document.getState().plan.scars;
  return { document, status, tool, scars, steps: () => document.temporal.getState().pastStates.length };
};

describe('a scar drawn on the photo', () => {
  it('is one step of the plan, on the head, and undone as one', async () => {
    const { tool, scars, steps, document } = stage();
    await tool.add({ kind: 'fut', widthMm: 3, pointsPx: [1, 1, 4, 5] });
    expect(scars()).toEqual([{ id: 'scar-1', kind: 'fut', widthMm: 3, pointsMm: [1, 1, 0, 4, 5, 0] }]);
    expect(steps()).toBe(1);
    document.temporal.getState().undo();
    expect(scars()).toEqual([]);
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

  it('is refused where there are as many as a plan takes', async () => {
    const { tool, scars, status } = stage();
    for (let k = 0; k < 33; k++) await tool.add({ kind: 'fut', widthMm: 3, pointsPx: [1, 1] });
    expect(scars()).toHaveLength(32);
    expect(status.getState().announcement).toContain('32 scars');
  });
});
