import { describe, expect, it } from 'vitest';
import type { AnalysisImage, Mask } from '../../src/domain/image';
import type { HeadFit, HeadPose, NoHead, PhotoCamera } from '../../src/domain/head/types';
import { fitHead, type FitHeadInput } from '../../src/domain/head/fit/fitHead';
import { faceMarks, MESH_OF_LANDMARK } from '../../src/domain/head/fit/faceMarks';
import {
  anglesOf,
  rotationFromAngles,
  turnBetween,
  type ViewAngles,
} from '../../src/domain/head/fit/viewGeometry';
import { landmark68, meanShape } from '../../src/domain/head/model';
import { projectPoint } from '../../src/domain/head/projection';
import { buildHeadSurface } from '../../src/domain/head/surface';
import { rasterise } from '../../src/domain/scalp/raster';

const SIDE_PX = 480;
const CAMERA: PhotoCamera = {
  widthPx: SIDE_PX,
  heightPx: SIDE_PX,
  focalPx: 760,
  cxPx: SIDE_PX / 2,
  cyPx: SIDE_PX / 2,
};
/** Brows, eyes, nostrils, mouth. */
const DARK_LANDMARKS = [
  17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 31, 33, 35, 36, 37, 39, 40, 42, 43, 45, 46, 48, 51, 54, 57,
];

interface Scene {
  readonly analysis: AnalysisImage;
  readonly person: Mask;
  readonly pose: HeadPose;
}

/** The model's own mean head as a photo: shaded skin before blue, dark features where the face is seen. */
function scene(angles: ViewAngles, depthMm = 520): Scene {
  const rotation = rotationFromAngles(angles);
  const pose: HeadPose = {
    rotation,
    translationMm: [-40 * rotation[1]!, -40 * rotation[4]! + 5, -depthMm - 40 * rotation[7]!],
  };
  const surface = buildHeadSurface(meanShape(), 'fine');
  const raster = rasterise(surface, pose, CAMERA, SIDE_PX, SIDE_PX, 1);
  const data = new Uint8ClampedArray(SIDE_PX * SIDE_PX * 4);
  const coverage = new Uint8Array(SIDE_PX * SIDE_PX);
  for (let i = 0; i < coverage.length; i++) {
    const head = raster.triangle[i]! >= 0;
    coverage[i] = head ? 255 : 0;
    const light = 0.55 + 0.45 * raster.facing[i]!;
    data.set(head ? [205 * light, 160 * light, 135 * light, 255] : [70, 90, 130, 255], i * 4);
  }
  const landmarks = landmark68(meanShape());
  for (const k of DARK_LANDMARKS) {
    const [x, y, z] = [landmarks[k * 3]!, landmarks[k * 3 + 1]!, landmarks[k * 3 + 2]!];
    const at = projectPoint({ pose, camera: CAMERA }, x, y, z);
    const towards = rotation[6]! * x * 0.3 + rotation[8]! * z;
    if (towards > 20) darken(data, at.x, at.y, 5);
  }
  return {
    analysis: { width: SIDE_PX, height: SIDE_PX, photoPxPerPx: 2, data },
    person: { width: SIDE_PX, height: SIDE_PX, coverage },
    pose,
  };
}

function darken(data: Uint8ClampedArray, cx: number, cy: number, radius: number): void {
  for (let y = Math.round(cy - radius); y <= cy + radius; y++) {
    for (let x = Math.round(cx - radius); x <= cx + radius; x++) {
      if (x < 0 || y < 0 || x >= SIDE_PX || y >= SIDE_PX || Math.hypot(x - cx, y - cy) > radius) continue;
      data.set([60, 45, 40], (y * SIDE_PX + x) * 4);
    }
  }
}

function inputFor({ analysis, person }: Scene, more: Partial<FitHeadInput> = {}): FitHeadInput {
  return {
    analysis,
    observation: { person, hair: null, face: null, source: 'models' },
    photoWidthPx: 2 * SIDE_PX,
    photoHeightPx: 2 * SIDE_PX,
    ...more,
  };
}

function withFace(made: Scene, poseErrorDeg: number): FitHeadInput {
  const points = faceMarks(meanShape());
  const landmarks = new Float32Array(478 * 3);
  MESH_OF_LANDMARK.forEach((mesh, k) => {
    const at = projectPoint(
      { pose: made.pose, camera: CAMERA },
      points[k * 3]!,
      points[k * 3 + 1]!,
      points[k * 3 + 2]!,
    );
    landmarks[mesh * 3] = at.x;
    landmarks[mesh * 3 + 1] = at.y;
  });
  const { azimuthDeg, elevationDeg, rollDeg } = anglesOf(made.pose.rotation);
  const r = rotationFromAngles({
    azimuthDeg: azimuthDeg + poseErrorDeg,
    elevationDeg: elevationDeg - poseErrorDeg,
    rollDeg,
  });
  const poseCm = Float32Array.of(
    r[0]!,
    r[3]!,
    r[6]!,
    0,
    r[1]!,
    r[4]!,
    r[7]!,
    0,
    r[2]!,
    r[5]!,
    r[8]!,
    0,
    0,
    0,
    -50,
    1,
  );
  const base = inputFor(made);
  return { ...base, observation: { ...base.observation, face: { landmarks, poseCm } } };
}

function fitted(result: HeadFit | NoHead): HeadFit {
  if ('noHead' in result) throw new Error(`no head: ${result.reason}`);
  return result;
}

const errorDeg = (fit: HeadFit, made: Scene): number =>
  (Math.hypot(...turnBetween(made.pose.rotation, fit.pose.rotation)) * 180) / Math.PI;

describe('head fit with a face', () => {
  it.each([
    // Limits of 'sure' and 'fairly sure' on screen; from the front only a strip of scalp is seen.
    { azimuthDeg: 4, elevationDeg: 6, rollDeg: -5, view: 'front', sureness: 0.5 },
    { azimuthDeg: 42, elevationDeg: 4, rollDeg: 3, view: 'left45', sureness: 0.75 },
    { azimuthDeg: -3, elevationDeg: 33, rollDeg: 8, view: 'front-down', sureness: 0.75 },
  ])('recovers $view although the pose it starts from is 6 degrees off', ({ view, sureness, ...angles }) => {
    const made = scene(angles);
    const fit = fitted(fitHead(withFace(made, 6)));
    expect(errorDeg(fit, made)).toBeLessThan(2.5);
    expect(fit.view).toBe(view);
    expect(fit.source).toBe('face');
    expect(fitted(fitHead(withFace(made, 0))).confidence).toBeGreaterThan(sureness);
  });

  it('projects its landmarks where they were seen, in photo pixels', () => {
    const made = scene({ azimuthDeg: 10, elevationDeg: 5, rollDeg: 0 });
    const input = withFace(made, 4);
    const fit = fitted(fitHead(input));
    const points = faceMarks(fit.shape);
    const noseTip = projectPoint(fit, points[90]!, points[91]!, points[92]!);
    const seen = input.observation.face!.landmarks;
    expect(noseTip.x / 2).toBeCloseTo(seen[4 * 3]!, -0.5);
    expect(Math.hypot(noseTip.x / 2 - seen[12]!, noseTip.y / 2 - seen[13]!)).toBeLessThan(6);
    expect(fit.camera.widthPx).toBe(2 * SIDE_PX);
    expect(fit.camera.cxPx).toBe(SIDE_PX);
  });

  it('keeps a given focal length', () => {
    const made = scene({ azimuthDeg: 30, elevationDeg: 10, rollDeg: 0 });
    const fit = fitted(
      fitHead({ ...withFace(made, 3), lens: { focalPx: 2 * CAMERA.focalPx, logSigma: 0.03 } }),
    );
    expect(Math.abs(Math.log(fit.camera.focalPx / (2 * CAMERA.focalPx)))).toBeLessThan(0.06);
    const depth = -fit.pose.translationMm[2];
    expect(Math.abs(depth / -made.pose.translationMm[2] - 1)).toBeLessThan(0.08);
  });

  it('does not grow the skull into hair', () => {
    const made = scene({ azimuthDeg: 0, elevationDeg: 5, rollDeg: 0 });
    const bare = fitted(fitHead(withFace(made, 0)));
    const input = withFace(made, 0);
    const { person, hair } = withHair(made, 30);
    const haired = fitted(fitHead({ ...input, observation: { ...input.observation, person, hair } }));
    const top = (fit: HeadFit): number => {
      const { vertex } = buildHeadSurface(fit.shape, 'coarse').points;
      return projectPoint(fit, vertex[0], vertex[1], vertex[2]).y / 2;
    };
    expect(Math.abs(top(haired) - top(bare))).toBeLessThan(12);
  });
});

describe('uncertainty of a fit', () => {
  it('grows, and confidence falls, where the outline disagrees with the face', () => {
    const made = scene({ azimuthDeg: 0, elevationDeg: 33, rollDeg: 0 });
    const input = withFace(made, 2);
    const agreed = fitted(fitHead(input));
    const wide = { ...made.person, coverage: grownToTheSides(made.person, 26) };
    const doubtful = fitted(fitHead({ ...input, observation: { ...input.observation, person: wide } }));
    expect(doubtful.confidence).toBeLessThan(0.85 * agreed.confidence);
    expect(doubtful.scaleUncertainty).toBeGreaterThan(1.15 * agreed.scaleUncertainty);
    expect(doubtful.areaUncertainty).toBeGreaterThan(1.15 * agreed.areaUncertainty);
  });

  it('is larger for the narrow strip of scalp seen from the front than with the chin down', () => {
    const sigma = (elevationDeg: number): number =>
      fitted(fitHead(withFace(scene({ azimuthDeg: 0, elevationDeg, rollDeg: 0 }), 2))).areaUncertainty;
    expect(sigma(4)).toBeGreaterThan(1.3 * sigma(33));
  });

  it('is smaller for lengths where the lens is known', () => {
    const input = inputFor(scene({ azimuthDeg: 178, elevationDeg: 6, rollDeg: 4 }));
    const open = fitted(fitHead(input));
    const known = fitted(fitHead({ ...input, lens: { focalPx: 2 * CAMERA.focalPx, logSigma: 0.03 } }));
    expect(known.scaleUncertainty).toBeLessThan(0.85 * open.scaleUncertainty);
    expect(known.scaleUncertainty).toBeGreaterThan(0.035);
  });

  it('names what the outline was read from', () => {
    const made = scene({ azimuthDeg: 90, elevationDeg: 4, rollDeg: 0 });
    const observation = { person: null, hair: null, face: null, source: 'none' } as const;
    expect(fitted(fitHead(inputFor(made))).outlineEvidence).toBe('person');
    expect(fitted(fitHead({ ...inputFor(made), observation, view: 'left' })).outlineEvidence).toBe('colour');
  });
});

/** The mask with as many pixels more on either side of each row. */
function grownToTheSides({ coverage }: Mask, byPx: number): Uint8Array {
  return coverage.map((_, i) => {
    const x = i % SIDE_PX;
    const from = i - Math.min(x, byPx);
    return coverage.subarray(from, i + Math.min(SIDE_PX - 1 - x, byPx) + 1).some((value) => value > 0)
      ? 255
      : 0;
  });
}

/** Hair that stands `thicknessPx` off the upper head; both masks. */
function withHair({ person }: Scene, thicknessPx: number): { person: Mask; hair: Mask } {
  const grown = new Uint8Array(person.coverage.length);
  const hair = new Uint8Array(person.coverage.length);
  for (let y = 0; y < SIDE_PX; y++) {
    for (let x = 0; x < SIDE_PX; x++) {
      const i = y * SIDE_PX + x;
      grown[i] = person.coverage[i]!;
      if (grown[i] !== 0 || y > SIDE_PX * 0.45) continue;
      for (let k = 1; k <= thicknessPx; k += 2) {
        const below = Math.min(SIDE_PX - 1, y + k) * SIDE_PX;
        if (
          person.coverage[below + x] !== 0 ||
          person.coverage[below + Math.max(0, x - k)] !== 0 ||
          person.coverage[below + Math.min(SIDE_PX - 1, x + k)] !== 0
        ) {
          grown[i] = 255;
          hair[i] = 255;
          break;
        }
      }
    }
  }
  return { person: { ...person, coverage: grown }, hair: { ...person, coverage: hair } };
}

describe('head fit without a face', () => {
  it.each([
    { azimuthDeg: 178, elevationDeg: 6, rollDeg: 4, view: 'back' },
    { azimuthDeg: 92, elevationDeg: 2, rollDeg: -5, view: 'left' },
    { azimuthDeg: -88, elevationDeg: 0, rollDeg: 6, view: 'right' },
    { azimuthDeg: 174, elevationDeg: 46, rollDeg: 3, view: 'crown' },
    { azimuthDeg: 33, elevationDeg: 42, rollDeg: -3, view: 'top45' },
    { azimuthDeg: -34, elevationDeg: 43, rollDeg: 5, view: 'top45' },
  ])('finds $view at azimuth $azimuthDeg from the outline', ({ view, ...angles }) => {
    const made = scene(angles);
    const fit = fitted(fitHead(inputFor(made)));
    expect(fit.view).toBe(view);
    expect(errorDeg(fit, made)).toBeLessThan(12);
    expect(fit.source).toBe('outline');
  });

  it('finds a head by colour where there are no models', () => {
    const made = scene({ azimuthDeg: 90, elevationDeg: 4, rollDeg: 0 });
    const observation = { person: null, hair: null, face: null, source: 'none' } as const;
    const fit = fitted(fitHead({ ...inputFor(made), observation, view: 'left' }));
    expect(errorDeg(fit, made)).toBeLessThan(14);
    expect(fit.confidence).toBeLessThan(0.75);
  });

  it('gives the same fit again', () => {
    const made = scene({ azimuthDeg: 178, elevationDeg: 6, rollDeg: 4 });
    expect(fitHead(inputFor(made))).toEqual(fitHead(inputFor(made)));
  });
});

describe('pictures without a head', () => {
  const picture = (colour: (x: number, y: number) => readonly [number, number, number]): FitHeadInput => {
    const data = new Uint8ClampedArray(SIDE_PX * SIDE_PX * 4);
    for (let i = 0; i < SIDE_PX * SIDE_PX; i++) {
      data.set([...colour(i % SIDE_PX, Math.floor(i / SIDE_PX)), 255], i * 4);
    }
    return {
      analysis: { width: SIDE_PX, height: SIDE_PX, photoPxPerPx: 1, data },
      observation: { person: null, hair: null, face: null, source: 'none' },
      photoWidthPx: SIDE_PX,
      photoHeightPx: SIDE_PX,
    };
  };
  const ball = picture((x, y) => (Math.hypot(x - 240, y - 240) < 130 ? [230, 150, 100] : [40, 90, 60]));

  it.each([
    ['an even wall', picture(() => [120, 120, 125])],
    ['a ball of skin colour', ball],
    [
      'sky over a meadow',
      picture((x, y) => (y < 220 + 20 * Math.sin(x / 60) ? [140, 180, 235] : [60, 130 + (x % 9), 50])),
    ],
    [
      'lines of text',
      picture((x, y) =>
        Math.floor(y / 12) % 2 === 0 && (x * 7 + y * 13) % 11 < 5 ? [20, 20, 20] : [250, 250, 250],
      ),
    ],
  ])('refuses %s', (_name, input) => {
    expect(fitHead(input)).toEqual({ noHead: true, reason: 'nothing-like-a-head' });
  });

  it('refuses a person mask that covers the whole picture', () => {
    const coverage = new Uint8Array(SIDE_PX * SIDE_PX).fill(255);
    const person = { width: SIDE_PX, height: SIDE_PX, coverage };
    const result = fitHead({ ...ball, observation: { ...ball.observation, person, source: 'models' } });
    expect(result).toEqual({ noHead: true, reason: 'nothing-like-a-head' });
  });

  it('says that a tiny picture is too small', () => {
    const analysis = { width: 12, height: 12, photoPxPerPx: 1, data: new Uint8ClampedArray(576) };
    expect(fitHead({ ...ball, analysis })).toEqual({ noHead: true, reason: 'too-small' });
  });

  it('always fits where a person points, with low confidence', () => {
    const headOval = { cx: 200, cy: 250, rx: 90, ry: 120 };
    const fit = fitted(fitHead({ ...picture(() => [120, 120, 125]), headOval, view: 'back' }));
    expect(fit.source).toBe('oval');
    expect(fit.outlineEvidence).toBe('oval');
    expect(fit.scaleSource).toBe('assumed');
    expect(fit.confidence).toBeLessThan(0.5);
    const { vertex } = buildHeadSurface(fit.shape, 'coarse').points;
    const crown = projectPoint(fit, vertex[0], vertex[1], vertex[2]);
    expect(Math.abs(crown.x - 200)).toBeLessThan(40);
    expect(Math.abs(crown.y - 140)).toBeLessThan(50);
  });
});
