import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  axeViolations,
  DEVICES,
  serveScreen,
  SIZES,
  view,
  type Device,
  type Screen,
} from './fixtures/ui/openScreen';
import { STATES, type StateName } from './fixtures/ui/states';

let screen: Screen;
beforeAll(async () => {
  screen = await serveScreen();
});
afterAll(async () => {
  await screen.close();
});

const open = (name: StateName, device: Device): Promise<Page> => screen.open(name, DEVICES[device]);

/** Figures of the listed zones, as the drawing tells them. */
const showUnseen = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const { document, status } = window.uiFixture;
    const { photo } = status.getState();
    if (!photo?.head) throw new Error('no head');
    const [first, ...others] = document.getState().plan.zones;
    const figures = [first!, ...others].map(({ id }, k) => ({
      id,
      areaCm2: 9,
      impressionsPerCm2: 80,
      ...(k === 0 && { unseen: 'photo' as const }),
      ...(k === 1 && { unseen: 'covered' as const }),
    }));
    status.setState({ photo: { ...photo, head: { ...photo.head, zones: figures } } });
  });

describe('the list of zones', () => {
  test.each(['desktop', 'phone'] as const)('says of a zone why nothing is seen of it: %s', async (device) => {
    const page = await screen.openSetting('zones', DEVICES[device]);
    const list = page.getByRole('list', { name: /^Zones/ });
    expect(await list.locator('.zone-note').count()).toBe(0);
    await showUnseen(page);
    const notes = list.locator('.zone-note');
    expect(await notes.allInnerTexts()).toEqual([
      'This photo does not show it.',
      'Nothing to see: zones above it cover it.',
    ]);
    const described = await list
      .locator('.zone-name[aria-describedby]')
      .evaluateAll((all) =>
        all.map((one) => document.getElementById(one.getAttribute('aria-describedby')!)?.innerText),
      );
    expect(described).toEqual(await notes.allInnerTexts());
    expect(await axeViolations(page)).toEqual([]);
    await page.evaluate(() => {
      const { document } = window.uiFixture;
      document.setState(({ plan }) => ({
        plan: { ...plan, zones: plan.zones.map((zone, k) => (k === 1 ? { ...zone, shown: false } : zone)) },
      }));
    });
    expect(await notes.allInnerTexts()).toEqual(['This photo does not show it.']);
  });
});

describe('what it says', () => {
  const text = async (state: StateName, device: Device = 'desktop') => {
    const page = await open(state, device);
    const said = (await page.locator('body').innerText()).replaceAll('\n', ' ');
    return said;
  };

  test('the promise stands above the picker, word for word', async () => {
    const said = await text('empty');
    const promise = said.indexOf('Your photo stays on this device. Close the page and it is gone.');
    const picker = said.indexOf('Choose a photo');
    expect(promise).toBeGreaterThanOrEqual(0);
    expect(picker).toBeGreaterThan(promise);
    expect(said).toContain(
      'The photo is analysed on this device to find the scalp; nothing is sent anywhere.',
    );
  });

  test('a phone offers its camera, a desktop does not', async () => {
    expect(await text('empty')).not.toContain('Take a photo');
    const page = await screen.open('empty', DEVICES.phone);
    expect(await page.getByLabel('Take a photo').getAttribute('capture')).toBe('user');
    expect(await page.getByLabel('Choose a photo').getAttribute('accept')).toBe('image/*,.heic,.heif');
  });

  test('what was found, how sure, and how far sizes can be believed; the scale is among the numbers', async () => {
    const said = await text('ready');
    expect(said).toContain(
      'Found from your face – fairly sure. Lengths are right to within about 6\u00a0%, areas to about 11\u00a0%.',
    );
    expect(said).not.toContain('px per mm');
    expect(said).not.toContain('Single dots look softer');
    expect(said).not.toContain('The dots are meant beside hair cut very short');
    expect(said).toContain('It shows one possible healed look, not a promise.');
  });

  test('a doubtful fit, a small photo and hair are said, on a phone too', async () => {
    for (const device of ['desktop', 'phone'] as const) {
      const said = await text('unsure', device);
      expect(said).toContain('Found from the outline of the head – not sure.');
      expect(said).toContain('Single dots look softer in this photo than on skin');
      expect(said).toContain('The dots are meant beside hair cut very short');
    }
  });

  test('what a photo cannot show is said with what helps, the worst first', async () => {
    const said = await text('poor-photo');
    const sentences = [
      'A part of the head is outside the picture. This matters for the areas, which are less certain; dots and shade hold. Next time: show the whole head.',
      'The photo is a little blurred. This matters a little for the dots, which look sharper here than they would on your skin; areas and shade hold. Next time: hold the phone still',
      'There is little light in this photo. This matters a little for the shade and the dots, which are hard to judge; areas hold. Next time: face a window',
      'A part of the scalp shines white. This matters a little for the dots',
      'Single dots look softer in this photo than on skin. This matters a little for the dots alone; tone, hairline and areas still show.',
    ];
    const places = sentences.map((sentence) => said.indexOf(sentence));
    expect(places).not.toContain(-1);
    expect(places).toEqual([...places].sort((a, b) => a - b));
    const page = await open('poor-photo', 'desktop');
    await page.getByRole('button', { name: 'How to take the photo' }).click();
    await page.getByRole('dialog', { name: 'How to take the photo' }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    const good = await text('ready');
    expect(good).not.toContain('Next time');
    expect(good).toContain('sharpness of this photo are good enough.');
  });

  test('a blurred photo opens a phone on what should be read, a good one on the design', async () => {
    const selected = async (state: StateName): Promise<string> => {
      const page = await screen.open(state, DEVICES.phone);
      return page.getByRole('tab', { selected: true }).innerText();
    };
    expect(await selected('blurred')).toContain('Photo');
    expect(await selected('ready')).toContain('Density');
  });

  test('areas stand with their error, and one that is mostly error is not stated', async () => {
    const page = await open('ready', 'desktop');
    await page.getByText('Numbers for the consultation').click();
    const figures = async () => (await page.locator('.figures').innerText()).replaceAll('\n', ' ');
    expect(await figures()).toContain('Area to treat, whole head about 310 cm² (±40)');
    expect(await figures()).toContain('Scalp seen in this photo about 180 cm² (±20)');
    expect(await figures()).toContain('Finest detail in the photo about 0.4 mm');
    await page.evaluate(() => {
      const { photo } = window.uiFixture.status.getState();
      if (photo?.head)
        window.uiFixture.status.setState({
          photo: { ...photo, head: { ...photo.head, treatedAreaUncertainty: 1.2, finestDetailMm: null } },
        });
    });
    expect(await figures()).toContain('Area to treat, whole head not to be told from this photo');
    expect(await figures()).not.toContain('Finest detail');
    await page.getByText('How much of the scalp needs dots cannot be told from this photo').waitFor();
  });

  test('a head in doubt is said plainly, and the oval is one press away', async () => {
    for (const device of ['desktop', 'phone'] as const) {
      const page = await open('lost-head', device);
      await page.getByText('We are not sure where the head is').waitFor();
      await page.getByRole('button', { name: 'Show where the head is' }).click();
      expect((await view(page)).tool).toBe('oval');
    }
  });

  test('without a head there is nothing to compare; with one the comparison is back', async () => {
    const page = await open('no-head', 'desktop');
    expect((await view(page)).compare).toBe('before');
    expect(await page.getByRole('slider', { name: /^Border/ }).count()).toBe(0);
    await page.getByText('Drag an oval around the whole head, from crown to chin, then press').waitFor();
    await page.evaluate((head) => {
      const { photo } = window.uiFixture.status.getState();
      if (photo) window.uiFixture.status.setState({ photo: { ...photo, head } });
    }, STATES.ready.photo?.head ?? null);
    await page.getByRole('slider', { name: /^Border/ }).waitFor();
    expect((await view(page)).compare).toBe('split');
  });

  test('a phone shows the whole result first', async () => {
    const page = await screen.open('ready', DEVICES.phone);
    expect((await view(page)).compare).toBe('after');
  });

  test('an unexpected failure speaks of an open photo only where there is one', async () => {
    const error = { code: 'unexpected', message: 'Your photo is still open.' } as const;
    const said = async (state: StateName) => {
      const page = await open(state, 'desktop');
      await page.evaluate((shown) => window.uiFixture.status.setState({ error: shown }), error);
      await page.getByText('Something went wrong here.').waitFor();
      return page.getByRole('alert').innerText();
    };
    expect(await said('empty')).not.toContain('still open');
    expect(await said('ready')).toContain('Your photo is still open');
  });

  test('messages lie on the picture and cover no control', async () => {
    for (const device of ['desktop', 'tablet', 'phone'] as const) {
      const page = await open('all-messages', device);
      const found = await page.evaluate(() => {
        const box = (element: Element) => element.getBoundingClientRect();
        const messages = [...document.querySelectorAll('.alert, .toast, .job-chip')];
        const controls = [...document.querySelectorAll('button, input, [role=tab], .split-grip')];
        const meet = (a: DOMRect, b: DOMRect) =>
          a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
        return {
          count: messages.length,
          covered: messages.flatMap((message) =>
            [...controls, ...messages]
              .filter((other) => other !== message && !message.contains(other))
              .filter((other) => box(other).width > 1 && meet(box(message), box(other)))
              .map((other) => `${message.className} over ${other.className}`),
          ),
        };
      });
      expect(found).toEqual({ count: 3, covered: [] });
    }
  });

  test('an error is an alert, keeps the photo, and goes away', async () => {
    const page = await open('error', 'desktop');
    expect(await page.getByRole('alert').innerText()).toContain('This file is not a photo');
    expect(await page.locator('canvas').count()).toBe(1);
    await page.getByRole('button', { name: 'Close this message' }).click();
    expect(await page.getByRole('alert').innerText()).toBe('');
  });

  /** Its own page: the test holds its clock. */
  const clocked = { viewport: SIZES.desktop, locale: 'en-GB' };

  test.each([
    ['a press of Mirrored', (page: Page) => page.getByRole('button', { name: 'Mirrored' }).click()],
    ['another plan', (page: Page) => page.getByRole('radio', { name: /^Full/ }).check({ force: true })],
    ['time', (page: Page) => page.clock.runFor(12_100)],
  ])('with %s an error goes', async (_, goOn) => {
    const page = await screen.open('ready', clocked);
    await page.clock.install();
    const error = { code: 'unsupported-format', message: 'This is a text file.' } as const;
    await page.evaluate((shown) => window.uiFixture.status.setState({ error: shown }), error);
    const alert = page.getByRole('alert').getByText('This is a text file.');
    await alert.waitFor();
    // The page is seen before it listens: its clock runs on in steps until it surely does.
    for (let i = 0; i < 5; i++) {
      await page.waitForTimeout(100);
      await page.clock.runFor(200);
    }
    await goOn(page);
    await alert.waitFor({ state: 'detached', timeout: 5000 });
  });

  test('an error that is pointed at stays', async () => {
    const page = await screen.open('error', clocked);
    await page.clock.install();
    // Anew, under the clock that the test holds.
    await page.evaluate(() => {
      const { error } = window.uiFixture.status.getState();
      if (error) window.uiFixture.status.setState({ error: { ...error, message: 'Read me.' } });
    });
    await page.getByText('Read me.').hover();
    await page.clock.runFor(15_000);
    expect(await page.getByRole('alert').innerText()).toContain('Read me.');
  });

  test('messages leave the tags of the split in sight', async () => {
    const page = await open('error', 'desktop');
    await page.locator('.split-tag-after').waitFor();
    const edgeOf = (selector: string, edge: 'top' | 'bottom') =>
      page.evaluate(([s, e]) => document.querySelector(s)?.getBoundingClientRect()[e] ?? NaN, [
        selector,
        edge,
      ] as const);
    expect(await edgeOf('.alert', 'top')).toBeGreaterThanOrEqual(await edgeOf('.split-tag-after', 'bottom'));
  });

  test('what was said of one photo is not said of the next', async () => {
    const page = await open('changed', 'desktop');
    await page.evaluate(() => {
      const { photo } = window.uiFixture.status.getState();
      if (photo) window.uiFixture.status.setState({ photo: { ...photo, id: 'two' } });
    });
    await expect.poll(() => page.locator('.announcer').innerText()).toBe('');
  });

  test.each([
    ['a press elsewhere', (page: Page) => page.getByRole('tab', { name: 'Shade' }).click()],
    ['Escape', (page: Page) => page.keyboard.press('Escape')],
    ['another tool', (page: Page) => page.evaluate(() => window.uiFixture.view.setState({ tool: 'oval' }))],
  ])('the zoom tools of a phone close with %s', async (_, leave) => {
    const page = await screen.open('ready', DEVICES.phone);
    await page.getByRole('button', { name: 'Zoom', exact: true }).click();
    const zoomIn = page.getByRole('button', { name: 'Zoom in' });
    await zoomIn.click();
    await zoomIn.click();
    await leave(page);
    await zoomIn.waitFor({ state: 'hidden' });
  });

  test('work is told in words and can be cancelled', async () => {
    const page = await open('looking', 'desktop');
    expect(await page.getByRole('progressbar').getAttribute('value')).toBe('40');
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByLabel('Choose a photo').waitFor({ state: 'attached' });
  });
});
