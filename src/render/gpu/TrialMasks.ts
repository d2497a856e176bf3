import type { Texture } from 'three';
import type { Mask } from '../../domain/image';
import type { TreatmentMap } from '../../domain/scalp/types';
import { fractionOfMap, treatedPart, type Rect } from '../rect';
import { ownAsset, type OwnAsset } from './Assets';
import { groundTexture, maskTexture, treatmentTexture } from './textures';

/** What another plan makes of the photo, on the GPU for as long as one small picture of it is drawn. */
export class TrialMasks {
  readonly scalp: Texture;
  readonly coverage: Texture;
  readonly own: OwnAsset;
  readonly hairGround: Texture | null;
  /** As of `Assets`. */
  readonly treatedFraction: Rect;

  constructor(scalp: Mask, treatment: TreatmentMap) {
    this.scalp = maskTexture(scalp);
    this.coverage = treatmentTexture(treatment);
    this.own = ownAsset(treatment);
    this.hairGround = groundTexture(treatment);
    this.treatedFraction = fractionOfMap(treatedPart(treatment).around, treatment);
  }

  dispose(): void {
    this.scalp.dispose();
    this.coverage.dispose();
    this.own.texture.dispose();
    this.hairGround?.dispose();
  }
}
