import { describe, expect, it } from 'vitest';
import { frameChecks } from '../../src/domain/capture/frameChecks';
import { frameDistance } from '../../src/domain/capture/frameDistance';
import { frameLight } from '../../src/domain/capture/frameLight';
import { frameSharpness } from '../../src/domain/capture/frameSharpness';
import { headBox, silhouettePxPerMm } from '../../src/domain/capture/headBox';
import { SILHOUETTES } from '../../src/domain/capture/silhouettePaths';
import { isUnseen, shotProblems } from '../../src/domain/capture/shotProblems';
import type { RgbaImage } from '../../src/domain/image';
import { CLINICAL_VIEWS, type ClinicalView } from '../../src/domain/observation';

type Colour = readonly [r: number, g: number, b: number];

/** Noise that is the same in every run, about -1..1. */
const noise = (x: number, y: number): number => {
  const s = Math.sin(x * 12.9898 + y * 78.233) * 43758.5453;
  return 2 * (s - Math.floor(s)) - 1;
};

function picture(width: number, height: number, at: (x: number, y: number) => Colour): RgbaImage {
  const data = new Uint8ClampedArray(4 * width * height).fill(255);
  for (let i = 0; i < width * height; i++) data.set(at(i % width, Math.floor(i / width)), 4 * i);
  return { width, height, data };
}

interface Scene {
  readonly view?: ClinicalView;
  readonly size?: { readonly width: number; readonly height: number };
  readonly skin?: Colour;
  readonly wall?: Colour;
  /** Of the silhouette's head. */
  readonly scale?: number;
  /** Of the box's width. */
  readonly aside?: number;
  /** All of it, as linear light. */
  readonly light?: number;
  /** Linear light of the head's dimmer side beside the brighter one. */
  readonly dimSide?: number;
}

const PORTRAIT = { width: 240, height: 320 };
const WEBCAM = { width: 320, height: 180 };
const SKIN: Colour = [205, 160, 135];
const DEEP_SKIN: Colour = [104, 74, 60];
const WALL: Colour = [150, 170, 185];
const WHITE: Colour = [235, 235, 235];

/** A ball of skin before a wall, lit from above. */
function scene(options: Scene = {}): RgbaImage {
  const { view = 'front', size = PORTRAIT, skin = SKIN, wall = WALL } = options;
  const { scale = 1, aside = 0, light = 1, dimSide = 1 } = options;
  const box = headBox(view, size.width, size.height);
  const dim = (level: number, by: number): number => 255 * ((level / 255) ** 2.2 * by * light) ** (1 / 2.2);
  return picture(size.width, size.height, (x, y) => {
    const u = ((x + 0.5 - box.x - box.width / 2) / box.width - aside) * (2 / scale);
    const v = ((y + 0.5 - box.y - box.height / 2) * (2 / scale)) / box.height;
    const isHead = u * u + v * v < 1;
    const side = u < 0 ? dimSide : 1;
    const shade = isHead ? side * (0.75 + 0.35 * Math.max(0, -v)) : 1;
    return (isHead ? skin : wall).map((level) => dim(level, shade) + 5 * noise(x, y)) as unknown as Colour;
  });
}

const light = (options: Scene): string => {
  const frame = scene(options);
  const view = options.view ?? 'front';
  return frameLight(frame, headBox(view, frame.width, frame.height), view);
};

describe('light of a frame', () => {
  it.each([SKIN, DEEP_SKIN])('suits a head in daylight, whatever its skin: %o', (...skin) => {
    for (const size of [PORTRAIT, WEBCAM])
      for (const wall of [WALL, WHITE]) expect(light({ skin, size, wall })).toBe('good');
  });

  it('is too little in the dark', () => {
    expect(light({ light: 1 / 12 })).toBe('dark');
    expect(light({ light: 1 / 60 })).toBe('dark');
  });

  it('is too much where the skin has no colour left', () => expect(light({ light: 6 })).toBe('bright'));

  it('comes from behind before a window', () => {
    expect(light({ skin: [48, 36, 30], wall: [250, 250, 250] })).toBe('against-light');
  });

  it('comes from one side where half of the head is far darker', () => {
    expect(light({ dimSide: 0.6 })).toBe('good');
    expect(light({ dimSide: 0.25 })).toBe('one-sided');
  });

  it('is not called one-sided from the side, where face and hair are unlike by themselves', () => {
    expect(light({ view: 'left', dimSide: 0.25 })).toBe('good');
  });
});

const distance = (options: Scene): string => {
  const frame = scene(options);
  return frameDistance(frame, headBox(options.view ?? 'front', frame.width, frame.height));
};

describe('distance in a frame', () => {
  it.each(CLINICAL_VIEWS)('suits a head that fills the outline: %s', (view) => {
    for (const size of [PORTRAIT, WEBCAM]) expect(distance({ view, size })).toBe('good');
  });

  it.each([
    [0.5, 'far'],
    [0.65, 'far'],
    [0.9, 'good'],
    [1.1, 'good'],
    [1.4, 'near'],
  ])('at %f of the outline is %s', (scale, found) => {
    expect(distance({ scale })).toBe(found);
    expect(distance({ scale, skin: DEEP_SKIN })).toBe(found);
    expect(distance({ scale, size: WEBCAM })).toBe(found);
  });

  it('is told from a head beside the outline', () => {
    expect(distance({ aside: 0.3 })).toBe('aside');
    expect(distance({ aside: -0.3 })).toBe('aside');
    expect(distance({ aside: 0.05 })).toBe('good');
  });

  it('is not guessed before a wall like the skin, nor in noise', () => {
    const skin = picture(240, 320, (x, y) => [205 + 9 * noise(x, y), 160 + 9 * noise(y, x), 135]);
    expect(frameDistance(skin, headBox('front', 240, 320))).toBe('unsure');
    const rough = picture(240, 320, (x, y) => [
      128 + 100 * noise(x, y),
      128 + 100 * noise(y, x),
      128 + 100 * noise(x + 7, y),
    ]);
    expect(frameDistance(rough, headBox('front', 240, 320))).toBe('unsure');
  });
});

/** Bars softened by a Gaussian of this spread, along one direction or both. */
function bars(sigmaX: number, sigmaY: number): RgbaImage {
  const wave = (t: number, sigma: number): number => {
    const phase = ((t / 80) % 1) - 0.5;
    return Math.tanh((0.25 - Math.abs(phase)) * (64 / Math.max(0.3, sigma)));
  };
  return picture(320, 320, (x, y) => {
    const level = 120 + 55 * wave(x, sigmaX) + 55 * wave(y, sigmaY) + noise(x, y);
    return [level, level, level];
  });
}

describe('sharpness of cut-outs', () => {
  it('tells sharp from soft', () => {
    expect(frameSharpness([bars(0.6, 0.6)])).toBe('good');
    expect(frameSharpness([bars(6, 6)])).toBe('soft');
  });

  it('calls one that is shaken along one direction soft', () => {
    expect(frameSharpness([bars(6, 0.6)])).toBe('soft');
    expect(frameSharpness([bars(0.6, 6)])).toBe('soft');
  });

  it('says nothing of a plain wall', () => {
    expect(frameSharpness([picture(320, 320, (x, y) => [128 + 4 * noise(x, y), 128, 128])])).toBe('unsure');
  });
});

describe('silhouettes', () => {
  it.each(CLINICAL_VIEWS)('%s lies within its picture, with room around the head', (view) => {
    const { x, y, width, height } = SILHOUETTES[view].box;
    expect(Math.min(x, y, 300 - x - width, 400 - y - height)).toBeGreaterThan(15);
    expect(x + width / 2).toBeCloseTo(150, -0.3);
  });

  it('of the one side is the other mirrored', () => {
    for (const [one, other] of [
      ['left', 'right'],
      ['left45', 'right45'],
    ] as const) {
      const [a, b] = [SILHOUETTES[one].box, SILHOUETTES[other].box];
      expect(b).toMatchObject({ y: a.y, width: a.width, height: a.height });
      // To half a unit each.
      expect(Math.abs(b.x - (300 - a.x - a.width))).toBeLessThanOrEqual(0.5);
    }
  });

  it('fits a frame of any shape', () => {
    for (const [width, height] of [
      [320, 180],
      [180, 320],
      [240, 320],
    ] as const) {
      const box = headBox('left', width, height);
      expect(box.x).toBeGreaterThan(0);
      expect(box.x + box.width).toBeLessThan(width);
      expect(box.y + box.height).toBeLessThan(height);
      expect(box.x + box.width / 2).toBeCloseTo(width / 2, 0);
    }
  });
});

describe('a photo just taken', () => {
  const good = { light: 'good', distance: 'good', sharpness: 'good' } as const;

  it('has no problems where all is well and the camera fine enough', () => {
    expect(silhouettePxPerMm(3024, 4032)).toBeGreaterThan(10);
    expect(shotProblems(good, 3024, 4032)).toEqual([]);
    expect(shotProblems({ ...good, sharpness: 'unsure' }, 3024, 4032)).toEqual([]);
  });

  it('in which no head stands out is said to be so, before that the camera is coarse', () => {
    const wall = picture(240, 320, () => [0, 128, 0]);
    const distance = frameDistance(wall, headBox('front', wall.width, wall.height));
    expect(shotProblems({ ...good, distance }, 1280, 720)).toEqual([
      { kind: 'unseen', matters: true },
      { kind: 'small', matters: false },
    ]);
  });

  it('of a webcam is too small for single dots, which matters little', () => {
    expect(shotProblems(good, 1280, 720)).toEqual([{ kind: 'small', matters: false }]);
  });

  it('names what matters first', () => {
    expect(shotProblems({ light: 'one-sided', distance: 'near', sharpness: 'soft' }, 1280, 720)).toEqual([
      { kind: 'soft', matters: true },
      { kind: 'near', matters: true },
      { kind: 'small', matters: false },
      { kind: 'one-sided', matters: false },
    ]);
  });

  it('of oneself from above and behind is taken unseen', () => {
    expect(CLINICAL_VIEWS.filter(isUnseen)).toEqual(['top', 'crown', 'back']);
  });
});

it('checks all of a frame at once', () => {
  expect(frameChecks(scene(), [bars(6, 6)], 'front')).toEqual({
    light: 'good',
    distance: 'good',
    sharpness: 'soft',
  });
});
