import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axeViolations, calls, plan, serveScreen, SIZES, view, type Screen } from './fixtures/ui/openScreen';

let screen: Screen;
beforeAll(async () => {
  screen = await serveScreen();
});
afterAll(async () => {
  await screen.close();
});

const showButton = (page: Page) => page.getByRole('button', { name: 'Show patient' });

/** As a consultant sees it, ready to be shown. */
async function consultation(options: Parameters<Screen['open']>[1] = {}): Promise<Page> {
  const page = await screen.open('ready', options);
  await page.evaluate(() =>
    window.uiFixture.view.setState({ face: 'consultation', compare: 'split', guidesShown: true }),
  );
  await showButton(page).waitFor();
  return page;
}

async function shown(options: Parameters<Screen['open']>[1] = {}): Promise<Page> {
  const page = await consultation(options);
  await showButton(page).click();
  await page.getByRole('dialog', { name: 'Before and after' }).waitFor();
  return page;
}

const focusedName = (page: Page) => page.evaluate(() => document.activeElement?.textContent);
const isFull = (page: Page) => page.evaluate(() => document.fullscreenElement !== null);

const cases = [
  ['desktop', 'dark'],
  ['tablet', 'light'],
  ['phone', 'light'],
] as const;

test('the guides of a consultation are not on the picture at home', async () => {
  const page = await consultation();
  const guides = page.locator('.line-guide');
  await page.evaluate(() => {
    const third = { kind: 'third' as const, runs: [[300, 300, 900, 300]] };
    const line = { runs: [], handles: [], guides: [third], behindMm: null };
    window.uiFixture.line.setState({ line });
  });
  await expect.poll(() => guides.count()).toBeGreaterThan(0);
  await page.evaluate(() => window.uiFixture.view.setState({ face: 'home' }));
  await showButton(page).waitFor({ state: 'detached' });
  expect(await guides.count()).toBe(0);
  await page.evaluate(() => window.uiFixture.line.setState({ line: null }));
});

describe('a picture shown to the patient', () => {
  test.each(cases)('on a %s, %s: axe finds nothing, nothing else is seen', async (size, colorScheme) => {
    const viewport = SIZES[size];
    const page = await shown({ viewport, colorScheme });
    expect(await axeViolations(page)).toEqual([]);
    const said = await page.locator('body').innerText();
    expect(said).not.toMatch(/\d|%|cm|mm|dots/);
    expect(said).toContain('Medium density, natural hairline, healed.');
    expect(said).toContain('Computer simulation made on this photo.');
    expect(await page.getByRole('button', { name: 'Save' }).count()).toBe(0);
    expect(await page.getByRole('complementary').count()).toBe(0);

    const { small, outside, stage } = await page.evaluate(() => {
      const controls = [...document.querySelectorAll('.picture button, .picture label.choice')]
        .filter((e) => e.checkVisibility())
        .map((e) => ({ name: e.textContent, box: e.getBoundingClientRect() }));
      const { left, right, top, height } = document.querySelector('.stage')!.getBoundingClientRect();
      return {
        small: controls.filter(({ box }) => box.width < 43.5 || box.height < 43.5).map(({ name }) => name),
        outside: controls
          .filter(({ box }) => box.left < 0 || box.right > innerWidth || box.bottom > innerHeight)
          .map(({ name }) => name),
        stage: { left, top, right: innerWidth - right, share: height / innerHeight },
      };
    });
    expect(small).toEqual([]);
    expect(outside).toEqual([]);
    expect(stage).toMatchObject({ left: 0, top: 0, right: 0 });
    expect(stage.share).toBeGreaterThan(0.75);
  });

  test('the comparison works by keyboard, and the tools do not', async () => {
    const page = await shown();
    expect(await page.evaluate(() => (document.activeElement as HTMLInputElement).value)).toBe('split');
    await page.keyboard.press('ArrowRight');
    expect((await view(page)).compare).toBe('after');
    await page.keyboard.press('ArrowLeft');
    await page.getByRole('slider', { name: /^Border/ }).focus();
    await page.keyboard.press('PageUp');
    expect(await view(page)).toMatchObject({ compare: 'split', split: 0.6 });
    for (const key of ['a', 'r', 'h', 'l', 'o', ']']) await page.keyboard.press(key);
    expect(await view(page)).toMatchObject({ tool: 'pan', outlineShown: false, brushRadiusMm: 8 });
    await page.keyboard.press('m');
    expect((await view(page)).mirrored).toBe(true);
  });

  test('the head comes back into view by one press', async () => {
    const page = await shown({ viewport: SIZES.tablet });
    await page.getByRole('button', { name: 'Zoom to the head' }).click();
    expect(await calls(page, 'zoomToHead')).toHaveLength(1);
  });

  test('while before is held the caption says so, and the picture keeps its size', async () => {
    const page = await shown({ viewport: SIZES.phone });
    const caption = page.locator('.showing-caption');
    const heightOf = () => page.locator('.stage').evaluate((stage) => stage.clientHeight);
    const height = await heightOf();
    await page.keyboard.down('b');
    expect(await caption.innerText()).toContain('Before: the photo as it is.');
    expect(await caption.innerText()).not.toContain('density');
    expect(await heightOf()).toBe(height);
    await page.keyboard.up('b');
    expect(await caption.innerText()).not.toContain('Before');
  });

  test('Tab stays within', async () => {
    const page = await shown();
    const visited = new Set<string | undefined>();
    for (let i = 0; i < 9; i++) {
      await page.keyboard.press('Tab');
      visited.add(
        await page.evaluate(() => {
          const at = document.activeElement;
          return at === document.body || at?.closest('[aria-modal]') ? 'inside' : at?.outerHTML;
        }),
      );
    }
    expect([...visited]).toEqual(['inside']);
  });

  test('it takes the whole screen; leaving that by the browser’s own way ends it', async () => {
    const page = await shown();
    await expect.poll(() => isFull(page)).toBe(true);
    await page.evaluate(() => document.exitFullscreen());
    await expect.poll(async () => (await view(page)).showing).toBe(false);
    expect(await focusedName(page)).toBe('Show patient');
  });

  test('a browser that refuses the whole screen shows it in its window', async () => {
    const page = await consultation();
    await page.evaluate(() => {
      const root = document.documentElement;
      root.requestFullscreen = () => {
        Reflect.deleteProperty(root, 'requestFullscreen');
        return Promise.reject(new TypeError('Refused.'));
      };
    });
    await showButton(page).click();
    await page.getByRole('dialog', { name: 'Before and after' }).waitFor();
    expect(await isFull(page)).toBe(false);
    expect((await view(page)).showing).toBe(true);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });

  test.each([
    ['Escape', (page: Page) => page.keyboard.press('Escape')],
    ['Close', (page: Page) => page.getByRole('button', { name: 'Close' }).click()],
    ['P', (page: Page) => page.keyboard.press('p')],
  ])('%s ends it, and the focus is on its button again', async (_, end) => {
    const page = await shown();
    await end(page);
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await focusedName(page)).toBe('Show patient');
    await expect.poll(() => isFull(page)).toBe(false);
    await page.getByRole('button', { name: 'Save picture' }).waitFor();
  });

  test('opened by its key the focus goes back to where it was', async () => {
    const page = await consultation();
    await page.getByLabel('Height').focus();
    await page.keyboard.press('p');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await page.getByLabel('Height').evaluate((slider) => slider === document.activeElement)).toBe(
      true,
    );
  });

  test('undo and redo go on meanwhile, and showing is no step', async () => {
    const page = await consultation();
    await page.getByRole('radio', { name: 'Soft', exact: true }).check({ force: true });
    await showButton(page).click();
    const caption = page.locator('.showing-caption');
    await caption.getByText('soft hairline').waitFor();
    await page.keyboard.press('Control+z');
    await caption.getByText('natural hairline').waitFor();
    await page.keyboard.press('Control+Shift+z');
    await caption.getByText('soft hairline').waitFor();
    expect((await view(page)).showing).toBe(true);
    expect((await plan(page)).hairline.style).toBe('soft');
  });

  test('a photo without a head ends it', async () => {
    const page = await shown();
    await page.evaluate(() => {
      const { photo } = window.uiFixture.status.getState();
      if (photo) window.uiFixture.status.setState({ photo: { ...photo, id: 'two', head: null } });
    });
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await view(page)).toMatchObject({ showing: false, tool: 'oval' });
  });

  test('at home there is none, by button or by key', async () => {
    const page = await screen.open('ready');
    expect(await showButton(page).count()).toBe(0);
    await page.keyboard.press('p');
    expect((await view(page)).showing).toBe(false);
  });

  test.each(cases)('its button leaves axe nothing to find on a %s', async (size, colorScheme) => {
    const page = await consultation({ viewport: SIZES[size], colorScheme });
    expect(await axeViolations(page)).toEqual([]);
    const box = await showButton(page).boundingBox();
    expect(box!.x + box!.width).toBeLessThanOrEqual(SIZES[size].width);
    expect(Math.min(box!.width, box!.height)).toBeGreaterThanOrEqual(43.5);
  });
});
