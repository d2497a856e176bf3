export const densityWords = {
  choices: [
    { perCm2: 60, name: 'Light', hint: 'soft, airy' },
    { perCm2: 105, name: 'Medium', hint: 'usual' },
    { perCm2: 160, name: 'Full', hint: 'dense' },
  ],
  slider: 'Fine setting',
  value: (perCm2: number) => `${perCm2} dots per cm²`,
  markUnits: '65–110: natural hair groups',
  markHairs: '160 and more: single hairs',
  meaning: (perCm2: number) => {
    if (perCm2 < 65) return 'Fewer dots than natural hair groups: a light veil.';
    if (perCm2 <= 110) return 'About as many dots as natural hair groups.';
    if (perCm2 < 160) return 'Between natural hair groups and single hairs.';
    return 'About as many dots as single hairs: very full.';
  },
  regional: 'Thinner at temples and front, as hair grows',
} as const;
