import { PreviewError } from '../domain/errors';
import type { RgbaImage } from '../domain/image';
import { NO_SAMPLES } from '../domain/quality/types';
import { composePictures } from './exportLayout';
import { obscured } from './obscure';
import type { ImagingReply, ImagingRequest, TaskAnswer, TaskName } from './protocol';
import * as refusals from './refusals';
import { decodePhoto } from './worker/decodePhoto';
import { encodePicture } from './worker/encodePicture';
import { rasteriseLabel } from './worker/labelStrip';
import { readBitmap } from './worker/pixels';
import { samplesOf } from './worker/samples';
import type { PhotoStrips } from './worker/strips';

declare const self: DedicatedWorkerGlobalScope;

interface Outcome {
  readonly answer: TaskAnswer<TaskName>;
  readonly transfer: Transferable[];
}

const image = (answer: RgbaImage): Outcome => ({ answer, transfer: [answer.data.buffer] });

/** Of the photo that was opened last. To send strips to and fro takes longer than to make them. */
let unsampled: { readonly opening: number; readonly strips: PhotoStrips } | null = null;

async function perform(request: ImagingRequest): Promise<Outcome> {
  switch (request.task) {
    case 'open': {
      const { opening, file, maxTextureSidePx } = request.input;
      unsampled = null;
      const { opened, strips } = await decodePhoto(file, maxTextureSidePx);
      unsampled = strips && { opening, strips };
      const { source, working, analysis } = opened;
      const bitmaps = working ? [source, working] : [source];
      return { answer: opened, transfer: [...bitmaps, analysis.data.buffer] };
    }
    case 'sample': {
      const strips = unsampled?.opening === request.input.opening ? unsampled.strips : null;
      unsampled = null;
      if (!strips) return { answer: NO_SAMPLES, transfer: [] };
      const answer = samplesOf(strips);
      const { edges, patches } = answer;
      return { answer, transfer: [edges.alongX.buffer, edges.alongY.buffer, patches.buffer] };
    }
    case 'read': {
      const { tile } = request.input;
      try {
        return image(readBitmap(tile));
      } finally {
        tile.close();
      }
    }
    case 'encode':
      return { answer: await encodePicture(request.input), transfer: [] };
    case 'strip':
      return image(rasteriseLabel(request.input));
    case 'obscure':
      return image(obscured(request.input.pixels, request.input.ellipse));
    case 'compose':
      return image(composePictures(request.input.pictures));
  }
}

/** What reaches this from typed arrays, canvases and codecs is a failed allocation. */
const asRefusal = (error: unknown) => (error instanceof PreviewError ? error : refusals.outOfMemory());

self.onmessage = ({ data }: MessageEvent<ImagingRequest>) => {
  perform(data).then(
    ({ answer, transfer }) => self.postMessage({ answer } satisfies ImagingReply, transfer),
    (error: unknown) => {
      const { code, message } = asRefusal(error);
      self.postMessage({ failure: { code, message } } satisfies ImagingReply);
    },
  );
};
