import type { Texture } from 'three';
import type { HairPointTile } from '../domain/fringe/hairPoints';
import type { PreviewInputs } from './inputs';
import { fringeUniforms, type FringeUniforms } from './uniforms';

/** How hair is shown other than it is. */
export interface FringeInputs {
  readonly look: FringeUniforms;
  readonly points: HairPointTile;
  /** See `HairAhead.ground`. */
  readonly ground: Texture;
}

/** Without the skin's colour nothing is known to lie behind hair. */
export function fringeOn(
  { fringe, skin, mmPerPx, grain }: PreviewInputs,
  ground: Texture | null,
): FringeInputs | null {
  const changed = skin && fringeUniforms(fringe, mmPerPx, grain);
  return changed && ground && { ...changed, ground };
}
