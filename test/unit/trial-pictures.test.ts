import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { TrialPictures } from '../../src/app/TrialPictures';
import { OpenPhotos, type OpenPhoto } from '../../src/app/photos';
import type { Services } from '../../src/app/services';
import { treatInput } from '../../src/app/Drawing';
import type { SeenLine } from '../../src/domain/hairline/seenLine';
import { DEFAULT_PLAN } from '../../src/domain/plan/TreatmentPlan';
import type { TrialInput } from '../../src/render';
import { createDocumentStore } from '../../src/state/documentStore';
import { createLineStore } from '../../src/state/lineStore';
import { createStatusStore } from '../../src/state/statusStore';
import { createTrialStore } from '../../src/state/trialStore';

// Modules are shared with other files: here they must not be ones without the doubles, elsewhere not ones with them.
vi.hoisted(() => vi.resetModules());
afterAll(() => void vi.resetModules());

vi.mock(import('../../src/imaging'), async (original) => ({
  ...(await original()),
  encodeImage: () => Promise.resolve(new Blob(['picture'])),
}));

const LINE: SeenLine = {
  runs: [],
  guides: [],
  behindMm: null,
  handles: [{ id: 'middle', xPx: 500, yPx: 400, facing: true }],
};
const DENSE = { id: 'dense', patch: { density: { impressionsPerCm2: 160 } } };
const LIGHT = { id: 'light', patch: { density: { impressionsPerCm2: 60 } } };
const HIGH = { id: 'high', patch: { hairline: { midpointHeightMm: 82 } } };

function opened() {
  const photos = new OpenPhotos();
  const document = createDocumentStore();
  const line = createLineStore();
  const store = createTrialStore();
  line.setState({ line: LINE });
  const analysis = { width: 1000, height: 800, data: new Uint8ClampedArray(4 * 1000 * 800), photoPxPerPx: 1 };
  photos.put({
    id: 'a',
    decoded: { widthPx: 1000, heightPx: 800, analysis, dispose: () => undefined },
    observation: { face: null },
    head: { mmPerPx: 0.25, depth: { width: 10, height: 8, depthMm: new Float32Array(80).fill(600) } },
    treatment: {
      of: treatInput('a', DEFAULT_PLAN, []),
      map: { width: 10, height: 8, layers: new Uint8Array(4 * 80).fill(255) },
    },
  } as unknown as OpenPhoto);
  photos.select('a');
  const rendered: TrialInput[] = [];
  /** Called while one is being drawn. */
  const during = { drawing: () => {} };
  const viewport = {
    renderTrial: (_crop: unknown, pixels: unknown, _copy: unknown, trial: TrialInput) => {
      rendered.push(trial);
      during.drawing();
      return Promise.resolve(pixels);
    },
    releaseTrials: vi.fn(),
  };
  const treat = vi.fn(() => Promise.resolve({ shownIn: 'scalp', map: 'map' }));
  const services = { photos, document, viewport, status: createStatusStore(), compute: { treat } };
  const drawing = { update: vi.fn(() => Promise.resolve()), plantFor: vi.fn(() => Promise.resolve()) };
  const trials = new TrialPictures(services as unknown as Services, drawing, line, store);
  const shown = () => store.getState().pictures;
  return { photos, document, line, store, trials, rendered, during, viewport, treat, drawing, shown };
}

const revoked: string[] = [];
beforeEach(() => {
  revoked.length = 0;
  vi.spyOn(URL, 'revokeObjectURL').mockImplementation((address) => revoked.push(address));
});
afterEach(() => void vi.restoreAllMocks());

describe('small pictures of the own head', () => {
  it('come one by one, the first that is asked for first, and change nothing', async () => {
    const app = opened();
    const { plan } = app.document.getState();
    await app.trials.show([DENSE, LIGHT], 'skin', 400);
    expect(app.rendered.map(({ impressionsPerCm2 }) => impressionsPerCm2)).toEqual([160, 60]);
    expect(Object.keys(app.shown())).toEqual(['dense', 'light']);
    expect(app.document.getState().plan).toBe(plan);
    expect(app.document.temporal.getState().pastStates).toEqual([]);
    expect(app.drawing.plantFor).toHaveBeenCalledWith(160);
    expect(app.viewport.releaseTrials).toHaveBeenCalledTimes(1);
  });

  it('are said to be on their way until the last is here', async () => {
    const app = opened();
    const isMaking = () => app.store.getState().isMaking;
    const seen: boolean[] = [];
    app.during.drawing = () => seen.push(isMaking());
    const showing = app.trials.show([DENSE, LIGHT], 'skin', 400);
    expect(isMaking()).toBe(true);
    await showing;
    expect(seen).toEqual([true, true]);
    expect(isMaking()).toBe(false);
  });

  it('are not said to be on their way where none is asked for, one failed, or there is no head or no line', async () => {
    const app = opened();
    const isMaking = () => app.store.getState().isMaking;
    app.treat.mockRejectedValueOnce(new Error('the worker fell over'));
    await app.trials.show([HIGH], 'line', 400).catch(() => undefined);
    expect(isMaking()).toBe(false);
    app.line.setState({ line: null });
    await app.trials.show([LIGHT], 'line', 400);
    expect(isMaking()).toBe(false);
    await app.trials.show([], 'line', 400);
    expect(isMaking()).toBe(false);
    app.photos.clear();
    await app.trials.show([LIGHT], 'skin', 400);
    expect(isMaking()).toBe(false);
  });

  it('ask the worker only where other skin is treated', async () => {
    const app = opened();
    await app.trials.show([DENSE, { id: 'dark', patch: { pigment: { shade: '10' } } }, HIGH], 'line', 400);
    expect(app.treat).toHaveBeenCalledTimes(1);
    expect(app.rendered.map(({ masks }) => masks)).toEqual([
      null,
      null,
      { scalp: 'scalp', treatment: 'map' },
    ]);
  });

  it('are not made again while nothing changes, and all are once the plan does', async () => {
    const app = opened();
    await app.trials.show([LIGHT], 'skin', 400);
    await app.trials.follow();
    expect(app.rendered).toHaveLength(1);
    const first = app.shown()['light'];
    app.document.setState({ plan: { ...DEFAULT_PLAN, finish: 'matte' } });
    await app.trials.follow();
    expect(app.rendered).toHaveLength(2);
    expect(app.shown()['light']).not.toBe(first);
    expect(revoked).toEqual([first]);
  });

  it('are not made again by a change that every one of them brings itself', async () => {
    const app = opened();
    await app.trials.show([DENSE, LIGHT], 'skin', 400);
    const { plan } = app.document.getState();
    app.document.setState({
      plan: { ...plan, density: { ...plan.density, impressionsPerCm2: 60 } },
    });
    await app.trials.follow();
    expect(app.rendered).toHaveLength(2);
  });

  it('leave the graphics to changes that follow upon one another', async () => {
    const app = opened();
    await app.trials.show([LIGHT], 'skin', 400);
    app.drawing.update.mockClear();
    const followed = (['matte', 'natural', 'matte'] as const).map((finish) => {
      app.document.setState({ plan: { ...DEFAULT_PLAN, finish } });
      return app.trials.follow();
    });
    await Promise.all(followed);
    expect(app.drawing.update).toHaveBeenCalledTimes(1);
    expect(app.rendered).toHaveLength(2);
  });

  it('stop where others are asked for, and those before are given back', async () => {
    const app = opened();
    await app.trials.show([LIGHT], 'skin', 400);
    const address = app.shown()['light'];
    let others: Promise<void> | undefined;
    app.during.drawing = () => {
      app.during.drawing = () => {};
      others = app.trials.show([HIGH], 'line', 400);
    };
    const stopped = await app.trials.show([DENSE, LIGHT], 'skin', 400).catch((error: unknown) => error);
    await others;
    expect(stopped === undefined || (stopped as { code: string }).code === 'aborted').toBe(true);
    expect(Object.keys(app.shown())).toEqual(['high']);
    expect(revoked).toEqual([address]);
    await app.trials.show([], 'skin', 400);
    expect(app.shown()).toEqual({});
    expect(revoked).toHaveLength(2);
  });

  it('give the graphics back what they took, where none are asked for while one is drawn', async () => {
    const app = opened();
    app.during.drawing = () => void app.trials.show([], 'skin', 400);
    await app.trials.show([LIGHT], 'skin', 400).catch(() => undefined);
    expect(app.viewport.releaseTrials).toHaveBeenCalledTimes(1);
    expect(app.shown()).toEqual({});
  });

  it('are tried again where one failed', async () => {
    const app = opened();
    app.treat.mockRejectedValueOnce(new Error('the worker fell over'));
    await expect(app.trials.show([HIGH], 'line', 400)).rejects.toThrow('fell over');
    await app.trials.follow();
    expect(Object.keys(app.shown())).toEqual(['high']);
  });

  it('of one head are never shown for another', async () => {
    const app = opened();
    await app.trials.show([LIGHT], 'skin', 400);
    const photo = app.photos.selected!;
    app.photos.put({ ...photo, head: { ...photo.head! } });
    const following = app.trials.follow();
    expect(app.shown()).toEqual({});
    await following;
    expect(Object.keys(app.shown())).toEqual(['light']);
    app.photos.clear();
    await app.trials.follow();
    expect(app.shown()).toEqual({});
    expect(revoked).toHaveLength(2);
  });

  it('of the hairline wait until it is known where that lies, of dots do not', async () => {
    const app = opened();
    app.line.setState({ line: null });
    await app.trials.show([LIGHT], 'skin', 400);
    expect(app.rendered).toHaveLength(1);
    app.rendered.length = 0;
    await app.trials.show([HIGH], 'line', 400);
    expect(app.rendered).toHaveLength(0);
    app.line.setState({ line: LINE });
    await app.trials.follow();
    expect(app.rendered).toHaveLength(1);
  });

  it('wait for the graphics where they went away', async () => {
    const app = opened();
    vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    app.during.drawing = () => {
      throw new Error('the graphics context is lost');
    };
    await expect(app.trials.show([LIGHT], 'skin', 400)).rejects.toBeDefined();
    expect(app.shown()).toEqual({});
  });
});
