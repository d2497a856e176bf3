export interface LabelLayout {
  readonly rows: readonly string[];
  readonly fontPx: number;
  readonly lineHeightPx: number;
  readonly paddingPx: number;
  readonly heightPx: number;
}

/** Type size as a share of the picture's width: one row then makes a strip of 4.7 % of it. */
const FONT_TO_WIDTH = 0.02;
const MIN_FONT_PX = 14;
/** Keeps several rows below the widest pictures within the 16.7 megapixels of Safari's canvas. */
const MAX_FONT_PX = 180;
const LINE_TO_FONT = 1.35;
const PADDING_TO_FONT = 0.5;
const MIN_HEIGHT_PX = 28;

/** Text may break after a separator dot first, then at any space, and only a word wider than the strip inside it. */
function splitWord(word: string, fits: (text: string) => boolean): string[] {
  const parts: string[] = [];
  let part = '';
  for (const character of word) {
    if (part !== '' && !fits(part + character)) {
      parts.push(part);
      part = '';
    }
    part += character;
  }
  return [...parts, part];
}

function wrap(pieces: readonly string[], glue: string, fits: (text: string) => boolean): string[] {
  const rows: string[] = [];
  for (const piece of pieces) {
    const last = rows.at(-1);
    const joined = last === undefined ? piece : last + glue + piece;
    if (last !== undefined && fits(joined)) rows[rows.length - 1] = joined;
    else rows.push(piece);
  }
  return rows;
}

function wrapLine(line: string, fits: (text: string) => boolean): string[] {
  return wrap(line.split(/(?<=·) /), ' ', fits).flatMap((row) => {
    if (fits(row)) return [row];
    const words = row.split(' ').flatMap((word) => (fits(word) ? [word] : splitWord(word, fits)));
    return wrap(words, ' ', fits);
  });
}

/**
 * Lays out the label below a picture. Nothing is cut off: a narrow strip gets more rows.
 * @param lines each starts a row of its own
 * @param measureWidthPx width of a text set in `fontPx`, px
 */
export function layoutLabel(
  lines: readonly string[],
  widthPx: number,
  measureWidthPx: (text: string, fontPx: number) => number,
): LabelLayout {
  const fontPx = Math.min(MAX_FONT_PX, Math.max(MIN_FONT_PX, Math.round(widthPx * FONT_TO_WIDTH)));
  const paddingPx = Math.round(fontPx * PADDING_TO_FONT);
  const lineHeightPx = Math.ceil(fontPx * LINE_TO_FONT);
  const availablePx = widthPx - 2 * paddingPx;
  const rows = lines.flatMap((line) => wrapLine(line, (text) => measureWidthPx(text, fontPx) <= availablePx));
  const heightPx = Math.max(MIN_HEIGHT_PX, rows.length * lineHeightPx + 2 * paddingPx);
  return { rows, fontPx, lineHeightPx, paddingPx, heightPx };
}
