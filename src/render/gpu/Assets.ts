import type { Texture, WebGLRenderer } from 'three';
import type { FollicleField } from '../../domain/follicles/types';
import type { Mask } from '../../domain/image';
import type { ColourMap, DepthMap, RimShift, ScarMap, TreatmentMap } from '../../domain/scalp/types';
import type { PhotoGrain } from '../../domain/quality/grain';
import { grainTile, NO_GRAIN_TILE } from '../../domain/quality/grainTile';
import type { LightCheck } from '../../domain/light';
import { OWN_BYTES, OWN_NEUTRAL, ownFactor } from '../../domain/zones/ownMarks';
import { EMPTY_MASK, EMPTY_TREATMENT, NO_GRAIN } from '../inputs';
import { changedMask, changedPart, type TreatedMasks } from '../maskChange';
import { openSkin } from '../openSkin';
import {
  bandedOfMap,
  fractionOfMap,
  hairedPart,
  treatedPart,
  EMPTY_BANDED,
  EMPTY_RECT,
  grow,
  type Banded,
  type Rect,
} from '../rect';
import type { Scope } from '../scope';
import type { PhotoSize } from '../view';
import { HeadLights, type LightAsset } from './HeadLights';
import { rimAsset, type RimAsset } from './rimAsset';
import {
  colourTexture,
  depthTexture,
  fieldTextures,
  grainTexture,
  groundTexture,
  maskTexture,
  ownTexture,
  scarLevelTexture,
  scarTexture,
  treatmentTexture,
  type FieldTextures,
} from './textures';
import { PhotoTextures } from './PhotoTextures';

export interface FieldAsset {
  readonly textures: FieldTextures;
  readonly count: number;
  readonly areaCm2: number;
}

/** No skin is seen anywhere, so none hides another. */
const NO_DEPTH: DepthMap = { width: 1, height: 1, depthMm: new Float32Array(1) };

/** White, and nothing. */
const NO_SCARS: ScarMap = {
  width: 1,
  height: 1,
  rgba: Uint8Array.of(255, 255, 255, 0),
  rootLevel: new Uint8Array(1),
};

/** See `ScarMap`. */
export interface ScarAsset {
  readonly texture: Texture;
  readonly level: Texture;
  /** There are scars in the photo; without, both textures are one texel that changes nothing. */
  readonly seen: boolean;
}

const scarAsset = (scars: ScarMap | null): ScarAsset => ({
  texture: scarTexture(scars ?? NO_SCARS),
  level: scarLevelTexture(scars ?? NO_SCARS),
  seen: scars !== null,
});

/** Impressions beside the plan's, see `TreatmentMap.own`. */
export interface OwnAsset {
  readonly texture: Texture;
  /** The largest diameter beside the plan's. */
  readonly mostSize: number;
  /** The largest density. */
  readonly mostDots: number;
}

export const ownAsset = (map: TreatmentMap): OwnAsset => {
  let [size, dots] = [OWN_NEUTRAL, OWN_NEUTRAL];
  if (map.own)
    for (let i = 0; i < map.own.length; i += OWN_BYTES) {
      size = Math.max(size, map.own[i + 1]!);
      dots = Math.max(dots, map.own[i + 2]!);
    }
  return {
    texture: ownTexture(map, OWN_NEUTRAL),
    mostSize: ownFactor(size),
    mostDots: ownFactor(dots),
  };
};

/** Colour of the bare skin; black where none is known, beside which nothing is a dark strand. */
export interface BareSkinAsset {
  readonly texture: Texture;
  /** Part of the photo that it covers, see `ColourMap`. */
  readonly covers: readonly [number, number];
}

const NO_SKIN: ColourMap = { width: 1, height: 1, coversX: 1, coversY: 1, rgba: new Uint8Array(4) };

const bareSkinAsset = (skin: ColourMap | null): BareSkinAsset => {
  const map = skin ?? NO_SKIN;
  return { texture: colourTexture(map), covers: [map.coversX, map.coversY] };
};

/** How far the outline looks around itself in its mask. */
const OUTLINE_TEXELS = 1;

/** What a stroke on a zone changes, fractions of the photo's sides. */
export interface MaskChange {
  readonly treated: Rect;
  /** Of the chosen zone; null where that may be anywhere. */
  readonly outlined: Rect | null;
}

/** The inputs' copies on the GPU. Each setter gives the replaced one back. */
export class Assets {
  readonly photos: PhotoTextures;
  #field: FieldAsset | null = null;
  #fieldMade: FollicleField | null = null;
  #scalp: Texture = maskTexture(EMPTY_MASK);
  #chosen: Texture | null = null;
  #chosenMask: Mask | null = null;
  #treatment: Texture = treatmentTexture(EMPTY_TREATMENT);
  #hairGround: Texture | null = null;
  #skinDepth: Texture = depthTexture(NO_DEPTH);
  #rim: RimAsset = rimAsset(null);
  #bareSkin: BareSkinAsset = bareSkinAsset(null);
  readonly #lights = new HeadLights();
  #lightCheck: LightCheck = 'photo';
  #grain: Texture = grainTexture(NO_GRAIN_TILE);
  #scars = scarAsset(null);
  #own = ownAsset(EMPTY_TREATMENT);
  #treated: Banded = EMPTY_BANDED;
  /** null until somebody asks: hair is seldom changed. */
  #haired: Banded | null = EMPTY_BANDED;
  /** Of `treated` in a photo of that size; null until somebody asks. */
  #open: { readonly photo: PhotoSize; readonly parts: readonly Rect[] } | null = null;
  #masks: TreatedMasks = { scalp: EMPTY_MASK, treatment: EMPTY_TREATMENT, scars: null };

  constructor(scope: Scope, renderer: WebGLRenderer) {
    this.photos = new PhotoTextures(renderer);
    scope.own({
      dispose: () => {
        this.photos.dispose();
        this.setField(null);
        this.#scalp.dispose();
        this.#chosen?.dispose();
        this.#treatment.dispose();
        this.#hairGround?.dispose();
        this.#own.texture.dispose();
        this.#freeScars();
        this.#skinDepth.dispose();
        this.#freeRim();
        this.#grain.dispose();
        this.#bareSkin.texture.dispose();
        this.#lights.dispose();
      },
    });
  }

  get photo(): Texture | null {
    return this.photos.shown;
  }

  get field(): FieldAsset | null {
    return this.#field;
  }

  /** The zone that is worked on; null where none is. */
  get chosen(): Texture | null {
    return this.#chosen;
  }

  get scalp(): Texture {
    return this.#scalp;
  }

  get treatment(): Texture {
    return this.#treatment;
  }

  /** What is known of hair that is shown other than it is; null where it is as photographed. */
  get hairGround(): Texture | null {
    return this.#hairGround;
  }

  get own(): OwnAsset {
    return this.#own;
  }

  get scars(): ScarAsset {
    return this.#scars;
  }

  /** Mm along the optical axis to the nearest skin, 0 where none is seen; covers the whole photo at its own size. */
  get skinDepth(): Texture {
    return this.#skinDepth;
  }

  /** How far impressions near the outline are moved, and what lies on either side of it. */
  get rim(): RimAsset {
    return this.#rim;
  }

  /** Where the treatment's coverage is above 0, as fractions of the photo's sides; may reach beyond them. */
  get treated(): Banded {
    return this.#treated;
  }

  /** Where there is hair to be changed or treatment, likewise. */
  get haired(): Banded {
    const map = this.#masks.treatment;
    return (this.#haired ??= bandedOfMap(hairedPart(map), map));
  }

  /** Of each band of `treated` what shows skin alone, see `openSkin`. */
  openIn(photo: PhotoSize): readonly Rect[] {
    const { widthPx, heightPx } = this.#open?.photo ?? {};
    if (this.#open && widthPx === photo.widthPx && heightPx === photo.heightPx) return this.#open.parts;
    const { treatment } = this.#masks;
    const parts = openSkin(this.#treated, { treatment, rim: this.#rim.told }, photo);
    this.#open = { photo, parts };
    return parts;
  }

  get bareSkin(): BareSkinAsset {
    return this.#bareSkin;
  }

  /** Another light on the head; null for the photo's own. */
  get light(): LightAsset | null {
    return this.#lights.of(this.#lightCheck);
  }

  /** See `GrainTile`. */
  get grain(): Texture {
    return this.#grain;
  }

  setGrain(grain: PhotoGrain): void {
    this.#grain.dispose();
    this.#grain = grainTexture(grain === NO_GRAIN ? NO_GRAIN_TILE : grainTile(grain));
  }

  setSkin(skin: ColourMap | null, head: Mask | null): void {
    this.#bareSkin.texture.dispose();
    this.#lights.setHead(skin, head);
    this.#bareSkin = bareSkinAsset(skin);
  }

  setLight(light: LightCheck): void {
    this.#lightCheck = light;
  }

  /** Nothing where it is the one that is there. */
  setField(field: FollicleField | null): void {
    if (field === this.#fieldMade) return;
    this.#fieldMade = field;
    if (this.#field)
      for (const texture of Object.values(this.#field.textures)) (texture as Texture).dispose();
    this.#field = field && { textures: fieldTextures(field), count: field.count, areaCm2: field.areaCm2 };
  }

  setDepth(depth: DepthMap | null): void {
    this.#skinDepth.dispose();
    this.#skinDepth = depthTexture(depth ?? NO_DEPTH);
  }

  setRim(rim: RimShift | null): void {
    this.#freeRim();
    this.#rim = rimAsset(rim);
    this.#open = null;
  }

  /** Null where more changes than what is treated and outlined. */
  setMasks(
    scalp: Mask,
    treatment: TreatmentMap,
    scars: ScarMap | null,
    chosen: Mask | null,
  ): MaskChange | null {
    const masks = { scalp, treatment, scars };
    const treated = changedPart(this.#masks, masks);
    const outlined = changedMask(this.#chosenMask, chosen);
    this.#chosenMask = chosen;
    this.#scalp.dispose();
    this.#chosen?.dispose();
    this.#chosen = chosen && maskTexture(chosen);
    this.#freeScars();
    this.#scars = scarAsset(scars);
    this.#treatment.dispose();
    this.#hairGround?.dispose();
    this.#own.texture.dispose();
    this.#scalp = maskTexture(scalp);
    this.#treatment = treatmentTexture(treatment);
    this.#hairGround = groundTexture(treatment);
    this.#own = ownAsset(treatment);
    this.#treated = bandedOfMap(treatedPart(treatment), treatment);
    this.#masks = masks;
    this.#haired = null;
    this.#open = null;
    return (
      treated && {
        treated: fractionOfMap(treated, treatment),
        outlined: outlined && (chosen ? fractionOfMap(grow(outlined, OUTLINE_TEXELS), chosen) : EMPTY_RECT),
      }
    );
  }

  #freeRim(): void {
    this.#rim.texture.dispose();
    this.#rim.colours.dispose();
  }

  #freeScars(): void {
    this.#scars.texture.dispose();
    this.#scars.level.dispose();
  }
}
