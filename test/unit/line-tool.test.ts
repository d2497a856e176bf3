import { expect, it } from 'vitest';
import { DocumentEdits } from '../../src/app/documentEdits';
import { LineTool } from '../../src/app/LineTool';
import { PlanCommands } from '../../src/app/planCommands';
import type { Services } from '../../src/app/services';
import { rotationFromAngles } from '../../src/domain/head/fit/viewGeometry';
import { lineGround, skinBeside } from '../../src/domain/hairline/lineGround';
import { meanShape } from '../../src/domain/head/model';
import { projectPoint } from '../../src/domain/head/projection';
import { buildHeadSurface } from '../../src/domain/head/surface';
import type { HeadFit } from '../../src/domain/head/types';
import { createDocumentStore } from '../../src/state/documentStore';
import { createLineStore } from '../../src/state/lineStore';
import { createStatusStore } from '../../src/state/statusStore';
import { createViewStore } from '../../src/state/viewStore';

const shape = meanShape();
const ground = lineGround(buildHeadSurface(shape, 'fine'));
const fit = {
  shape,
  pose: {
    rotation: rotationFromAngles({ azimuthDeg: 0, elevationDeg: 10, rollDeg: 0 }),
    translationMm: [0, -20, -700],
  },
  camera: { widthPx: 1200, heightPx: 1200, focalPx: 3000, cxPx: 600, cyPx: 600 },
} as unknown as HeadFit;

it('a line that is drawn and smoothed is two steps, each of its own name', async () => {
  const document = createDocumentStore();
  const services = {
    document,
    view: createViewStore(),
    status: createStatusStore(),
    photos: { selected: { id: 'p', head: { fit } } },
    compute: { lineGround: () => Promise.resolve({ ground, guides: [] }) },
  } as unknown as Services;
  const lines = new LineTool(
    services,
    new PlanCommands(document, new DocumentEdits(document)),
    createLineStore(),
  );
  await lines.show();
  const strokePx = Array.from({ length: 15 }, (_, k) => {
    const { x, y } = projectPoint(fit, ...skinBeside(ground, 6 * (k - 7), 62 + 4 * Math.sin(k)));
    return [x, y];
  }).flat();
  lines.draw(strokePx);
  const { plan, step } = document.getState();
  expect([plan.hairline.own?.kind, step]).toEqual(['drawn', 'line-drawn']);
  lines.smooth();
  expect(document.getState().plan.hairline.own).not.toEqual(plan.hairline.own);
  expect(document.getState().step).toBe('line-smoothed');
});

it('says that no drawn line was found when one is to be followed', () => {
  const document = createDocumentStore();
  const status = createStatusStore();
  const services = { document, status, photos: { selected: undefined } } as unknown as Services;
  const plan = new PlanCommands(document, new DocumentEdits(document));
  new LineTool(services, plan, createLineStore()).followSkin();
  expect(status.getState().announcement).toMatch(/^No drawn line was found/);
  expect(document.getState().plan.hairline.own).toBeNull();
});
