import { projectPoints, type FitCamera } from './camera';

/** Half sizes of the body's cross sections by height, head frame, mm: neck, slope of the shoulders, chest with arms. y, x, z front, z back. */
const SECTIONS: readonly (readonly [number, number, number, number])[] = [
  [-75, 75, 40, -95],
  [-110, 85, 60, -110],
  [-150, 190, 90, -135],
  [-200, 260, 120, -150],
  [-700, 290, 160, -170],
];
const RING = 16;

const CORNERS_MM: Float64Array = Float64Array.from(
  SECTIONS.flatMap(([y, halfX, front, back]) =>
    Array.from({ length: RING }, (_, k) => {
      const angle = (2 * Math.PI * k) / RING;
      const c = Math.cos(angle);
      return [halfX * Math.sin(angle), y, c > 0 ? front * c : -back * c];
    }).flat(),
  ),
);

/** Where neck, shoulders and body may be seen: a generous outline, for what the head's outline must not be compared with. */
export const BODY_TRIANGLES: Uint32Array = Uint32Array.from(
  Array.from({ length: SECTIONS.length - 1 }, (_, section) =>
    Array.from({ length: RING }, (_, k) => {
      const a = section * RING + k;
      const b = section * RING + ((k + 1) % RING);
      return [a, b, a + RING, b, b + RING, a + RING];
    }).flat(),
  ).flat(),
);

export function projectedBody(camera: FitCamera): Float64Array {
  const count = CORNERS_MM.length / 3;
  const out = new Float64Array(count * 2);
  projectPoints(camera, CORNERS_MM, count, out);
  return out;
}
