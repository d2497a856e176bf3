import type { RgbaImage } from '../image';
import type { ClinicalView } from '../observation';
import { lightOf } from '../quality/light';
import { inEllipse } from './headBox';
import type { Box, LightFinding } from './types';

/** Every second pixel of every second row says enough. */
const STEP_PX = 2;
/** Of the ellipse in the head's box: skin and hair for sure. */
const HEAD_REACH = 0.85;
/** From here on it is surroundings. */
const AROUND_REACH = 1.5;

/** Lit side of the head (brightest tenth), linear light, as `quality/photoQuality` asks of an opened photo [S: own renders]. */
const DIM_HEAD = 0.14;
/** Darker than this is no skin in the light, even before a bright wall: the deepest stays above [S: own renders]. */
const UNLIT_HEAD = 0.05;
/** Half of a file's scale, level 128: with nothing as bright the camera itself has too little light [S: own renders]. */
const HALF_SCALE = 0.216;
/** All three channels this high leave no colour, of 255, and the share of the head at which that is said [S: own renders]. */
const BURNT_LEVEL = 247;
const BURNT_SHARE = 0.05;
/** Between the mean light of both halves of a head seen from front, back or above; dimmer halves lose their detail [A]. */
const SIDES_RATIO = 2.6;

/** Both halves are alike but for the light. */
const EVEN_VIEWS: readonly ClinicalView[] = ['front', 'front-down', 'top', 'crown', 'back'];

const LINEAR = Float32Array.from({ length: 256 }, (_, level) => lightOf(level));

/** Whether a frame's light suits the head that should fill `box`, px. */
export function frameLight(frame: RgbaImage, box: Box, view: ClinicalView): LightFinding {
  const { width, height, data } = frame;
  const head: number[] = [];
  const around: number[] = [];
  const sides = [new Mean(), new Mean()] as const;
  let burnt = 0;
  for (let y = 0; y < height; y += STEP_PX)
    for (let x = 0; x < width; x += STEP_PX) {
      const reach = inEllipse(box, x, y);
      if (reach > HEAD_REACH && reach < AROUND_REACH) continue;
      const i = 4 * (y * width + x);
      const [r, g, b] = [data[i]!, data[i + 1]!, data[i + 2]!];
      const light = 0.2126 * LINEAR[r]! + 0.7152 * LINEAR[g]! + 0.0722 * LINEAR[b]!;
      if (reach >= AROUND_REACH) around.push(light);
      else {
        head.push(light);
        sides[x + 0.5 < box.x + box.width / 2 ? 0 : 1].add(light);
        if (Math.min(r, g, b) >= BURNT_LEVEL) burnt++;
      }
    }
  const lit = quantile(head, 0.9);
  const brightest = Math.max(lit, quantile(around, 0.99));
  if (brightest < HALF_SCALE && lit < DIM_HEAD) return 'dark';
  if (lit < UNLIT_HEAD) return 'against-light';
  if (burnt >= BURNT_SHARE * head.length) return 'bright';
  const [dimmer, brighter] = sides.map(({ mean }) => mean).sort((a, b) => a - b);
  return EVEN_VIEWS.includes(view) && brighter! > SIDES_RATIO * dimmer! ? 'one-sided' : 'good';
}

class Mean {
  private sum = 0;
  private count = 0;

  add(value: number): void {
    this.sum += value;
    this.count++;
  }

  get mean(): number {
    return this.count > 0 ? this.sum / this.count : 0;
  }
}

function quantile(values: readonly number[], share: number): number {
  if (values.length === 0) return 0;
  const sorted = Float32Array.from(values).sort();
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!;
}
