import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import type { HairlineStyle } from '../../src/domain/plan/TreatmentPlan';
import { HairlineSwatch } from '../../src/ui/art/HairlineSwatch';

const COLOURS = { skin: '#d3ab8c', tone: '#b08d74', mark: '#5a4a42' };
/** Of the picture, 24 mm wide: before the corners, and the front half of the ramp of the styles that have gaps. */
const [LEFT_MM, RIGHT_MM] = [6, 18];
const [BACK_MM, FRONT_MM] = [8, 10.5];

/** Widths of the stretches of the front in which no dot stands, from left to right, mm; specks are 0.5 mm wide. */
function holesMm(line: HairlineStyle): readonly number[] {
  const drawn = renderToStaticMarkup(<HairlineSwatch line={line} {...COLOURS} />);
  const xs = [...drawn.matchAll(/M([\d.]+) ([\d.]+)h/g)]
    .map(([, x, y]) => [Number(x), Number(y)] as const)
    .filter(([x, y]) => x > LEFT_MM && x < RIGHT_MM && y > BACK_MM && y < FRONT_MM)
    .map(([x]) => x)
    .sort((a, b) => a - b);
  return xs.slice(1).map((x, k) => x - xs[k]! - 0.5);
}

const gapsMm = (line: HairlineStyle) => holesMm(line).filter((mm) => mm > 0.5);

describe('the little picture of a hairline', () => {
  test('of a broken one has few wide gaps, of a feathered one more that are narrower', () => {
    expect(gapsMm('broken').length).toBeLessThan(gapsMm('feathered').length);
    expect(Math.min(...gapsMm('broken'))).toBeGreaterThan(1.4);
    expect(gapsMm('feathered').length).toBeGreaterThanOrEqual(3);
  });

  test.each(['natural', 'rounded', 'straight', 'widows-peak', 'defined', 'edged'] as const)(
    'of a %s one has none',
    (line) => {
      expect(gapsMm(line)).toEqual([]);
    },
  );
});
