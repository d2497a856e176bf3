import type { StepId } from '../../state/documentStore';
import type { ScarChange, ShownStep, ZoneChange } from '../../state/statusStore';
import { scarWords } from '../scar/scarWords';
import { zoneWords } from '../zones/zoneWords';
import { planStepName } from './planStepWords';

/** Where a step does not tell what it concerns. */
const names = {
  opened: 'Photo opened',
  enabled: 'Treatment on or off',
  density: 'Density',
  hairline: 'Hairline',
  skin: 'Skin type',
  pigment: 'Shade',
  deposit: 'Dot size',
  sessions: 'Sessions shown',
  age: 'Time',
  fringe: 'Own hair',
  finish: 'Finish',
  zones: 'Zones',
  scars: 'Scars',
  plan: 'Plan changed',
  pattern: 'Starting point used',
  outline: 'Scalp border painted',
  head: 'Head placed',
  'line-drawn': 'Hairline drawn',
  'line-smoothed': 'Hairline smoothed',
  'line-followed': 'Hairline as drawn on the skin',
  'scar-drawn': 'Scar drawn',
  'variant-kept': 'Variant added',
  'variant-shown': 'Another variant shown',
  'variant-deleted': 'Variant deleted',
  'variant-replaced': 'Variant replaced',
  'scar-changed': 'Scar changed',
  'scar-copied': 'Scar duplicated',
  'scar-deleted': 'Scar deleted',
  'zone-added': 'Zone added',
  'zone-drawn': 'Zone painted',
  'zone-filled': 'Zone filled',
  'zone-erased': 'Zone rubbed out',
  'zone-changed': 'Zone changed',
  'zone-moved': 'Zone moved in the list',
  'zone-copied': 'Zone duplicated',
  'zone-deleted': 'Zone deleted',
} satisfies Record<StepId, string>;

const valueOf: Partial<Record<ZoneChange, (value: number | string) => string>> = {
  density: (perCm2) => zoneWords.densityValue(Number(perCm2), true),
  size: (mm) => zoneWords.numberAsPlan(Number(mm), true),
  depth: (mm) => zoneWords.numberAsPlan(Number(mm), true),
  softness: (mm) => zoneWords.mm(Number(mm)),
  blend: (mm) => zoneWords.mm(Number(mm)),
  band: (mm) => zoneWords.mm(Number(mm)),
};

const ofBoth: Readonly<Record<ZoneChange & ScarChange, (item: string) => string>> = {
  name: (item) => `Renamed to ${item}`,
  shown: (item) => `${item} shown`,
  hidden: (item) => `${item} hidden`,
  locked: (item) => `${item} locked`,
  unlocked: (item) => `${item} unlocked`,
};

const changes: Readonly<Record<ZoneChange, (zone: string) => string>> = {
  ...ofBoth,
  look: (zone) => zone,
  density: (zone) => `${zoneWords.density} of ${zone}`,
  shade: (zone) => `${zoneWords.shade} of ${zone}`,
  size: (zone) => `${zoneWords.size} of ${zone}`,
  depth: (zone) => `${zoneWords.depth} of ${zone}`,
  softness: (zone) => `${zoneWords.softness} of ${zone}`,
  blend: (zone) => `Blend of ${zone} into the hair`,
  band: (zone) => `Depth of ${zone} behind the hairline`,
};

function changed(zone: string, change: ZoneChange, value: ShownStep['value']): string {
  const name = changes[change](zone);
  if (value === undefined) return name;
  if (change === 'look') return `${name}: ${zoneWords.back.toLowerCase()}`;
  if (value === null) return `${name}: ${zoneWords.asPlan}`;
  return `${name}: ${valueOf[change]?.(value) ?? String(value)}`;
}

const scarChanges: Readonly<Record<ScarChange, (scar: string) => string>> = {
  ...ofBoth,
  width: (scar) => `${scarWords.width} of ${scar}`,
};

/** Of a zone or a scar. */
const done: Partial<Record<StepId, (item: string) => string>> = {
  'scar-drawn': (scar) => `${scar} drawn`,
  'scar-changed': (scar) => `${scar} changed`,
  'scar-copied': (scar) => `${scar} added`,
  'scar-deleted': (scar) => `${scar} deleted`,
  'zone-added': (zone) => `${zone} added`,
  'zone-drawn': (zone) => `${zone} painted`,
  'zone-filled': (zone) => `${zone} filled`,
  'zone-erased': (zone) => `${zone} rubbed out in part`,
  'zone-changed': (zone) => `${zone} changed`,
  'zone-copied': (zone) => `${zone} added`,
  'zone-deleted': (zone) => `${zone} deleted`,
};

function scarName(item: string, { id, scarChange, scarWidthMm: mm }: ShownStep): string {
  const name = scarChange ? scarChanges[scarChange](item) : (done[id]?.(item) ?? names[id]);
  return mm === undefined ? name : `${name}: ${scarWords.widthValue(mm)}`;
}

function nameOf(step: ShownStep): string {
  const { id, zone, change, value, below, scar, planned } = step;
  const item = zone ? zoneWords.nameOf(zone) : scar && (scar.name ?? zoneWords.scarKinds[scar.kind]);
  if (item === undefined) return (planned && planStepName(planned)) || names[id];
  if (scar) return scarName(item, step);
  if (change) return changed(item, change, value);
  if (below) return `${item} moved above ${zoneWords.nameOf(below)}`;
  return done[id]?.(item) ?? names[id];
}

export const historyWords = {
  lead: 'Everything you did, the newest first. Press a step to go back to it; nothing is lost until you change something there.',
  list: 'Steps',
  now: 'shown now',
  nameOf,
} as const;
