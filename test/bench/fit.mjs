// @ts-check
// The fit of a 24 MP photo against bare inference: the three models, loaded and warm, on the same picture of at most
// 1024 px a side; decoding and scaling count for neither. `timings().fit` is the whole round trip to the worker; the
// refinement of the person's edge, which comes before it, is timed apart (`edge`).
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { median, report, reportInTurns } from './figures.mjs';

const RUNS = 7;
const LIMIT = 1;
const SIDE_PX = 4900;
/** What the app's models look at, too. */
const ANALYSIS_SIDE_PX = 1024;

/** @param {string} root @returns {Promise<{ what: string, photo: string }[]>} */
async function photos(root) {
  const read = async (/** @type {string} */ file) => (await readFile(file)).toString('base64');
  const made = [{ what: 'with a face', photo: await read(path.join(root, 'public/samples/sample.jpg')) }];
  const back = path.join(process.env['SMP_SHARED_DIR'] ?? '', 'heads/back-108.jpg');
  if (existsSync(back)) made.push({ what: 'without a face', photo: await read(back) });
  else console.log('fit of a photo without a face: left out, SMP_SHARED_DIR names no heads');
  return made;
}

/**
 * The two take turns, so that whatever else the machine does slows both.
 *
 * @param {{ root: string, app: import('playwright-core').Page, peer: import('playwright-core').Page }} pages
 */
export async function fitAgainstInference({ root, app, peer }) {
  for (const { what, photo } of await photos(root)) {
    await app.evaluate(resized, { photo, sidePx: SIDE_PX });
    await peer.evaluate(resized, { photo, sidePx: ANALYSIS_SIDE_PX });
    const fits = [];
    const edges = [];
    const inferences = [];
    const shares = [];
    for (let run = -1; run < RUNS; run++) {
      const { fit, edge, face } = await app.evaluate(fitOnce);
      const inference = median(await peer.evaluate(inferOnce));
      if (run < 0) {
        if (face !== (what === 'with a face')) throw new Error(`a photo ${what} was taken for another`);
        continue;
      }
      fits.push(fit);
      edges.push(edge);
      inferences.push(inference);
      shares.push(fit / inference);
    }
    report(`bare inference of the three models, 24 MP ${what}`, median(inferences));
    reportInTurns(`fit of the head, 24 MP ${what}`, fits, inferences, LIMIT);
    const least = Math.min(...fits) / Math.min(...inferences);
    console.log(`  the edge's refinement before it: ${median(edges).toFixed(0)} ms`);
    console.log(
      `  each run: ${shares.map((share) => share.toFixed(2)).join(', ')} x; fastest by fastest: ${least.toFixed(2)} x`,
    );
  }
}

/** Each of these runs in a page. @param {{ photo: string, sidePx: number }} input */
async function resized({ photo, sidePx }) {
  const small = await createImageBitmap(await (await fetch(`data:image/jpeg;base64,${photo}`)).blob());
  const canvas = new OffscreenCanvas(sidePx, sidePx);
  canvas.getContext('2d')?.drawImage(small, 0, 0, sidePx, sidePx);
  const page = /** @type {{ benchPhoto?: Blob }} */ (/** @type {unknown} */ (window));
  page.benchPhoto = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.9 });
}

async function fitOnce() {
  const { smpPreview, benchPhoto } =
    /** @type {{ smpPreview: import('../../src/app/automation/smpPreview').SmpPreview, benchPhoto: Blob }} */ (
      /** @type {unknown} */ (window)
    );
  await smpPreview.ready();
  const { faceFound } = await smpPreview.openPhoto(benchPhoto);
  const { fit = Number.NaN, edge = Number.NaN } = smpPreview.timings();
  // What the picture left for the graphics to do is not part of what follows.
  await new Promise((resolve) => setTimeout(resolve, 1000));
  return { fit, edge, face: faceFound };
}

async function inferOnce() {
  const { benchPhoto } = /** @type {{ benchPhoto: Blob }} */ (/** @type {unknown} */ (window));
  // The first after a pause is not warm.
  return (await window.peer.bareInference(benchPhoto, 4)).models.slice(1);
}
