import type { ExportFormat, ExportLayout } from '../../app/PreviewApp';

export const saveWords = {
  title: 'Save the picture',
  what: 'Which picture',
  layouts: {
    'side-by-side': 'Side by side',
    after: 'After',
    before: 'Before',
    variants: 'All variants',
  } satisfies Record<ExportLayout, string>,
  format: 'Format',
  formats: {
    jpeg: 'JPEG – small, opens everywhere',
    png: 'PNG – every dot exact, large',
    webp: 'WebP – small and sharp',
  } satisfies Record<ExportFormat, string>,
  privacy: 'Privacy',
  hideFace: 'Hide my face',
  hideFaceHint: 'Brows to chin are blurred beyond recognition.',
  hideFaceNoHead:
    'We could not find the face in this photo, so we cannot hide it. Save without hiding it, or show us first where the head is, with an oval.',
  scalpOnly: 'Scalp only',
  scalpOnlyHint: 'Cuts the picture down to the scalp, without the eyes.',
  label: 'Every treated picture carries the label “Simulation – not a treatment result”.',
  labelBefore: 'The untouched photo is marked “Unedited photo”.',
  fileName: 'The file name holds only the date and a number, and the file no place or camera details.',
  go: 'Save',
} as const;
