import { describe, expect, it } from 'vitest';
import { Drawing } from '../../src/app/Drawing';
import { plantOn } from '../../src/app/person';
import { OpenPhotos, type OpenPhoto } from '../../src/app/photos';
import type { Services } from '../../src/app/services';
import type { FollicleField } from '../../src/domain/follicles/types';
import { meanShape } from '../../src/domain/head/model';
import { createDocumentStore } from '../../src/state/documentStore';
import { createStatusStore } from '../../src/state/statusStore';
import { createViewStore, inLight, lightShown } from '../../src/state/viewStore';

/** A photo without a head is open; fields are made by `plant`, and what reaches the graphics is kept. */
function opened(plant: () => Promise<FollicleField>) {
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
    planting: { field: plant },
  } as unknown as Services;
  return { services, photos, drawn, drawing: new Drawing(services) };
}

const fieldOf = (count: number) => ({ count }) as FollicleField;

describe('planting impressions', () => {
  it('for a photo that may yet be given up leaves those of the open one alone', async () => {
    const { services, photos, drawing, drawn } = opened(() => Promise.resolve(fieldOf(1)));
    const mine = plantOn(services, meanShape());
    drawing.setField(mine);
    await plantOn(services, { ...meanShape(), scale: 2 }).field;
    await drawing.update();
    expect(photos.plantedShape).toBe(mine.shape);
    expect(drawn).toEqual([await mine.field]);
  });

  it('is tried again with the next change after it failed', async () => {
    let tries = 0;
    const { services, drawing, drawn } = opened(() =>
      ++tries === 1 ? Promise.reject(new Error('no memory')) : Promise.resolve(fieldOf(tries)),
    );
    drawing.setField(plantOn(services, meanShape()));
    await expect(drawing.update()).rejects.toThrow('no memory');
    await drawing.update();
    expect(tries).toBe(2);
    expect(drawn).toEqual([fieldOf(2)]);
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
