import type { TreatmentPlan } from '../../domain/plan/TreatmentPlan';
import type { LineHandleId } from '../../domain/hairline/seenLine';
import type { PlanChange, PlanChoice } from '../../state/statusStore';
import { centimetres } from '../numbers';
import { dotsWords } from '../panel/dotsWords';
import { hairlineWords } from '../panel/hairlineWords';
import { shadeWords } from '../panel/shadeWords';
import { AGE_STOPS } from '../panel/timeStops';
import { timeWords } from '../panel/timeWords';

const onOff = (isOn: boolean): string => (isOn ? 'on' : 'off');
const named = (what: string, value: string): string => `${what}: ${value}`;
const mm = (value: number): string => `${value.toFixed(2)} mm`;

/** Of several choices of one section that change together the first one here names the step. */
const sayings: Readonly<Record<PlanChoice, (plan: TreatmentPlan) => string>> = {
  enabled: ({ enabled }) => `Treatment ${onOff(enabled)}`,
  'density.impressionsPerCm2': ({ density }) => `Density ${density.impressionsPerCm2}`,
  'density.pattern': ({ density }) => named(dotsWords.pattern, dotsWords.patterns[density.pattern].name),
  'density.regional': ({ density }) =>
    density.regional ? 'Thinner at temples and front' : 'As dense at temples and front',
  'density.uniform': ({ density }) => `Uniform density ${onOff(density.uniform)}`,
  'hairline.style': ({ hairline }) => named(hairlineWords.style, hairlineWords.styles[hairline.style].name),
  'hairline.own': ({ hairline }) => {
    if (hairline.own === null) return 'Line as the style again';
    return hairline.own.kind === 'drawn' ? 'Hairline drawn' : 'Hairline shaped';
  },
  'hairline.midpointHeightMm': ({ hairline }) =>
    `${hairlineWords.height} ${hairlineWords.heightShort(centimetres(hairline.midpointHeightMm))}`,
  'hairline.cornerRecessionMm': ({ hairline }) =>
    `${hairlineWords.corners} set back by ${centimetres(hairline.cornerRecessionMm)} cm`,
  'hairline.edgeSoftnessMm': ({ hairline }) => `${hairlineWords.edge} ${hairline.edgeSoftnessMm} mm`,
  'hairline.irregularity': ({ hairline }) =>
    named(hairlineWords.irregularity, hairlineWords.irregularityWords(hairline.irregularity)),
  'hairline.symmetric': ({ hairline }) =>
    hairline.symmetric ? hairlineWords.symmetric : 'Each side of its own',
  'skin.type': ({ skin }) => `${shadeWords.skinType} ${skin.type}`,
  'pigment.shade': ({ pigment }) => shadeWords.name(pigment.shade),
  'pigment.family': ({ pigment }) =>
    `${shadeWords.family} ${shadeWords.families[pigment.family].toLowerCase()}`,
  'pigment.custom': ({ pigment: { custom } }) =>
    `Custom shade: 1 to ${custom.dilution}, ${shadeWords.warmthValue(custom.warmth)}`,
  'deposit.diameterMm': ({ deposit }) => `${dotsWords.diameter} ${mm(deposit.diameterMm)}`,
  'deposit.points': ({ deposit }) =>
    named(dotsWords.points, dotsWords.pointsName[deposit.points].toLowerCase()),
  'deposit.depthMm': ({ deposit }) => `${dotsWords.depth} ${mm(deposit.depthMm)}`,
  'deposit.angleDeg': ({ deposit }) => `${dotsWords.angle} ${dotsWords.angleValue(deposit.angleDeg)}`,
  'sessions.shown': ({ sessions }) => `${timeWords.session} ${sessions.shown}`,
  'age.days': ({ age }) => {
    const stop = AGE_STOPS.find(({ days }) => days === age.days);
    return named('Time', stop ? timeWords.ages[stop.id] : `${age.days} days`);
  },
  'age.sun': ({ age }) => named(timeWords.sun, timeWords.suns[age.sun].toLowerCase()),
  'age.touchUpYears': ({ age: { touchUpYears } }) =>
    touchUpYears === null ? 'No touch-up' : `Touch-up after ${touchUpYears} years`,
  'fringe.future': ({ fringe }) => timeWords.futures[fringe.future].name,
  'fringe.shavedDaysAgo': ({ fringe: { shavedDaysAgo } }) =>
    shavedDaysAgo === null
      ? 'Hair as in the photo'
      : named(timeWords.shaving, timeWords.shavingName(shavedDaysAgo)),
  finish: ({ finish }) => named(shadeWords.finish, shadeWords.finishes[finish].toLowerCase()),
};

const pairs: Readonly<Record<string, string>> = {
  corner: 'Corners',
  peak: 'Temples',
  sideburn: 'Sideburns',
};

/** null where handles of several kinds moved, or none. */
function handlesMoved(handles: readonly LineHandleId[]): string | null {
  const [first] = handles;
  if (first === undefined) return null;
  if (handles.length === 1) return `${hairlineWords.handles[first]} moved`;
  const kinds = new Set(handles.map((id) => id.replace(/^(left|right)-/u, '')));
  const [kind] = kinds;
  return kinds.size === 1 ? `${pairs[kind!]!} moved` : null;
}

/** More than these at once are "the plan". */
const MOST_NAMED = 2;
const ORDER = Object.keys(sayings) as PlanChoice[];

/** What a step changed of the plan, with its value; null where that is nothing, or much at once. */
export function planStepName({ choices, handles, plan }: PlanChange): string | null {
  const bySection = new Map<string, PlanChoice>();
  for (const choice of ORDER) {
    const section = choice.split('.')[0]!;
    if (choices.includes(choice) && !bySection.has(section)) bySection.set(section, choice);
  }
  if (bySection.size === 0 || bySection.size > MOST_NAMED) return null;
  return [...bySection.values()]
    .map((choice) => (choice === 'hairline.own' && handlesMoved(handles)) || sayings[choice](plan))
    .join(' · ');
}
