import { describe, expect, it } from 'vitest';
import { DocumentEdits } from '../../src/app/documentEdits';
import type { Drawing } from '../../src/app/Drawing';
import { HeadFollower } from '../../src/app/followHead';
import { LineTool } from '../../src/app/LineTool';
import { PlanCommands } from '../../src/app/planCommands';
import type { Services } from '../../src/app/services';
import { NO_CORRECTION } from '../../src/domain/head/correction';
import { rotationFromAngles } from '../../src/domain/head/fit/viewGeometry';
import { lineGround, skinBeside } from '../../src/domain/hairline/lineGround';
import { headWire } from '../../src/domain/head/headWire';
import { meanShape } from '../../src/domain/head/model';
import { projectPoint } from '../../src/domain/head/projection';
import { buildHeadSurface } from '../../src/domain/head/surface';
import type { HeadFit } from '../../src/domain/head/types';
import { createDocumentStore } from '../../src/state/documentStore';
import { createLineStore } from '../../src/state/lineStore';
import { createStatusStore } from '../../src/state/statusStore';
import { createViewStore } from '../../src/state/viewStore';
import { createWireStore } from '../../src/state/wireStore';

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

describe('the wire head', () => {
  /** A head whose ruler made it larger than the machine took it for. */
  const LARGER = 1.08;
  const machineFit = {
    ...fit,
    shape: { ...shape, scale: shape.scale / LARGER },
    pose: { ...fit.pose, translationMm: fit.pose.translationMm.map((mm) => mm / LARGER) },
  } as unknown as HeadFit;

  async function shown() {
    const document = createDocumentStore();
    const photo = { id: 'p', head: { fit }, machineFit, wire: headWire(shape) };
    const services = {
      document,
      view: createViewStore(),
      status: createStatusStore(),
      photos: { selected: photo },
      compute: { lineGround: () => Promise.resolve({ ground, guides: [] }) },
    } as unknown as Services;
    const plan = new PlanCommands(document, new DocumentEdits(document));
    const line = createLineStore();
    const lines = new LineTool(services, plan, line);
    await lines.show();
    const wire = createWireStore();
    const follower = new HeadFollower(services, null as unknown as Drawing, wire, (of) => lines.onWire(of));
    return {
      document,
      plan,
      /** What is shown once either was asked for again, as after every stroke on a zone. */
      again: async () => {
        await follower.showWire();
        await lines.show();
        return [wire.getState().wire, line.getState().line, line.getState().warnings];
      },
      /** Photo px: of the planned line on the wire head, and of the line itself. */
      runs: async () => {
        await follower.showWire();
        await lines.show();
        const found = wire.getState().wire?.lines.filter(({ kind }) => kind === 'hairline') ?? [];
        return { onWire: found.map(({ points }) => [...points]), planned: line.getState().line?.runs ?? [] };
      },
    };
  }

  function expectSame({ onWire, planned }: { onWire: number[][]; planned: readonly (readonly number[])[] }) {
    expect(onWire.length).toBeGreaterThan(0);
    expect(onWire.map((run) => run.length)).toEqual(planned.map((run) => run.length));
    onWire.flat().forEach((px, k) => expect(Math.abs(px - planned.flat()[k]!)).toBeLessThan(0.01));
  }

  it('is made anew with the line and only then', async () => {
    const { plan, again } = await shown();
    const first = await again();
    plan.update({ density: { impressionsPerCm2: 90 } }, false);
    (await again()).forEach((one, k) => {
      expect(one).toBe(first[k]);
    });
    plan.update({ hairline: { midpointHeightMm: 55 } }, false);
    const [wire, line] = await again();
    expect(wire).not.toBe(first[0]);
    expect(line).not.toBe(first[1]);
  });

  it('carries the line that is planned, whatever size the head was found to be', async () => {
    const { plan, runs } = await shown();
    const usual = await runs();
    expectSame(usual);
    plan.update({ hairline: { midpointHeightMm: 55 } }, false);
    const lower = await runs();
    expectSame(lower);
    const middleY = ({ onWire: [run = []] }: { onWire: number[][] }) =>
      run[2 * Math.floor(run.length / 4) + 1]!;
    expect(middleY(lower) - middleY(usual)).toBeGreaterThan(20);
  });

  it('takes the line along where it is laid anew', async () => {
    const { document, runs } = await shown();
    const { planned } = await runs();
    document.setState({ corrections: { p: { ...NO_CORRECTION, shiftPx: [40, -25] } } });
    const { onWire } = await runs();
    const meanOf = (runs: readonly (readonly number[])[], axis: 0 | 1) => {
      const along = runs.flat().filter((_, k) => k % 2 === axis);
      return along.reduce((sum, px) => sum + px, 0) / along.length;
    };
    expect(Math.abs(meanOf(onWire, 0) - meanOf(planned, 0) - 40)).toBeLessThan(4);
    expect(Math.abs(meanOf(onWire, 1) - meanOf(planned, 1) + 25)).toBeLessThan(4);
  });

  it('carries none where the plan treats all of the scalp alike', async () => {
    const { plan, runs } = await shown();
    plan.update({ density: { uniform: true } }, false);
    expect((await runs()).onWire).toEqual([]);
  });
});
