import { describe, expect, it } from 'vitest';
import { words } from '../../src/ui/words';
import { pollUntil } from '../support/app';
import { fullRun } from '../support/shared';
import {
  middleOf,
  openSampleForFile,
  SAMPLE_SIDE_PX,
  type Point,
  type SamplePhoto,
} from './support/samplePhoto';

let sample: SamplePhoto;
openSampleForFile((opened) => {
  sample = opened;
});

const press = (name: string | RegExp) => sample.press(name);
const takeTool = (name: string) => sample.takeTool(name);
const zones = () => sample.zones();
const partsOf = async (id: string) => (await zones()).find((zone) => zone.id === id)!.parts;

/** A drag that becomes a step. */
async function drawn(points: readonly Point[]): Promise<void> {
  const before = await sample.steps.count();
  await sample.drag(points);
  await pollUntil('a step', async () => (await sample.steps.count()) === before + 1);
}

/** Impressions within a circle, photo px. */
const dotsIn = async ([x, y]: Point, radiusPx: number): Promise<number> =>
  (await sample.dots()).filter((dot) => Math.hypot(dot[0] - x, dot[1] - y) < radiusPx).length;

describe('a zone made by pointer', () => {
  let middle: Point;

  it('is added above the others and chosen', async () => {
    await sample.add(/^Crown/);
    expect((await zones()).map(({ kind }) => kind)).toEqual(['crown', 'scalp']);
    expect(
      await sample.page.getByRole('button', { name: 'Work on Crown' }).getAttribute('aria-pressed'),
    ).toBe('true');
  });

  it('is painted with the brush as one step, and has a density of its own', async () => {
    middle = middleOf(await sample.smp.mask());
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
    const plan = await sample.smp.plan();
    await sample.smp.update({
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
    await sample.page.mouse.move(...(await sample.onScreen(middle)));
    await sample.page.mouse.down();
    await sample.page.mouse.move(...(await sample.onScreen([middle[0] + 30, middle[1]])), { steps: 3 });
    await sample.page.keyboard.press('Escape');
    await sample.page.mouse.up();
    await takeTool('Brush');
    await sample.drag([
      [20, 20],
      [60, 20],
    ]);
    await pollUntil('a sentence', () => sample.page.getByText('Nothing was drawn').first().isVisible());
    expect(await zones()).toEqual(before);
  });

  it('cannot be drawn on while it is locked', async () => {
    await press('Lock Crown');
    const before = await zones();
    await sample.drag([middle, [middle[0] + 40, middle[1]]]);
    await pollUntil('a sentence', () => sample.page.getByText('This zone is locked.').first().isVisible());
    expect(await zones()).toEqual(before);
    await press('Unlock Crown');
  });
});

describe('the list of zones', () => {
  it('renames, hides, duplicates, moves and deletes, each as one step', async () => {
    const start = await zones();
    const name = sample.page.getByLabel('Name', { exact: true });
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
    await sample.add(/^Free area/);
    await sample.add(/^Bald patch/);
    expect(await sample.steps.first().textContent()).toContain('Bald patch added');
    const last = await zones();
    await sample.steps.nth(2).click();
    expect(await zones()).toEqual(start);
    await sample.steps.last().click();
    expect((await zones()).map(({ id }) => id)).toEqual(['scalp']);
    await sample.steps.first().click();
    expect(await zones()).toEqual(last);
    await sample.steps.nth(2).click();
  });

  it('treats nothing where no zone is shown', async () => {
    await press('Hide Whole scalp');
    await press(/^Hide Crown/);
    expect(await sample.smp.impressions()).toBe(0);
    await press('Undo');
    await press('Undo');
    expect(await sample.smp.impressions()).toBeGreaterThan(1000);
  });
});

describe('every kind of zone', () => {
  it('is offered in one menu, and there once it is pressed', async () => {
    await sample.smp.update({ zones: (await zones()).filter(({ kind }) => kind === 'scalp') });
    await press('Add a zone');
    const offered = await sample.page.locator('.zone-kind > :first-child').allTextContents();
    expect(offered).toEqual([...Object.values(words.zones.kinds), ...Object.values(words.zones.scarKinds)]);
    await press('Add a zone');
    for (const [name, kind] of [
      [/^Beard/, 'beard'],
      [/^Moustache/, 'moustache'],
    ] as const) {
      await sample.add(name);
      await pollUntil(kind, async () => (await zones())[0]?.kind === kind);
    }
    const all = await zones();
    expect(all).toHaveLength(3);
    for (const { kind, parts } of all.slice(0, 2)) {
      expect([kind, parts.map(({ mode, shape }) => [mode, shape])]).toEqual([
        kind,
        [
          ['add', 'outline'],
          ['remove', 'outline'],
        ],
      ]);
    }
  });

  it.skipIf(!fullRun)('lies on the face where it is a beard, and leaves the scalp’s dots alone', async () => {
    const all = await zones();
    const only = (...kinds: readonly string[]) =>
      sample.smp.update({ zones: all.map((zone) => ({ ...zone, shown: kinds.includes(zone.kind) })) });
    await only('scalp');
    const before = await sample.dots();
    await only('beard', 'moustache');
    const face = await sample.dots();
    expect(face.length).toBeGreaterThan(1500);
    const top = Math.max(...before.map(([, y]) => y));
    // All of it is lower than the middle of what the scalp's dots reach.
    expect(Math.min(...face.map(([, y]) => y))).toBeGreaterThan(top / 2);
    const mean = face.reduce((sum, [x]) => sum + x, 0) / face.length;
    expect(Math.abs(mean - SAMPLE_SIDE_PX / 2)).toBeLessThan(60);
    await only('scalp');
    expect(await sample.dots()).toEqual(before);
    await sample.smp.update({ zones: all });
  });

  it('goes over into hair as far as its slider says, as one step', async () => {
    await press('Work on Whole scalp');
    await sample.page.getByRole('slider', { name: 'Blend into the hair' }).press('End');
    await pollUntil('the width', async () => (await zones()).at(-1)!.blendMm === 40);
    await press('Undo');
    expect((await zones()).at(-1)!.blendMm).toBe(20);
  });

  it('reports no error', () => {
    expect(sample.app.pageErrors).toEqual([]);
    expect(sample.app.foreignRequests()).toEqual([]);
  });
});
