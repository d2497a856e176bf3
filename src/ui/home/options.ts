import type { DeepPartial, Trial } from '../../app/PreviewApp';
import type { HairlineStyle, ShadeId, TreatmentPlan } from '../../domain/plan/TreatmentPlan';
import type { ShownPigment } from '../../state/statusStore';
import { LADDER } from '../../state/zoneLimits';
import { densityWords } from '../panel/densityWords';
import { STYLE_SOFTNESS_MM } from '../panel/styleSoftness';
import { homeWords as text } from './homeWords';

/** One of the few that a step offers. */
export interface Option extends Trial {
  readonly name: string;
  /** Why it stands out, or what the field warns of. */
  readonly hint?: string;
  /** The plan has it. */
  readonly chosen: boolean;
}

const DENSITY_IDS = ['light', 'medium', 'full'] as const;
const USUAL_DENSITY = 'medium';

export const densityOptions = ({ density }: Pick<TreatmentPlan, 'density'>): readonly Option[] =>
  DENSITY_IDS.map((id, i) => {
    const { perCm2 } = densityWords.choices[i]!;
    return {
      id: `density-${id}`,
      name: text.densities[id],
      ...(id === USUAL_DENSITY && { hint: text.usual }),
      chosen: density.impressionsPerCm2 === perCm2,
      patch: { density: { impressionsPerCm2: perCm2 } },
    };
  });

/** Steps of the ladder between one picture and the next: one alone is hardly seen. */
const RUNGS = 3;

/** The matched shade, a mere start where no skin is seen, between a lighter and a darker one; two where the ladder ends. */
export function shadeOptions(
  { pigment }: Pick<TreatmentPlan, 'pigment'>,
  { match, skin }: Pick<ShownPigment, 'match' | 'skin'>,
): readonly Option[] {
  const at = LADDER.indexOf(match.shade);
  const rungs = [
    ['lighter', Math.min(LADDER.length - 1, at + RUNGS)],
    ['matched', at],
    ['darker', Math.max(0, at - RUNGS)],
  ] as const;
  return rungs
    .filter(([id, rung]) => id === 'matched' || rung !== at)
    .map(([id, rung]) => {
      const shade: ShadeId = LADDER[rung]!;
      return {
        id: `shade-${id}`,
        name: text.shades[id === 'matched' && !skin ? 'start' : id],
        ...(id === 'matched' && skin && { hint: text.suggested }),
        chosen: pigment.shade === shade && pigment.family === match.family,
        patch: { pigment: { shade, family: match.family } },
      };
    });
}

const NATURAL_MM = 70;
const HIGHER_MM = 82;

const LINES: readonly (readonly [keyof typeof text.hairlines, HairlineStyle, number])[] = [
  ['natural', 'natural', NATURAL_MM],
  ['higher', 'natural', HIGHER_MM],
  ['straighter', 'straight', NATURAL_MM],
  ['sharper', 'edged', NATURAL_MM],
];

/** @param isWarned whether the field warns of such a line */
export const hairlineOptions = (
  { hairline }: Pick<TreatmentPlan, 'hairline'>,
  isWarned: (line: TreatmentPlan['hairline']) => boolean,
): readonly Option[] =>
  LINES.map(([id, style, midpointHeightMm]) => {
    const line = { style, midpointHeightMm, edgeSoftnessMm: STYLE_SOFTNESS_MM[style], own: null };
    const hint = isWarned({ ...hairline, ...line }) ? text.warned : id === 'natural' ? text.usual : null;
    return {
      id: `hairline-${id}`,
      name: text.hairlines[id],
      ...(hint !== null && { hint }),
      chosen:
        hairline.own === null && hairline.style === style && hairline.midpointHeightMm === midpointHeightMm,
      patch: { hairline: line } satisfies DeepPartial<TreatmentPlan>,
    };
  });
