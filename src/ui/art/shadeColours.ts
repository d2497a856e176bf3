import type { ShadeId } from '../../domain/plan/TreatmentPlan';

/** Bare skin, the tone between marks and the middle of a mark; #rrggbb. */
export interface SwatchColours {
  readonly skin: string;
  readonly tone: string;
  readonly mark: string;
}

/** Look of healed marks where no photo tells the skin, sRGB. */
const SKIN = '#d3ab8c';
const BLACKEST = '#2f2825';
/** Share of the blackest mark on that skin at 4 and at 60 parts of water. */
const STRONGEST = 0.92;
const FAINTEST = 0.4;
/** Of a mark's darkening that the skin between marks shows. */
const BETWEEN = 0.28;
const DILUTION_MIN = 4;
const DILUTION_MAX = 60;

/** A drawing, not a calculation: darker the less water. */
export function colourOnSomeSkin(dilution: number): SwatchColours {
  const along = Math.log(dilution / DILUTION_MIN) / Math.log(DILUTION_MAX / DILUTION_MIN);
  const share = STRONGEST + (FAINTEST - STRONGEST) * along;
  return { skin: SKIN, tone: mixed(share * BETWEEN), mark: mixed(share) };
}

/** Parts of water to one of pigment. */
export const dilutionOf = (shade: ShadeId, ownDilution: number): number =>
  shade === 'custom' ? ownDilution : Number(shade);

function mixed(share: number): string {
  const channel = (from: number) => {
    const [a, b] = [SKIN, BLACKEST].map((hex) => parseInt(hex.slice(from, from + 2), 16)) as [number, number];
    return Math.round(a + (b - a) * share)
      .toString(16)
      .padStart(2, '0');
  };
  return `#${[1, 3, 5].map(channel).join('')}`;
}
