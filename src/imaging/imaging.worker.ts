import { PreviewError } from '../domain/errors';
import type { RgbaImage } from '../domain/image';
import { composePictures } from './exportLayout';
import { obscured } from './obscure';
import {
  buffersOf,
  type ImagingReply,
  type ImagingRequest,
  type TaskAnswer,
  type TaskName,
} from './protocol';
import * as refusals from './refusals';
import { decodePhoto } from './worker/decodePhoto';
import { encodePicture } from './worker/encodePicture';
import { rasteriseLabel } from './worker/labelStrip';
import { readBitmap } from './worker/pixels';
import { samplesOf } from './worker/samples';

declare const self: DedicatedWorkerGlobalScope;

interface Outcome {
  readonly answer: TaskAnswer<TaskName>;
  readonly transfer: Transferable[];
}

const image = (answer: RgbaImage): Outcome => ({ answer, transfer: [answer.data.buffer] });

async function perform(request: ImagingRequest): Promise<Outcome> {
  switch (request.task) {
    case 'open': {
      const answer = await decodePhoto(request.input.file, request.input.maxTextureSidePx);
      const { source, working, analysis, strips } = answer;
      const bitmaps = working ? [source, working] : [source];
      return { answer, transfer: [...bitmaps, analysis.data.buffer, ...(strips ? buffersOf(strips) : [])] };
    }
    case 'sample': {
      const answer = samplesOf(request.input);
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
