import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { meanShape } from '../../src/domain/head/model';
import { buildHeadSurface } from '../../src/domain/head/surface';
import type { HeadFit } from '../../src/domain/head/types';
import type { AnalysisImage, RgbaImage } from '../../src/domain/image';
import { treatedAreaUncertainty } from '../../src/domain/quality/areaUncertainty';
import { edgesAcrossRows } from '../../src/domain/quality/edgeSpread';
import { photoQuality, type QualityInput } from '../../src/domain/quality/photoQuality';
import type { EdgeSamples } from '../../src/domain/quality/types';
import { medianMmPerPx, scalpMaps } from '../../src/domain/scalp/maps';
import { readJpeg } from '../support/jpeg';
import { fullRun, sharedDir, sharedFile } from '../support/shared';

const NO_EDGES: EdgeSamples = { alongX: new Float32Array(), alongY: new Float32Array() };

function picture(width: number, height: number, level: (x: number, y: number) => number): RgbaImage {
  const data = new Uint8ClampedArray(4 * width * height).fill(255);
  for (let i = 0; i < width * height; i++)
    data.fill(level(i % width, Math.floor(i / width)), 4 * i, 4 * i + 3);
  return { width, height, data };
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1]!;

/** Integral of a Gaussian, Abramowitz and Stegun 7.1.26. */
function gaussianStep(x: number, sigma: number): number {
  const z = Math.abs(x) / (sigma * Math.SQRT2);
  const t = 1 / (1 + 0.3275911 * z);
  const tail =
    t *
    (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429)))) *
    Math.exp(-z * z);
  return x > 0 ? 1 - tail / 2 : tail / 2;
}

const spreadsIn = (band: RgbaImage): number[] => {
  const found: number[] = [];
  edgesAcrossRows(band, (_x, _y, spreadPx) => found.push(spreadPx));
  return found;
};

/** Noise that is the same in every run, about -1..1. */
const noise = (x: number, y: number): number => {
  const s = Math.sin(x * 12.9898 + y * 78.233) * 43758.5453;
  return 2 * (s - Math.floor(s)) - 1;
};

describe('spread of edges', () => {
  const edge = (sigma: number, slope: number, grain: number): RgbaImage =>
    picture(600, 32, (x, y) => 60 + 110 * gaussianStep(x - 300 - slope * y, sigma) + grain * noise(x, y));

  it.each([0.8, 1.5, 3, 6, 12])('is that of the Gaussian that blurred a step: %f px', (sigma) => {
    for (const slope of [0, 0.3]) {
      const spread = median(spreadsIn(edge(sigma, slope, 0)));
      // Across a slanted edge as across an upright one: a row crosses it in a longer way.
      const across = sigma / Math.hypot(1, slope);
      expect(spread).toBeGreaterThan(0.88 * across);
      // Half a pixel is the pixel's own.
      expect(spread).toBeLessThan(1.15 * Math.hypot(across, 0.5));
    }
  });

  it('is found through noise', () => {
    expect(median(spreadsIn(edge(4, 0, 4)))).toBeCloseTo(4, -0.3);
  });

  it('is found nowhere in noise and in shading alone', () => {
    expect(spreadsIn(picture(600, 32, (x, y) => 120 + 6 * noise(x, y)))).toEqual([]);
    expect(spreadsIn(picture(600, 32, (x) => 40 + x / 4))).toEqual([]);
  });
});

interface RenderedHead {
  readonly fitzpatrick: string;
  readonly size: readonly [number, number];
  readonly headToCamera: readonly number[];
  readonly projection: readonly number[];
}

const ALL = sharedDir
  ? readdirSync(sharedFile('heads')).flatMap((file) => (file.endsWith('.json') ? [file.slice(0, -5)] : []))
  : [];
const FEW = ['back-118', 'crown-117', 'front-100', 'top-106', 'top45-119'];
const NAMES = fullRun ? ALL : ALL.filter((name) => FEW.includes(name));

interface Scene extends QualityInput {
  readonly photo: RgbaImage;
  readonly skinType: string;
}

/** The mean head at the true camera; `cutPx` rows are missing at the photo's top. */
async function scene(name: string, cutPx = 0): Promise<Scene> {
  const truth = JSON.parse(readFileSync(sharedFile('heads', `${name}.json`), 'utf8')) as RenderedHead;
  const whole = await readJpeg(sharedFile('heads', `${name}.jpg`));
  const photo = {
    width: whole.width,
    height: whole.height - cutPx,
    data: whole.data.subarray(4 * whole.width * cutPx),
  };
  const m = truth.headToCamera;
  const fit: HeadFit = {
    shape: meanShape(),
    pose: {
      rotation: Float64Array.from([0, 4, 8, 1, 5, 9, 2, 6, 10], (i) => m[i]!),
      translationMm: [10 * m[12]!, 10 * m[13]!, 10 * m[14]!],
    },
    camera: {
      widthPx: photo.width,
      heightPx: photo.height,
      focalPx: (truth.projection[5]! * truth.size[1]) / 2,
      cxPx: truth.size[0] / 2,
      cyPx: truth.size[1] / 2 - cutPx,
    },
    view: 'front',
    source: 'outline',
    outlineEvidence: 'person',
    scaleSource: 'head',
    lensSource: 'assumed',
    scaleUncertainty: 0.05,
    areaUncertainty: 0.1,
    confidence: 0.8,
  };
  const analysis = halfSize(halfSize({ ...photo, photoPxPerPx: 1 }));
  const surface = buildHeadSurface(fit.shape, 'fine');
  const maps = scalpMaps(surface, fit, analysis, { person: null, hair: null, face: null, source: 'none' });
  const mmPerPx = medianMmPerPx(maps);
  return { photo, skinType: truth.fitzpatrick, analysis, edges: NO_EDGES, maps, surface, fit, mmPerPx };
}

function halfSize({ width, height, data, photoPxPerPx }: AnalysisImage): AnalysisImage {
  const half = { width: width >> 1, height: height >> 1 };
  const out = new Uint8ClampedArray(4 * half.width * half.height);
  for (let i = 0; i < out.length; i++) {
    const pixel = i >> 2;
    const at = 8 * (Math.floor(pixel / half.width) * width + (pixel % half.width)) + (i & 3);
    out[i] = (data[at]! + data[at + 4]! + data[at + 4 * width]! + data[at + 4 * width + 4]!) / 4;
  }
  return { ...half, data: out, photoPxPerPx: 2 * photoPxPerPx };
}

const LIGHT = Float64Array.from({ length: 256 }, (_, level) => (level / 255) ** 2.2);
const toLight = (level: number): number => LIGHT[level]!;
const toLevel = (light: number): number => 255 * Math.min(1, Math.max(0, light)) ** (1 / 2.2);

/** As the camera would have taken it with this many stops more light, with the grain of few photons. */
function exposed(image: AnalysisImage, stops: number): AnalysisImage {
  const data = image.data.map((level, i) =>
    (i & 3) === 3 ? level : toLevel(toLight(level) * 2 ** stops + 0.004 * 2 ** (stops / 2) * noise(i, 7)),
  );
  return { ...image, data };
}

const named = (input: QualityInput): readonly string[] =>
  photoQuality(input).problems.map(({ kind, severity }) => (severity === 'strong' ? `${kind}!` : kind));

/** Edges of the blurred photo, across its rows only. */
function blurredEdges({ width, height, data }: RgbaImage, sigma: number): EdgeSamples {
  const reach = Math.ceil(3 * sigma);
  const kernel = Array.from({ length: 2 * reach + 1 }, (_, k) =>
    Math.exp(-((k - reach) ** 2) / (2 * sigma ** 2)),
  );
  const sum = kernel.reduce((a, b) => a + b, 0);
  let grey = Float32Array.from({ length: width * height }, (_, i) => data[4 * i + 1]!);
  for (const [step, along, size] of [
    [1, (i: number) => i % width, width],
    [width, (i: number) => Math.floor(i / width), height],
  ] as const) {
    if (sigma === 0) break;
    const before = grey;
    grey = before.map((_, i) => {
      const at = along(i);
      return (
        kernel.reduce(
          (total, weight, k) =>
            total + weight * before[i + step * (Math.min(size - 1, Math.max(0, at + k - reach)) - at)]!,
          0,
        ) / sum
      );
    });
  }
  const found: number[] = [];
  for (let y = 0; y + 32 <= height; y += 48)
    edgesAcrossRows(
      picture(width, 32, (x, row) => grey[(y + row) * width + x]!),
      (x, row, spreadPx) => found.push(x, y + row, spreadPx),
    );
  return { alongX: Float32Array.from(found), alongY: new Float32Array() };
}

describe.skipIf(!sharedDir)('problems of rendered heads', () => {
  describe.each(NAMES)('%s', (name) => {
    it('has none as it is, whatever the skin type', async () => {
      const made = await scene(name);
      expect(named(made)).toEqual([]);
      expect(named({ ...made, analysis: exposed(made.analysis, 0) })).toEqual([]);
    });

    it('is called dark three stops under, and the further the more', async () => {
      const made = await scene(name);
      const at = (stops: number) => named({ ...made, analysis: exposed(made.analysis, stops) });
      expect(at(-3)).toContainEqual(expect.stringMatching(/^dark/));
      expect(at(-4.5)).toContain('dark!');
    });

    it('is called cut off where the crown is missing', async () => {
      const made = await scene(name);
      const rows = [...made.maps.scalp.coverage].findIndex((covered) => covered > 127);
      const top = 4 * Math.floor(rows / made.maps.width);
      const barely = await scene(name, top);
      const missing = await scene(name, top + Math.round(55 / made.mmPerPx / 4) * 4);
      expect(named(barely)).not.toContainEqual(expect.stringMatching(/^cut-off/));
      expect(named(missing)).toContainEqual(expect.stringMatching(/^cut-off/));
      expect(photoQuality(missing).cutOffShare).toBeGreaterThan(photoQuality(barely).cutOffShare + 0.02);
    });
  });

  it('keeps quiet about dark skin before a bright wall, and names a head in the dark before it', async () => {
    const made = await scene('front-100');
    const { facing } = made.maps;
    const behind = (share: number): AnalysisImage => ({
      ...made.analysis,
      data: made.analysis.data.map((level, i) =>
        facing[i >> 2]! > 0 || (i & 3) === 3 ? toLevel(share * toLight(level)) : 235,
      ),
    });
    // Skin that gives back a sixth of what the lightest does, and the same head in deep shade.
    expect(named({ ...made, analysis: behind(1 / 6) })).toEqual([]);
    expect(named({ ...made, analysis: behind(1 / 40) })).toEqual(['dark!']);
  });

  it('names burnt skin', async () => {
    const made = await scene('front-100');
    expect(named({ ...made, analysis: exposed(made.analysis, 2) })).toContainEqual(
      expect.stringMatching(/^glare/),
    );
  });

  it('finds less detail the more it is blurred, and says so from 0.7 mm on', async () => {
    const made = await scene('front-100');
    const at = (sigma: number) => photoQuality({ ...made, edges: blurredEdges(made.photo, sigma) });
    const series = [0, 1, 2, 4].map(at);
    const details = series.map(({ finestDetailMm }) => finestDetailMm!);
    expect(details).toEqual([...details].sort((a, b) => a - b));
    expect(details[2]! - 2.355 * 2 * made.mmPerPx).toBeLessThan(0.2);
    expect(
      series.map(({ problems }) => problems.map(({ kind, severity }) => [kind, severity].join())),
    ).toEqual([[], [], ['blurred,slight'], ['blurred,strong']]);
  });

  it('is called small where single dots are lost between the pixels', async () => {
    const made = await scene('front-100');
    expect(named({ ...made, mmPerPx: 1 / 3.95 })).toEqual([]);
    expect(named({ ...made, mmPerPx: 1 / 3.9 })).toEqual(['small']);
    expect(named({ ...made, mmPerPx: 1 / 1.9 })).toEqual(['small!']);
  });

  it('tells the strong ones first', async () => {
    const made = await scene('front-100');
    const dark = { ...made, analysis: exposed(made.analysis, -3), mmPerPx: 1 / 3.5 };
    expect(named(dark)[0]).toBe('dark!');
    expect(named({ ...dark, mmPerPx: 1 / 1.5, analysis: exposed(made.analysis, -2.5) })[0]).toBe('small!');
  });
});

describe('error of the area to treat', () => {
  const bald = { scaleUncertainty: 0.05, underHairShare: 0, hairUnseen: false, cutOffShare: 0 };

  it('is twice that of a length and what is known of heads', () => {
    expect(treatedAreaUncertainty(bald)).toBeCloseTo(Math.hypot(0.1, 0.06, 0.024), 6);
  });

  it('grows with hair, and without bound where the picture leaves out scalp that may be under hair', () => {
    const haired = treatedAreaUncertainty({ ...bald, underHairShare: 0.5 });
    expect(haired).toBeGreaterThan(1.5 * treatedAreaUncertainty(bald));
    expect(treatedAreaUncertainty({ ...bald, underHairShare: 0.8, cutOffShare: 0.4 })).toBeGreaterThan(0.9);
    expect(treatedAreaUncertainty({ ...bald, cutOffShare: 0.4 })).toBe(treatedAreaUncertainty(bald));
  });

  it('is too large to name an area where hair is seen that is not told from skin', () => {
    expect(treatedAreaUncertainty({ ...bald, hairUnseen: true })).toBeGreaterThan(0.6);
  });
});
