import { shownFringe, type OwnHair } from '../domain/fringe/fringeLook';
import { DEFAULT_PLAN, type TreatmentPlan } from '../domain/plan/TreatmentPlan';
import type { VariantLetter } from '../domain/plan/variants';
import { localDay } from '../imaging';

const YEAR_DAYS = 365;
const MONTH_DAYS = YEAR_DAYS / 12;
const HEALED_DAYS = 30;

export interface LabelledHead {
  /** As far as it can be shown otherwise, whatever the plan looks ahead to. */
  readonly hair: OwnHair;
  /** Hair hides nearly all that is treated: the plan's figures then tell of what is not to be seen. */
  readonly isCovered: boolean;
}

/**
 * The words burned in below every picture of a treated head; they cannot be switched off.
 *
 * @param seen of the head in this photo
 */
export function simulationLabel(
  plan: TreatmentPlan,
  faceHidden: boolean,
  day: Date,
  { hair, isCovered }: LabelledHead,
): string[] {
  const { density, hairline, finish } = plan;
  const parameters = [
    ...(isCovered ? ['own hair hides the treated skin here'] : []),
    `${String(density.impressionsPerCm2)} impressions/cm²${PATTERNS[density.pattern]}`,
    shadeWords(plan.pigment),
    ...(density.uniform
      ? []
      : [`hairline ${(hairline.midpointHeightMm / 10).toFixed(1)} cm${STYLES[hairline.style]}`]),
    ...timeWords(plan),
    ...needleWords(plan.deposit),
    ...scarWords(plan.scars.filter(({ shown }) => shown).length),
    ...fringeWords(shownFringe(plan.fringe, hair)),
    ...(finish === 'matte' ? ['matte finish'] : []),
    ...(faceHidden ? ['face hidden'] : []),
  ];
  return ['Simulation – not a treatment result', `${localDay(day)} · ${parameters.join(' · ')}`];
}

/** Above the other words where variants stand side by side. */
export const variantLabel = (letter: VariantLetter): string => `Variant ${letter}`;

/** Below a picture that shows no treatment. */
export function untouchedLabel(faceHidden: boolean, day: Date): string[] {
  return [faceHidden ? 'Unedited photo, face hidden' : 'Unedited photo', localDay(day)];
}

/** What is usual is not said. */
const PATTERNS: Readonly<Record<TreatmentPlan['density']['pattern'], string>> = {
  fine: '',
  diffuse: ', diffuse',
  clustered: ', grouped',
};

const STYLES: Readonly<Record<TreatmentPlan['hairline']['style'], string>> = {
  soft: ', soft',
  natural: '',
  broken: ', broken',
  feathered: ', feathered',
  receded: ', receded',
  rounded: ', rounded',
  straight: ', straight',
  'widows-peak': ", widow's peak",
  defined: ', defined',
  edged: ', edged',
};

function shadeWords({ family, shade, custom }: TreatmentPlan['pigment']): string {
  if (shade !== 'custom') return `shade ${shade} (${family} skin)`;
  const { dilution, warmth } = custom;
  const side = warmth > 0 ? ', warm +' : ', ashen −';
  const tint = warmth === 0 ? '' : `${side}${Math.abs(warmth).toFixed(1)}`;
  return `custom mix ${String(dilution)}${tint} (${family} skin)`;
}

function needleWords({ diameterMm, points, depthMm, angleDeg }: TreatmentPlan['deposit']): string[] {
  const usual = DEFAULT_PLAN.deposit;
  const needle = [
    ...(diameterMm === usual.diameterMm ? [] : [`needle ${diameterMm.toFixed(2)} mm`]),
    ...(points === usual.points ? [] : [`${String(points)} points`]),
    ...(depthMm === usual.depthMm ? [] : [`${depthMm.toFixed(2)} mm deep`]),
    ...(angleDeg === usual.angleDeg ? [] : [`at ${String(angleDeg)}°`]),
  ];
  return needle.length === 0 ? [] : [needle.join(', ')];
}

const scarWords = (count: number): string[] =>
  count === 0 ? [] : [count === 1 ? '1 scar in the plan' : `${String(count)} scars in the plan`];

function timeWords({ sessions, age }: TreatmentPlan): string[] {
  const session = `session ${String(sessions.shown)}`;
  const time =
    age.days === 0
      ? `fresh, after ${session}`
      : age.days === HEALED_DAYS
        ? `healed, after ${session}`
        : `${spanWords(age.days)} after ${session}`;
  const { touchUpYears } = age;
  const touchedUp = touchUpYears !== null && age.days >= touchUpYears * YEAR_DAYS;
  return touchedUp ? [time, `touched up after ${String(touchUpYears)} years`] : [time];
}

function spanWords(days: number): string {
  if (days < 2 * HEALED_DAYS) return counted(Math.round(days), 'day');
  if (days < YEAR_DAYS) return counted(Math.round(days / MONTH_DAYS), 'month');
  return counted(Math.round((10 * days) / YEAR_DAYS) / 10, 'year');
}

const counted = (count: number, unit: string): string => `${String(count)} ${unit}${count === 1 ? '' : 's'}`;

function fringeWords({ future, shavedDaysAgo }: TreatmentPlan['fringe']): string[] {
  const own = { today: [], receded: ['if hair loss goes on'], greyed: ['with greyed hair'] }[future];
  return shavedDaysAgo === null ? own : [...own, `own hair ${counted(shavedDaysAgo, 'day')} after shaving`];
}
