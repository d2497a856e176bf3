import { DETAIL_PLACES, DETAIL_SIDE_PX, FRAME_SIDE_PX } from '../../../domain/capture/frameChecks';
import { headBox } from '../../../domain/capture/headBox';
import type { RgbaImage } from '../../../domain/image';
import type { ClinicalView } from '../../../domain/observation';

export interface ReadFrame {
  readonly frame: RgbaImage;
  readonly details: readonly RgbaImage[];
}

/** Reads small copies of large pictures: the whole, and cut-outs of the head at full resolution. */
export class FrameReader {
  private readonly whole = contextOf();
  private readonly part = contextOf();

  read(picture: ImageBitmap, view: ClinicalView): ReadFrame {
    const { width: widthPx, height: heightPx } = picture;
    const scale = Math.min(1, FRAME_SIDE_PX / Math.max(widthPx, heightPx));
    const width = Math.max(1, Math.round(scale * widthPx));
    const height = Math.max(1, Math.round(scale * heightPx));
    const box = headBox(view, widthPx, heightPx);
    const side = Math.min(DETAIL_SIDE_PX, widthPx, heightPx);
    const cutOut = (middleX: number, middleY: number): RgbaImage => {
      const left = Math.round(Math.max(0, Math.min(widthPx - side, middleX - side / 2)));
      const top = Math.round(Math.max(0, Math.min(heightPx - side, middleY - side / 2)));
      return drawn(this.part, side, side, (to) =>
        to.drawImage(picture, left, top, side, side, 0, 0, side, side),
      );
    };
    return {
      frame: drawn(this.whole, width, height, (to) => to.drawImage(picture, 0, 0, width, height)),
      details: DETAIL_PLACES.map(([x, y]) => cutOut(box.x + x * box.width, box.y + y * box.height)),
    };
  }
}

type Context = OffscreenCanvasRenderingContext2D;

function contextOf(): Context {
  const context = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('This browser draws no pictures.');
  return context;
}

function drawn(context: Context, width: number, height: number, draw: (to: Context) => void): RgbaImage {
  const { canvas } = context;
  if (canvas.width !== width || canvas.height !== height) {
    canvas.width = width;
    canvas.height = height;
  }
  draw(context);
  return context.getImageData(0, 0, width, height);
}
