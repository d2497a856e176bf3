import { landmark68 } from '../head/model';
import type { HeadShape, Vec3 } from '../head/types';
import { ontoDome, wayOut } from './frontChart';
import { skinBeside, type LineGround } from './lineGround';

/** Borders of the face's thirds · through the outer eye corners · lower and upper end of the usual heights. */
export type GuideKind = 'third' | 'canthal' | 'range';

export interface LineGuide {
  readonly kind: GuideKind;
  /** On the skin, head frame, mm: x, y, z, x, y, z, … */
  readonly pointsMm: Float64Array;
}

/** From the lower end of natural heights to the upper end of designed ones, mm above the glabella (SMP reference). */
export const USUAL_HEIGHTS_MM: readonly [number, number] = [55, 80];
/** Of the landmarks, Multi-PIE order. */
const SUBNASALE = 33;
const MENTON = 8;
const HALF_WIDTH_MM = 44;
const STEP_MM = 4;
/** The verticals go on up to here above the glabella, mm. */
const VERTICAL_TO_MM = 115;
const FARTHEST_MM = 220;

/** Lines of the face by which a hairline is designed. The upper third begins as high above the brow as the nose ends below it. */
export function lineGuides(shape: HeadShape, ground: LineGround): readonly LineGuide[] {
  const { glabella, leftExocanthion, rightExocanthion } = ground.points;
  const landmarks = landmark68(shape);
  const landmark = (k: number): Vec3 => [landmarks[3 * k]!, landmarks[3 * k + 1]!, landmarks[3 * k + 2]!];
  const [nose, chin] = [landmark(SUBNASALE), landmark(MENTON)];
  const third = Math.hypot(glabella[1] - nose[1], glabella[2] - nose[2]);
  return [
    guide(
      'third',
      across((x) => skinBeside(ground, x, third)),
    ),
    guide(
      'third',
      across((x) => level(ground, x, glabella[1])),
    ),
    guide(
      'third',
      across((x) => level(ground, x, nose[1])),
    ),
    guide(
      'third',
      across((x) => level(ground, x, chin[1]), HALF_WIDTH_MM / 2),
    ),
    ...[rightExocanthion, leftExocanthion].map((eye) => guide('canthal', upwards(ground, eye))),
    ...USUAL_HEIGHTS_MM.map((heightMm) =>
      guide(
        'range',
        across((x) => skinBeside(ground, x, heightMm)),
      ),
    ),
  ];
}

const guide = (kind: GuideKind, points: readonly Vec3[]): LineGuide => ({
  kind,
  pointsMm: Float64Array.from(points.flat()),
});

const across = (at: (asideMm: number) => Vec3, halfMm = HALF_WIDTH_MM): readonly Vec3[] => {
  const steps = Math.round((2 * halfMm) / STEP_MM);
  return Array.from({ length: steps + 1 }, (_, k) => at(-halfMm + (2 * halfMm * k) / steps));
};

/** The face on one level. */
function level({ dome, middleX }: LineGround, asideMm: number, y: number): Vec3 {
  return wayOut(dome, (mm) => [middleX + asideMm, y, dome.centreMm[2] + mm], FARTHEST_MM);
}

function upwards(ground: LineGround, eye: Vec3): readonly Vec3[] {
  const aside = eye[0] - ground.middleX;
  const steps = Math.round(VERTICAL_TO_MM / STEP_MM);
  const forehead = Array.from({ length: steps + 1 }, (_, k) =>
    skinBeside(ground, aside, (k / steps) * VERTICAL_TO_MM),
  );
  return [ontoDome(ground.dome, eye), ...forehead];
}
