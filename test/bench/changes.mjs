// @ts-check
// Changes of the plan against drawing the plain photo once with three, on a canvas of the photo's own size.
import { median, report, reportInTurns } from './figures.mjs';

const ROUNDS = 15;

/** @typedef {import('../../src/app/PreviewApp').DeepPartial<import('../../src/domain/plan/TreatmentPlan').TreatmentPlan>} PlanPatch */
/** @typedef {import('../../src/domain/light').LightCheck} LightCheck */
/** @typedef {{ plan: PlanPatch } | { light: LightCheck }} Change */

/** What is changed, to and fro, and how many times the plain photo it may take. */
export const CHANGES =
  /** @type {Readonly<Record<string, { limit: number, toAndFro: readonly Change[] }>>} */ ({
    shade: {
      limit: 2,
      toAndFro: [{ plan: { pigment: { shade: '14' } } }, { plan: { pigment: { shade: '38' } } }],
    },
    finish: { limit: 2, toAndFro: [{ plan: { finish: 'matte' } }, { plan: { finish: 'natural' } }] },
    light: { limit: 2, toAndFro: [{ light: 'hard' }, { light: 'photo' }] },
    density: {
      limit: 6,
      toAndFro: [
        { plan: { density: { impressionsPerCm2: 121 } } },
        { plan: { density: { impressionsPerCm2: 120 } } },
      ],
    },
    session: {
      limit: 6,
      toAndFro: [{ plan: { sessions: { shown: 2 } } }, { plan: { sessions: { shown: 3 } } }],
    },
    size: {
      limit: 6,
      toAndFro: [{ plan: { deposit: { diameterMm: 0.28 } } }, { plan: { deposit: { diameterMm: 0.25 } } }],
    },
    depth: {
      limit: 6,
      toAndFro: [{ plan: { deposit: { depthMm: 0.6 } } }, { plan: { deposit: { depthMm: 0.5 } } }],
    },
    age: { limit: 6, toAndFro: [{ plan: { age: { days: 365 } } }, { plan: { age: { days: 30 } } }] },
  });

/**
 * @param {{ photo: string, sidePx: number, app: import('playwright-core').Page, peer: import('playwright-core').Page }} input
 *   the photo is a square of `sidePx`
 */
export async function changesAgainstPlainPhoto({ photo, sidePx, app, peer }) {
  await app.evaluate(opened, photo);
  // At home the small pictures follow every change by the same graphics, as soon as it stands.
  await app.getByText('Consultation', { exact: true }).click();
  await fitCanvas(app, sidePx);
  await app.evaluate(opened, photo);
  // The browser would draw the page around the picture by the same graphics, whenever it pleases; the peer's page is blank.
  await app.addStyleTag({ content: 'html { visibility: hidden }' });
  await app.evaluate(millisecondsOf, [{ plan: { density: { uniform: true, impressionsPerCm2: 120 } } }]);
  /** @type {number[]} */
  const plain = [];
  /** @type {Record<string, number[]>} */
  const times = Object.fromEntries(Object.keys(CHANGES).map((name) => [name, []]));
  for (let round = -1; round < ROUNDS; round++) {
    const drawn = median(await peer.evaluate(plainPhoto, photo));
    if (round >= 0) plain.push(drawn);
    for (const [name, { toAndFro }] of Object.entries(CHANGES)) {
      const took = await app.evaluate(millisecondsOf, toAndFro);
      if (round >= 0) times[name]?.push(took.reduce((sum, ms) => sum + ms) / took.length);
    }
  }
  report('draw the plain photo once with three', median(plain));
  for (const [name, { limit }] of Object.entries(CHANGES))
    reportInTurns(`change of ${name} to finished frame`, times[name] ?? [], plain, limit);
}

/** Gives the app's canvas the photo's own size, as the peer's has. @param {import('playwright-core').Page} page @param {number} sidePx */
async function fitCanvas(page, sidePx) {
  for (let tries = 0; tries < 10; tries++) {
    await page.waitForTimeout(500);
    const canvas = await page.evaluate(() => {
      const { clientWidth = 0, clientHeight = 0 } = document.querySelector('canvas') ?? {};
      return { width: clientWidth, height: clientHeight };
    });
    if (canvas.width === sidePx && canvas.height === sidePx) return;
    const viewport = page.viewportSize() ?? { width: 0, height: 0 };
    if (canvas.width > 0)
      await page.setViewportSize({
        width: viewport.width + sidePx - canvas.width,
        height: viewport.height + sidePx - canvas.height,
      });
  }
  throw new Error('the canvas does not take the size of the photo');
}

/** Each of these runs in a page. @param {string} photo */
async function plainPhoto(photo) {
  const blob = await (await fetch(`data:image/jpeg;base64,${photo}`)).blob();
  return window.peer.plainPhoto(blob, 5);
}

/** @param {string} photo */
async function opened(photo) {
  const smp = /** @type {{ smpPreview: import('../../src/app/automation/smpPreview').SmpPreview }} */ (
    /** @type {unknown} */ (window)
  ).smpPreview;
  await smp.ready();
  await smp.openPhoto(await (await fetch(`data:image/jpeg;base64,${photo}`)).blob());
}

/** From each change to its finished frame. @param {readonly Change[]} changes */
async function millisecondsOf(changes) {
  const smp = /** @type {{ smpPreview: import('../../src/app/automation/smpPreview').SmpPreview }} */ (
    /** @type {unknown} */ (window)
  ).smpPreview;
  const gl = document.querySelector('canvas')?.getContext('webgl2');
  if (!gl) throw new Error('no canvas');
  const pixel = new Uint8Array(4);
  const times = [];
  for (const change of changes) {
    const started = performance.now();
    if ('light' in change) await smp.setLight(change.light);
    else await smp.updatePlan(change.plan);
    gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, pixel);
    times.push(performance.now() - started);
  }
  return times;
}
