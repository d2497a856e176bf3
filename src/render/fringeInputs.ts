import type { Texture } from 'three';
import type { PreviewInputs } from './inputs';
import { fringeUniforms, type FringeUniforms } from './uniforms';

/** How hair is shown other than it is. */
export interface FringeInputs {
  readonly look: FringeUniforms;
  /** See `HairAhead.ground`. */
  readonly ground: Texture;
}

/** Without the skin's colour nothing is known to lie behind hair. */
export function fringeOn(
  { fringe, skin, mmPerPx, grain }: PreviewInputs,
  ground: Texture | null,
): FringeInputs | null {
  const look = skin && fringeUniforms(fringe, mmPerPx, grain);
  return look && ground && { look, ground };
}
