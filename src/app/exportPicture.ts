import { PreviewError } from '../domain/errors';
import { faceEllipse } from '../domain/head/faceEllipse';
import type { Mask, RgbaImage } from '../domain/image';
import {
  blit,
  composeExport,
  cropBitmap,
  drawLabelStrip,
  encodeImage,
  obscureEllipse,
  readPixels,
  type RectPx,
} from '../imaging';
import { simulationLabel, untouchedLabel } from './exportLabel';
import type { OpenPhoto } from './photos';
import type { SaveOptions } from './PreviewApp';
import type { Services } from './services';

const TILE_SIDE_PX = 1024;
const SCALP_MARGIN = 0.08;

/**
 * The picture as a file: photo unscaled at the top left, label strip below it, no metadata. Tiles keep every GPU target
 * small, so the photo's own resolution is the only size there is.
 *
 * @throws PreviewError no-photo, aborted, too-large
 */
export async function exportPicture(
  services: Services,
  options: SaveOptions,
  signal: AbortSignal,
  onProgress: (fraction: number) => void = () => undefined,
): Promise<Blob> {
  const photo = services.photos.selected;
  if (!photo) throw new PreviewError('no-photo', 'Please open a photo first.');
  const { decoded } = photo;
  const rect =
    options.scalpOnly && photo.treatment
      ? scalpRect(photo.treatment.scalp, decoded.widthPx, decoded.heightPx)
      : { x: 0, y: 0, width: decoded.widthPx, height: decoded.heightPx };
  const { plan } = services.document.getState();
  const day = new Date();
  const hideFace = options.hideFace ?? false;
  const pictures = [];
  if (options.layout !== 'after') {
    const before = await withFaceHidden(photo, await readPixels(decoded.source, rect), rect, hideFace);
    pictures.push({
      photo: before,
      strip: await drawLabelStrip(untouchedLabel(hideFace, day), rect.width, signal),
    });
  }
  if (options.layout !== 'before') {
    const after = await withFaceHidden(
      photo,
      await treatedPixels(services, photo, rect, signal, onProgress),
      rect,
      hideFace,
    );
    pictures.push({
      photo: after,
      strip: await drawLabelStrip(simulationLabel(plan, day), rect.width, signal),
    });
  }
  const composed = await composeExport(pictures, signal);
  return encodeImage(composed, options.format, {
    signal,
    ...(options.quality !== undefined && { quality: options.quality }),
  });
}

async function treatedPixels(
  { viewport }: Services,
  photo: OpenPhoto,
  rect: RectPx,
  signal: AbortSignal,
  onProgress: (fraction: number) => void,
): Promise<RgbaImage> {
  const { source } = photo.decoded;
  if (!viewport || !photo.head) return readPixels(source, rect);
  const whole: RgbaImage = {
    width: rect.width,
    height: rect.height,
    data: new Uint8ClampedArray(4 * rect.width * rect.height),
  };
  const tiles = tilesOf(rect);
  try {
    for (const [done, tile] of tiles.entries()) {
      signal.throwIfAborted();
      const bitmap = await cropBitmap(source, tile);
      try {
        const pixels = await viewport.renderTile(tile, bitmap, 'after');
        blit(whole, pixels, { x: tile.x - rect.x, y: tile.y - rect.y });
      } finally {
        bitmap.close();
      }
      onProgress((done + 1) / tiles.length);
    }
  } finally {
    viewport.releaseTiles();
  }
  return whole;
}

function tilesOf(rect: RectPx): RectPx[] {
  const tiles: RectPx[] = [];
  for (let y = rect.y; y < rect.y + rect.height; y += TILE_SIDE_PX)
    for (let x = rect.x; x < rect.x + rect.width; x += TILE_SIDE_PX)
      tiles.push({
        x,
        y,
        width: Math.min(TILE_SIDE_PX, rect.x + rect.width - x),
        height: Math.min(TILE_SIDE_PX, rect.y + rect.height - y),
      });
  return tiles;
}

async function withFaceHidden(
  photo: OpenPhoto,
  pixels: RgbaImage,
  rect: RectPx,
  hide: boolean,
): Promise<RgbaImage> {
  const ellipse = hide && photo.head ? faceEllipse(photo.head.fit) : null;
  if (!ellipse) return pixels;
  return obscureEllipse(pixels, { ...ellipse, cx: ellipse.cx - rect.x, cy: ellipse.cy - rect.y });
}

/** The outline's bounding box with a margin, photo px. */
function scalpRect(scalp: Mask, widthPx: number, heightPx: number): RectPx {
  let left = scalp.width,
    right = -1,
    top = scalp.height,
    bottom = -1;
  scalp.coverage.forEach((coverage, i) => {
    if (coverage < 128) return;
    const x = i % scalp.width,
      y = (i - x) / scalp.width;
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  });
  if (right < 0) return { x: 0, y: 0, width: widthPx, height: heightPx };
  const scale = widthPx / scalp.width;
  const margin = SCALP_MARGIN * Math.max(right - left, bottom - top);
  const x = Math.max(0, Math.floor((left - margin) * scale));
  const y = Math.max(0, Math.floor((top - margin) * scale));
  return {
    x,
    y,
    width: Math.min(widthPx, Math.ceil((right + 1 + margin) * scale)) - x,
    height: Math.min(heightPx, Math.ceil((bottom + 1 + margin) * scale)) - y,
  };
}
