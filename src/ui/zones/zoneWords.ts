import type { Unseen } from '../../domain/zones/unseenZone';
import type { Zone, ZoneKind } from '../../domain/zones/zone';
import type { ScarKind } from '../../domain/scar/scar';
import type { ZoneToolId } from '../../state/viewStore';

const kinds = {
  scalp: 'Whole scalp',
  hairline: 'Hairline and temples',
  crown: 'Crown',
  thinning: 'Thinning hair',
  patch: 'Bald patch',
  area: 'Free area',
  beard: 'Beard',
  moustache: 'Moustache',
} satisfies Record<ZoneKind, string>;

export const zoneWords = {
  lead: 'Each zone is treated its own way. Where zones overlap, the upper one of the list counts.',
  list: 'Zones, the uppermost first',
  none: 'Nothing is treated: there is no zone.',
  add: 'Add a zone',
  kinds,
  kindHints: {
    scalp: 'Everything behind the hairline',
    hairline: 'A band along the hairline',
    crown: 'Paint the crown',
    thinning: 'Fills in between hair',
    patch: 'Paint a bald patch',
    area: 'Paint on scalp or upper forehead',
    beard: 'Cheeks, jaw and chin',
    moustache: 'Above the upper lip',
  } satisfies Record<ZoneKind, string>,
  crownUnseen: 'This photo hardly shows it; one from above or behind, opened by itself, does.',
  scarKinds: {
    fut: 'Scar from a strip (FUT)',
    fue: 'Round scars (FUE)',
    patch: 'Scar patch',
  } satisfies Record<ScarKind, string>,
  drawingScar: 'Draw the scar on the photo.',
  drawn: 'Done',
  nameOf: ({ name, kind }: Pick<Zone, 'name' | 'kind'>) => name ?? kinds[kind],
  copyOf: (name: string) => `${name} (copy)`,
  choose: (name: string) => `Work on ${name}`,
  show: (name: string) => `Show ${name}`,
  hide: (name: string) => `Hide ${name}`,
  lock: (name: string) => `Lock ${name}`,
  unlock: (name: string) => `Unlock ${name}`,
  up: 'Up',
  down: 'Down',
  rename: 'Name',
  duplicate: 'Duplicate',
  remove: 'Delete',
  empty: 'Nothing of this zone is drawn yet. Use one of the tools below on the photo.',
  unseen: {
    gone: 'Nothing of it is left to see.',
    covered: 'Nothing to see: zones above it cover it.',
    hair: 'Nothing to see here: hair covers it.',
    photo: 'This photo does not show it.',
  } satisfies Record<Unseen, string>,
  lockedHint: 'Locked: nothing can be changed until it is unlocked.',
  hiddenHint: 'Hidden: show it to draw on it.',
  tools: 'Draw on this zone',
  toolOff: 'Off',
  toolNames: {
    'zone-brush': 'Brush',
    'zone-eraser': 'Eraser',
    'zone-lasso': 'Lasso',
    'zone-polygon': 'Polygon',
    'zone-fill': 'Fill',
    'zone-shade': 'Shade from hair',
  } satisfies Record<ZoneToolId, string>,
  /** Of the photo while a tool is chosen. */
  pictureName: {
    'zone-brush':
      'Your photo. Arrow keys move the brush, with Shift farther; Space puts it down and lifts it. Escape takes the stroke back.',
    'zone-eraser':
      'Your photo. Arrow keys move the eraser, with Shift farther; Space puts it down and lifts it. Escape takes the stroke back.',
    'zone-lasso':
      'Your photo. Arrow keys move the lasso, with Shift farther; Space begins to draw around an area and closes it. Escape takes it back.',
    'zone-polygon':
      'Your photo. Arrow keys move, with Shift farther; Space sets a corner, Backspace takes the last one back, Enter closes the polygon. Escape takes it back.',
    'zone-fill': 'Your photo. Arrow keys move, with Shift farther; Space fills the bare skin there.',
    'zone-shade':
      'Your photo. Arrow keys move, with Shift farther; Space takes the shade from the hair there.',
  } satisfies Record<ZoneToolId, string>,
  toolHints: {
    'zone-brush': 'Drag on the photo. Two fingers move the picture.',
    'zone-eraser': 'Drag on the photo to take away. Two fingers move the picture.',
    'zone-lasso': 'Drag around an area. Two fingers move the picture.',
    'zone-polygon':
      'Press to set corners; press the first one, or twice, to close. Undo or Backspace takes the last corner back.',
    'zone-fill': 'Press on bare skin: it is filled up to the hair, the hairline and what is drawn already.',
    'zone-shade': 'Press on hair in the photo: this zone takes the shade that it asks for.',
  } satisfies Record<ZoneToolId, string>,
  putDown: {
    'zone-brush': 'Brush down.',
    'zone-eraser': 'Eraser down.',
    'zone-lasso': 'Lasso begun.',
  },
  cornerSet: (number: number) => `Corner ${number} set.`,
  tooFewCorners: 'An area needs three corners or more.',
  closed: 'Closed.',
  keepsEdge: 'Brush keeps to the edge',
  keepsEdgeHint: 'Takes only what belongs with the place where the stroke began: bare skin, or hair.',
  width: 'Brush size',
  mm: (mm: number) => `${mm} mm`,
  hardness: 'Brush edge',
  soft: 'Soft',
  hard: 'Hard',
  percent: (share: number) => `${Math.round(100 * share)} %`,
  own: 'Its own look',
  asPlan: 'as the plan',
  density: 'Density',
  densityValue: (perCm2: number, isOwn: boolean) => `${perCm2} dots per cm²${isOwn ? '' : ' (as the plan)'}`,
  shade: 'Shade',
  shadeAsPlan: (shade: string) => `As the plan (${shade})`,
  size: 'Dot size',
  depth: 'Depth',
  numberAsPlan: (mm: number, isOwn: boolean) => `${mm.toFixed(2)} mm${isOwn ? '' : ' (as the plan)'}`,
  softness: 'Soft border',
  blend: 'Blend into the hair',
  leadsOver:
    'Where this photo shows cropped hair beside bare scalp, dots lie closer together or farther apart towards it than planned, so that both look alike where they meet.',
  band: 'Depth behind the hairline',
  back: 'As the plan again',
  strokes: (count: number) => (count === 1 ? '1 stroke' : `${count} strokes`),
} as const;
