/** Two significant digits above 100 would hide changes of the density; three do not pretend more than is known. */
export function approximate(value: number): string {
  if (value < 10) return value.toFixed(1);
  const step = 10 ** Math.max(0, Math.floor(Math.log10(value)) - 2);
  return (Math.round(value / step) * step).toLocaleString('en-GB');
}

export const centimetres = (mm: number): string => (mm / 10).toFixed(1);
