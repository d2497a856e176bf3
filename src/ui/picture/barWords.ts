import type { CompareMode } from '../../state/viewStore';

export const barWords = {
  title: 'Compare and zoom',
  compare: 'What the picture shows',
  modes: { before: 'Before', split: 'Split', after: 'After', variants: 'Variants' } satisfies Record<
    CompareMode,
    string
  >,
  hold: 'Hold to see before',
  mirror: 'Mirrored',
  mirrorHint: 'As you see yourself in the mirror',
  zoom: 'Zoom',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  fit: 'Fit',
  head: 'Head',
  headName: 'Zoom to the head',
  actual: '100 %',
  actualName: 'Zoom to 100 %',
  fitName: 'Fit the whole picture',
} as const;
