import { isInField } from '../follicles/fieldMargin';
import type { PlannedHairline } from '../hairline/hairline';
import type { Mask } from '../image';
import { isOnFace } from '../zones/zone';
import { emptyMixture, mixZones, type Mixture, type ZoneSkin } from '../zones/zoneMix';
import { OWN_BYTES, OWN_NEUTRAL, ownByte } from '../zones/ownMarks';
import type { ZonesInPhoto } from '../zones/zonesInPhoto';
import { bareAlong, type BareShare } from './bareShare';
import { insideOf } from './insideOf';
import { PLACE_VALUES } from './placesAlong';
import type { ScalpMaps } from './types';

/** Coverage (0..255) times mm2 a photo px. */
export interface SkinSums {
  planned: number;
  treated: number;
  scars: number;
}

/** What is known of one row of the maps. */
interface RowGround {
  /** Coverage of the scalp. */
  readonly outline: Uint8Array;
  readonly added: Mask | null;
  readonly places: Float64Array;
  readonly y: number;
}

/** Rows of a photo treated by several zones. */
export class ZonedRows {
  /** See `TreatmentMap`. */
  readonly own: Uint8Array | null;
  readonly #maps: ScalpMaps;
  readonly #hairline: PlannedHairline;
  readonly #zones: ZonesInPhoto;
  readonly #hasBand: boolean;
  /** Where impressions can lie. */
  readonly #canBear: (i: number) => boolean;
  readonly #least: Float64Array;
  readonly #most: Float64Array;
  readonly #bare: Float64Array;
  /** A row of each share of what hair leaves; zones that go over into hair as far as each other have one. */
  readonly #bareRows = new Map<BareShare, Float32Array>();
  readonly #mixture: Mixture;
  /** Of each zone, as `SkinSums`. */
  readonly #planned: Float64Array;
  readonly #treated: Float64Array;

  constructor(maps: ScalpMaps, hairline: PlannedHairline, zones: ZonesInPhoto) {
    this.#maps = maps;
    this.#hairline = hairline;
    this.#zones = zones;
    this.#hasBand = zones.zones.some(({ kind }) => kind === 'hairline');
    const hasFace = zones.zones.some(({ kind }) => isOnFace(kind));
    this.#canBear = hasFace ? (i) => maps.facing[i]! > 0 : isInField(maps);
    this.#least = new Float64Array(zones.zones.length);
    this.#most = new Float64Array(zones.zones.length).fill(1);
    this.#bare = new Float64Array(zones.zones.length).fill(1);
    for (const share of zones.bare) if (share) this.#bareRows.set(share, new Float32Array(maps.width));
    this.#mixture = emptyMixture(zones.zones.length);
    this.#planned = new Float64Array(zones.zones.length);
    this.#treated = new Float64Array(zones.zones.length);
    const hasOwn = zones.zones.some(({ logStrength, logSize }) => logStrength !== 0 || logSize !== 0);
    this.own = hasOwn ? new Uint8Array(OWN_BYTES * maps.width * maps.height).fill(OWN_NEUTRAL) : null;
  }

  treat({ outline, added, places, y }: RowGround, layers: Uint8Array, sums: SkinSums): void {
    const { width, box, areaMm2 } = this.#maps;
    const mixture = this.#mixture;
    for (const [share, row] of this.#bareRows) bareAlong(share, y, row);
    for (let x = box.x0, i = y * width + x; x <= box.x1; x++, i++) {
      const scalp = insideOf(outline[i]!);
      // What is drawn beyond the hair border counts as far as impressions can lie there.
      const drawn = this.#canBear(i) ? this.#limitsAt(i) : 0;
      const inside = Math.max(scalp, drawn);
      if (inside === 0) continue;
      const byHand = added?.coverage[i] === 255;
      this.#bareAt(x, byHand);
      const onLine = scalp > 0 && !byHand;
      mixZones(
        this.#zones.zones,
        {
          density: byHand ? 1 : onLine ? places[PLACE_VALUES * x]! : 0,
          ramp: byHand ? 1 : onLine ? places[PLACE_VALUES * x + 1]! : 0,
          behindMm: this.#hasBand ? this.#behindMm(i) : 0,
          bare: this.#bare,
        },
        this.#least,
        this.#most,
        mixture,
      );
      const covered = Math.trunc(inside * mixture.treated + 0.5);
      layers[4 * i] = covered;
      layers[4 * i + 1] = covered === 0 ? 255 : 255 * mixture.ramp + 0.5;
      if (this.own && covered > 0) {
        this.own[OWN_BYTES * i] = ownByte(mixture.logStrength);
        this.own[OWN_BYTES * i + 1] = ownByte(mixture.logSize);
      }
      if (mixture.plannedArea === 0) continue;
      const skin = inside * areaMm2[i]!;
      sums.planned += skin * mixture.plannedArea;
      sums.treated += skin * mixture.treatedArea;
      for (let k = 0; k < this.#planned.length; k++) {
        if (mixture.areas[k] === 0) continue;
        this.#planned[k]! += skin * mixture.areas[k]!;
        this.#treated[k]! += skin * mixture.bareAreas[k]!;
      }
    }
  }

  /** Of each zone, in the rows so far. */
  skin(mm2PerUnit: number): readonly ZoneSkin[] {
    return Array.from(this.#planned, (planned, k) => ({
      plannedMm2: planned * mm2PerUnit,
      treatedMm2: this.#treated[k]! * mm2PerUnit,
    }));
  }

  /** Sets what the zones' parts say of a pixel; the most that any of them adds, 0..255. */
  #limitsAt(i: number): number {
    let added = 0;
    this.#zones.limits.forEach((limits, k) => {
      if (!limits) return;
      this.#least[k] = limits.least[i]! / 255;
      this.#most[k] = limits.most[i]! / 255;
      if (limits.least[i]! > 0) added = 255;
    });
    return added;
  }

  #bareAt(x: number, byHand: boolean): void {
    if (this.#bareRows.size === 0) return;
    this.#zones.bare.forEach((share, k) => {
      this.#bare[k] = byHand || !share ? 1 : this.#bareRows.get(share)![x]!;
    });
  }

  #behindMm(i: number): number {
    const { positionMm, borderDistanceMm } = this.#maps;
    return this.#hairline.distanceMm(
      positionMm[3 * i]!,
      positionMm[3 * i + 1]!,
      positionMm[3 * i + 2]!,
      borderDistanceMm[i]!,
    );
  }
}
