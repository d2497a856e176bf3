import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openApp, pollUntil, type OpenedApp } from '../support/app';
import { rootDir } from '../support/shared';
import { driver } from './support/preview';
import { dragOnSample, middleOf, sampleOnScreen, type Point } from './support/zonePhoto';

const SAMPLE = path.join(rootDir, 'public/samples/sample.jpg');

let app: OpenedApp;
let smp: ReturnType<typeof driver>;

beforeAll(async () => {
  app = await openApp({ viewport: { width: 1300, height: 900 } });
  smp = driver(app.page);
  await app.page.evaluate(() => window.smpPreview!.ready());
  await smp.openFile(SAMPLE);
  await app.page.keyboard.press('0');
  await app.page.getByText('Consultation', { exact: true }).click();
});
afterAll(() => app.close());

const onScreen = (point: Point) => sampleOnScreen(app.page, point);
const drag = (points: readonly Point[]) => dragOnSample(app.page, points);

const takeTool = (name: string) =>
  app.page.getByRole('group', { name: 'Draw on this zone' }).getByText(name, { exact: true }).click();
const press = (name: string | RegExp) => app.page.getByRole('button', { name }).click();
const zones = async () => (await smp.plan()).zones;
const partsOf = async (id: string) => (await zones()).find((zone) => zone.id === id)!.parts;
const steps = () => app.page.getByRole('list', { name: 'Steps' }).getByRole('button');

/** A drag that becomes a step. */
async function drawn(points: readonly Point[]): Promise<void> {
  const before = await steps().count();
  await drag(points);
  await pollUntil('a step', async () => (await steps().count()) === before + 1);
}

/** Impressions per photo px within a circle. */
const dotsIn = ([x0, y0]: Point, radiusPx: number): Promise<number> =>
  app.page.evaluate(
    async ([x0, y0, radius]) => {
      const { x, y } = await window.smpPreview!.follicles();
      return [...x].filter((px, k) => Math.hypot(px - x0, y[k]! - y0) < radius).length;
    },
    [x0, y0, radiusPx] as const,
  );

/** The middle of the scalp as the machine sees it. */
const scalpMiddle = async (): Promise<Point> => middleOf(await smp.mask());

describe('a zone made by pointer', () => {
  let middle: Point;

  it('is added above the others and chosen', async () => {
    await press('Add a zone');
    await press(/^Crown/);
    expect((await zones()).map(({ kind }) => kind)).toEqual(['crown', 'scalp']);
    expect(await app.page.getByRole('button', { name: 'Work on Crown' }).getAttribute('aria-pressed')).toBe(
      'true',
    );
  });

  it('is painted with the brush as one step, and has a density of its own', async () => {
    middle = await scalpMiddle();
    const [x, y] = middle;
    const before = await dotsIn(middle, 20);
    await takeTool('Brush');
    await drawn([
      [x - 60, y],
      [x, y - 5],
      [x + 60, y],
    ]);
    const [part] = await partsOf('crown');
    expect(part).toMatchObject({ mode: 'add', shape: 'track' });
    expect(part!.pointsMm.length).toBeGreaterThanOrEqual(9);
    const plan = await smp.plan();
    await smp.update({
      zones: plan.zones.map((zone) =>
        zone.id === 'crown' ? { ...zone, own: { ...zone.own, impressionsPerCm2: 210 } } : zone,
      ),
    });
    expect(await dotsIn(middle, 20)).toBeGreaterThan(1.5 * before);
    await press('Undo');
    await press('Undo');
    expect(await partsOf('crown')).toEqual([]);
    expect(await dotsIn(middle, 20)).toBe(before);
    await press('Redo');
    await press('Redo');
    expect(await partsOf('crown')).toHaveLength(1);
  });

  it('lets go of what the eraser rubs out', async () => {
    const dense = await dotsIn(middle, 20);
    await takeTool('Eraser');
    await drawn([
      [middle[0] - 40, middle[1]],
      [middle[0] + 40, middle[1]],
    ]);
    expect((await partsOf('crown'))[1]!.mode).toBe('remove');
    await pollUntil('fewer dots', async () => (await dotsIn(middle, 20)) < 0.7 * dense);
  });

  it('is drawn around with the lasso', async () => {
    const sparse = await dotsIn(middle, 20);
    const [x, y] = middle;
    await takeTool('Lasso');
    await drawn(
      Array.from({ length: 13 }, (_, k): Point => {
        const angle = (k / 12) * 2 * Math.PI;
        return [x + 50 * Math.cos(angle), y + 40 * Math.sin(angle)];
      }),
    );
    expect((await partsOf('crown'))[2]).toMatchObject({ mode: 'add', shape: 'outline', widthsMm: [] });
    await pollUntil('more dots', async () => (await dotsIn(middle, 20)) > 1.3 * sparse);
  });

  it('is left alone by a drag that Escape ends, and by one beside the head', async () => {
    const before = await zones();
    await app.page.mouse.move(...(await onScreen(middle)));
    await app.page.mouse.down();
    await app.page.mouse.move(...(await onScreen([middle[0] + 30, middle[1]])), { steps: 3 });
    await app.page.keyboard.press('Escape');
    await app.page.mouse.up();
    await takeTool('Brush');
    await drag([
      [20, 20],
      [60, 20],
    ]);
    await pollUntil('a sentence', () => app.page.getByText('Nothing was drawn').first().isVisible());
    expect(await zones()).toEqual(before);
  });

  it('cannot be drawn on while it is locked', async () => {
    await press('Lock Crown');
    const before = await zones();
    await drag([middle, [middle[0] + 40, middle[1]]]);
    await pollUntil('a sentence', () => app.page.getByText('This zone is locked.').first().isVisible());
    expect(await zones()).toEqual(before);
    await press('Unlock Crown');
  });
});

describe('the list of zones', () => {
  it('renames, hides, duplicates, moves and deletes, each as one step', async () => {
    const start = await zones();
    const name = app.page.getByLabel('Name', { exact: true });
    await name.fill('Back of the crown');
    await name.press('Enter');
    expect((await zones())[0]!.name).toBe('Back of the crown');
    await press('Hide Back of the crown');
    expect((await zones())[0]!.shown).toBe(false);
    await press('Duplicate');
    expect((await zones()).map(({ id }) => id)).toEqual(['crown-2', 'crown', 'scalp']);
    await press('Down');
    expect((await zones()).map(({ id }) => id)).toEqual(['crown', 'crown-2', 'scalp']);
    await press('Delete');
    expect((await zones()).map(({ id }) => id)).toEqual(['crown', 'scalp']);
    for (let step = 0; step < 5; step++) await press('Undo');
    expect(await zones()).toEqual(start);
  });

  it('goes back to any step of the history, and forward again', async () => {
    const start = await zones();
    await press('Add a zone');
    await press(/^Free area/);
    await press('Add a zone');
    await press(/^Bald patch/);
    expect(await steps().first().textContent()).toContain('Zone added');
    const last = await zones();
    await steps().nth(2).click();
    expect(await zones()).toEqual(start);
    await steps().last().click();
    expect((await zones()).map(({ id }) => id)).toEqual(['scalp']);
    await steps().first().click();
    expect(await zones()).toEqual(last);
    await steps().nth(2).click();
  });

  it('treats nothing where no zone is shown', async () => {
    await press('Hide Whole scalp');
    await press(/^Hide Crown/);
    expect(await smp.impressions()).toBe(0);
    await press('Undo');
    await press('Undo');
    expect(await smp.impressions()).toBeGreaterThan(1000);
  });

  it('reports no error', () => {
    expect(app.pageErrors).toEqual([]);
    expect(app.foreignRequests()).toEqual([]);
  });
});
