import { describe, expect, it } from 'vitest';
import { TRACE_SURE, traceLine } from '../../src/domain/hairline/traceLine';
import { tracedPart } from '../../src/domain/hairline/tracedPart';
import {
  distanceMm,
  foreheadFrom,
  onSkin,
  seenOf,
  type Forehead,
  type SkinPoint,
} from '../support/pencilledHead';
import { fullRun } from '../support/shared';

const LIGHT = [205, 158, 134];
const MEDIUM = [150, 105, 82];
const DARK = [82, 56, 45];

const PENCILS = {
  brown: { colour: [88, 54, 40], covers: 0.6 },
  black: { colour: [40, 35, 40], covers: 0.75 },
  white: { colour: [245, 240, 235], covers: 0.6 },
  red: { colour: [190, 50, 60], covers: 0.6 },
  blue: { colour: [60, 90, 180], covers: 0.6 },
};

/** Backwards from the planned middle over aside, mm. */
const SHAPES = {
  rounded: (x: number) => -(x * x) / 110,
  straight: (x: number) => -(Math.max(0, Math.abs(x) - 38) ** 2) / 14,
  angular: (x: number) => corners(Math.abs(x), [0, 0], [25, 9], [45, 5], [70, -24]),
  'set back': (x: number) => corners(Math.abs(x), [0, 0], [20, 0], [42, 22], [70, -22]),
  'M-shaped': (x: number) => -12 * Math.cos((Math.PI * Math.min(60, Math.abs(x))) / 38),
  'one-sided': (x: number) => (x < 0 ? -(x * x) / 130 : corners(x, [0, 0], [40, 18], [70, -26])),
  wavy: (x: number) => 5 * Math.sin(x / 9) - (x * x) / 160,
};

function corners(x: number, ...at: readonly SkinPoint[]): number {
  const k = Math.max(
    1,
    at.findIndex(([end]) => end >= x),
  );
  const [[x0, y0], [x1, y1]] = [at[k - 1]!, at[k]!];
  return y0 + ((x - x0) / (x1 - x0)) * (y1 - y0);
}

interface Drawn {
  readonly view: readonly [azimuthDeg: number, elevationDeg: number];
  readonly shape: keyof typeof SHAPES;
  readonly backMm: number;
  readonly tilt: number;
  readonly pencil: keyof typeof PENCILS;
  readonly widthMm: number;
  readonly skin: readonly number[];
  readonly gap?: SkinPoint;
  readonly wrinkles?: number;
}

const views = new Map<string, ReturnType<typeof foreheadFrom>>();
function sheetOf([azimuthDeg, elevationDeg]: Drawn['view'], forehead: Forehead) {
  const key = `${azimuthDeg} ${elevationDeg}`;
  const view = views.get(key) ?? foreheadFrom(azimuthDeg, elevationDeg);
  views.set(key, view);
  return view(forehead);
}

/** Mean and 95 % distance of what was found from what was drawn, mm, and the share of what is seen of it that was found. */
function followed({ view, shape, backMm, tilt, pencil, widthMm, skin, gap, wrinkles }: Drawn) {
  const along = Array.from({ length: 125 }, (_, k): SkinPoint => {
    const x = k - 62;
    return [x, backMm + tilt * x + SHAPES[shape](x)];
  });
  const pieces = gap ? [along.filter(([x]) => x <= gap[0]), along.filter(([x]) => x >= gap[1])] : [along];
  const pencils = pieces.map((piece) => ({ along: piece, widthMm, ...PENCILS[pencil] }));
  const sheet = sheetOf(view, { skin, pencils, ...(wrinkles ? { wrinkles } : {}) });
  const found = traceLine(sheet);
  if (!found) return { confidence: 0, meanMm: Infinity, mostMm: Infinity, share: 0 };
  const points = onSkin(sheet, found.cells);
  const off = points.map((at) => distanceMm(at, along)).sort((a, b) => a - b);
  const seen = seenOf(sheet, along);
  return {
    confidence: found.confidence,
    meanMm: off.reduce((sum, mm) => sum + mm, 0) / off.length,
    mostMm: off[Math.floor(0.95 * off.length)]!,
    share: seen.filter((at) => distanceMm(at, points) < 3).length / seen.length,
  };
}

const ABOVE = [0, 40] as const;
const SHORT: readonly Drawn[] = [
  { view: ABOVE, shape: 'rounded', backMm: -24, tilt: 0, pencil: 'brown', widthMm: 1.2, skin: LIGHT },
  { view: ABOVE, shape: 'M-shaped', backMm: 8, tilt: 0.15, pencil: 'black', widthMm: 0.7, skin: LIGHT },
  {
    view: ABOVE,
    shape: 'angular',
    backMm: 22,
    tilt: 0,
    pencil: 'white',
    widthMm: 1,
    skin: DARK,
    gap: [8, 20],
  },
  { view: [0, 15], shape: 'one-sided', backMm: -18, tilt: -0.1, pencil: 'black', widthMm: 2, skin: MEDIUM },
  { view: [40, 25], shape: 'set back', backMm: -12, tilt: 0, pencil: 'white', widthMm: 1.5, skin: MEDIUM },
  {
    view: ABOVE,
    shape: 'wavy',
    backMm: 0,
    tilt: 0,
    pencil: 'red',
    widthMm: 1.2,
    skin: LIGHT,
    wrinkles: 0.07,
  },
];

/** Every shape at every height; the rest goes around. */
const FULL: readonly Drawn[] = (Object.keys(SHAPES) as (keyof typeof SHAPES)[]).flatMap((shape, i) =>
  [-22, -11, 0, 12, 25].map((backMm, j): Drawn => {
    const k = 5 * i + j;
    const pick = <T>(...of: readonly T[]): T => of[k % of.length]!;
    const skin = pick(LIGHT, MEDIUM, DARK, LIGHT);
    const pencil = skin === DARK ? 'white' : pick<Drawn['pencil']>('brown', 'black', 'white', 'red', 'blue');
    return {
      view:
        backMm > 0
          ? pick<Drawn['view']>(ABOVE, [30, 45], [-25, 40])
          : pick<Drawn['view']>(ABOVE, [40, 25], [0, 20]),
      ...{ shape, backMm, pencil, skin },
      tilt: pick(0, 0.15, -0.2),
      widthMm: pick(1.2, 0.7, 2, 1),
      ...(k % 3 === 0 ? { gap: [6, 18] as const } : {}),
    };
  }),
);

describe('a line pencilled on the skin', () => {
  it.each([...SHORT, ...(fullRun ? FULL : [])])(
    'is followed: $shape, $backMm mm behind the plan, tilt $tilt, $pencil, $widthMm mm',
    (drawn) => {
      const { confidence, meanMm, mostMm, share } = followed(drawn);
      expect(confidence).toBeGreaterThan(TRACE_SURE);
      expect(meanMm).toBeLessThan(2);
      expect(mostMm).toBeLessThan(5);
      expect(share).toBeGreaterThan(0.8);
    },
  );

  it.each<[string, Partial<Forehead>]>([
    ['grainy skin', { noise: 9 }],
    ['wrinkles', { wrinkles: 0.12 }],
    ['freckles and the edge of a shadow', { freckles: true, shadow: true }],
    ['the edge of hair', { hairBehindMm: 4, wrinkles: 0.05 }],
  ])('is not found in %s', (_, forehead) => {
    const found = traceLine(sheetOf(ABOVE, { skin: LIGHT, ...forehead }));
    expect(found?.confidence ?? 0).toBeLessThan(TRACE_SURE);
  });

  it('says which part of the front it reaches', () => {
    const part = (fromMm: number, toMm: number) =>
      tracedPart({ middleX: 2, cornerX: 44 }, [fromMm + 2, 60, 80, 2, 70, 80, toMm + 2, 60, 80]);
    expect(part(-40, 38)).toBe('whole');
    expect(part(-40, 12)).toBe('right');
    expect(part(-12, 50)).toBe('left');
    expect(part(-25, 25)).toBe('middle');
  });
});
