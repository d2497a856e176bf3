import type { Mask } from '../image';
import { contoursOf, type Contour } from './edgeContour';
import { filledContours } from './edgeFill';
import type { PixelBox } from './types';

/** Points of the edge lie so far apart, px of the analysis image; specks have fewer of them. */
const STEP_PX = 4;
const LEAST_POINTS = 6;
const EVENED_TIMES = 2;
const AROUND_PX = 2;
/** Of 255: from here on a pixel shows nothing but the person. [A] */
const PERSON_WHOLE = 200;
/** Nearer to the border of the hair the scalp ends by that, mm. [A] */
const BORDER_MM = 3;
/** Of 255: where coverage falls from here to there within a few pixels the scalp ends; over more it fades. */
const NEARLY_ALL = 240;
const HARDLY_ANY = 15;

interface EndingScalp {
  readonly width: number;
  readonly height: number;
  readonly box: PixelBox;
  /** 0..255 a pixel; changed. */
  readonly coverage: Uint8Array;
  /** Along the skin from the hair border of the fitted head, mm, positive on the scalp. */
  readonly borderDistanceMm: Float32Array;
}

/**
 * Where the scalp ends before an ear, the neck or a shoulder nothing but the fitted head says where, and that goes by whole
 * pixels: its edge there is evened out along its way.
 *
 * @param person at the same size: its own outline the picture shows
 */
export function evenInsidePerson(scalp: EndingScalp, person: Mask): void {
  const { width, height, box, coverage } = scalp;
  const ending: number[] = [];
  const even = withEvenEdge({ width, height, coverage }).coverage;
  for (let y = Math.max(AROUND_PX, box.y0); y <= Math.min(height - 1 - AROUND_PX, box.y1); y++)
    for (let x = Math.max(AROUND_PX, box.x0); x <= Math.min(width - 1 - AROUND_PX, box.x1); x++) {
      const i = y * width + x;
      if (even[i] !== coverage[i] && endsInsidePerson(scalp, person.coverage, i)) ending.push(i);
    }
  for (const i of ending) coverage[i] = even[i]!;
}

function endsInsidePerson(
  { width, coverage, borderDistanceMm }: EndingScalp,
  person: Uint8Array,
  at: number,
): boolean {
  let [borderMm, least, most] = [-Infinity, 255, 0];
  for (let dy = -AROUND_PX; dy <= AROUND_PX; dy++)
    for (let i = at + dy * width - AROUND_PX; i <= at + dy * width + AROUND_PX; i++) {
      if (person[i]! < PERSON_WHOLE) return false;
      borderMm = Math.max(borderMm, borderDistanceMm[i]!);
      least = Math.min(least, coverage[i]!);
      most = Math.max(most, coverage[i]!);
    }
  return borderMm > BORDER_MM && least <= HARDLY_ANY && most >= NEARLY_ALL;
}

function withEvenEdge(mask: Mask): Mask {
  const contours = contoursOf(mask, STEP_PX, LEAST_POINTS).map((contour) => {
    let even = contour;
    for (let time = 0; time < EVENED_TIMES; time++) even = evened(even);
    return even;
  });
  return filledContours(mask, contours, STEP_PX);
}

/** Each point moves half of the way to the middle between its neighbours; the ends of an open contour stay. */
function evened({ pointsPx: p, closed }: Contour): Contour {
  const n = p.length / 2;
  const pointsPx = p.slice();
  for (let i = closed ? 0 : 1; i < (closed ? n : n - 1); i++) {
    const [before, after] = [(i + n - 1) % n, (i + 1) % n];
    for (let k = 0; k < 2; k++)
      pointsPx[2 * i + k] = p[2 * i + k]! / 2 + (p[2 * before + k]! + p[2 * after + k]!) / 4;
  }
  return { pointsPx, closed };
}
