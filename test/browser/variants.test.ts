import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openApp, pollUntil, type OpenedApp } from '../support/app';
import { readPng } from '../support/png';
import { rootDir } from '../support/shared';
import { axeViolations } from './support/axe';
import { driver } from './support/preview';

const SAMPLE = path.join(rootDir, 'public/samples/sample.jpg');
/** From a pane's border, its label and what is announced below that included, CSS px. */
const INSET = { top: 130, other: 6 };

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
      const { top, other } = INSET;
      const clip = { x: x + other, y: y + top, width: width - 2 * other, height: height - top - other };
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
