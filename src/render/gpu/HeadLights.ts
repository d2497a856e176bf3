import type { Texture } from 'three';
import type { Mask } from '../../domain/image';
import { lightMap, type LightCheck } from '../../domain/light';
import type { ColourMap } from '../../domain/scalp/types';
import { bandedOfMap, relitPart, type Banded } from '../rect';
import { lightTexture } from './textures';

/** See `LightMap`. */
export interface LightAsset {
  readonly texture: Texture;
  readonly glossKept: number;
  /** Where it changes the picture, fractions of the photo's sides. */
  readonly within: Banded;
}

/** The lights that the head of one photo can be looked at in, each made when it is first asked for. */
export class HeadLights {
  readonly #made = new Map<LightCheck, LightAsset | null>();
  #skin: ColourMap | null = null;
  #head: Mask | null = null;

  /** Null where none is known. */
  setHead(skin: ColourMap | null, head: Mask | null): void {
    this.dispose();
    this.#skin = skin;
    this.#head = head;
  }

  /** Null for the photo's own light, and where no head is known. */
  of(light: LightCheck): LightAsset | null {
    let asset = this.#made.get(light);
    if (asset === undefined) {
      const map = this.#skin && this.#head && lightMap(this.#skin, this.#head, light);
      asset = map && {
        texture: lightTexture(map),
        glossKept: map.glossKept,
        within: bandedOfMap(relitPart(map), map),
      };
      this.#made.set(light, asset);
    }
    return asset;
  }

  dispose(): void {
    for (const asset of this.#made.values()) asset?.texture.dispose();
    this.#made.clear();
  }
}
