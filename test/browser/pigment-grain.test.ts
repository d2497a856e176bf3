import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PhotoGrain } from '../../src/domain/quality/grain';
import { fullRun } from '../support/shared';
import { openRenderFixture, type OpenedFixture } from './fixtures/render/open';
import type { RenderFixture } from './fixtures/render/page';

/** In the page. */
declare const fixture: RenderFixture;

let opened: OpenedFixture;
beforeAll(async () => {
  opened = await openRenderFixture();
});
afterAll(() => opened.close());

const SIDE_PX = 512;
const LAW: PhotoGrain = {
  blurSigmaPx: 0,
  noiseFloor: 2e-5,
  noisePerLight: 1.2e-3,
  noiseCorrelation: 0,
  noiseGrey: 1,
};

interface Treated {
  /** Linear light and its variance from pixel to pixel, in the photo and after: R, G, B. */
  readonly light: number[];
  readonly noise: number[];
  readonly treatedLight: number[];
  readonly treatedNoise: number[];
  /** Treated without its grain. */
  readonly plainLight: number[];
  readonly differingOutside: number;
  readonly differingAgain: number;
  /** Largest difference of a saved tile to the screen, levels. */
  readonly worstInTile: number;
}

/** A treated square under an even layer of pigment, of a picture of one colour with the law's noise. */
const treated = (colour: readonly number[], law: PhotoGrain): Promise<Treated> =>
  opened.page.evaluate(
    async ({ colour, law, side }) => {
      const picture = fixture.noisyPicture(side, colour, law);
      // Marks so wide that they lie on one another as an even layer, and no halo: grain belongs to marks.
      const look = {
        ...fixture.scene.SCENE_LOOK,
        markSigmaMm: 3,
        elongation: 1,
        markDensity: [0.011, 0.011, 0.011],
        veil: [0, 0, 0],
        deepVeil: [0, 0, 0],
        haloStrength: 0,
        haloDensity: [0, 0, 0],
      } as const;
      const open = async () => {
        const opened = await fixture.openScene({
          photoSidePx: side,
          picture,
          impressionsPerCm2: 110,
          count: 120_000,
        });
        opened.viewport.setLook(look);
        return opened;
      };
      const { viewport, mask } = await open();
      const plain = fixture.redrawn(viewport);
      viewport.setGrain(law);
      const after = fixture.redrawn(viewport);
      const tile = { x: 203, y: 180, width: 90, height: 120 };
      const saved = await viewport.renderTile(tile, fixture.cut(picture, tile), 'after');
      let worstInTile = 0;
      saved.data.forEach((value, i) => {
        const [x, y] = [tile.x + ((i >> 2) % tile.width), tile.y + Math.floor((i >> 2) / tile.width)];
        worstInTile = Math.max(worstInTile, Math.abs(value - after.data[4 * (y * side + x) + (i % 4)]!));
      });
      viewport.dispose();
      const second = await open();
      second.viewport.setGrain(law);
      const again = fixture.redrawn(second.viewport);
      second.viewport.dispose();

      let differingOutside = 0,
        differingAgain = 0;
      for (let i = 0; i < side * side; i++) {
        const isOutside = fixture.scene.coverageAround(mask, i % side, Math.floor(i / side), side).most === 0;
        for (let c = 0; c < 3; c++) {
          if (isOutside && after.data[4 * i + c] !== picture.data[4 * i + c]) differingOutside++;
          if (after.data[4 * i + c] !== again.data[4 * i + c]) differingAgain++;
        }
      }
      // Half the mean square of neighbours' differences: what varies slowly, as the halo does, is not noise.
      const figures = ({ data }: ImageData) => {
        const light = [0, 0, 0],
          noise = [0, 0, 0];
        const [from, to] = [Math.round(0.38 * side), Math.round(0.62 * side)];
        for (let y = from; y < to; y++)
          for (let x = from; x < to; x++)
            for (let c = 0; c < 3; c++) {
              const at = 4 * (y * side + x) + c;
              const own = fixture.scene.linearOf(data[at]!);
              light[c]! += own / (to - from) ** 2;
              noise[c]! += (0.5 * (own - fixture.scene.linearOf(data[at + 4]!)) ** 2) / (to - from) ** 2;
            }
        return { light, noise };
      };
      const [before, result] = [figures(picture), figures(after)];
      return {
        light: before.light,
        noise: before.noise,
        treatedLight: result.light,
        treatedNoise: result.noise,
        plainLight: figures(plain).light,
        differingOutside,
        differingAgain,
        worstInTile,
      };
    },
    { colour, law, side: SIDE_PX },
  );

const wanted = (law: PhotoGrain, light: number): number => law.noiseFloor + law.noisePerLight * light;
const SKIN = [0.5, 0.3, 0.2];
const DARK_SKIN = [0.12, 0.06, 0.036];

const GRAINS = [
  ['half grey noise on skin', SKIN, { ...LAW, noiseGrey: 0.5 }],
  ['coloured noise on dark skin', DARK_SKIN, { ...LAW, noiseGrey: 0.3 }],
  ['grey noise on skin', SKIN, LAW],
  ['grey noise on grey', [0.5, 0.5, 0.5], LAW],
] as const;

describe('the grain of treated skin', () => {
  it.each(fullRun ? GRAINS : GRAINS.slice(0, 1))(
    'is what the photo has in such light: %s',
    async (_name, colour, law) => {
      const found = await treated(colour, law);
      for (let c = 0; c < 3; c++) {
        expect(found.treatedLight[c]! / found.light[c]!).toBeLessThan(0.7);
        expect(Math.abs(found.noise[c]! / wanted(law, found.light[c]!) - 1)).toBeLessThan(0.05);
        expect(Math.abs(found.treatedNoise[c]! / wanted(law, found.treatedLight[c]!) - 1)).toBeLessThan(0.1);
        expect(Math.abs(found.treatedLight[c]! / found.plainLight[c]! - 1)).toBeLessThan(0.005);
      }
      expect(found).toMatchObject({ differingOutside: 0, differingAgain: 0 });
      expect(found.worstInTile).toBeLessThanOrEqual(1);
    },
  );
});

it('reports no error of the graphics library', () => {
  expect(opened.errors).toEqual([]);
});
