// @ts-check
// A stroke on a zone over a 12 MP photo: from the pointer's event to the frame that shows the line under the pointer, and to
// the finished frame with the dots that it changes; against drawing the plain photo once with three. Also the page's longest
// task meanwhile, of its thread's own time and without calls of the graphics library.
import { median, report, reportInTurns } from './figures.mjs';
import { mainTasksDuring } from '../support/mainTasks.mjs';

const SIDE_PX = 3464;
const STROKES = 10;
/** From one stroke to the next. */
const ROW_PX = 4;
/** With the others' 200 in all. */
const MOVES = 20;
const LIMIT = 2;
const LONGEST_MS = 50;
const WITHIN_MS = 10_000;

/**
 * @typedef {{ lineMs: number[], dotsMs: number[], at: number | null }} Watched
 * @typedef {[number, number]} Point
 */

/** @param {{ photo: string, app: import('playwright-core').Page, peer: import('playwright-core').Page }} pages */
export async function strokeAgainstPlainPhoto({ photo, app, peer }) {
  // What other parts of the benchmark did to the page is gone.
  await app.reload();
  for (const page of [app, peer]) await page.evaluate(enlarge, { photo, sidePx: SIDE_PX });
  await app.evaluate(openEnlarged);
  await app.getByText('Consultation', { exact: true }).click();
  await app.getByRole('button', { name: 'Add a zone' }).click();
  await app.getByRole('button', { name: /^Crown/ }).click();
  await app.getByRole('group', { name: 'Draw on this zone' }).getByText('Brush', { exact: true }).click();
  await app.evaluate(watch);
  const from = await strokesFrom(app);

  const seen = await strokes({ app, peer, from, isRecorded: true });
  // As where changes are measured: the browser draws the page around the picture by the same graphics.
  await app.addStyleTag({ content: 'html { opacity: 0 }' });
  // Beside the others: over what is painted already a stroke changes nothing.
  const below = /** @type {Point} */ ([from[0], from[1] + ROW_PX * (STROKES + 1)]);
  const alone = await strokes({ app, peer, from: below, isRecorded: false });
  report('draw the plain photo of 12 MP once with three', median([...seen.plain, ...alone.plain]));
  reportInTurns('pointer to the frame with the line under it', seen.lines, seen.plain, LIMIT);
  reportInTurns('pointer to the finished frame with its dots', alone.dots, alone.plain, LIMIT);
  report('the same with the page around the picture', median(seen.dots));
  report('longest task meanwhile, of its own time', seen.longestMs, seen.longestMs / LONGEST_MS, 1);
}

/** A recording takes time of its own. @param {{ app: import('playwright-core').Page, peer: import('playwright-core').Page, from: Point, isRecorded: boolean }} input */
async function strokes({ app, peer, from, isRecorded }) {
  /** @type {{ plain: number[], lines: number[], dots: number[], longestMs: number }} */
  const found = { plain: [], lines: [], dots: [], longestMs: 0 };
  for (let stroke = -1; stroke < STROKES; stroke++) {
    const drawn = median(await peer.evaluate(plainPhoto));
    await app.bringToFront();
    /** @type {Watched} */
    let watched = { lineMs: [], dotsMs: [], at: null };
    const draw = async () => {
      watched = await drawStroke(app, from, stroke);
    };
    if (isRecorded) {
      const tasks = await mainTasksDuring(app, draw, () => app.evaluate(graphicsCalls));
      if (stroke >= 0) found.longestMs = Math.max(found.longestMs, ...tasks.map(({ ownMs }) => ownMs));
    } else await draw();
    await peer.bringToFront();
    if (stroke < 0) continue;
    found.plain.push(...watched.dotsMs.map(() => drawn));
    found.lines.push(...watched.lineMs);
    found.dots.push(...watched.dotsMs);
  }
  return found;
}

/** Where the strokes begin on the page, one below the other over the scalp. @param {import('playwright-core').Page} app */
async function strokesFrom(app) {
  const box = await app.locator('.surface').boundingBox();
  if (!box) throw new Error('no picture');
  const [x, y] = await app.evaluate(middleOfScalp);
  const side = Math.min(box.width, box.height);
  return /** @type {Point} */ ([
    box.x + box.width / 2 + (x - 0.5) * side - side / 10,
    box.y + box.height / 2 + (y - 0.5) * side - side / 32,
  ]);
}

/** One stroke, each move only after the frame of the one before. @param {import('playwright-core').Page} app @param {Point} from @param {number} stroke @returns {Promise<Watched>} */
async function drawStroke(app, [x, y], stroke) {
  await app.evaluate(restart);
  const row = y + ROW_PX * stroke;
  await app.mouse.move(x, row);
  await app.mouse.down();
  await app.waitForTimeout(300);
  for (let k = 1; k <= MOVES; k++) {
    await app.evaluate(expectMove);
    await app.mouse.move(x + 12 * k, row + (k % 3));
    const until = Date.now() + WITHIN_MS;
    while ((await app.evaluate(framesOfDots)) < k)
      if (Date.now() > until) throw new Error(`no frame with move ${k} of stroke ${stroke}`);
  }
  const watched = await app.evaluate(watchedSoFar);
  await app.mouse.up();
  await app.waitForTimeout(500);
  return watched;
}

/** Each of these runs in a page. @param {{ photo: string, sidePx: number }} input */
async function enlarge({ photo, sidePx }) {
  const bitmap = await createImageBitmap(await (await fetch(`data:image/jpeg;base64,${photo}`)).blob());
  const canvas = new OffscreenCanvas(sidePx, sidePx);
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0, sidePx, sidePx);
  Object.assign(window, { large: await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.9 }) });
}

async function openEnlarged() {
  const smp = /** @type {{ smpPreview: import('../../src/app/automation/smpPreview').SmpPreview }} */ (
    /** @type {unknown} */ (window)
  ).smpPreview;
  await smp.ready();
  await smp.openPhoto(/** @type {{ large: Blob }} */ (/** @type {unknown} */ (window)).large);
}

async function plainPhoto() {
  return window.peer.plainPhoto(/** @type {{ large: Blob }} */ (/** @type {unknown} */ (window)).large, 3);
}

/** In shares of the photo's sides. @returns {Promise<Point>} */
async function middleOfScalp() {
  const smp = /** @type {{ smpPreview: import('../../src/app/automation/smpPreview').SmpPreview }} */ (
    /** @type {unknown} */ (window)
  ).smpPreview;
  const { coverage, width, height } = await smp.scalpMask();
  let [x, y, count] = [0, 0, 0];
  coverage.forEach((/** @type {number} */ value, /** @type {number} */ i) => {
    if (value < 128) return;
    x += (i % width) / width;
    y += Math.floor(i / width) / height;
    count++;
  });
  return [x / count, y / count];
}

/** Notes when the line and the dots of the expected move are in a frame, and the calls of the graphics library. */
function watch() {
  /** @type {Watched & { glCalls: import('../support/mainTasks.mjs').GlCall[], uploadedAt: number, drawnAt: number, lineAt: number, expected: boolean, lined: boolean }} */
  const seen = {
    lineMs: [],
    dotsMs: [],
    at: null,
    glCalls: [],
    uploadedAt: 0,
    drawnAt: 0,
    lineAt: 0,
    expected: false,
    lined: false,
  };
  Object.assign(window, { seen });
  const prototype = WebGL2RenderingContext.prototype;
  for (const [name, own] of Object.entries(Object.getOwnPropertyDescriptors(prototype))) {
    if (typeof own.value !== 'function') continue;
    const call = own.value;
    const noted = /** @this {unknown} @param {...unknown} given */ function (...given) {
      const fromMs = performance.now();
      const result = call.apply(this, given);
      const toMs = performance.now();
      seen.glCalls.push({ fromMs, toMs });
      if (/^tex(Sub)?Image2D$/.test(name)) seen.uploadedAt = toMs;
      if (/^draw/.test(name)) seen.drawnAt = toMs;
      return result;
    };
    Object.defineProperty(prototype, name, { ...own, value: noted });
  }
  document.addEventListener(
    'pointermove',
    ({ timeStamp }) => {
      if (!seen.expected) return;
      seen.expected = false;
      seen.lined = false;
      seen.at = timeStamp;
    },
    { capture: true },
  );
  new MutationObserver((records) => {
    if (records.some(({ target }) => target instanceof SVGPathElement)) seen.lineAt = performance.now();
  }).observe(document.body, { subtree: true, attributes: true, attributeFilter: ['d'] });
  const gl = document.querySelector('canvas')?.getContext('webgl2');
  if (!gl) throw new Error('no canvas');
  const pixel = new Uint8Array(4);
  const frame = () => {
    requestAnimationFrame(frame);
    const { at } = seen;
    if (at === null) return;
    if (!seen.lined && seen.lineAt > at) {
      seen.lined = true;
      seen.lineMs.push(performance.now() - at);
    }
    if (seen.uploadedAt < at || seen.drawnAt < seen.uploadedAt) return;
    gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, pixel);
    seen.dotsMs.push(performance.now() - at);
    seen.at = null;
  };
  requestAnimationFrame(frame);
}

function restart() {
  const { seen } = /** @type {{ seen: Watched }} */ (/** @type {unknown} */ (window));
  Object.assign(seen, { lineMs: [], dotsMs: [], at: null, glCalls: [] });
}

function expectMove() {
  Object.assign(/** @type {{ seen: object }} */ (/** @type {unknown} */ (window)).seen, { expected: true });
}

function framesOfDots() {
  return /** @type {{ seen: Watched }} */ (/** @type {unknown} */ (window)).seen.dotsMs.length;
}

function watchedSoFar() {
  const { lineMs, dotsMs, at } = /** @type {{ seen: Watched }} */ (/** @type {unknown} */ (window)).seen;
  return { lineMs, dotsMs, at };
}

function graphicsCalls() {
  return /** @type {{ seen: { glCalls: import('../support/mainTasks.mjs').GlCall[] } }} */ (
    /** @type {unknown} */ (window)
  ).seen.glCalls;
}
