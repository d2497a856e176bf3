import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axeViolations, calls, plan, serveScreen, SIZES, view, type Screen } from './fixtures/ui/openScreen';
import type { StateName } from './fixtures/ui/states';
import { fullRun } from '../support/shared';
import { tooLongIn } from './support/textLines';

let screen: Screen;
beforeAll(async () => {
  screen = await serveScreen();
});
afterAll(async () => {
  await screen.close();
});

const STEPS = ['Head', 'Density', 'Shade', 'Hairline', 'Compare'] as const;
const TITLES = [
  'Is this your head?',
  'How full should it look?',
  'Which shade suits you?',
  'Which hairline do you like?',
  'Compare, then save',
];

async function home(state: StateName = 'ready', options: Parameters<Screen['open']>[1] = {}): Promise<Page> {
  const page = await screen.open(state, options);
  await page.evaluate(() => window.uiFixture.view.setState({ guided: true }));
  await page.getByRole('navigation', { name: 'Steps' }).waitFor();
  return page;
}

const press = (page: Page, name: string | RegExp) =>
  page.locator('.work-panel').getByRole('button', { name, exact: true }).click();
const title = (page: Page) => page.locator('.home-step h2').innerText();
const focused = (page: Page) =>
  page.evaluate(() => (document.activeElement as HTMLElement).innerText.replaceAll('\n', ' '));

const cases = [
  ['desktop', 'dark'],
  ['phone', 'light'],
  ...(fullRun ? [['tablet', 'light'] as const, ['phone', 'dark'] as const] : []),
] as const;

describe('the path at home', () => {
  test.each(cases)(
    'on a %s, %s: axe finds nothing at any step, all is 44 px, inside and short',
    async (size, colorScheme) => {
      const viewport = SIZES[size];
      const page = await home('ready', { viewport, colorScheme });
      for (const [i, step] of STEPS.entries()) {
        await press(page, step);
        expect(await title(page)).toContain(TITLES[i]);
        expect(await axeViolations(page)).toEqual([]);
        const wrong = await page.evaluate(() =>
          [...document.querySelectorAll('.home-path :is(button, label.choice)')]
            .map((element) => ({ element, box: element.getBoundingClientRect() }))
            .filter(
              ({ box }) =>
                box.width < 43.5 || box.height < 43.5 || box.left < 0 || box.right > innerWidth + 0.5,
            )
            .map(({ element, box }) => `${element.textContent} ${box.width} x ${box.height}`),
        );
        expect(wrong).toEqual([]);
        expect(await tooLongIn(page, '.home-path', 2)).toEqual([]);
      }
    },
  );

  test('on a phone the picture keeps its size from step to step, and more room than the path', async () => {
    const page = await home('ready', { viewport: SIZES.phone });
    const heights = new Set<number>();
    for (const step of STEPS) {
      await press(page, step);
      heights.add(await page.locator('.stage').evaluate((stage) => stage.clientHeight));
      const { scroll, client } = await page
        .locator('.home-step')
        .evaluate(({ scrollHeight, clientHeight }) => ({ scroll: scrollHeight, client: clientHeight }));
      expect(scroll).toBeLessThanOrEqual(client);
    }
    expect(heights.size).toBe(1);
    expect([...heights][0]).toBeGreaterThan(SIZES.phone.height / 3);
  });

  test('a press on a picture chooses it, Next goes on, Back goes back, and each choice is one step', async () => {
    const page = await home();
    for (const [i, name] of ['Light', 'Darker', 'Higher'].entries()) {
      await press(page, name);
      expect(await title(page)).toContain(TITLES[i + 1]);
      expect(await page.getByRole('button', { name, exact: true }).getAttribute('aria-pressed')).toBe('true');
      await press(page, 'Next');
    }
    expect(await title(page)).toContain(TITLES[4]);
    const { match } = await page.evaluate(() => window.uiFixture.status.getState().photo!.head!.pigment);
    expect(await plan(page)).toMatchObject({
      density: { impressionsPerCm2: 60 },
      hairline: { style: 'natural', midpointHeightMm: 82 },
      pigment: { family: match.family },
    });
    expect(Number((await plan(page)).pigment.shade)).toBeLessThan(Number(match.shade));
    for (const at of [3, 2, 1, 0]) {
      await press(page, 'Back');
      expect(await title(page)).toContain(TITLES[at]);
    }
    expect(
      await page.locator('.work-panel').getByRole('button', { name: 'Back', exact: true }).isDisabled(),
    ).toBe(true);
    await press(page, 'Density');
    const light = page.getByRole('button', { name: 'Light', exact: true });
    expect(await light.getAttribute('aria-pressed')).toBe('true');
    for (let i = 0; i < 3; i++) await page.getByRole('button', { name: 'Undo' }).click();
    expect(await page.getByRole('button', { name: /^Medium/ }).getAttribute('aria-pressed')).toBe('true');
    expect(await page.getByRole('button', { name: 'Undo' }).isDisabled()).toBe(true);
  });

  test('Next leaves all as it is, and the last step saves with one press', async () => {
    const page = await home();
    const before = await plan(page);
    for (let i = 0; i < 3; i++) await press(page, 'Next');
    expect((await view(page)).compare).toBe('split');
    expect(await page.locator('.home-caption').innerText()).toBe('Medium density, natural hairline, healed.');
    await press(page, 'Save this picture');
    expect(await calls(page, 'save')).toEqual([['save', { layout: 'side-by-side', format: 'jpeg' }]]);
    expect(await plan(page)).toEqual(before);
    await press(page, 'Other ways');
    await page.getByRole('dialog', { name: 'Save the picture' }).waitFor();
    await page.keyboard.press('Escape');
    await page.evaluate(() =>
      window.uiFixture.status.setState({ job: { stage: 'export', fraction: 0.4, cancellable: true } }),
    );
    expect(await page.locator('.home-path').getByRole('progressbar').getAttribute('value')).toBe('40');
    expect(await axeViolations(page)).toEqual([]);
  });

  test.each(['ready', 'lost-head'] as const)(
    'of %s the number heard, the steps listed and the way back agree from the first one shown on',
    async (state) => {
      const page = await home(state);
      const names = (await page.locator('.home-steps li').allInnerTexts()).map((name) => name.trim());
      const back = page.locator('.work-panel').getByRole('button', { name: 'Back', exact: true });
      const at = async () => names.indexOf(await page.locator('[aria-current=step]').innerText());
      const agrees = async () =>
        expect(await title(page)).toMatch(`Step ${(await at()) + 1} of ${names.length}:`);
      for (const name of names.slice(await at())) {
        expect(names[await at()]).toBe(name);
        await agrees();
        if (name !== names.at(-1)) await page.locator('.home-foot .primary').click();
      }
      for (let i = names.length - 1; i >= 0; i--) {
        expect(await at()).toBe(i);
        await agrees();
        if (i > 0) await back.click();
      }
      expect(await back.isDisabled()).toBe(true);
      expect(await title(page)).toContain('Is this your head?');
    },
  );

  test('nothing but the pictures of the step is asked for, and none elsewhere', async () => {
    const page = await home();
    const asked = async () =>
      ((await calls(page, 'showTrials')).at(-1) as unknown as [string, { id: string }[], string])[1].map(
        ({ id }) => id,
      );
    await expect.poll(asked).toEqual(['density-light', 'density-medium', 'density-full']);
    await press(page, 'Hairline');
    await expect
      .poll(asked)
      .toEqual(['hairline-natural', 'hairline-higher', 'hairline-straighter', 'hairline-sharper']);
    await expect.poll(() => page.locator('.home-picture img').count()).toBe(4);
    await press(page, 'Compare');
    await expect.poll(asked).toEqual([]);
    await press(page, 'Shade');
    await press(page, 'More choices');
    await expect.poll(asked).toEqual([]);
  });

  test('the field’s warning stands on the picture before it is chosen, and in a sentence after', async () => {
    const page = await home();
    await press(page, 'Hairline');
    await press(page, 'Sharper ages less well');
    await page.getByText('A sharp edge may look drawn on as you get older.').waitFor();
    expect((await plan(page)).hairline.style).toBe('edged');
  });
});

/** Without a scroll of the step that it stands in. */
const isSeenWhole = (part: Locator): Promise<boolean> =>
  part.evaluate(
    (element) =>
      element.getBoundingClientRect().bottom <= element.closest('.home-step')!.getBoundingClientRect().bottom,
  );

test.each([
  [false, 'The dots look best beside hair cut very short.'],
  [true, 'Your own hair hides the scalp here: no dots to be seen.'],
])(
  'long hair, all covered: %s, is spoken of with the first choice and with the last',
  async (covered, said) => {
    const page = await home('ready', { viewport: SIZES.phone });
    const note = page.locator('.home-note');
    expect(await note.count()).toBe(0);
    await page.evaluate((covered) => {
      const { photo } = window.uiFixture.status.getState();
      if (photo?.head)
        window.uiFixture.status.setState({
          photo: { ...photo, head: { ...photo.head, ownHair: 'long', hairShare: 0.7, covered } },
        });
    }, covered);
    expect(await note.innerText()).toContain(said);
    // A line that nothing speaks of would only puzzle.
    expect((await view(page)).outlineShown).toBe(false);
    expect(await isSeenWhole(page.locator('.home-option').nth(1))).toBe(true);
    await press(page, 'Compare');
    expect(await note.innerText()).toContain(said);
    expect(await isSeenWhole(page.getByRole('button', { name: 'Save this picture' }))).toBe(true);
    await press(page, 'What helps');
    const inPanel = covered
      ? 'Your hair covers nearly all of the skin'
      : 'The dots are meant beside hair cut very short';
    await page.getByText(inPanel).first().waitFor();
  },
);

describe('the line around the scalp', () => {
  test('is seen beside the first choice of a sure head, and gone with it', async () => {
    const page = await home();
    expect((await view(page)).outlineShown).toBe(true);
    await page.getByText('Line around your scalp not right?').waitFor();
    await press(page, 'Full');
    expect(await title(page)).toContain(TITLES[1]);
    expect((await view(page)).outlineShown).toBe(false);
    await press(page, 'Head');
    expect((await view(page)).outlineShown).toBe(true);
    await press(page, 'Looks right');
    expect((await view(page)).outlineShown).toBe(false);
  });

  test('is the first question of a doubtful head; what changes it is one press away', async () => {
    const page = await home('lost-head', { viewport: SIZES.phone });
    expect(await title(page)).toContain('Is this your head?');
    await page.getByText('We are not sure.').waitFor();
    expect(await view(page)).toMatchObject({ outlineShown: true, tool: 'pan' });
    await press(page, 'Change it');
    expect(await axeViolations(page)).toEqual([]);
    await page.getByText('Add', { exact: true }).click();
    expect((await view(page)).tool).toBe('add');
    await press(page, 'Looks right');
    expect((await view(page)).tool).toBe('pan');
    await press(page, 'Head');
    await press(page, 'Change it');
    await press(page, 'Mark the head again');
    await page.getByRole('button', { name: 'Use this oval' }).waitFor();
  });

  test('a photo of the crown or the back asks for no hairline', async () => {
    const page = await home('lost-head');
    expect(await page.locator('.home-steps').innerText()).not.toContain('Hairline');
    await press(page, 'Shade');
    await press(page, 'Next');
    expect(await title(page)).toContain(TITLES[4]);
  });
});

describe('by keys', () => {
  test('each step is read from its title on, and is answered by Tab and Enter', async () => {
    const page = await home();
    await page.getByRole('button', { name: 'Full' }).focus();
    await page.keyboard.press('Enter');
    expect(await focused(page)).toMatch(/^Full/);
    for (const name of [/^Back/, /^Next/]) {
      await page.keyboard.press('Tab');
      expect(await focused(page)).toMatch(name);
    }
    await page.keyboard.press('Enter');
    expect(await focused(page)).toMatch(/^Step 3 of 5: Which shade suits you\?/);
    await page.keyboard.press('Tab');
    expect(await focused(page)).toMatch(/^Lighter/);
    expect((await plan(page)).density.impressionsPerCm2).toBe(160);
  });

  test('the faces and “More choices” keep the focus in the panel', async () => {
    const page = await home();
    await page.getByRole('button', { name: 'More choices' }).press('Enter');
    expect(await focused(page)).toContain('Back to the steps');
    await page.keyboard.press('Enter');
    expect(await focused(page)).toMatch(/^Step 2 of 5/);
    await page.getByRole('radio', { name: 'At home' }).focus();
    await page.keyboard.press('ArrowRight');
    await page.getByRole('heading', { name: 'Density' }).waitFor();
    expect(await page.evaluate(() => (document.activeElement as HTMLInputElement).value)).toBe(
      'consultation',
    );
    await page.keyboard.press('ArrowLeft');
    expect(await focused(page)).toMatch(/^Step 2 of 5/);
  });
});

describe('the two faces', () => {
  test.each((Object.keys(SIZES) as (keyof typeof SIZES)[]).filter((size) => fullRun || size === 'phone'))(
    'on a %s the other one is a press away at every step, and both have one document',
    async (size) => {
      const page = await home('ready', { viewport: SIZES[size] });
      await press(page, 'Light');
      for (const step of STEPS) {
        await press(page, step);
        await page.getByText('Consultation', { exact: true }).click();
        await page.locator('.home-path').waitFor({ state: 'detached' });
        expect((await plan(page)).density.impressionsPerCm2).toBe(60);
        expect(await view(page)).toMatchObject({ face: 'consultation', outlineShown: false });
        if (size === 'phone') await page.getByRole('tab', { name: 'Photo' }).click();
        await page.getByText('At home', { exact: true }).click();
        expect(await page.locator('[aria-current=step]').innerText()).toBe(step);
      }
    },
  );

  test('another photo begins the path anew', async () => {
    const page = await home();
    await press(page, 'Compare');
    await page.evaluate(() => {
      const { photo } = window.uiFixture.status.getState();
      if (photo) window.uiFixture.status.setState({ photo: { ...photo, id: 'two' } });
    });
    await page.getByText('Line around your scalp not right?').waitFor();
  });

  test('without a head there is no path, and the oval comes first', async () => {
    const page = await screen.open('no-head');
    await page.evaluate(() => window.uiFixture.view.setState({ guided: true }));
    expect(await page.locator('.home-path').count()).toBe(0);
    await page.getByRole('button', { name: 'Use this oval' }).waitFor();
  });
});
