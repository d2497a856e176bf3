import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openApp, pollUntil, type OpenedApp } from '../support/app';
import { rootDir } from '../support/shared';
import { driver } from './support/preview';
import { dragOnSample, middleOf, SAMPLE_SIDE_PX, type Point } from './support/zonePhoto';

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

const press = (name: string | RegExp) => app.page.getByRole('button', { name }).click();
const add = async (name: string | RegExp): Promise<void> => {
  await press('Add a zone');
  await app.page.locator('.zone-kinds').getByRole('button', { name }).click();
};
const plan = () => smp.plan();

const drag = (points: readonly Point[]) => dragOnSample(app.page, points);

/** Middle and lowest row of the scalp as the machine sees it. */
async function scalp(): Promise<{ readonly middle: Point; readonly lowestPx: number }> {
  const mask = await smp.mask();
  const last = mask.coverage.findLastIndex((value) => value >= 128);
  return { middle: middleOf(mask), lowestPx: Math.floor(last / mask.width) };
}

const dots = () =>
  app.page.evaluate(async () => {
    const { x, y } = await window.smpPreview!.follicles();
    return [...x].map((px, k) => [px, y[k]!] as const);
  });

describe('every kind of zone', () => {
  it('is made from one menu', async () => {
    for (const [name, kind] of [
      [/^Hairline and temples/, 'hairline'],
      [/^Crown/, 'crown'],
      [/^Thinning hair/, 'thinning'],
      [/^Bald patch/, 'patch'],
      [/^Free area/, 'area'],
      [/^Beard/, 'beard'],
      [/^Moustache/, 'moustache'],
    ] as const) {
      await add(name);
      await pollUntil(kind, async () => (await plan()).zones[0]?.kind === kind);
    }
    const { zones } = await plan();
    expect(zones).toHaveLength(8);
    for (const { kind, parts } of zones.slice(0, 2)) {
      expect([kind, parts.map(({ mode, shape }) => [mode, shape])]).toEqual([
        kind,
        [
          ['add', 'outline'],
          ['remove', 'outline'],
        ],
      ]);
    }
  });

  it('lies on the face where it is a beard, and leaves the scalp’s dots alone', async () => {
    const { zones } = await plan();
    const only = (...kinds: readonly string[]) =>
      smp.update({ zones: zones.map((zone) => ({ ...zone, shown: kinds.includes(zone.kind) })) });
    await only('scalp');
    const before = await dots();
    await only('beard', 'moustache');
    const face = await dots();
    expect(face.length).toBeGreaterThan(1500);
    const top = Math.max(...before.map(([, y]) => y));
    // All of it is lower than the middle of what the scalp's dots reach.
    expect(Math.min(...face.map(([, y]) => y))).toBeGreaterThan(top / 2);
    const mean = face.reduce((sum, [x]) => sum + x, 0) / face.length;
    expect(Math.abs(mean - SAMPLE_SIDE_PX / 2)).toBeLessThan(60);
    await only('scalp');
    expect(await dots()).toEqual(before);
    await smp.update({ zones });
  });

  it('goes over into hair as far as its slider says, as one step', async () => {
    await press('Work on Whole scalp');
    await app.page.getByRole('slider', { name: 'Blend into the hair' }).press('End');
    await pollUntil('the width', async () => (await plan()).zones.at(-1)!.blendMm === 40);
    await press('Undo');
    expect((await plan()).zones.at(-1)!.blendMm).toBe(20);
  });
});

describe('a scar among the zones', () => {
  it('is drawn from the same menu, strewn by a brush, and listed', async () => {
    const { middle } = await scalp();
    await add(/^Round scars/);
    await app.page
      .getByRole('group', { name: 'Draw the scar' })
      .getByRole('slider', { name: 'Dots a stroke' })
      .press('End');
    await drag([middle, [middle[0] + 60, middle[1]]]);
    await pollUntil('the scar', async () => (await plan()).scars.length === 1);
    const [scar] = (await plan()).scars;
    expect(scar).toMatchObject({ kind: 'fue', name: null, shown: true, locked: false });
    expect(scar!.pointsMm.length / 3).toBeGreaterThan(20);
  });

  it('is renamed, hidden, locked, duplicated and deleted', async () => {
    await press(/^Work on .*round dots/);
    const name = app.page.getByLabel('Name', { exact: true });
    await name.fill('Donor area');
    await name.press('Enter');
    await press('Hide Donor area');
    await press('Lock Donor area');
    expect((await plan()).scars[0]).toMatchObject({ name: 'Donor area', shown: false, locked: true });
    expect(await app.page.getByRole('button', { name: 'Delete', exact: true }).isDisabled()).toBe(true);
    await press('Duplicate');
    expect((await plan()).scars.map((scar) => scar.name)).toEqual(['Donor area', 'Donor area (copy)']);
    await app.page.getByRole('button', { name: 'Delete', exact: true }).click();
    await pollUntil('one scar', async () => (await plan()).scars.length === 1);
  });

  it('reports no error', () => {
    expect(app.pageErrors).toEqual([]);
    expect(app.foreignRequests()).toEqual([]);
  });
});
