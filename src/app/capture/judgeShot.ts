import { shotProblems } from '../../domain/capture/shotProblems';
import type { ClinicalView } from '../../domain/observation';
import type { Shot } from '../../state/captureStore';
import type { FrameWorker } from './FrameWorker';

/** What is wrong with the photo, by the checks of the running camera. @throws where it is no picture */
export async function judgeShot(
  photo: Blob,
  view: ClinicalView,
  frames: FrameWorker,
): Promise<Omit<Shot, 'url'>> {
  const bitmap = await createImageBitmap(photo);
  const { width, height } = bitmap;
  const checks = await frames.check(bitmap, view);
  return { widthPx: width, heightPx: height, problems: shotProblems(checks, width, height) };
}
