import type { RgbaImage } from '../../domain/image';
import { layoutLabel } from '../labelLayout';
import type { TaskInput } from '../protocol';
import { canvas2d } from './pixels';

const PAPER = '#ffffff';
/** 16 : 1 on white, where WCAG AA asks for 4.5 : 1. */
const INK = '#1c1f24';

const font = (fontPx: number) => `500 ${fontPx}px system-ui, -apple-system, "Segoe UI", Roboto, sans-serif`;

export function rasteriseLabel({ lines, widthPx, asHighAs }: TaskInput<'strip'>): RgbaImage {
  const ruler = canvas2d(1, 1);
  const layoutOf = (text: readonly string[]) =>
    layoutLabel(text, widthPx, (row, fontPx) => {
      ruler.font = font(fontPx);
      return ruler.measureText(row).width;
    });
  const layout = layoutOf(lines);
  const heightPx = Math.max(layout.heightPx, ...asHighAs.map((label) => layoutOf(label).heightPx));
  const context = canvas2d(widthPx, heightPx);
  context.fillStyle = PAPER;
  context.fillRect(0, 0, widthPx, heightPx);
  context.fillStyle = INK;
  context.font = font(layout.fontPx);
  context.textBaseline = 'middle';
  layout.rows.forEach((row, index) =>
    context.fillText(row, layout.paddingPx, layout.paddingPx + (index + 0.5) * layout.lineHeightPx),
  );
  const { width, height, data } = context.getImageData(0, 0, widthPx, heightPx);
  return { width, height, data };
}
