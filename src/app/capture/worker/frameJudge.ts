import { frameChecks } from '../../../domain/capture/frameChecks';
import type { FrameChecks } from '../../../domain/capture/types';
import type { ClinicalView } from '../../../domain/observation';
import { FrameReader } from './FrameReader';

export function createFrameJudge() {
  const reader = new FrameReader();
  return {
    /** @param picture handed over; it ends here */
    check(picture: ImageBitmap, view: ClinicalView): FrameChecks {
      try {
        const { frame, details } = reader.read(picture, view);
        return frameChecks(frame, details, view);
      } finally {
        picture.close();
      }
    },
  };
}

export type FrameJudge = ReturnType<typeof createFrameJudge>;
