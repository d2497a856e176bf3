import type { LightCheck } from '../../domain/light';

export const lookWords = {
  open: 'Distance, light',
  title: 'Look from a distance and in other light',
  distance: 'Seen from',
  distances: [
    { mm: 600, name: 'Arm’s length' },
    { mm: 2000, name: '2 m' },
  ],
  hold: (eyeCm: number) =>
    `Hold the screen about ${eyeCm} cm from your eyes. The size of your screen is a guess.`,
  light: 'Light',
  lights: { photo: 'Photo', flat: 'Flatter', hard: 'Harder' } satisfies Record<LightCheck, string>,
  lightHint: 'Estimated from the shading in the photo, on the whole result. On screen only, never saved.',
  lit: { flat: 'Flatter light', hard: 'Harder light' } satisfies Partial<Record<LightCheck, string>>,
} as const;
