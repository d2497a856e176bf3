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
    `Hold the screen about ${eyeCm} cm from your eyes: the head is then about as large as it would look from there. The size of your screen is a guess.`,
  light: 'Light on the treated picture',
  lights: { photo: 'Photo', flat: 'Flatter', hard: 'Harder' } satisfies Record<LightCheck, string>,
  lightHint:
    'An estimate from the shading in the photo, not another photo. It is shown on the screen only and never saved.',
  lit: { flat: 'Flatter light', hard: 'Harder light' } satisfies Partial<Record<LightCheck, string>>,
} as const;
