import { beforeEach, describe, expect, it } from 'vitest';
import type { Drawing } from '../../src/app/Drawing';
import type { OpenPhoto, PhotoTreatment } from '../../src/app/photos';
import { DocumentEdits } from '../../src/app/documentEdits';
import type { Services } from '../../src/app/services';
import { StrokeTool } from '../../src/app/strokeTool';
import type { BrushStroke } from '../../src/domain/scalp/strokes';
import { createDocumentStore } from '../../src/state/documentStore';
import { createStatusStore } from '../../src/state/statusStore';
import { createViewStore } from '../../src/state/viewStore';

/** Ten photo px a side: the left half is treated, the right half is face. */
const treatmentOf = (strokes: readonly BrushStroke[], changed: boolean): PhotoTreatment => {
  const coverage = Uint8Array.from({ length: 100 }, (_, i) => (i % 10 < 5 ? 255 : 0));
  if (changed) coverage[9] = 255;
  const scalp = { width: 10, height: 10, coverage };
  const layers = Uint8Array.from({ length: 400 }, (_, i) => (i % 4 === 0 ? coverage[i >> 2]! : 0));
  return { scalp, map: { width: 10, height: 10, layers }, of: { strokes } } as unknown as PhotoTreatment;
};

const stage = (changes: boolean) => {
  const document = createDocumentStore();
  const view = createViewStore();
  const status = createStatusStore();
  view.setState({ tool: 'add' });
  let photo = {
    id: 'a',
    head: { mmPerPx: 1 },
    decoded: { widthPx: 10 },
    treatment: treatmentOf([], false),
  } as unknown as OpenPhoto;
  const photos = {
    get: () => photo,
    get selected() {
      return photo;
    },
  };
  const drawing = {
    setLiveStroke: () => undefined,
    update() {
      const strokes = document.getState().strokes['a'] ?? [];
      photo = { ...photo, treatment: treatmentOf(strokes, changes && strokes.length > 0) };
      return Promise.resolve();
    },
  } as unknown as Drawing;
  const services = { document, view, status, photos } as unknown as Services;
  const tool = new StrokeTool(services, drawing, new DocumentEdits(document));
  return { document, status, tool, steps: () => document.temporal.getState().pastStates.length };
};

describe('a stroke', () => {
  let at: ReturnType<typeof stage>;
  beforeEach(() => {
    at = stage(false);
  });

  it('that changed the picture is one step, and nothing is said', async () => {
    at = stage(true);
    at.tool.start(9, 0);
    await at.tool.end();
    expect(at.steps()).toBe(1);
    expect(at.document.getState().strokes['a']).toHaveLength(1);
    expect(at.status.getState().announcement).toBe('');
  });

  it('on the face leaves no step, and it is said why', async () => {
    at.tool.start(8, 8);
    await at.tool.end();
    expect(at.steps()).toBe(0);
    expect(at.document.getState().strokes).toEqual({});
    expect(at.status.getState().announcement).toContain('where hair grows');
  });

  it('on what is treated anyway leaves no step and needs no words', async () => {
    at.tool.start(8, 8);
    at.tool.move([2, 2]);
    await at.tool.end();
    expect(at.steps()).toBe(0);
    expect(at.status.getState().announcement).toBe('');
  });

  it('stays where the person has gone on before its effect was known', async () => {
    at.tool.start(8, 8);
    const known = at.tool.end();
    at.document.setState(({ plan }) => ({ plan: { ...plan } }));
    await known;
    expect(at.steps()).toBe(2);
  });
});
