import { expect, it } from 'vitest';
import { levelOf, LINEAR_OF_LEVEL } from '../../src/domain/pigment/colour';
import { reducedTo } from '../../src/imaging/worker/reduced';

/** A level for each pixel, in all three channels. */
function grey(width: number, height: number, level: (x: number, y: number) => number) {
  const data = new Uint8ClampedArray(4 * width * height).fill(255);
  for (let i = 0; i < width * height; i++)
    data.fill(level(i % width, Math.floor(i / width)), 4 * i, 4 * i + 3);
  return { width, height, data };
}

const meanLight = ({ data }: { data: Uint8ClampedArray }): number => {
  let sum = 0;
  for (let at = 0; at < data.length; at += 4) sum += LINEAR_OF_LEVEL[data[at]!]!;
  return sum / (data.length / 4);
};

it('keeps the weight of dots smaller than a pixel at every size, near a half and a quarter too', () => {
  const dotted = grey(420, 315, (x, y) => ((7 * x + 13 * y) % 31 === 0 ? 20 : 200));
  for (const widthPx of [75, 104, 105, 106, 209, 210, 211, 333]) {
    const small = reducedTo(dotted, widthPx);
    expect([small.width, small.height]).toEqual([widthPx, Math.round((315 * widthPx) / 420)]);
    expect(meanLight(small) / meanLight(dotted)).toBeCloseTo(1, 2);
  }
});

it('is the mean of linear light, shared by pixels that a border cuts', () => {
  const three = grey(3, 1, (x) => [0, 255, 0][x]!);
  expect([...reducedTo(three, 2).data]).toEqual(
    [0, 1].flatMap(() => [...Array<number>(3).fill(Math.round(levelOf(1 / 3))), 255]),
  );
});

it('leaves alone what is no wider', () => {
  const image = grey(40, 30, () => 90);
  expect(reducedTo(image, 40)).toBe(image);
  expect(reducedTo(image, Infinity)).toBe(image);
});
