import { describe, expect, it } from 'vitest';
import { PIGMENT_SKEW, evenDeviation, skewedDeviation } from '../../src/domain/pigment/deviation';

const COUNT = 10_000;
const TRAITS = Array.from({ length: COUNT }, (_, i) => (i + 0.5) / COUNT);
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / COUNT;

describe.each([0, 0.1, PIGMENT_SKEW])('deviations with a skew of %s', (skew) => {
  const deviations = TRAITS.map((trait) => skewedDeviation(trait, skew));

  it('have mean 0 and standard deviation 1', () => {
    expect(mean(deviations)).toBeCloseTo(0, 6);
    expect(mean(deviations.map((d) => d ** 2))).toBeCloseTo(1, 6);
  });

  it('rise with the trait', () => {
    for (let i = 1; i < COUNT; i++) expect(deviations[i]! > deviations[i - 1]!).toBe(true);
  });
});

it('lean towards much: the faintest differs less from the average than the strongest', () => {
  expect(skewedDeviation(0, PIGMENT_SKEW)).toBeGreaterThan(-1.2);
  expect(skewedDeviation(1, PIGMENT_SKEW)).toBeGreaterThan(2);
  expect(skewedDeviation(1, 0)).toBe(evenDeviation(1));
});
