/** Two significant digits above 100 would hide changes of the density; three do not pretend more than is known. */
export function approximate(value: number): string {
  if (value < 10) return value.toFixed(1);
  const step = 10 ** Math.max(0, Math.floor(Math.log10(value)) - 2);
  return withThousands(Math.round(value / step) * step);
}

// The locale's own grouping would load its tables: 50 ms at the moment when the picture appears.
const withThousands = (whole: number): string => String(whole).replace(/\B(?=(?:\d{3})+$)/g, ',');

/** A figure and its error, fraction of it, both in steps that the error justifies. */
export function plusMinus(value: number, fraction: number): readonly [figure: string, error: string] {
  const error = value * fraction;
  const step = error < 2 ? 0.5 : error < 8 ? 1 : error < 50 ? 5 : 10 ** Math.floor(Math.log10(error / 2));
  const stepped = (x: number): string => withThousands(Math.round(x / step) * step);
  return [stepped(value), stepped(Math.max(step, error))];
}

/** A figure of a larger error, fraction of it, would only look exact with it. */
const MOST_ERROR = 0.6;
export const isTold = (fraction: number): boolean => fraction <= MOST_ERROR;

export const centimetres = (mm: number): string => (mm / 10).toFixed(1);
