import { describe, expect, it } from 'vitest';
import { Drawing } from '../../src/app/Drawing';
import { plantOn } from '../../src/app/planted';
import { OpenPhotos, type OpenPhoto } from '../../src/app/photos';
import type { Services } from '../../src/app/services';
import type { FollicleField } from '../../src/domain/follicles/types';
import { meanShape } from '../../src/domain/head/model';
import { DEFAULT_PLAN, DENSITY_MAX_PER_CM2 } from '../../src/domain/plan/TreatmentPlan';
import { MOST_DOTS } from '../../src/domain/scalp/fringeLead';
import { createDocumentStore } from '../../src/state/documentStore';
import { createStatusStore } from '../../src/state/statusStore';
import { createViewStore, inLight, lightShown } from '../../src/state/viewStore';

/** A photo without a head is open; fields are made by `plant`, and what reaches the graphics is kept. */
function opened(plant: (densityPerCm2: number) => Promise<FollicleField>) {
  const photos = new OpenPhotos();
  const decoded = { working: null, widthPx: 8, heightPx: 8, dispose: () => undefined };
  photos.put({ id: 'a', decoded, head: null, treatment: null, shown: {} } as unknown as OpenPhoto);
  photos.select('a');
  const drawn: unknown[] = [];
  const viewport = new Proxy(
    { setField: (field: unknown) => drawn.push(field), hold: () => () => undefined },
    { get: (own, name): unknown => Reflect.get(own, name) ?? (() => undefined) },
  );
  const services = {
    photos,
    viewport,
    document: createDocumentStore(),
    status: createStatusStore(),
    planting: { field: (_shape: unknown, _style: unknown, densityPerCm2: number) => plant(densityPerCm2) },
  } as unknown as Services;
  return { services, photos, drawn, drawing: new Drawing(services) };
}

const fieldOf = (count: number) => ({ count }) as FollicleField;

describe('planting impressions', () => {
  it('for a photo that may yet be given up leaves those of the open one alone', async () => {
    let made = 0;
    const { services, photos, drawing, drawn } = opened(() => Promise.resolve(fieldOf(++made)));
    const mine = plantOn(services, meanShape(), DEFAULT_PLAN.density);
    drawing.setField(mine);
    await plantOn(services, { ...meanShape(), scale: 2 }, DEFAULT_PLAN.density).first;
    await drawing.update();
    expect(photos.plantedShape).toBe(mine.shape);
    expect(drawn).toEqual([fieldOf(1)]);
  });

  it('is tried again with the next change after it failed', async () => {
    let tries = 0;
    const { services, drawing, drawn } = opened(() =>
      ++tries === 1 ? Promise.reject(new Error('no memory')) : Promise.resolve(fieldOf(tries)),
    );
    drawing.setField(plantOn(services, meanShape(), DEFAULT_PLAN.density));
    await expect(drawing.update()).rejects.toThrow('no memory');
    await drawing.update();
    expect(drawn).toEqual([fieldOf(2)]);
  });

  it('draws the first ones at once, makes all beside it, and draws those when a denser plan asks for them', async () => {
    const asked: number[] = [];
    const { services, drawing, drawn } = opened((densityPerCm2) => {
      asked.push(densityPerCm2);
      return Promise.resolve(fieldOf(densityPerCm2));
    });
    const { density } = DEFAULT_PLAN;
    const withDensity = async (impressionsPerCm2: number) => {
      const { plan } = services.document.getState();
      services.document.setState({ plan: { ...plan, density: { ...density, impressionsPerCm2 } } });
      await drawing.update();
    };
    drawing.setField(plantOn(services, meanShape(), density));
    await drawing.update();
    expect(asked).toHaveLength(2);
    expect(asked[0]).toBeGreaterThan(MOST_DOTS * density.impressionsPerCm2);
    expect(asked[0]).toBeLessThan(DENSITY_MAX_PER_CM2);
    expect(asked[1]).toBe(DENSITY_MAX_PER_CM2);
    await withDensity(density.impressionsPerCm2 + 5);
    expect(drawn).toEqual([fieldOf(asked[0]!)]);
    await withDensity(DENSITY_MAX_PER_CM2);
    await withDensity(40);
    expect(drawn).toEqual([fieldOf(asked[0]!), fieldOf(DENSITY_MAX_PER_CM2)]);
    expect(asked).toHaveLength(2);
  });
});

describe('another light', () => {
  it('is seen on the whole result alone', () => {
    const view = createViewStore();
    view.setState(inLight('hard'));
    expect(view.getState().compare).toBe('after');
    expect(lightShown(view.getState())).toBe('hard');
    view.setState({ compare: 'split' });
    expect(lightShown(view.getState())).toBe('photo');
    view.setState(inLight('photo'));
    expect(view.getState().compare).toBe('split');
  });
});

describe('variants', () => {
  const LATER = { ...DEFAULT_PLAN, fringe: { ...DEFAULT_PLAN.fringe, future: 'receded' } } as const;

  /** A photo with a head is open; the worker is asked for each treatment once. */
  function consulted() {
    const made = opened(() => Promise.resolve(fieldOf(1)));
    const { photos, services } = made;
    const head = { fit: {}, tones: {}, ownHair: 'cropped', hairLight: 1 };
    photos.put({ ...photos.selected, head } as unknown as OpenPhoto);
    const asked: (string | null)[] = [];
    const shown: (readonly [string, readonly string[]])[] = [];
    const view = createViewStore();
    const set = (letter: string, kept: ReadonlyMap<string, unknown>) =>
      shown.push([letter, [...kept.keys()]]);
    Object.assign(services, {
      view,
      compute: {
        treat: ({ future }: { future: string | null }) => {
          asked.push(future);
          return Promise.resolve({ map: {}, shownIn: {}, scars: null, chosen: null, zones: [] });
        },
      },
    });
    Object.assign(services.viewport!, { setVariants: set });
    made.drawing.publish = () => undefined;
    return { ...made, view, asked, shown };
  }

  it('that are not compared ask for nothing, and going back to one asks for nothing more', async () => {
    const { drawing, services, asked, shown } = consulted();
    await drawing.update();
    expect(asked).toEqual([null]);
    services.document.setState({ plan: LATER, variants: { letter: 'B', kept: { A: DEFAULT_PLAN } } });
    await drawing.update();
    services.document.setState({ plan: DEFAULT_PLAN, variants: { letter: 'A', kept: { B: LATER } } });
    await drawing.update();
    expect(asked).toEqual([null, 'receded']);
    expect(shown).toEqual([
      ['A', []],
      ['B', []],
      ['A', []],
    ]);
  });

  it('that are compared are made beside the plan, and swapping asks for nothing', async () => {
    const { drawing, services, asked, shown, view } = consulted();
    services.document.setState({ variants: { letter: 'A', kept: { B: LATER } } });
    view.setState({ compare: 'variants' });
    await drawing.update();
    expect(asked).toEqual([null, 'receded']);
    services.document.setState({ plan: LATER, variants: { letter: 'B', kept: { A: DEFAULT_PLAN } } });
    await drawing.update();
    expect(asked).toEqual([null, 'receded']);
    expect(shown).toEqual([
      ['A', ['B']],
      ['B', ['A']],
    ]);
    view.setState({ compare: 'after' });
    await drawing.update();
    expect(shown.at(-1)).toEqual(['B', []]);
  });
});
