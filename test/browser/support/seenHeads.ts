import path from 'node:path';
import type { Page } from 'playwright-core';
import { fitHead, type FitHeadInput } from '../../../src/domain/head/fit/fitHead';
import { buildHeadSurface } from '../../../src/domain/head/surface';
import type { HeadSurface } from '../../../src/domain/head/types';
import { scalpMaps } from '../../../src/domain/scalp/maps';
import type { ScalpMaps } from '../../../src/domain/scalp/types';
import { pollUntil, sharedBrowser } from '../../support/app';
import { builtPage } from '../../support/builtPage';
import { rootDir, sharedDir } from '../../support/shared';
import { serveStatic } from '../../support/staticServer';

const FIXTURE = path.join(rootDir, 'test/browser/fixtures/masks');

export interface SeenHead {
  readonly input: FitHeadInput;
  readonly surface: HeadSurface;
  readonly maps: ScalpMaps;
}

export interface HeadsAsModelsSee {
  /** Throws where no head is found. */
  see(name: string): Promise<SeenHead>;
  close(): Promise<void>;
}

/** The three models in a page, over the shared heads. */
export async function headsAsModelsSee(): Promise<HeadsAsModelsSee> {
  const outDir = await builtPage(FIXTURE, {
    base: './',
    worker: { format: 'es' },
    build: { target: 'es2022', assetsInlineLimit: 0 },
  });
  const server = await serveStatic([outDir, sharedDir!]);
  const page = await (await (await sharedBrowser()).newContext()).newPage();
  await page.goto(server.origin);
  await pollUntil('the fixture', () => page.evaluate(() => 'masksPage' in window));
  const models = await page.evaluate(() => window.masksPage.open('models/'));
  if (models !== 'loaded') throw new Error('the models are missing');
  return {
    async see(name) {
      const input = await fitInput(page, name);
      const head = fitHead(input);
      if ('noHead' in head) throw new Error(`${name}: ${head.reason}`);
      const surface = buildHeadSurface(head.shape, 'fine');
      return { input, surface, maps: scalpMaps(surface, head, input.analysis, input.observation) };
    },
    async close() {
      await page.context().close();
      await server.close();
    },
  };
}

const bytesOf = (base64: string): Uint8Array => Uint8Array.from(Buffer.from(base64, 'base64'));

async function fitInput(page: Page, name: string): Promise<FitHeadInput> {
  const seen = await page.evaluate((url) => window.masksPage.observe(url), `heads/${name}.jpg`);
  const { width, height, photoPxPerPx, photoWidthPx, photoHeightPx, person, hair, face } = seen;
  const mask = (base64: string | null) =>
    base64 === null ? null : { width, height, coverage: bytesOf(base64) };
  return {
    analysis: { width, height, photoPxPerPx, data: Uint8ClampedArray.from(bytesOf(seen.data)) },
    observation: {
      person: mask(person),
      hair: mask(hair),
      face: face && {
        landmarks: Float32Array.from(face.landmarks),
        poseCm: Float32Array.from(face.poseCm),
      },
      source: 'models',
    },
    photoWidthPx,
    photoHeightPx,
    lens: null,
  };
}
