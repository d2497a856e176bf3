import { describe, expect, it } from 'vitest';
import { fitHead, outlineInput, seenHead, type FitHeadInput } from '../../src/domain/head/fit/fitHead';
import { fitOutline, type OutlineFit } from '../../src/domain/head/fit/outlineFit';
import { outlineSteps } from '../../src/domain/head/fit/outlineSteps';
import { headScore } from '../../src/domain/head/fit/plausibility';
import { headTemplate } from '../../src/domain/head/fit/templateOfModel';
import { meanShape } from '../../src/domain/head/model';
import { randomSource } from '../../src/domain/random';
import { photoOfModelHead } from '../support/modelHead';

type Colour = readonly [number, number, number];
type Inside = (x: number, y: number) => boolean;

const SKIN: Colour = [205, 160, 135];
const SHIRT: Colour = [60, 110, 60];
/** Where the head from above lies in the picture, and the shoulders under it. */
const SHOULDERS: Inside = ellipse(240, 235, 190, 80);

function ellipse(cx: number, cy: number, rx: number, ry: number): Inside {
  return (x, y) => ((x - cx) / rx) ** 2 + ((y - cy) / ry) ** 2 < 1;
}

/** A bald head seen from above, before shoulders in a shirt of this colour. */
function top(shirt: Colour | null, skin: Colour = SKIN): FitHeadInput {
  const { input } = photoOfModelHead(meanShape(), { azimuthDeg: 3, elevationDeg: 78, rollDeg: 2 }, false);
  const { analysis, observation } = input;
  const head = observation.person!.coverage;
  return paintedPicture(input, analysis.width, (x, y, i) => {
    if (head[i] === 255) return skin === SKIN ? 'as it is' : skin;
    return shirt !== null && SHOULDERS(x, y) ? shirt : null;
  });
}

/** The picture with this painted over it, and the person model seeing just that; null leaves the room. */
function paintedPicture(
  input: FitHeadInput,
  width: number,
  colourAt: (x: number, y: number, i: number) => Colour | 'as it is' | null,
): FitHeadInput {
  const random = randomSource(9);
  const data = input.analysis.data.slice();
  const coverage = new Uint8Array(data.length / 4);
  for (let i = 0; i < coverage.length; i++) {
    const colour = colourAt(i % width, Math.floor(i / width), i);
    if (colour === null) continue;
    coverage[i] = 255;
    if (colour !== 'as it is') colour.forEach((value, k) => (data[4 * i + k] = value + 6 * (random() - 0.5)));
  }
  const { width: w, height: h } = input.analysis;
  return {
    ...input,
    analysis: { ...input.analysis, data },
    observation: { ...input.observation, person: { width: w, height: h, coverage } },
  };
}

/** Something of these shapes in an empty room. */
function thing(inside: Inside, colour: Colour): FitHeadInput {
  const { input } = photoOfModelHead(meanShape(), { azimuthDeg: 0, elevationDeg: 0, rollDeg: 0 }, false);
  const { width } = input.analysis;
  const emptied = input.analysis.data.map((_, k) => [70, 90, 130, 255][k % 4]!);
  return paintedPicture({ ...input, analysis: { ...input.analysis, data: emptied } }, width, (x, y) =>
    inside(x, y) ? colour : null,
  );
}

const belly = ellipse(240, 290, 120, 115);
const rim = ellipse(240, 120, 60, 18);
const handle = ellipse(345, 200, 75, 70);
const inHandle = ellipse(345, 200, 55, 50);
const jug: Inside = (x, y) =>
  belly(x, y) ||
  rim(x, y) ||
  (Math.abs(x - 240) < 40 && y > 120 && y < 200) ||
  (handle(x, y) && !inHandle(x, y));

function scored(input: FitHeadInput): {
  fit: OutlineFit;
  score: number;
  steps: ReturnType<typeof outlineSteps>;
} {
  const seen = seenHead(input, 'person')!;
  const fit = fitOutline(headTemplate(), outlineInput(input, seen))!;
  const { analysis, observation } = input;
  return {
    fit,
    score: headScore(fit, seen, analysis, observation.person),
    steps: outlineSteps(fit.camera, fit.weights, seen.region, analysis),
  };
}

const isHead = (input: FitHeadInput): boolean => !('noHead' in fitHead(input));

describe('what may be a head', () => {
  it('is one from above before its shoulders', () => {
    expect(isHead(top(SHIRT))).toBe(true);
  });

  it('is one from above alone', () => {
    expect(isHead(top(null))).toBe(true);
  });

  it.each<[string, Inside]>([
    ['ball', ellipse(240, 240, 130, 130)],
    ['egg', ellipse(240, 240, 105, 140)],
    ['jug', jug],
    ['bowl', (x, y) => y > 200 && ellipse(240, 200, 160, 150)(x, y)],
    [
      'bone',
      (x, y) =>
        [120, 360].some((cx) => [205, 275].some((cy) => ellipse(cx, cy, 50, 50)(x, y))) ||
        (Math.abs(y - 240) < 30 && x > 120 && x < 360),
    ],
  ])('is no %s of the colour of skin that the person model takes for a person', (_, inside) => {
    expect(isHead(thing(inside, SKIN))).toBe(false);
  });

  it('is not painted blue', () => {
    expect(scored(top(SHIRT, [70, 90, 190])).score).toBeLessThan(scored(top(SHIRT)).score - 9);
  });

  it('is less likely where the person model is in doubt', () => {
    const sure = top(SHIRT);
    const person = sure.observation.person!;
    const coverage = person.coverage.map((value) => (value > 0 ? 170 : 0));
    const doubted = { ...sure, observation: { ...sure.observation, person: { ...person, coverage } } };
    expect(scored(doubted).score).toBeLessThan(scored(sure).score - 2);
  });
});

describe('the part of a head’s outline before its body', () => {
  it('is seen before a shirt', () => {
    const shirt = scored(top(SHIRT)).steps;
    expect(shirt.seen).toBeGreaterThan(0.15);
    expect(shirt.missing).toBeLessThan(0.05);
  });

  it('is missing where a thing has no such edge', () => {
    const { steps } = scored(thing(ellipse(240, 240, 220, 120), SKIN));
    expect(steps.seen).toBeLessThan(0.05);
    expect(steps.missing).toBeGreaterThan(0.1);
  });

  it('is none where the head stands alone', () => {
    const { seen, missing } = scored(top(null)).steps;
    expect(seen + missing).toBeLessThan(0.05);
  });
});
