import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { meanShape } from '../../src/domain/head/model';
import { buildHeadSurface } from '../../src/domain/head/surface';
import type { HeadFit } from '../../src/domain/head/types';
import { SKIN_CLASSES, type SkinClass } from '../../src/domain/pigment/skinClass';
import { skinTone } from '../../src/domain/pigment/skinTone';
import { scalpMaps } from '../../src/domain/scalp/maps';
import { readJpeg } from '../support/jpeg';
import { confusionTable } from '../support/confusionTable';
import { sharedDir, sharedFile } from '../support/shared';

interface TrueHead {
  readonly size: readonly [number, number];
  readonly headToCamera: readonly number[];
  readonly projection: readonly number[];
  readonly fitzpatrick: SkinClass;
}

/** The rendered heads are this much larger than a mean adult (63.9 mm between the pupils). */
const SOURCE_SCALE = 63.9 / 63;
const NOTHING_SEEN = { person: null, hair: null, face: null, source: 'none' } as const;

const names = sharedDir
  ? readdirSync(sharedFile('heads')).flatMap((file) => (file.endsWith('.jpg') ? [file.slice(0, -4)] : []))
  : [];

/** The mean head at the true camera: no model has looked at the picture, so hair is not told from skin. */
function fitOf({ headToCamera: m, projection, size: [widthPx, heightPx] }: TrueHead): HeadFit {
  return {
    shape: { ...meanShape(), scale: SOURCE_SCALE },
    pose: {
      rotation: Float64Array.from([0, 4, 8, 1, 5, 9, 2, 6, 10], (i) => m[i]!),
      translationMm: [10 * m[12]!, 10 * m[13]!, 10 * m[14]!],
    },
    camera: {
      widthPx,
      heightPx,
      focalPx: (projection[5]! * heightPx) / 2,
      cxPx: widthPx / 2,
      cyPx: heightPx / 2,
    },
    view: 'front',
    source: 'outline',
    outlineEvidence: 'person',
    lensSource: 'file',
    scaleSource: 'head',
    scaleUncertainty: 0.05,
    areaUncertainty: 0.1,
    confidence: 1,
  };
}

describe.skipIf(!sharedDir)('skin class on heads of known type, without any model', () => {
  const read: (readonly [truth: SkinClass, seen: SkinClass])[] = [];

  beforeAll(async () => {
    const surface = buildHeadSurface({ ...meanShape(), scale: SOURCE_SCALE }, 'fine');
    for (const name of names) {
      const truth = JSON.parse(readFileSync(sharedFile('heads', `${name}.json`), 'utf8')) as TrueHead;
      const photo = await readJpeg(sharedFile('heads', `${name}.jpg`));
      const analysis = { ...photo, photoPxPerPx: 1 };
      const tone = skinTone(analysis, scalpMaps(surface, fitOf(truth), analysis, NOTHING_SEEN));
      if (tone) read.push([truth.fitzpatrick, tone.skinClass]);
    }
    process.stdout.write(confusionTable(read, SKIN_CLASSES, SKIN_CLASSES));
  }, 120_000);

  const off = (): number[] =>
    read.map(([a, b]) => Math.abs(SKIN_CLASSES.indexOf(a) - SKIN_CLASSES.indexOf(b)));

  it('is found on each of them', () => {
    expect(read).toHaveLength(names.length);
  });

  it('is right within one class on at least 17 of 20', () => {
    expect(off().filter((classes) => classes <= 1).length / names.length).toBeGreaterThanOrEqual(17 / 20);
  });

  it('is right on two of five', () => {
    expect(off().filter((classes) => classes === 0).length / names.length).toBeGreaterThanOrEqual(0.4);
  });
});
