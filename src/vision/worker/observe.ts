import type { Mask } from '../../domain/image';
import type { FaceObservation, HeadObservation, SeenMasks } from '../../domain/observation';
import { findFace, findHiddenFace } from './face';
import { coveredShare, rescuePerson, segment, surelySeen } from './masks';
import { canvasOf, highlightLooks } from './picture';
import type { VisionTasks } from './tasks';

/** A model that fails on this picture leaves its part empty; the others still answer. */
async function part<T>(
  look: () => T | null | Promise<T | null>,
  fallback: T | null = null,
): Promise<T | null> {
  try {
    return await look();
  } catch (cause) {
    console.warn('A vision model failed on this picture:', cause);
    return fallback;
  }
}

const WARM_SIDE_PX = 64;

/** Takes a small grey picture through the tasks: they make ready for their first one as long as a photo takes. */
export async function warm({ person, hair, face }: VisionTasks): Promise<void> {
  const grey = new Uint8ClampedArray(4 * WARM_SIDE_PX ** 2).fill(128);
  const image = new ImageData(grey, WARM_SIDE_PX, WARM_SIDE_PX);
  await part(() => person && segment(person, image));
  await part(() => hair && segment(hair, image));
  await part(() => face && findFace(face, image));
}

/** Runs the tasks that there are on one picture. Never rejects. */
export async function observe(
  tasks: VisionTasks,
  image: ImageData,
  onProgress: (fraction: number) => void,
  onMasks: (masks: SeenMasks) => void,
): Promise<HeadObservation> {
  const { person: personTask, hair: hairTask, face: faceTask } = tasks;
  let person = await part<Mask>(() => personTask && segment(personTask, image));
  onProgress(0.3);
  const hair = await part<Mask>(() => hairTask && segment(hairTask, image));
  onMasks({ person, hair });
  onProgress(0.6);
  let face = await part<FaceObservation>(() => faceTask && findFace(faceTask, image));
  onProgress(0.8);

  // Only where something is missing: these looks cost as much again.
  const upright = person;
  if (!face && upright) {
    const picture = canvasOf(image);
    if (faceTask) face = await part<FaceObservation>(() => findHiddenFace(faceTask, picture, upright));
    onProgress(0.9);
    if (!face && personTask)
      person = await part<Mask>(() => {
        let rescued = rescuePerson(personTask, picture, upright);
        for (const spread of highlightLooks(image)) {
          if (surelySeen(rescued)) break;
          const shown = spread();
          const seen = rescuePerson(personTask, canvasOf(shown), segment(personTask, shown));
          if (coveredShare(seen) > coveredShare(rescued)) rescued = seen;
        }
        return rescued;
      }, upright);
  }
  onProgress(1);
  return { person, hair, face, source: person ? 'models' : 'none' };
}
