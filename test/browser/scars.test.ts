import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';
import { describe, expect, it } from 'vitest';
import { pollUntil } from '../support/app';
import {
  middleOf,
  openSampleForFile,
  SAMPLE_SIDE_PX,
  type Point,
  type SamplePhoto,
} from './support/samplePhoto';

let sample: SamplePhoto;
let smp: SamplePhoto['smp'];
openSampleForFile(async (opened) => {
  sample = opened;
  ({ smp } = opened);
  // The line as far back as it goes: before it there is scalp without a dot.
  await smp.update({ hairline: { midpointHeightMm: 100, edgeSoftnessMm: 2 } });
});

async function draw(kind: RegExp, points: readonly Point[]): Promise<void> {
  await sample.page.keyboard.press('0');
  await sample.page.getByRole('radio', { name: kind }).check({ force: true });
  await sample.drag(points);
}

/** Half of the scar, and the tone around its dots: some 17 mm. */
const TONED_PX = 72;

const scarCount = async (): Promise<number> => (await sample.scars()).length;

/** Impressions that lie as near as this to a line. */
const dotsAlong = async ([x0, y0]: Point, [x1, y1]: Point, withinPx: number): Promise<number> => {
  const long = (x1 - x0) ** 2 + (y1 - y0) ** 2;
  return (await sample.dots()).filter(([x, y]) => {
    const t = Math.min(1, Math.max(0, ((x - x0) * (x1 - x0) + (y - y0) * (y1 - y0)) / long));
    return Math.hypot(x - x0 - t * (x1 - x0), y - y0 - t * (y1 - y0)) < withinPx;
  }).length;
};

/** A level line in the scalp that the plan leaves bare, a little below the border of what it treats. */
async function bareLine(): Promise<readonly [Point, Point]> {
  const [mask, before, after] = [await smp.mask(), await smp.picture('before'), await smp.picture('after')];
  const isBare = (x: number, y: number): boolean => {
    const i = y * SAMPLE_SIDE_PX + x;
    return (
      mask.coverage[i] === 255 && [0, 1, 2].every((c) => before.data[4 * i + c] === after.data[4 * i + c])
    );
  };
  // Bare scalp around it as well, so that no pixel of it is under the plan's own dots.
  const isLine = (x: number, y: number): boolean =>
    [-70, -35, 0, 35, 70].every((dx) => [-25, 0, 25].every((dy) => isBare(x + dx, y + dy)));
  for (let y = 200; y < 700; y += 5)
    for (let x = 300; x < 980; x += 5)
      if (isLine(x, y))
        return [
          [x - 50, y],
          [x + 50, y],
        ];
  throw new Error('all of the scalp is treated');
}

describe('a scar drawn by pointer', () => {
  let from: Point, to: Point;

  it('is dotted inside, changes nothing outside the scalp, and leaves the rest of the picture as it was', async () => {
    [from, to] = await bareLine();
    const areaOf = () =>
      sample.page.evaluate(async () => (await window.smpPreview!.estimate()).treatedAreaCm2);
    const area = await areaOf();
    const [plain, before] = [await smp.picture('after'), await smp.picture('before')];
    expect(await dotsAlong(from, to, 12)).toBe(0);
    await draw(/^Line from a strip/, [from, to]);
    await pollUntil('the scar', async () => (await scarCount()) === 1);
    expect((await sample.scars())[0]).toMatchObject({ kind: 'fut', widthMm: 3 });
    // 100 px of a line 3 mm wide are some 50 mm2 and more at the edges: dozens of dots at 110 per cm2.
    expect(await dotsAlong(from, to, 12)).toBeGreaterThan(25);
    expect(await areaOf()).toBeGreaterThan(area + 0.3);

    const [after, mask] = [await smp.picture('after'), await smp.mask()];
    let outside = 0,
      farOff = 0,
      changed = 0;
    for (let i = 0; i < SAMPLE_SIDE_PX * SAMPLE_SIDE_PX; i++) {
      const differs = (a: typeof after, b: typeof after): boolean =>
        [0, 1, 2].some((c) => a.data[4 * i + c] !== b.data[4 * i + c]);
      if (mask.coverage[i] === 0 && differs(after, before)) outside++;
      if (!differs(after, plain)) continue;
      const x = i % SAMPLE_SIDE_PX,
        y = Math.floor(i / SAMPLE_SIDE_PX);
      const near = Math.abs(y - from[1]) < TONED_PX && x > from[0] - TONED_PX && x < to[0] + TONED_PX;
      if (near) changed++;
      else farOff++;
    }
    expect(outside).toBe(0);
    expect(farOff).toBe(0);
    expect(changed).toBeGreaterThan(1000);
  });

  it('is listed, undone by one step, and removed from the list', async () => {
    const remove = sample.page.getByRole('button', { name: /^Remove scar 1/ });
    expect(await remove.count()).toBe(1);
    await sample.page.keyboard.press('Control+z');
    await pollUntil('the undo', async () => (await scarCount()) === 0);
    expect(await dotsAlong(from, to, 12)).toBe(0);
    await sample.page.keyboard.press('Control+Shift+z');
    await pollUntil('the redo', async () => (await scarCount()) === 1);
    await remove.focus();
    await sample.page.keyboard.press('Enter');
    await pollUntil('the removal', async () => (await scarCount()) === 0);
    expect(await dotsAlong(from, to, 12)).toBe(0);
    await remove.waitFor({ state: 'detached' });
    // With the last entry the focus must not fall to the page's beginning.
    const focused = await sample.page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
    expect(focused).toBe('Scars on this head');
  });

  it('beside the head is refused in words', async () => {
    await draw(/^Patch/, [
      [20, 20],
      [60, 40],
    ]);
    const said = () => sample.page.getByText('please draw the scar on the scalp').count();
    await pollUntil('the words', async () => (await said()) > 0);
    expect(await scarCount()).toBe(0);
  });

  it('as dots: each tap is one step, all of them one entry', async () => {
    await draw(/^Small round dots/, [from]);
    await pollUntil('the first dot', async () => (await scarCount()) === 1);
    await draw(/^Small round dots/, [to]);
    await pollUntil('the second dot', async () => (await sample.scars())[0]?.pointsMm.length === 6);
    expect(await scarCount()).toBe(1);
  });

  it('stands out by its outline while scars are drawn', async () => {
    const [x, y] = await sample.onScreen(from);
    const around = { x: Math.round(x) - 16, y: Math.round(y) - 16, width: 32, height: 32 };
    const seen = async () => PNG.sync.read(await sample.page.screenshot({ clip: around }));
    const tools = sample.page.getByRole('group', { name: 'What to draw' });
    const withTool = async (name: RegExp) => {
      await tools.getByRole('radio', { name }).check({ force: true });
      await sample.page.waitForTimeout(150);
      return seen();
    };
    await sample.page.getByRole('radio', { name: 'After', exact: true }).check({ force: true });
    // Each picture may be taken before the tool's outline is drawn, or gone.
    await pollUntil('an outline with the tool alone', async () => {
      const drawn = await withTool(/^Small round dots/);
      const { data } = await withTool(/^Off$/);
      return pixelmatch(drawn.data, data, undefined, 32, 32, { threshold: 0.1 }) > 8;
    });
  });
});

describe('a scar among the zones', () => {
  it('is drawn from the same menu, strewn by a brush, and listed', async () => {
    await smp.update({ scars: [] });
    const middle = middleOf(await smp.mask());
    await sample.add(/^Round scars/);
    await sample.page
      .getByRole('group', { name: 'Draw the scar' })
      .getByRole('slider', { name: 'Dots a stroke' })
      .press('End');
    await sample.drag([middle, [middle[0] + 60, middle[1]]]);
    await pollUntil('the scar', async () => (await sample.scars()).length === 1);
    const [scar] = await sample.scars();
    expect(scar).toMatchObject({ kind: 'fue', name: null, shown: true, locked: false });
    expect(scar!.pointsMm.length / 3).toBeGreaterThan(20);
  });

  it('is renamed, hidden, locked, duplicated and deleted', async () => {
    await sample.press(/^Work on .*round dots/);
    const name = sample.page.getByLabel('Name', { exact: true });
    await name.fill('Donor area');
    await name.press('Enter');
    await sample.press('Hide Donor area');
    await sample.press('Lock Donor area');
    expect((await sample.scars())[0]).toMatchObject({ name: 'Donor area', shown: false, locked: true });
    expect(await sample.page.getByRole('button', { name: 'Delete', exact: true }).isDisabled()).toBe(true);
    await sample.press('Duplicate');
    expect((await sample.scars()).map((scar) => scar.name)).toEqual(['Donor area', 'Donor area (copy)']);
    await sample.page.getByRole('button', { name: 'Delete', exact: true }).click();
    await pollUntil('one scar', async () => (await sample.scars()).length === 1);
  });

  it('reports no error', () => {
    expect(sample.app.pageErrors).toEqual([]);
    expect(sample.app.foreignRequests()).toEqual([]);
  });
});
