import type { Vec3 } from '../head/types';
import { randomSource } from '../random';
import { pointAt } from '../skinTrack';

/** Round scars lie about so densely where grafts were taken, a cm2, and no two nearer than this, mm. [A] */
const DOTS_PER_CM2 = 18;
const APART_MM = 1.6;
/** Places that are tried for each dot. */
const TRIES = 12;

/**
 * Round dots strewn under a brush that went along a track; the first lies where the brush was set down. Points are in the
 * head frame, mm: x, y, z, …, near the skin; the same for the same seed.
 *
 * @param brushMm width of the brush
 * @param mostDots no more than so many
 */
export function strewnDots(
  track: readonly number[],
  brushMm: number,
  seed: number,
  mostDots: number,
): readonly number[] {
  const random = randomSource(seed);
  const ends = lengthsAlong(track);
  const longMm = ends.at(-1)!;
  const areaMm2 = brushMm * longMm + (Math.PI * brushMm ** 2) / 4;
  const wanted = Math.min(mostDots, Math.max(1, Math.round((areaMm2 / 100) * DOTS_PER_CM2)));
  const dots: Vec3[] = [pointAt(track, 0)];
  for (let tried = 0; dots.length < wanted && tried < TRIES * wanted; tried++) {
    const dot = placeUnder(track, ends, brushMm, random);
    const isFree = dots.every(([x, y, z]) => Math.hypot(dot[0] - x, dot[1] - y, dot[2] - z) >= APART_MM);
    if (isFree) dots.push(dot);
  }
  return dots.flat();
}

/** Anywhere in a disc around a place of the track, square to the line from the head's middle. */
function placeUnder(
  track: readonly number[],
  ends: readonly number[],
  brushMm: number,
  random: () => number,
): Vec3 {
  const along = random() * ends.at(-1)!;
  const after = Math.max(
    0,
    ends.findIndex((end) => end >= along),
  );
  const from = pointAt(track, 3 * Math.max(0, after - 1)),
    to = pointAt(track, 3 * after);
  const step = after > 0 ? ends[after]! - ends[after - 1]! : 0;
  const t = step > 0 ? (along - ends[after - 1]!) / step : 0;
  const at: Vec3 = [
    from[0] + t * (to[0] - from[0]),
    from[1] + t * (to[1] - from[1]),
    from[2] + t * (to[2] - from[2]),
  ];
  const [u, v] = squareTo(at);
  const radius = (brushMm / 2) * Math.sqrt(random()),
    angle = 2 * Math.PI * random();
  const [a, b] = [radius * Math.cos(angle), radius * Math.sin(angle)];
  return [at[0] + a * u[0] + b * v[0], at[1] + a * u[1] + b * v[1], at[2] + a * u[2] + b * v[2]];
}

/** Two directions square to each other and to the way outwards. */
function squareTo([x, y, z]: Vec3): readonly [Vec3, Vec3] {
  const long = Math.hypot(x, y, z) || 1;
  const out: Vec3 = [x / long, y / long, z / long];
  const aside: Vec3 = Math.abs(out[0]) < 0.8 ? [1, 0, 0] : [0, 1, 0];
  const u = unit(cross(out, aside));
  return [u, cross(out, u)];
}

const cross = (a: Vec3, b: Vec3): Vec3 => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
];

function unit([x, y, z]: Vec3): Vec3 {
  const long = Math.hypot(x, y, z) || 1;
  return [x / long, y / long, z / long];
}

/** From the first point to each, mm. */
function lengthsAlong(track: readonly number[]): readonly number[] {
  const ends = [0];
  for (let k = 3; k < track.length; k += 3) {
    const [x, y, z] = pointAt(track, k - 3),
      [u, v, w] = pointAt(track, k);
    ends.push(ends.at(-1)! + Math.hypot(u - x, v - y, w - z));
  }
  return ends;
}
