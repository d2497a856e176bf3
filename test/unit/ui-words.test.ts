import { pigmentShown } from '../support/shownPigment';
import { describe, expect, test } from 'vitest';
import type { ShownHead } from '../../src/state/statusStore';
import { stipple } from '../../src/ui/art/stipple';
import { approximate, centimetres } from '../../src/ui/numbers';
import { notesOn } from '../../src/ui/panel/notes';
import { confidenceWords, words } from '../../src/ui/words';

const HEAD: ShownHead = {
  source: 'face',
  scaleSource: 'face',
  confidence: 0.8,
  mmPerPx: 0.2,
  mmPerPxUncertainty: 0.01,
  visibleAreaCm2: 180,
  visibleAreaUncertainty: 0.1,
  treatedAreaCm2: 300,
  treatedAreaUncertainty: 0.12,
  impressions: 33_000,
  hairShare: 0,
  sizeRatio: 1,
  placedByHand: false,
  problems: [],
  pigment: pigmentShown(),
  hairIsLong: false,
  finestDetailMm: 0.4,
};

describe('words', () => {
  test('confidence has three words', () => {
    expect([0.75, 0.74, 0.5, 0.49].map(confidenceWords)).toEqual([
      'sure',
      'fairly sure',
      'fairly sure',
      'not sure',
    ]);
  });

  test('numbers pretend no more than is known', () => {
    expect([4.06, 87.3, 311.7, 34_287].map(approximate)).toEqual(['4.1', '87', '312', '34,300']);
    expect(centimetres(55)).toBe('5.5');
  });

  test('density words change at the density of hair groups and of hairs', () => {
    const { meaning } = words.density;
    expect(meaning(65)).toContain('natural hair groups');
    expect(meaning(64)).not.toBe(meaning(65));
    expect(meaning(160)).toContain('single hairs');
    expect(meaning(159)).not.toBe(meaning(160));
  });
});

describe('notes on a photo', () => {
  test('a sure fit of a sharp photo of a bare scalp needs none', () => {
    expect(notesOn(HEAD)).toEqual([]);
    expect(notesOn({ ...HEAD, confidence: 0.5, mmPerPx: 0.25, hairShare: 0.03 })).toEqual([]);
  });

  test('doubt, too few pixels and hair are each noted', () => {
    expect(notesOn({ ...HEAD, confidence: 0.49, hairShare: 0.04 })).toEqual(['check-border', 'own-hair']);
  });
});

test('a person who has drawn an oval is not sent to draw one', () => {
  expect(notesOn({ ...HEAD, confidence: 0.2 })).toEqual(['place-unsure']);
  expect(notesOn({ ...HEAD, confidence: 0.2, source: 'oval' })).toEqual(['oval-unsure']);
});

test('the specks of the little pictures keep their distance and are the same every time', () => {
  const points = stipple(200);
  expect(stipple(200)).toEqual(points);
  const nearest = points.map(([x, y], i) =>
    Math.min(...points.filter((_, j) => j !== i).map(([px, py]) => Math.hypot(px - x, py - y))),
  );
  const mean = nearest.reduce((sum, d) => sum + d, 0) / nearest.length;
  // A random pattern of n points a unit area has a mean nearest distance of 0.5 / sqrt(n).
  expect(mean / (0.5 / Math.sqrt(200))).toBeGreaterThan(1.25);
});
