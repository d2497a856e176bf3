// @ts-check
// The same changes on a photo of 12 MP, in time of the graphics card itself: absolute, so only a card's figures are judged.
import { chromium } from 'playwright-core';
import { CHROMIUM_ARGS, ensureChromium } from '../../.scripts/chromium.mjs';
import { CHANGES } from './changes.mjs';
import { median, report } from './figures.mjs';

const SIDE_PX = 3464;
const ROUNDS = 9;
const LIMIT_MS = 4;
/** The browser's own choice instead of software graphics; Linux without a screen reaches a card by Vulkan alone. */
const CARD_ARGS = [
  ...CHROMIUM_ARGS.filter((arg) => !arg.includes('swiftshader')),
  '--ignore-gpu-blocklist',
  ...(process.platform === 'linux' ? ['--use-angle=vulkan', '--enable-features=Vulkan'] : []),
];

/** @param {{ photo: string, address: string }} input */
export async function changesOnCard({ photo, address }) {
  const card = await openedWith(CARD_ARGS, address);
  const rendered = await card?.page.evaluate(rendererName).catch(() => null);
  const { browser, page } = rendered && card ? card : await openedWith(CHROMIUM_ARGS, address, card?.browser);
  try {
    const renderer = await page.evaluate(rendererName);
    const isCard = !/swiftshader|llvmpipe|software/i.test(renderer);
    console.log(`graphics: ${renderer}${isCard ? '' : ' (no card: nothing is judged)'}`);
    await page.evaluate(openEnlarged, { photo, sidePx: SIDE_PX });
    await page.getByText('Consultation', { exact: true }).click();
    await page.evaluate(millisecondsOf, [{ plan: { density: { uniform: true, impressionsPerCm2: 120 } } }]);
    for (const [name, { toAndFro }] of Object.entries(CHANGES)) {
      /** @type {number[]} */
      const times = [];
      for (let round = -1; round < (isCard ? ROUNDS : 1); round++) {
        const took = await page.evaluate(millisecondsOf, toAndFro);
        if (round >= 0) times.push(...took);
      }
      const ms = median(times);
      report(`change of ${name}, 12 MP`, ms, ...(isCard ? /** @type {const} */ ([ms / LIMIT_MS, 1]) : []));
    }
  } finally {
    await browser.close();
  }
}

/** @param {string[]} args @param {string} address @param {import('playwright-core').Browser} [instead] closed before */
async function openedWith(args, address, instead) {
  await instead?.close();
  const browser = await chromium.launch({ executablePath: ensureChromium(), args });
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(address);
  await page.waitForFunction(() => 'smpPreview' in window);
  return { browser, page };
}

/** Each of these runs in a page. */
function rendererName() {
  const gl = document.createElement('canvas').getContext('webgl2');
  const names = gl?.getExtension('WEBGL_debug_renderer_info');
  if (!gl) throw new Error('no WebGL 2');
  return String(gl.getParameter(names ? names.UNMASKED_RENDERER_WEBGL : gl.RENDERER));
}

/** @param {{ photo: string, sidePx: number }} input */
async function openEnlarged({ photo, sidePx }) {
  const smp = /** @type {{ smpPreview: import('../../src/app/automation/smpPreview').SmpPreview }} */ (
    /** @type {unknown} */ (window)
  ).smpPreview;
  await smp.ready();
  const bitmap = await createImageBitmap(await (await fetch(`data:image/jpeg;base64,${photo}`)).blob());
  const canvas = new OffscreenCanvas(sidePx, sidePx);
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0, sidePx, sidePx);
  await smp.openPhoto(await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.9 }));
}

/** What the card works at each change, by its own clock where it has one. @param {readonly import('./changes.mjs').Change[]} changes */
async function millisecondsOf(changes) {
  const smp = /** @type {{ smpPreview: import('../../src/app/automation/smpPreview').SmpPreview }} */ (
    /** @type {unknown} */ (window)
  ).smpPreview;
  const gl = document.querySelector('canvas')?.getContext('webgl2');
  if (!gl) throw new Error('no canvas');
  const clock = gl.getExtension('EXT_disjoint_timer_query_webgl2');
  const pixel = new Uint8Array(4);
  const times = [];
  for (const change of changes) {
    gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, pixel);
    const started = performance.now();
    const query = clock && gl.createQuery();
    if (query) gl.beginQuery(clock.TIME_ELAPSED_EXT, query);
    if ('light' in change) await smp.setLight(change.light);
    else await smp.updatePlan(change.plan);
    if (query) gl.endQuery(clock.TIME_ELAPSED_EXT);
    gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, pixel);
    const waited = performance.now() - started;
    if (query) {
      while (!gl.getQueryParameter(query, gl.QUERY_RESULT_AVAILABLE))
        await new Promise((resolve) => setTimeout(resolve));
      // The card's clock stood or jumped meanwhile.
      if (gl.getParameter(clock.GPU_DISJOINT_EXT)) continue;
    }
    times.push(query ? gl.getQueryParameter(query, gl.QUERY_RESULT) / 1e6 : waited);
  }
  return times;
}
