import { frameChecks } from '../../domain/capture/frameChecks';
import { shotProblems } from '../../domain/capture/shotProblems';
import type { ClinicalView } from '../../domain/observation';
import type { Shot } from '../../state/captureStore';
import { FrameReader } from './FrameReader';

/** What is wrong with the photo, by the checks of the running camera. */
export async function judgeShot(photo: Blob, view: ClinicalView): Promise<Omit<Shot, 'url'>> {
  const bitmap = await createImageBitmap(photo);
  try {
    const { width, height } = bitmap;
    const { frame, details } = new FrameReader().read(bitmap, width, height, view);
    return {
      widthPx: width,
      heightPx: height,
      problems: shotProblems(frameChecks(frame, details, view), width, height),
    };
  } finally {
    bitmap.close();
  }
}
