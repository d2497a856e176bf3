import type { ShadeId } from '../../domain/plan/TreatmentPlan';

/** Look of a healed mark in the little pictures only, sRGB; the preview itself uses the pigment model. */
export const SHADE_COLOURS: Readonly<Record<ShadeId, string>> = {
  jet: '#121214',
  black: '#2a2a2d',
  'dark-brown': '#3b312b',
  brown: '#544236',
  'light-brown': '#6b5644',
  blond: '#85705a',
  grey: '#666a6e',
};

export const SHADE_ORDER: readonly ShadeId[] = [
  'jet',
  'black',
  'dark-brown',
  'brown',
  'light-brown',
  'blond',
  'grey',
];
