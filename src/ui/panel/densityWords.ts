export const densityWords = {
  choices: [
    { perCm2: 60, name: 'Light', hint: 'soft, airy' },
    { perCm2: 110, name: 'Medium', hint: 'usual' },
    { perCm2: 160, name: 'Full', hint: 'dense' },
  ],
  slider: 'Exact density',
  value: (perCm2: number) => `${perCm2} dots per cm²`,
  markUnits: '65–110: one per group of hairs',
  markHairs: '160 and more: one per hair',
  meaning: (perCm2: number) => {
    if (perCm2 < 65) return 'A light veil: fewer dots than a full head has groups of hairs.';
    if (perCm2 <= 110) return 'About one dot for every small group in which hairs grow.';
    if (perCm2 < 160) return 'Between one dot for a group of hairs and one for each hair.';
    return 'Very full: about one dot for each hair of a full head.';
  },
  regional: 'Thinner at temples and front, as hair grows',
} as const;
