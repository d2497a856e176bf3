import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { calls, plan, serveScreen, SIZES, view, type Screen } from './fixtures/ui/openScreen';

let screen: Screen;
let page: Page;
beforeAll(async () => {
  screen = await serveScreen();
});
afterAll(async () => {
  await screen.close();
});

const withScreen =
  (state: Parameters<Screen['open']>[0], act: () => Promise<void>, options?: Parameters<Screen['open']>[1]) =>
  async () => {
    page = await screen.open(state, options);
    await act();
  };

describe('keys', () => {
  test(
    'the split moves by arrows and says where it is',
    withScreen('ready', async () => {
      const split = page.getByRole('slider', { name: 'Border between before and after' });
      await split.focus();
      await page.keyboard.press('ArrowLeft');
      await page.keyboard.press('PageDown');
      expect((await view(page)).split).toBeCloseTo(0.38, 6);
      expect(await split.getAttribute('aria-valuetext')).toBe(
        '38 percent before on the left, 62 percent after on the right',
      );
      expect(await calls(page, 'panBy')).toEqual([]);
    }),
  );

  test(
    'B shows before while it is held',
    withScreen('ready', async () => {
      await page.keyboard.down('b');
      expect((await view(page)).holdBefore).toBe(true);
      await page.keyboard.up('b');
      expect((await view(page)).holdBefore).toBe(false);
    }),
  );

  test(
    'M mirrors, O outlines, A and R paint, Esc puts the brush down, brackets size it',
    withScreen('ready', async () => {
      for (const key of ['m', 'o', 'r', ']']) await page.keyboard.press(key);
      expect(await view(page)).toMatchObject({
        mirrored: true,
        outlineShown: true,
        tool: 'remove',
        brushRadiusMm: 10,
      });
      for (const key of ['a', '[']) await page.keyboard.press(key);
      expect(await view(page)).toMatchObject({ tool: 'add', brushRadiusMm: 8 });
      await page.keyboard.press('Escape');
      expect((await view(page)).tool).toBe('pan');
    }),
  );

  test(
    'the head marked again by keys: the oval has the focus at once, and gives it back',
    withScreen('ready', async () => {
      const again = page.getByRole('button', { name: 'Mark the head again' });
      await again.press('Enter');
      const oval = page.getByRole('application', { name: /^Oval around the head/ });
      await oval.waitFor();
      const isFocused = (element: HTMLElement | SVGElement) => element === document.activeElement;
      expect(await oval.evaluate(isFocused)).toBe(true);
      await page.keyboard.press('ArrowLeft');
      await page.keyboard.press('Escape');
      await oval.waitFor({ state: 'detached' });
      expect(await again.evaluate(isFocused)).toBe(true);
    }),
  );

  test(
    'brackets size the scar that is drawn, in its own steps',
    withScreen('ready', async () => {
      const widthsAfter = async (scarKind: 'fut' | 'fue', ...names: readonly string[]) => {
        await page.evaluate(
          (kind) => window.uiFixture.view.setState({ tool: 'scar', scarKind: kind }),
          scarKind,
        );
        for (const key of names) await page.keyboard.press(key);
        return (await view(page)).scarWidthsMm[scarKind];
      };
      expect(await widthsAfter('fut', ']')).toBe(4);
      expect(await widthsAfter('fue', ']')).toBe(1.3);
      expect(await widthsAfter('fue', '[', '[', '[', '[', '[')).toBe(0.5);
      expect((await view(page)).brushRadiusMm).toBe(8);
    }),
  );

  test(
    'arrows pan, plus and minus zoom, 0 and 1 fit and show 100 %',
    withScreen('ready', async () => {
      const before = await view(page);
      await page.keyboard.press('+');
      await page.keyboard.press('ArrowRight');
      const after = await view(page);
      expect(after.zoom / before.zoom).toBeCloseTo(1.25, 6);
      expect(after.centreXPx).toBeGreaterThan(before.centreXPx);
      await page.keyboard.press('1');
      expect((await view(page)).zoom).toBe(1);
      await page.keyboard.press('0');
      expect((await view(page)).zoom).toBeCloseTo(before.zoom, 6);
    }),
  );

  test(
    'one step of a slider is one undo step, and Ctrl Z takes it back',
    withScreen('ready', async () => {
      await page.getByLabel('Height').focus();
      await page.keyboard.press('ArrowRight');
      expect((await plan(page)).hairline.midpointHeightMm).toBe(71);
      await page.keyboard.press('Control+z');
      expect((await plan(page)).hairline.midpointHeightMm).toBe(70);
      await page.keyboard.press('Control+Shift+z');
      expect((await plan(page)).hairline.midpointHeightMm).toBe(71);
      await page.keyboard.press('Control+z');
      await page.keyboard.press('Control+y');
      expect((await plan(page)).hairline.midpointHeightMm).toBe(71);
    }),
  );

  test(
    'a low hairline is cautioned',
    withScreen('ready', async () => {
      const caution = page.getByText('This may look drawn on as you get older.');
      expect(await caution.count()).toBe(0);
      await page.getByLabel('Height').focus();
      await page.keyboard.press('Home');
      await caution.waitFor();
    }),
  );

  test(
    'density and shade are radio buttons under the arrows',
    withScreen('ready', async () => {
      await page.getByRole('radio', { name: 'Medium usual' }).focus();
      await page.keyboard.press('ArrowRight');
      await page.getByRole('radio', { name: 'Shade 26' }).focus();
      await page.keyboard.press('ArrowRight');
      expect(await plan(page)).toMatchObject({
        density: { impressionsPerCm2: 160 },
        pigment: { shade: '30' },
      });
    }),
  );

  test(
    'the oval is moved, sized and used without a pointer',
    withScreen('no-head', async () => {
      await page.getByRole('application', { name: /^Oval/ }).focus();
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('Shift+ArrowUp');
      await page.keyboard.press('Enter');
      expect(await calls(page, 'pointAtHead')).toEqual([
        ['pointAtHead', { cx: 630, cy: 675, rx: 300, ry: 435 }],
      ]);
    }),
  );

  test(
    'tabs of a phone follow the arrows',
    withScreen(
      'ready',
      async () => {
        await page.getByRole('tab', { name: 'Density' }).focus();
        await page.keyboard.press('ArrowRight');
        await page.keyboard.press('ArrowRight');
        expect(await page.getByRole('tab', { name: 'Hairline' }).getAttribute('aria-selected')).toBe('true');
        expect(await page.getByLabel('Height').isVisible()).toBe(true);
      },
      { viewport: SIZES.phone },
    ),
  );

  test(
    'the save dialog hands over what was chosen and gives the focus back',
    withScreen('ready', async () => {
      await page.getByRole('button', { name: 'Save picture' }).focus();
      await page.keyboard.press('Enter');
      const dialog = page.getByRole('dialog', { name: 'Save the picture' });
      await dialog.getByRole('radio', { name: 'After' }).check({ force: true });
      await dialog.getByRole('radio', { name: /^PNG/ }).check({ force: true });
      await dialog.getByRole('switch', { name: 'Hide my face' }).press('Space');
      await dialog.getByRole('button', { name: 'Save' }).press('Enter');
      await dialog.waitFor({ state: 'detached' });
      expect(await calls(page, 'save')).toEqual([
        ['save', { layout: 'after', format: 'png', hideFace: true, scalpOnly: false }],
      ]);
      expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Save picture');
    }),
  );

  test(
    'the brush of the scalp’s border is moved, put down and lifted by keys alone',
    withScreen('ready', async () => {
      await page.keyboard.press('a');
      await page.getByRole('application').focus();
      expect(await page.getByRole('application').getAttribute('aria-label')).toContain('Space begins to add');
      await page.keyboard.press('Space');
      for (const key of ['ArrowRight', 'Shift+ArrowDown']) await page.keyboard.press(key);
      await page.getByText('Adding scalp.').waitFor();
      const [[, xPx, yPx] = []] = await calls(page, 'strokeStart');
      const moved = (await calls(page, 'strokeMove')).map(([, points]) => points as number[]);
      expect(moved.at(-1)![0]! - (xPx as number)).toBeCloseTo(2 / 0.243, 3);
      expect(moved.at(-1)![1]! - (yPx as number)).toBeCloseTo(10 / 0.243, 3);
      expect(await calls(page, 'strokeEnd')).toHaveLength(0);
      await page.keyboard.press('Space');
      expect(await calls(page, 'strokeEnd')).toHaveLength(1);
      expect(await calls(page, 'panBy')).toEqual([]);
      await page.keyboard.press('Escape');
      expect((await view(page)).tool).toBe('pan');
    }),
  );

  test(
    'with another photo what draws on the head stays up, and what belongs to one photo is put down',
    withScreen('ready', async () => {
      const toolAfter = async (tool: string, id: string) => {
        await page.evaluate(
          ([tool, id]) => {
            const { view, status } = window.uiFixture;
            view.setState({ tool: tool as 'scar' });
            const { photo } = status.getState();
            status.setState({ photo: { ...photo!, id: id! } });
          },
          [tool, id],
        );
        await page.evaluate(
          () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
        );
        return (await view(page)).tool;
      };
      expect(await toolAfter('scar', 'two')).toBe('scar');
      expect(await toolAfter('ruler', 'three')).toBe('pan');
      // There is no zone to draw on.
      expect(await toolAfter('zone-brush', 'four')).toBe('pan');
    }),
  );

  test(
    'the list of shortcuts opens by ? and can switch single keys off',
    withScreen('ready', async () => {
      await page.keyboard.press('?');
      await page.getByRole('switch', { name: 'Use single-key shortcuts' }).press('Space');
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await page.keyboard.press('m');
      expect((await view(page)).mirrored).toBe(false);
    }),
  );

  test(
    'leaving asks only where something would be lost',
    withScreen('ready', async () => {
      await page.evaluate(() => window.uiFixture.commands.updatePlan({ pigment: { shade: '42' } }));
      const another = page.getByRole('button', { name: 'Another photo' });
      await another.press('Enter');
      await page.getByRole('button', { name: 'Keep working' }).press('Enter');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await another.press('Enter');
      const asked = page.waitForEvent('filechooser');
      await page.getByRole('button', { name: 'Continue without saving' }).press('Enter');
      await asked;
      await page.getByRole('button', { name: 'Undo' }).press('Enter');
      const unasked = page.waitForEvent('filechooser');
      await another.press('Enter');
      await unasked;
      expect(await calls(page, 'closePhoto')).toEqual([]);
      expect(await calls(page, 'openPhoto')).toEqual([]);
    }),
  );
});
