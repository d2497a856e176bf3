import { describe, expect, it } from 'vitest';
import { listCommands } from '../../src/app/listCommands';
import { DocumentEdits } from '../../src/app/documentEdits';
import { PlanCommands } from '../../src/app/planCommands';
import { ZoneCommands } from '../../src/app/zoneCommands';
import type { ZonePart } from '../../src/domain/zones/zone';
import type { Services } from '../../src/app/services';
import { CLINICAL_VIEWS } from '../../src/domain/observation';
import { createStatusStore } from '../../src/state/statusStore';
import { createDocumentStore } from '../../src/state/documentStore';
import { createViewStore } from '../../src/state/viewStore';

const LINE: ZonePart = {
  mode: 'add',
  shape: 'track',
  pointsMm: [0, 0, 90, 10, 0, 90],
  widthsMm: [12],
  edgeMm: null,
};

function added(kind: Parameters<ZoneCommands['add']>[0], parts: readonly ZonePart[] = []) {
  const document = createDocumentStore();
  const view = createViewStore();
  view.setState({ tool: 'zone-eraser' });
  const zones = new ZoneCommands(document, view, new PlanCommands(document, new DocumentEdits(document)));
  zones.add(kind, parts);
  return view.getState();
}

describe('a zone that is added', () => {
  it('comes with its brush up where it is still to be drawn, so that the first drag draws', () => {
    for (const kind of ['crown', 'thinning', 'patch', 'area'] as const)
      expect(added(kind), kind).toMatchObject({ zoneId: kind, tool: 'zone-brush' });
  });

  it('leaves the picture to be moved where it lies on the head already', () => {
    expect(added('hairline')).toMatchObject({ zoneId: 'hairline', tool: 'pan' });
    expect(added('moustache', [LINE])).toMatchObject({ zoneId: 'moustache', tool: 'pan' });
  });
});

describe('what is said of a crown that is added', () => {
  const saidOn = async (view: (typeof CLINICAL_VIEWS)[number]): Promise<string> => {
    const document = createDocumentStore();
    const status = createStatusStore();
    const zones = new ZoneCommands(
      document,
      createViewStore(),
      new PlanCommands(document, new DocumentEdits(document)),
    );
    const services = { status, photos: { selected: { shown: { view } } } } as unknown as Services;
    const lists = { zones } as unknown as Parameters<typeof listCommands>[1];
    listCommands(services, lists, (error) => {
      throw error;
    }).addZone('crown');
    await Promise.resolve();
    expect(document.getState().plan.zones).toHaveLength(2);
    return status.getState().announcement;
  };

  it('tells where the photo hardly shows it, and adds it all the same', async () => {
    const telling: string[] = [];
    for (const view of CLINICAL_VIEWS)
      if ((await saidOn(view)).includes('hardly shows the crown')) {
        telling.push(view);
        // Only one photo is open at a time.
        expect(await saidOn(view)).toContain('opened by itself');
      }
    expect(telling).toEqual(['front', 'front-down', 'left45', 'right45', 'left', 'right']);
  });
});
