import { expect, it } from 'vitest';
import { handedOver } from '../../src/app/handedOver';
import type { Treatment } from '../../src/app/treatPhoto';

const bytes = (...values: number[]) => Uint8Array.from(values);
const scalp = { width: 2, height: 1, coverage: bytes(1, 2) };

const kept = {
  scalp,
  shownIn: scalp,
  chosen: { width: 2, height: 1, coverage: bytes(3, 4) },
  map: { width: 2, height: 1, layers: bytes(5, 6, 7, 8, 9, 10, 11, 12), own: bytes(1, 1, 1, 1, 1, 1, 1, 1) },
  scars: { width: 2, height: 1, rgba: bytes(1, 2, 3, 4, 5, 6, 7, 8), rootLevel: bytes(9, 9) },
  treatedAreaCm2: 80,
} as unknown as Treatment;

it('hands every byte of a treatment over without a copy on the way, and keeps what the next one is made of', () => {
  const before = structuredClone(kept);
  const { treatment, moved } = handedOver(kept);
  const taken = structuredClone(treatment, { transfer: moved as ArrayBuffer[] });
  expect(taken).toEqual(before);
  expect(taken.shownIn.coverage).toBe(taken.scalp.coverage);
  const left = [
    treatment.scalp.coverage,
    treatment.chosen?.coverage,
    treatment.map.layers,
    treatment.map.own,
    treatment.scars?.rgba,
    treatment.scars?.rootLevel,
  ];
  expect(left.map((array) => array?.length)).toEqual([0, 0, 0, 0, 0, 0]);
  expect(kept.scalp).toEqual(before.scalp);
  expect(kept.chosen).toEqual(before.chosen);
  expect(kept.scars).toEqual(before.scars);
});

it('knows of no mask, own marks or scars where there are none', () => {
  const { scalp: own, map } = kept;
  const plain = { ...kept, scalp: own, chosen: null, scars: null, map: { ...map, own: undefined } };
  const { treatment, moved } = handedOver(plain as unknown as Treatment);
  expect(moved).toHaveLength(2);
  expect([treatment.chosen, treatment.scars, treatment.map.hairGround]).toEqual([null, null, undefined]);
});
