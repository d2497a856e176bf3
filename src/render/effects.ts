import type { FringeLook } from '../domain/fringe/fringeLook';
import { LINEAR_OF_LEVEL } from '../domain/pigment/colour';
import type { LightCheck } from '../domain/light';
import type { Rgb } from '../domain/pigment/look';
import type { ColourMap } from '../domain/scalp/types';

/** Exponent on the skin's shading, and gloss beside the photo's. [A] */
const LIGHTS: Readonly<Record<LightCheck, { readonly shading: number; readonly gloss: number }>> = {
  photo: { shading: 0, gloss: 1 },
  flat: { shading: -0.65, gloss: 0.35 },
  hard: { shading: 0.7, gloss: 1.7 },
};

/** shaders/chunks/fringe.glsl without its textures */
export interface EffectUniforms {
  readonly uLost: number;
  readonly uGreyed: number;
  readonly uGreyBesideSkin: number;
  readonly uStubblePower: number;
  readonly uShading: number;
  readonly uGlossKept: number;
  readonly uMeanSkin: Rgb;
}

/** Null where the picture is as it would be without: hair and light as photographed, or no skin to go by. */
export function effectUniforms(
  fringe: FringeLook,
  light: LightCheck,
  skin: ColourMap | null,
): EffectUniforms | null {
  const { shading, gloss } = LIGHTS[light];
  const { lost, greyed, greyBesideSkin, stubblePower } = fringe;
  const isPresent = lost === 0 && greyed === 0 && stubblePower === 1;
  if (!skin || (isPresent && light === 'photo')) return null;
  return {
    uLost: lost,
    uGreyed: greyed,
    uGreyBesideSkin: greyBesideSkin,
    uStubblePower: stubblePower,
    uShading: shading,
    uGlossKept: gloss,
    uMeanSkin: meanOnHead(skin),
  };
}

/** Linear light of the head's skin. */
function meanOnHead({ rgba }: ColourMap): Rgb {
  const sum = [0, 0, 0];
  let weight = 0;
  for (let i = 0; i < rgba.length; i += 4) {
    weight += rgba[i + 3]!;
    for (let c = 0; c < 3; c++) sum[c]! += rgba[i + 3]! * LINEAR_OF_LEVEL[rgba[i + c]!]!;
  }
  const mean = (c: number): number => (weight > 0 ? sum[c]! / weight : 1);
  return [mean(0), mean(1), mean(2)];
}
