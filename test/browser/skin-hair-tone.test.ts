import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hairTone, type HairTone, type SeenHair } from '../../src/domain/pigment/hairTone';
import { SKIN_CLASSES, type SkinClass } from '../../src/domain/pigment/skinClass';
import { skinTone, type SkinTone } from '../../src/domain/pigment/skinTone';
import { confusionTable } from '../support/confusionTable';
import { fullRun, sharedDir, sharedFile } from '../support/shared';
import { headsAsModelsSee, type HeadsAsModelsSee } from './support/seenHeads';

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

async function readHead(models: HeadsAsModelsSee, name: string): Promise<ReadHead> {
  const truth = JSON.parse(readFileSync(sharedFile('heads', `${name}.json`), 'utf8')) as Pick<
    ReadHead,
    'fitzpatrick' | 'hair'
  >;
  const { input, surface, maps } = await models.see(name);
  const skin = skinTone(input.analysis, maps);
  const seen = skin && hairTone(input.analysis, maps, skin, surface.points);
  return { name, fitzpatrick: truth.fitzpatrick, hair: truth.hair, skin, seen };
}

describe.skipIf(!sharedDir || !fullRun)(
  'skin and hair of heads of known type, as the models see them',
  () => {
    const heads: ReadHead[] = [];
    let models: HeadsAsModelsSee;

    beforeAll(async () => {
      models = await headsAsModelsSee();
      const names = readdirSync(sharedFile('heads')).filter((file) => file.endsWith('.jpg'));
      for (const file of names) heads.push(await readHead(models, file.slice(0, -4)));
      const skins = heads.map(({ fitzpatrick, skin }) => [fitzpatrick, skin?.skinClass ?? 'unread'] as const);
      const hairs = heads.map(({ hair, seen }) => [hair, toneSeen(seen)] as const);
      process.stdout.write(
        confusionTable(skins, SKIN_CLASSES, [...SKIN_CLASSES, 'unread']) +
          confusionTable(hairs, Object.keys(HAIR_OF), [...TONES, 'brows only', 'unseen']),
      );
    }, ALL_HEADS_MS);
    afterAll(() => models.close());

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

    it('tells hair, or brows where the model sees none, within one step, grey exactly', () => {
      const seen = heads.flatMap(({ hair, seen: found }) => {
        const truth = HAIR_OF[hair];
        return truth && found ? [{ truth, tone: found.tone }] : [];
      });
      expect(seen.length).toBeGreaterThanOrEqual(9);
      for (const { truth, tone } of seen) {
        expect(tone === 'grey').toBe(truth === 'grey');
        expect(Math.abs(TONES.indexOf(tone) - TONES.indexOf(truth))).toBeLessThanOrEqual(1);
      }
      const exact = seen.filter(({ truth, tone }) => truth === tone).length;
      expect(exact / seen.length).toBeGreaterThanOrEqual(0.8);
    });
  },
);
