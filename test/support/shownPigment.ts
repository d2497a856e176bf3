import { labOf } from '../../src/domain/pigment/colour';
import { matchedShade } from '../../src/domain/pigment/shadeMatch';
import { ladderOnSkin } from '../../src/domain/pigment/swatch';
import { DEFAULT_PLAN } from '../../src/domain/plan/TreatmentPlan';
import type { ShownPigment } from '../../src/state/statusStore';

const LINEAR = [0.52, 0.31, 0.22] as const;

/** Skin of type III with dark hair, as a photo might show them. */
export function pigmentShown(): ShownPigment {
  const skin = {
    linear: LINEAR,
    lab: labOf(LINEAR),
    itaDeg: 33,
    skinClass: 'III',
    confidence: 0.55,
    skinCm2: 80,
    notes: ['white-balance-unknown', 'exposure-assumed'],
    matt: null,
  } as const;
  return {
    match: matchedShade('III', 'dark-brown', skin),
    skin,
    hair: {
      tone: 'dark-brown',
      source: 'fringe',
      lab: { l: 26, a: 5, b: 8 },
      cover: 0.9,
      areaCm2: 20,
      notes: [],
    },
    swatches: ladderOnSkin(DEFAULT_PLAN, LINEAR),
    assumptions: [],
  };
}
