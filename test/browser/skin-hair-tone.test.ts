import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fitHead, type FitHeadInput } from '../../src/domain/head/fit/fitHead';
import { buildHeadSurface } from '../../src/domain/head/surface';
import { hairTone, type HairTone, type SeenHair } from '../../src/domain/pigment/hairTone';
import { SKIN_CLASSES, type SkinClass } from '../../src/domain/pigment/skinClass';
import { skinTone, type SkinTone } from '../../src/domain/pigment/skinTone';
import { scalpMaps } from '../../src/domain/scalp/maps';
import { pollUntil, sharedBrowser } from '../support/app';
import { confusionTable } from '../support/confusionTable';
import { fullRun, rootDir, sharedDir, sharedFile } from '../support/shared';
import { serveStatic } from '../support/staticServer';

const FIXTURE = path.join(rootDir, 'test/browser/fixtures/masks');
const ALL_HEADS_MS = 300_000;

type TrueHair = 'black' | 'dark-brown' | 'brown' | 'blond' | 'grey' | 'none';
const HAIR_OF: Readonly<Record<TrueHair, HairTone | null>> = {
  black: 'black',
  'dark-brown': 'dark-brown',
  brown: 'light-brown',
  blond: 'blond-or-red',
  grey: 'grey',
  none: null,
};
const TONES: readonly HairTone[] = ['black', 'dark-brown', 'light-brown', 'blond-or-red', 'grey'];

interface ReadHead {
  readonly name: string;
  readonly fitzpatrick: SkinClass;
  readonly hair: TrueHair;
  readonly skin: SkinTone | null;
  readonly seen: SeenHair | null;
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

async function readHead(page: Page, name: string): Promise<ReadHead> {
  const truth = JSON.parse(readFileSync(sharedFile('heads', `${name}.json`), 'utf8')) as Pick<
    ReadHead,
    'fitzpatrick' | 'hair'
  >;
  const input = await fitInput(page, name);
  const head = fitHead(input);
  if ('noHead' in head) throw new Error(`${name}: ${head.reason}`);
  const surface = buildHeadSurface(head.shape, 'fine');
  const maps = scalpMaps(surface, head, input.analysis, input.observation);
  const skin = skinTone(input.analysis, maps);
  const seen = skin && hairTone(input.analysis, maps, skin, surface.points);
  return { name, fitzpatrick: truth.fitzpatrick, hair: truth.hair, skin, seen };
}

describe.skipIf(!sharedDir || !fullRun)(
  'skin and hair of heads of known type, as the models see them',
  () => {
    const outDir = mkdtempSync(path.join(tmpdir(), 'masks-'));
    const heads: ReadHead[] = [];
    let server: Awaited<ReturnType<typeof serveStatic>>;

    beforeAll(async () => {
      await build({
        configFile: false,
        root: FIXTURE,
        base: './',
        logLevel: 'error',
        worker: { format: 'es' },
        build: { outDir, emptyOutDir: true, target: 'es2022', assetsInlineLimit: 0 },
      });
      server = await serveStatic([outDir, sharedDir!]);
      const page = await (await (await sharedBrowser()).newContext()).newPage();
      await page.goto(server.origin);
      await pollUntil('the fixture', () => page.evaluate(() => 'masksPage' in window));
      expect(await page.evaluate(() => window.masksPage.open('models/'))).toBe('loaded');
      const names = readdirSync(sharedFile('heads')).filter((file) => file.endsWith('.jpg'));
      for (const file of names) heads.push(await readHead(page, file.slice(0, -4)));
      await page.context().close();
      const skins = heads.map(({ fitzpatrick, skin }) => [fitzpatrick, skin?.skinClass ?? 'unread'] as const);
      const hairs = heads.map(({ hair, seen }) => [hair, toneSeen(seen)] as const);
      process.stdout.write(
        confusionTable(skins, SKIN_CLASSES, [...SKIN_CLASSES, 'unread']) +
          confusionTable(hairs, Object.keys(HAIR_OF), [...TONES, 'brows only', 'unseen']),
      );
    }, ALL_HEADS_MS);
    afterAll(async () => {
      await server.close();
      rmSync(outDir, { recursive: true, force: true });
    });

    const toneSeen = (seen: SeenHair | null): string =>
      seen === null ? 'unseen' : seen.source === 'brows' ? 'brows only' : seen.tone;
    const classesOff = ({ fitzpatrick, skin }: ReadHead): number =>
      skin ? Math.abs(SKIN_CLASSES.indexOf(fitzpatrick) - SKIN_CLASSES.indexOf(skin.skinClass)) : Infinity;

    it('reads the skin within one class on at least 17 of 20, and exactly on two of five', () => {
      const within = (most: number): number =>
        heads.filter((head) => classesOff(head) <= most).length / heads.length;
      expect(within(1)).toBeGreaterThanOrEqual(17 / 20);
      expect(within(0)).toBeGreaterThanOrEqual(0.4);
    });

    it('takes no bare head for one with hair', () => {
      const bare = heads.filter(({ hair }) => hair === 'none');
      expect(bare.length).toBeGreaterThan(0);
      expect(bare.filter(({ seen }) => seen?.source === 'fringe').map(({ name }) => name)).toEqual([]);
    });

    it('tells hair that the model sees within one step, grey exactly', () => {
      const seen = heads.flatMap(({ hair, seen: found }) => {
        const truth = HAIR_OF[hair];
        return truth && found?.source === 'fringe' ? [{ truth, tone: found.tone }] : [];
      });
      expect(seen.length).toBeGreaterThanOrEqual(6);
      for (const { truth, tone } of seen) {
        expect(tone === 'grey').toBe(truth === 'grey');
        expect(Math.abs(TONES.indexOf(tone) - TONES.indexOf(truth))).toBeLessThanOrEqual(1);
      }
      const exact = seen.filter(({ truth, tone }) => truth === tone).length;
      expect(exact / seen.length).toBeGreaterThanOrEqual(0.7);
    });
  },
);
