import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fullRun } from '../support/shared';
import { axeViolations, DEVICES, serveScreen, type Device, type Screen } from './fixtures/ui/openScreen';
import { SCREENS, type ScreenName } from './fixtures/ui/screens';
import { STATES, type StateName } from './fixtures/ui/states';
import { badlyPlaced, WELL_PLACED } from './support/placing';

let screen: Screen;
beforeAll(async () => {
  screen = await serveScreen();
});
afterAll(async () => {
  await screen.close();
});

/** Every screen on every device, in both schemes. */
const names = [...(Object.keys(STATES) as StateName[]), ...(Object.keys(SCREENS) as ScreenName[])];
const schemes = ['light', 'dark'] as const;

/** They look as another of the list but for a word or a number: left to the full run. */
const ALIKE: readonly string[] = [
  'empty',
  'decoding',
  'measuring',
  'changed',
  'no-head-no-models',
  'odd-ruler',
  'redrawing',
  'exporting',
] satisfies readonly StateName[];

/** Their panel is that of another of the list: in the short run axe looks at it there. */
const PANEL_AS_ELSEWHERE: readonly string[] = [
  'adjusting',
  'ruler',
  'reopening',
  'error',
  'all-messages',
  'lost',
  'look',
  'zoom',
  'variants',
] satisfies readonly (StateName | ScreenName)[];

/** All combinations in a full run; otherwise every screen once, the devices and schemes taking turns. */
const cases = (Object.keys(DEVICES) as Device[]).flatMap((device, d) =>
  (fullRun ? names : names.filter((name) => !ALIKE.includes(name))).flatMap((name, i) => {
    const turn = i % 4 === d ? [schemes[(i >> 2) % 2]!] : [];
    const shown = fullRun ? schemes : turn;
    return shown.length > 0 ? [{ name, device, in: shown }] : [];
  }),
);

const open = (name: StateName | ScreenName, device: Device): Promise<Page> =>
  name in STATES
    ? screen.open(name as StateName, DEVICES[device])
    : screen.openSetting(name as ScreenName, DEVICES[device]);

describe('every screen and state', () => {
  test.each(cases)(
    '$name, $device, $in: axe finds nothing, nothing is cut, on something else or too small for a finger',
    async ({ name, device, in: shown }) => {
      const page = await open(name, device);
      const hasDialog = (await page.locator('dialog[open]').count()) > 0;
      // What lies behind a dialog is out of reach, and looked at without it.
      const within = hasDialog ? 'dialog[open]' : 'html';
      const without = !fullRun && PANEL_AS_ELSEWHERE.includes(name) ? '.work-panel' : undefined;
      for (const colorScheme of shown) {
        await page.emulateMedia({ colorScheme });
        expect(await badlyPlaced(page), colorScheme).toEqual(WELL_PLACED);
        expect(await axeViolations(page, within, without), colorScheme).toEqual([]);
      }
    },
  );

  test.each(['Shade', 'Hairline', 'Time', 'Scalp', 'Photo'])(
    'the tab "%s" of a phone: axe finds nothing, nothing is cut or too small',
    async (name) => {
      const page = await open('ready', 'phone');
      await page.getByRole('tab', { name }).click();
      for (const detail of await page.locator('.sheet summary').all()) await detail.click();
      expect(await badlyPlaced(page)).toEqual(WELL_PLACED);
      expect(await axeViolations(page)).toEqual([]);
    },
  );

  test('at 400 % zoom nothing is cut off sideways', async () => {
    const page = await open('unsure', 'zoomed');
    await page.setViewportSize({ width: 360, height: 225 });
    expect((await badlyPlaced(page)).cut).toEqual([]);
    await page.getByRole('button', { name: 'Save picture' }).click();
    await page.getByRole('button', { name: 'Save', exact: true }).last().scrollIntoViewIfNeeded();
    expect((await badlyPlaced(page)).cut).toEqual([]);
    await page.setViewportSize(DEVICES.zoomed.viewport);
  });
});
