import type { PatternStyle } from '../../domain/follicles/types';

export const dotsWords = {
  title: 'For artists: pattern and needle',
  pattern: 'Pattern',
  patterns: {
    fine: { name: 'Fine', hint: 'One by one, evenly spaced but never in rows.' },
    diffuse: { name: 'Diffuse', hint: 'One by one, more loosely: a softer, less even look.' },
    clustered: { name: 'Grouped', hint: 'In twos and threes, as hairs stand in their groups.' },
  } satisfies Record<PatternStyle, { name: string; hint: string }>,
  groupsUnseen:
    'This photo is too coarse to tell the dots of a group apart: each group looks like one larger dot.',
  diameter: 'Needle',
  diameterValue: (mm: string) => `${mm} mm`,
  diameterLow: 'finer',
  diameterHigh: 'thicker',
  points: 'Points of the needle',
  pointsName: { 1: 'One', 3: 'Three' },
  depth: 'Depth',
  depthValue: (mm: string) => `${mm} mm`,
  depthLow: 'shallow',
  depthHigh: 'deep',
  tooDeep: 'Too deep turns blue and blurred: for teaching, not a plan.',
  angle: 'Angle to the skin',
  angleValue: (degrees: number) => `${degrees}°`,
  angleLow: 'slanted',
  angleHigh: 'upright',
  angleHint: 'A slanted needle leaves short strokes that lie as the hair would grow.',
} as const;
