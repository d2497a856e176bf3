import { describe, expect, it } from 'vitest';
import { boxBlurred, CellSums } from '../../src/domain/boxBlur';
import { signedDistances } from '../../src/domain/distanceField';
import { sumsAround } from '../../src/domain/sumsAround';

const WIDTH = 23;
const HEIGHT = 17;
/** Two blobs, one on the border, and a hole. */
const cells = Uint8Array.from({ length: WIDTH * HEIGHT }, (_, i) => {
  const [x, y] = [i % WIDTH, Math.floor(i / WIDTH)];
  const hole = Math.hypot(x - 8, y - 8) < 1.5;
  return (Math.hypot(x - 8, y - 8) < 6 && !hole) || Math.hypot(x - 22, y - 14) < 4 ? 1 : 0;
});

describe('grids of a region', () => {
  it('measures the distance to the nearest cell of the other kind', () => {
    const measured = signedDistances(cells, WIDTH, HEIGHT);
    for (let i = 0; i < cells.length; i++) {
      let nearest = Infinity;
      for (let k = 0; k < cells.length; k++) {
        if (cells[k] === cells[i]) continue;
        const across = (i % WIDTH) - (k % WIDTH);
        const down = Math.floor(i / WIDTH) - Math.floor(k / WIDTH);
        nearest = Math.min(nearest, Math.hypot(across, down));
      }
      expect(measured[i]).toBeCloseTo((cells[i] === 1 ? 1 : -1) * (nearest - 0.5), 5);
    }
  });

  it('tells no distance beyond the farthest that is asked for, and the same ones up to there', () => {
    const all = signedDistances(cells, WIDTH, HEIGHT);
    for (const most of [2.5, 4])
      expect([...signedDistances(cells, WIDTH, HEIGHT, most)]).toEqual(
        [...all].map((distance) => Math.min(most, Math.max(-most, distance))),
      );
    expect([...signedDistances(new Uint8Array(12), 4, 3, 5)]).toEqual(Array<number>(12).fill(-5));
  });

  it('sums over squares what some of the cells have, around those that are asked for', () => {
    const radius = 2;
    const some = Int32Array.from(cells.keys()).filter((cell) => cells[cell] === 1);
    const values = Float64Array.from({ length: 2 * some.length }, (_, k) => (k % 2 === 0 ? 1 : k));
    const isAsked = Uint8Array.from(cells, (_, cell) => (cell % 5 < 3 ? 1 : 0));
    const visited: number[] = [];
    const picture = { columns: WIDTH, rows: HEIGHT, cells: some, stride: 2, values };
    sumsAround(picture, radius, isAsked, (cell, [ones, others], count) => {
      visited.push(cell);
      const [x, y] = [cell % WIDTH, Math.floor(cell / WIDTH)];
      const isNear = (there: number): boolean =>
        Math.abs((there % WIDTH) - x) <= radius && Math.abs(Math.floor(there / WIDTH) - y) <= radius;
      const near = [...some.keys()].filter((k) => isNear(some[k]!));
      expect(ones).toBe(near.length);
      expect(others).toBeCloseTo(
        near.reduce((sum, k) => sum + values[2 * k + 1]!, 0),
        9,
      );
      expect(count).toBe([...cells.keys()].filter(isNear).length);
    });
    expect(visited).toEqual([...isAsked.keys()].filter((cell) => isAsked[cell] === 1));
  });

  it('takes means and sums over the part of a square that lies in the picture', () => {
    const radius = 3;
    const blurred = boxBlurred(Float32Array.from(cells), WIDTH, HEIGHT, radius);
    const sums = new CellSums(cells, WIDTH, HEIGHT);
    for (let y = 0; y < HEIGHT; y++) {
      for (let x = 0; x < WIDTH; x++) {
        let [sum, count] = [0, 0];
        for (let v = Math.max(0, y - radius); v <= Math.min(HEIGHT - 1, y + radius); v++) {
          for (let u = Math.max(0, x - radius); u <= Math.min(WIDTH - 1, x + radius); u++) {
            sum += cells[v * WIDTH + u]!;
            count++;
          }
        }
        expect(sums.around(x, y, radius)).toBe(sum);
        expect(blurred[y * WIDTH + x]).toBeCloseTo(sum / count, 5);
      }
    }
  });
});
