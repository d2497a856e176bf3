/** A length that many people have at hand. */
export interface KnownLength {
  readonly id: string;
  readonly name: string;
  readonly mm: number;
}

export const rulerWords = {
  open: 'Set the scale with a ruler',
  lead: 'Lay both ends on a length you know.',
  leadMore:
    'Measure where it lies flat on the head or right beside it. On it stands its length by the scale so far.',
  name: 'Ruler over the photo',
  ends: { from: 'First end', to: 'Second end' },
  keys: 'Arrow keys move this end, with Shift further. Enter uses the ruler.',
  /** By the scale of the head as it is now. */
  measured: (mm: number) => (mm < 30 ? `about ${mm.toFixed(0)} mm` : `about ${(mm / 10).toFixed(1)} cm`),
  describe: (percent: number, measured: string | null) =>
    `The ruler is ${percent} percent of the width of the photo long${measured === null ? '' : `, ${measured} by the scale so far`}.`,
  length: 'This is',
  known: [
    { id: '10', name: '10 mm', mm: 10 },
    { id: '50', name: '50 mm (ruler)', mm: 50 },
    { id: 'eur1', name: '1 euro, 23.25 mm', mm: 23.25 },
    { id: 'eur2', name: '2 euro, 25.75 mm', mm: 25.75 },
    { id: 'gbp1', name: '1 pound, 23.43 mm', mm: 23.43 },
    { id: 'usd25', name: 'US quarter, 24.26 mm', mm: 24.26 },
    { id: 'card', name: 'Bank card, 85.60 mm', mm: 85.6 },
  ] satisfies readonly KnownLength[],
  other: 'Another length …',
  typed: 'Length in mm',
  mm: 'mm',
  invalid: (from: number, to: number) => `Type a length from ${from} to ${to} mm.`,
  use: 'Use',
  remove: 'Remove',
  odd: (percent: number) =>
    `By this ruler the head would be ${Math.abs(percent)} % ${percent > 0 ? 'larger' : 'smaller'} than most. Please check both ends.`,
} as const;
