import { describe, expect, it } from 'vitest';
import { labOf, type Lab } from '../../src/domain/pigment/colour';
import { impressionLook } from '../../src/domain/pigment/impressionLook';
import type { ImpressionLook, Rgb } from '../../src/domain/pigment/look';
import { pigmentedLight, withoutShine } from '../../src/domain/pigment/pigmentedSkin';
import { matchedShade } from '../../src/domain/pigment/shadeMatch';
import { LADDER } from '../../src/domain/pigment/shades';
import { itaDegOf, skinClassOf } from '../../src/domain/pigment/skinClass';
import { DEFAULT_PLAN, type ShadeId } from '../../src/domain/plan/TreatmentPlan';
import { markAmounts } from '../support/treatedPatch';

/** Linear light of human skin, as photographs show it. */
const SKINS: readonly (readonly [name: string, skin: Rgb])[] = [
  ['pale pink', [0.68, 0.47, 0.4]],
  ['light', [0.6, 0.38, 0.28]],
  ['medium', [0.47, 0.28, 0.185]],
  ['tan', [0.36, 0.2, 0.125]],
  ['brown', [0.22, 0.115, 0.068]],
  ['dark brown', [0.12, 0.06, 0.036]],
];
/** How far two steps of the ladder are apart at least, CIE 1976; on dark skin the same dot has less contrast. */
const stepLeast = (bare: Lab, shade: string): number =>
  Number(shade) > MARKS_BLACK_TO && bare.l > 50 ? 1 : 0.8;
/** Of these shades the marks are nearly black: they differ in their width alone. */
const MARKS_BLACK_TO = 10;
const DENSITIES_PER_CM2 = [30, 70, 110, 160, 210];
const PX_PER_MM = 5;

interface Seen {
  /** Mean over a patch of treated skin, and the middle of a mark in it. */
  readonly mean: Lab;
  readonly mark: Lab;
}

function seenOn(skin: Rgb, shade: ShadeId, perCm2: number): Seen {
  const type = skinClassOf(itaDegOf(labOf(skin)));
  const { family } = matchedShade(type, null, null);
  const pigment = { ...DEFAULT_PLAN.pigment, shade, family };
  const look: ImpressionLook = impressionLook({ ...DEFAULT_PLAN, skin: { type }, pigment });
  const halo = (perCm2 * look.visible) / look.haloReferencePerCm2;
  const matt = withoutShine(Math.min(...skin));
  const labAt = (mark: number): Lab => labOf(pigmentedLight(skin, matt, { mark, halo: [halo, halo] }, look));
  // Most pixels lie between the marks, where all look alike.
  const between = labAt(0);
  const amounts = markAmounts(look, perCm2, PX_PER_MM);
  const labs = Array.from(amounts, (mark) => (mark === 0 ? between : labAt(mark)));
  const mean = (k: 'l' | 'a' | 'b'): number => labs.reduce((sum, lab) => sum + lab[k], 0) / labs.length;
  return { mean: { l: mean('l'), a: mean('a'), b: mean('b') }, mark: labAt(1) };
}

const hueDeg = ({ a, b }: Lab): number => (Math.atan2(b, a) * 180) / Math.PI;
const difference = (one: Lab, other: Lab): number =>
  Math.hypot(one.l - other.l, one.a - other.a, one.b - other.b);

describe.each(SKINS)('the ladder of shades on %s skin', (_, skin) => {
  const bare = labOf(skin);
  const ladder = LADDER.map((shade) => seenOn(skin, shade, DEFAULT_PLAN.density.impressionsPerCm2));

  it('lightens from step to step, by a difference that is seen', () => {
    for (let k = 1; k < ladder.length; k++) {
      const [darker, lighter] = [ladder[k - 1]!, ladder[k]!];
      expect(lighter.mean.l).toBeGreaterThan(darker.mean.l);
      const step = Math.max(difference(lighter.mean, darker.mean), difference(lighter.mark, darker.mark));
      expect(step, `to ${LADDER[k]!}`).toBeGreaterThanOrEqual(stepLeast(bare, LADDER[k]!));
    }
  });

  it('tells its light end from its middle', () => {
    const at = (shade: (typeof LADDER)[number]): Seen => ladder[LADDER.indexOf(shade)]!;
    expect((at('60').mean.l - at('34').mean.l) / (bare.l - at('34').mean.l)).toBeGreaterThan(0.3);
  });

  it('keeps the skin’s hue in every shade, at every density', () => {
    const sparse = (['4', '18', '34', '60'] as const).flatMap((shade) =>
      DENSITIES_PER_CM2.map((perCm2) => seenOn(skin, shade, perCm2)),
    );
    for (const { mean } of [...ladder, ...sparse]) {
      expect(hueDeg(mean) - hueDeg(bare)).toBeGreaterThan(-3);
      expect(hueDeg(mean) - hueDeg(bare)).toBeLessThan(13);
    }
  });
});
