import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openApp, pollUntil, type OpenedApp } from '../support/app';
import { readPng, type RgbaImage } from '../support/png';
import { rootDir } from '../support/shared';
import { cropOf } from './support/crop';
import { axeViolations } from './support/axe';
import { driver } from './support/preview';

const SAMPLE = path.join(rootDir, 'public/samples/sample.jpg');
/** From a pane's border, its label, the sign of work below that and what is announced at its foot included, CSS px. */
const INSET = { top: 130, bottom: 64, other: 6 };
/** Between two pictures of a file. */
const GAP_PX = 6;

let app: OpenedApp;
beforeAll(async () => {
  app = await openApp({ viewport: { width: 1024, height: 768 } });
  await app.page.evaluate(() => window.smpPreview!.ready());
  await driver(app.page).openFile(SAMPLE);
  await app.page.getByText('Consultation', { exact: true }).click();
});
afterAll(() => app.close());

const update: ReturnType<typeof driver>['update'] = (patch) => driver(app.page).update(patch);
const panes = async () => {
  const found = await app.page.locator('.pane').all();
  return Promise.all(found.map(async (pane) => (await pane.boundingBox())!));
};

/** Pictures of the panes without their labels and borders, once all is drawn and lies still. */
async function seen(): Promise<Buffer[]> {
  const once = async () => {
    await update({});
    const boxes = await panes();
    const pictures: Buffer[] = [];
    for (const { x, y, width, height } of boxes) {
      const { top, bottom, other } = INSET;
      const clip = { x: x + other, y: y + top, width: width - 2 * other, height: height - top - bottom };
      pictures.push(await app.page.screenshot({ clip }));
    }
    return pictures;
  };
  let last = await once();
  await pollUntil('still panes', async () => {
    const before = last;
    last = await once();
    return last.length > 0 && last.every((picture, i) => before[i] && picture.equals(before[i]));
  });
  return last;
}

/** The largest difference of a byte. */
function apart(a: Buffer, b: Buffer): number {
  const other = readPng(b).data;
  return readPng(a).data.reduce((most, value, i) => Math.max(most, Math.abs(value - other[i]!)), 0);
}
/** Panes begin at other places of the canvas: between pixels that rounds otherwise. */
const ROUNDING = 2;

describe('variants of the sample', () => {
  it('lie side by side as copies at first, and are moved and zoomed as one', async () => {
    await app.page.getByRole('button', { name: /^Try another variant/ }).click();
    await app.page.getByText('Variants', { exact: true }).last().click();
    const first = await seen();
    expect(first).toHaveLength(2);
    expect(apart(first[1]!, first[0]!)).toBeLessThanOrEqual(ROUNDING);

    const [left, right] = await panes();
    await app.page.mouse.move(right!.x + 0.4 * right!.width, right!.y + 0.4 * right!.height);
    await app.page.mouse.wheel(0, -300);
    const zoomed = await seen();
    expect(apart(zoomed[1]!, zoomed[0]!)).toBeLessThanOrEqual(ROUNDING);
    expect(apart(zoomed[0]!, first[0]!)).toBeGreaterThan(20);

    await app.page.mouse.move(left!.x + 0.5 * left!.width, left!.y + 0.6 * left!.height);
    await app.page.mouse.down();
    await app.page.mouse.move(left!.x + 0.6 * left!.width, left!.y + 0.7 * left!.height, { steps: 4 });
    await app.page.mouse.up();
    const moved = await seen();
    expect(apart(moved[1]!, moved[0]!)).toBeLessThanOrEqual(ROUNDING);
    expect(apart(moved[0]!, zoomed[0]!)).toBeGreaterThan(20);
  });

  it('a change of the one leaves the other’s pixels, and each is the same whichever is worked on', async () => {
    await app.page.keyboard.press('2');
    const before = await seen();
    await update({
      density: { impressionsPerCm2: 170, pattern: 'diffuse' },
      hairline: { midpointHeightMm: 60, style: 'edged' },
      pigment: { shade: '10' },
    });
    const changed = await seen();
    expect(changed[0]!.equals(before[0]!)).toBe(true);
    expect(changed[1]!.equals(before[1]!)).toBe(false);
    await app.page.keyboard.press('v');
    const swapped = await seen();
    expect(swapped[0]!.equals(changed[0]!)).toBe(true);
    expect(swapped[1]!.equals(changed[1]!)).toBe(true);
    expect((await driver(app.page).plan()).density.impressionsPerCm2).not.toBe(170);
  });

  it('are saved in one picture, each as it is alone and under its own label', async () => {
    const { page } = app;
    const smp = driver(page);
    const alone = [await smp.picture('after')];
    await page.keyboard.press('v');
    alone.push(await smp.picture('after'));
    await page.getByRole('button', { name: 'Save picture' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('All variants', { exact: true }).click();
    await dialog.getByText(/^PNG/).click();
    const download = page.waitForEvent('download');
    await dialog.getByRole('button', { name: 'Save', exact: true }).click();
    const file = readPng(await (await download).path());
    await dialog.waitFor({ state: 'detached' });

    const side = alone[0]!.width;
    expect(file.width).toBe(2 * side + GAP_PX);
    const parts = [0, side + GAP_PX].map((x) => cropOf(file, { x, y: 0, width: side, height: side }));
    const photoOf = (picture: RgbaImage) => cropOf(picture, { x: 0, y: 0, width: side, height: side });
    expect(parts.map(({ data }, i) => Buffer.compare(data, photoOf(alone[i]!).data))).toEqual([0, 0]);
    expect(Buffer.compare(parts[0]!.data, parts[1]!.data)).not.toBe(0);
    const labels = [0, side + GAP_PX].map((x) =>
      cropOf(file, { x, y: side, width: side, height: file.height - side }),
    );
    for (const { data } of labels) expect(data.some((value) => value < 64)).toBe(true);
    expect(Buffer.compare(labels[0]!.data, labels[1]!.data)).not.toBe(0);
    // What is seen is as it was.
    expect(Buffer.compare((await smp.picture('after')).data, alone[1]!.data)).toBe(0);
    await page.keyboard.press('v');
  });

  it('axe finds nothing, and nothing went wrong', async () => {
    expect(await axeViolations(app.page)).toEqual([]);
    expect(app.pageErrors).toEqual([]);
    expect(app.consoleErrors).toEqual([]);
  });

  it('the last one deleted, or at home, the result is seen whole', async () => {
    const whole = () => app.page.getByRole('radio', { name: 'After', exact: true }).isChecked();
    await app.page.getByText('At home', { exact: true }).click();
    await pollUntil('the whole result', whole);
    expect(await panes()).toEqual([]);
    await app.page.getByText('Consultation', { exact: true }).click();
    await app.page.getByText('Variants', { exact: true }).last().click();
    await pollUntil('the panes', async () => (await panes()).length === 2);
    await app.page.getByRole('button', { name: 'Compare, copy or delete variants' }).click();
    await app.page.getByRole('button', { name: 'Delete variant A' }).click();
    await pollUntil('the whole result', whole);
    expect((await driver(app.page).plan()).density.impressionsPerCm2).toBe(170);
    await app.page.keyboard.press('Control+z');
    await pollUntil('A', async () => (await driver(app.page).plan()).density.impressionsPerCm2 !== 170);
  });
});
