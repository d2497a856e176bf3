import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { calls, serveScreen, SIZES, view, type Screen } from './fixtures/ui/openScreen';

let screen: Screen;
beforeAll(async () => {
  screen = await serveScreen();
});
afterAll(async () => {
  await screen.close();
});

const TABLET = { viewport: SIZES.tablet, hasTouch: true } as const;
const PHONE = { viewport: SIZES.phone, hasTouch: true, isMobile: true } as const;

const heightOf = (page: Page, selector: string) =>
  page.locator(selector).evaluate((element) => element.getBoundingClientRect().height);
/** Of the box, to what of another shows it, CSS px; negative where it is cut off. */
const roomBelow = (page: Page, selector: string, shownBy: string) =>
  page.evaluate(
    ([inner, outer]) =>
      document.querySelector(outer)!.getBoundingClientRect().bottom -
      document.querySelector(inner)!.getBoundingClientRect().bottom,
    [selector, shownBy] as const,
  );

/** WCAG 2.2, of two opaque colours as the browser writes them: rgb(r, g, b). */
function contrast(a: string, b: string): number {
  const light = (colour: string): number => {
    const [red = 0, green = 0, blue = 0] = (colour.match(/\d+/g) ?? []).map((level) => {
      const part = Number(level) / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const [dark, bright] = [light(a), light(b)].sort((x, y) => x - y) as [number, number];
  return (bright + 0.05) / (dark + 0.05);
}

describe('a consultation on a phone', () => {
  test('gives the picture the room: one row above it and one below, of three variants too', async () => {
    const page = await screen.openSetting('variants', PHONE);
    await page.evaluate(() => window.uiFixture.view.setState({ compare: 'after' }));
    expect(await heightOf(page, '.work-head')).toBeLessThan(60);
    expect(await heightOf(page, '.bar')).toBeLessThan(60);
    expect(await heightOf(page, '.stage')).toBeGreaterThan(0.4 * SIZES.phone.height);
    const words = await page.locator('.honesty').innerText();
    expect(words).toBe('Simulation: one possible healed look, not a promise.');
    expect(await heightOf(page, '.honesty')).toBeLessThan(30);
  });

  test('keeps the picture as large when the line is shaped', async () => {
    const page = await screen.openSetting('consultation', PHONE);
    await page.getByRole('tab', { name: 'Hairline' }).click();
    const before = await heightOf(page, '.stage');
    await page.evaluate(() => window.uiFixture.view.setState({ tool: 'hairline' }));
    await page.locator('.line-bar').waitFor();
    expect(await heightOf(page, '.stage')).toBe(before);
  });

  test.each(['ready', 'blurred'] as const)('opens its row of tabs at the start: %s', async (state) => {
    const page = await screen.open(state, PHONE);
    await page.evaluate(() => window.uiFixture.view.setState({ face: 'consultation' }));
    const tabs = page.getByRole('tablist');
    expect(await tabs.evaluate((row) => row.scrollLeft)).toBe(0);
    const selected = (await tabs.getByRole('tab', { selected: true }).boundingBox())!;
    expect(selected.x).toBeGreaterThanOrEqual(0);
    expect(selected.x + selected.width).toBeLessThanOrEqual(SIZES.phone.width);
  });

  test('can read what is pressed while the pointer rests on it', async () => {
    const page = await screen.openSetting('consultation', { viewport: SIZES.phone });
    await page.getByRole('tab', { name: 'Hairline' }).click();
    await page.evaluate(() => window.uiFixture.view.setState({ tool: 'hairline' }));
    const free = page.getByRole('button', { name: 'Draw freely' });
    await free.click();
    await free.hover();
    const { color, backgroundColor } = await free.evaluate((button) => {
      const { color, backgroundColor } = getComputedStyle(button);
      return { color, backgroundColor };
    });
    expect(contrast(color, backgroundColor)).toBeGreaterThanOrEqual(4.5);
  });

  test('shows the tools of a zone as soon as it is added', async () => {
    const page = await screen.openSetting('consultation', PHONE);
    await page.getByRole('tab', { name: 'Zones' }).click();
    await page.evaluate(() => {
      const { document: plan, view: shown } = window.uiFixture;
      const [scalp] = plan.getState().plan.zones;
      const crown = { ...scalp!, id: 'crown', kind: 'crown' as const };
      plan.setState((now) => ({ plan: { ...now.plan, zones: [crown, scalp!] } }));
      shown.setState({ zoneId: 'crown', tool: 'zone-brush' });
    });
    await page.getByRole('group', { name: 'Draw on this zone' }).waitFor();
    expect(await roomBelow(page, '.zone-tools fieldset', '.sheet')).toBeGreaterThanOrEqual(0);
  });
});

describe('a consultation on a tablet', () => {
  test('has the names of all parts in sight, which go to them by key', async () => {
    const page = await screen.openSetting('consultation', TABLET);
    const row = page.getByRole('navigation', { name: 'Parts of the design' });
    const current = () => row.locator('[aria-current=location]').innerText();
    expect(await current()).toBe('Photo');
    await row.getByRole('link', { name: 'Zones' }).press('Enter');
    const heading = page.getByRole('heading', { name: 'Zones', exact: true });
    expect(await heading.evaluate((there) => there === document.activeElement)).toBe(true);
    const { y, height } = (await row.boundingBox())!;
    expect((await heading.boundingBox())!.y).toBeGreaterThanOrEqual(y + height);
    expect((await heading.boundingBox())!.y).toBeLessThan(y + height + 40);
    expect(await current()).toBe('Zones');
    await page.keyboard.press('Tab');
    const focused = page.locator(':focus');
    expect(await focused.innerText()).toBe('Add a zone');
    for (const link of await row.getByRole('link').all())
      expect((await link.boundingBox())!.height).toBeGreaterThanOrEqual(44);
    await row.getByRole('link', { name: 'History' }).press('Enter');
    await expect.poll(current).toBe('History');
    await page.locator('.work-panel').evaluate((panel) => panel.scrollTo(0, 0));
    await expect.poll(current).toBe('Photo');
  });

  test('keeps the picture as large while a line is drawn freely', async () => {
    const page = await screen.openSetting('consultation', TABLET);
    await page.evaluate(() => {
      const { line, view: shown } = window.uiFixture;
      line.setState({ line: { runs: [], handles: [], guides: [], behindMm: null } });
      shown.setState({ tool: 'hairline' });
    });
    await page.getByRole('button', { name: 'Draw freely' }).click();
    const before = await heightOf(page, '.stage');
    const smooth = page.getByRole('button', { name: 'Smooth' });
    await smooth.click({ force: true });
    expect(await calls(page, 'smoothLine')).toEqual([]);
    await page.getByText('Draw the line first').waitFor();
    await page.evaluate(() => {
      const { document: plan } = window.uiFixture;
      const own = { kind: 'drawn' as const, pointsMm: [-60, 40, 60, 0, 70, 80, 60, 40, 60] };
      plan.setState((now) => ({ plan: { ...now.plan, hairline: { ...now.plan.hairline, own } } }));
    });
    await smooth.click();
    expect(await calls(page, 'smoothLine')).toHaveLength(1);
    expect(await heightOf(page, '.stage')).toBe(before);
    await page.evaluate(() => window.uiFixture.line.setState({ foundOnSkin: true }));
    await page.getByRole('button', { name: 'Follow the drawn line' }).waitFor();
    expect(await heightOf(page, '.stage')).toBe(before);
  });
});

describe('a tablet at 200 %', () => {
  const HALF = { viewport: { width: SIZES.tablet.width / 2, height: SIZES.tablet.height / 2 } };
  const below = async (tab: string): Promise<Page> => {
    const page = await screen.openSetting('consultation', HALF);
    await page.getByRole('tab', { name: tab }).click();
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
    expect(await hidden(page)).toBeGreaterThan(20);
    return page;
  };
  /** Of the photo, above the upper edge of the screen or below the lower one, CSS px. */
  const hidden = (page: Page) =>
    page.locator('.stage').evaluate((stage) => {
      const { top, bottom } = stage.getBoundingClientRect();
      return Math.max(0, -top, bottom - innerHeight);
    });

  test('brings the photo back when the line is to be shaped on it', async () => {
    const page = await below('Hairline');
    await page.getByRole('button', { name: 'Shape it on the photo' }).press('Enter');
    await expect.poll(() => hidden(page)).toBeLessThan(1);
  });

  test('brings the photo back when a zone that is added waits to be drawn, and by Enter', async () => {
    const page = await below('Zones');
    await page.evaluate(() => {
      const { document: plan, view: shown } = window.uiFixture;
      const [scalp] = plan.getState().plan.zones;
      const patch = { ...scalp!, id: 'patch', kind: 'patch' as const };
      plan.setState((now) => ({ plan: { ...now.plan, zones: [patch, scalp!] } }));
      shown.setState({ zoneId: 'patch', tool: 'zone-brush' });
    });
    await expect.poll(() => hidden(page)).toBeLessThan(1);
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
    await page.getByLabel('Brush size', { exact: true }).press('Enter');
    await expect.poll(() => hidden(page)).toBeLessThan(1);
  });
});

describe('a long name of one word on a phone', () => {
  const LONG = 'Vertexareabehindthecowlickofthelefthandside';
  const tooWide = (page: Page, selector: string) =>
    page
      .locator(selector)
      .first()
      .evaluate((box) =>
        Math.max(box.scrollWidth - box.clientWidth, box.getBoundingClientRect().right - innerWidth),
      );

  test('leaves every column of the estimate on the screen', async () => {
    const page = await screen.openSetting('estimate', PHONE);
    await page.evaluate((name) => {
      const { document: plan } = window.uiFixture;
      plan.setState((now) => ({
        plan: { ...now.plan, zones: now.plan.zones.map((zone) => ({ ...zone, name })) },
      }));
    }, LONG);
    await page.getByRole('rowheader', { name: LONG }).first().waitFor();
    expect(await tooWide(page, '.estimate')).toBeLessThanOrEqual(0);
  });

  test('leaves every step of the history inside the list', async () => {
    const page = await screen.openSetting('history', PHONE);
    await page.evaluate((name) => {
      const zone = { name, kind: 'crown' as const };
      const steps = [{ id: 'opened' as const }, { id: 'zone-added' as const, zone }];
      window.uiFixture.status.setState({ history: { steps, at: 1 } });
    }, LONG);
    await page.getByText(`${LONG} added`).waitFor();
    expect(await tooWide(page, '.history')).toBeLessThanOrEqual(0);
  });
});

describe('the list of zones', () => {
  const chosen = (page: Page) => page.locator('.zone-chosen');

  test('has what is done with the chosen one below its name, and nothing of another', async () => {
    const page = await screen.openSetting('zones');
    expect(await chosen(page).locator('.zone-name').innerText()).toBe('Crown');
    expect(await page.locator('.zone-list .zone-detail').count()).toBe(1);
    await page.getByRole('button', { name: 'Work on Hairline and temples' }).click();
    expect(await chosen(page).locator('.zone-name').innerText()).toBe('Hairline and temples');
    expect((await view(page)).tool).toBe('zone-brush');
    // A tool that draws on zones has no use for a scar.
    await page.getByRole('button', { name: /^Work on 2 round dots/ }).click();
    expect(await view(page)).toMatchObject({ zoneId: 'scar-2', tool: 'pan' });
    expect(await page.locator('.zone-list .zone-detail').count()).toBe(1);
    await page.getByRole('group', { name: 'What to draw' }).getByText('Patch', { exact: true }).click();
    expect(await page.locator('.zone-list .zone-detail').count()).toBe(0);
    await page.getByRole('button', { name: 'Work on Hairline and temples' }).click();
    expect((await view(page)).tool).toBe('pan');
  });

  test('shows what a brush has only while a brush is up', async () => {
    const page = await screen.openSetting('zones');
    const size = page.getByLabel('Brush size', { exact: true });
    expect(await size.isVisible()).toBe(true);
    await page.keyboard.press('g');
    expect(await size.count()).toBe(0);
  });

  test('says of the crown that this photo hardly shows it, where that is so', async () => {
    const page = await screen.openSetting('zone-kinds');
    const crown = page.locator('.zone-kinds').getByRole('button', { name: /^Crown/ });
    expect(await crown.innerText()).toContain('This photo hardly shows it');
    await page.evaluate(() => {
      const { photo } = window.uiFixture.status.getState();
      window.uiFixture.status.setState({ photo: { ...photo!, view: 'top' } });
    });
    await expect.poll(() => crown.innerText()).toContain('Paint the crown');
    await crown.click();
    expect(await calls(page, 'addZone')).toEqual([['addZone', 'crown']]);
  });
});

describe('keys of the tools of zones', () => {
  const KEYS = {
    d: ['zone-brush', 'Brush'],
    e: ['zone-eraser', 'Eraser'],
    g: ['zone-lasso', 'Lasso'],
    n: ['zone-polygon', 'Polygon'],
    f: ['zone-fill', 'Fill'],
    i: ['zone-shade', 'Shade from hair'],
  } as const;

  test('take each of them up, and stand where it is chosen and in the list of keys', async () => {
    const page = await screen.openSetting('zones');
    const tools = page.getByRole('group', { name: 'Draw on this zone' });
    for (const [key, [tool, name]] of Object.entries(KEYS)) {
      await page.keyboard.press(key);
      expect((await view(page)).tool).toBe(tool);
      const radio = tools.getByRole('radio', { name, exact: true });
      expect(await radio.getAttribute('aria-keyshortcuts')).toBe(key.toUpperCase());
      expect(await tools.getByTitle(`${name} (${key.toUpperCase()})`).count()).toBe(1);
    }
    await page.keyboard.press('?');
    await page
      .getByText('On the chosen zone: brush, eraser, lasso, polygon, fill, shade from hair')
      .waitFor();
  });

  test('do nothing at home, or without a head', async () => {
    const page = await screen.open('ready');
    await page.keyboard.press('e');
    expect((await view(page)).tool).toBe('pan');
    const headless = await screen.open('no-head');
    await headless.evaluate(() => window.uiFixture.view.setState({ face: 'consultation' }));
    await headless.keyboard.press('e');
    expect((await view(headless)).tool).toBe('oval');
  });
});

describe('what is said', () => {
  test.each(Object.keys(SIZES) as (keyof typeof SIZES)[])(
    'lies low on the picture of a %s, clear of the scalp',
    async (size) => {
      const page = await screen.open('changed', { viewport: SIZES[size] });
      const toast = (await page.locator('.toast').boundingBox())!;
      const stage = (await page.locator('.stage').boundingBox())!;
      expect(toast.y).toBeGreaterThan(stage.y + 0.7 * stage.height);
      expect(toast.y + toast.height).toBeLessThanOrEqual(stage.y + stage.height);
      expect(toast.x + toast.width).toBeLessThan(stage.x + stage.width / 2);
    },
  );

  test('lies on the pane that is worked on, and on no other', async () => {
    const page = await screen.openSetting('variants');
    await page.evaluate(() => window.uiFixture.status.setState({ announcement: 'Undone.' }));
    const toast = (await page.locator('.toast').boundingBox())!;
    const pane = (await page.locator('.pane-worked').boundingBox())!;
    expect(toast.x).toBeGreaterThanOrEqual(pane.x);
    expect(toast.x + toast.width).toBeLessThanOrEqual(pane.x + pane.width);
  });

  test('comes anew when the same happens again', async () => {
    const page = await screen.open('changed');
    const first = await page.locator('.toast').elementHandle();
    await page.evaluate(() =>
      window.uiFixture.status.setState(({ announced }) => ({
        announcement: 'Undone.',
        announced: announced + 1,
      })),
    );
    await expect.poll(() => first.evaluate((toast) => toast.isConnected)).toBe(false);
    expect(await page.locator('.toast').innerText()).toBe('Undone.');
  });

  test('work that takes time has its sign', async () => {
    const page = await screen.openSetting('consultation');
    await page.evaluate(() => window.uiFixture.status.setState({ busy: true }));
    await page.locator('.job-chip').getByText('Drawing the preview').waitFor();
    await page.evaluate(() => window.uiFixture.status.setState({ busy: false }));
    await page.locator('.job-chip').waitFor({ state: 'detached' });
  });

  test('that no head was found is said once, and nothing is offered to be saved', async () => {
    const page = await screen.open('no-head');
    expect(await page.getByText('No head was found').count()).toBe(1);
    expect(await page.getByRole('button', { name: 'Save picture' }).isDisabled()).toBe(true);
  });
});
