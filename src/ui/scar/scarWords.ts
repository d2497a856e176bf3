import type { Scar, ScarKind } from '../../domain/scar/scar';

const kinds = {
  fut: 'Line from a strip (FUT)',
  fue: 'Small round dots (FUE)',
  patch: 'Patch',
} satisfies Record<ScarKind, string>;

export const scarWords = {
  lead: 'Draw a scar on the photo: dots fill it and go just beyond, and its tone comes nearer to the skin around.',
  honest: 'Texture and shine of a scar remain. Wait 9–12 months; only flat, healed scars.',
  fading: 'Pigment in scars fades faster; a fourth session is common.',
  toolLegend: 'What to draw',
  off: 'Off',
  kinds,
  how: {
    fut: 'Drag along the line.',
    fue: 'Tap each dot, or drag to set several.',
    patch: 'Paint over the patch.',
  } satisfies Record<ScarKind, string>,
  /** Of the photo while the tool is up. */
  pictureName: {
    fut: 'Your photo. Arrow keys move along the scar, with Shift farther; Space begins the line and ends it. Escape takes it back.',
    fue: 'Your photo. Arrow keys move to a scar, with Shift farther; Space sets a dot, or begins and ends a stroke of several.',
    patch:
      'Your photo. Arrow keys move over the patch, with Shift farther; Space puts the brush down and lifts it. Escape takes the stroke back.',
  } satisfies Record<ScarKind, string>,
  putDown: {
    fut: 'Line begun.',
    fue: 'Dots begun.',
    patch: 'Brush down.',
  } satisfies Record<ScarKind, string>,
  width: 'Width',
  widthValue: (mm: number) => `${mm} mm`,
  brush: 'Dots a stroke',
  brushValue: (mm: number) => (mm === 0 ? 'one by one' : `strewn over ${mm} mm`),
  hintOfList: 'To draw on, choose what to draw under “Add a zone”, or under “Scars”.',
  list: 'Scars on this head',
  none: 'No scar is drawn yet.',
  item: ({ kind, widthMm, pointsMm }: Scar) => {
    const dots = pointsMm.length / 3;
    if (kind === 'fue') return `${dots === 1 ? '1 round dot' : `${dots} round dots`}, ${widthMm} mm`;
    return `${kind === 'fut' ? 'Line' : 'Patch'}, ${widthMm} mm wide`;
  },
  remove: 'Remove',
  removeName: (item: string, number: number) => `Remove scar ${number}: ${item}`,
} as const;
