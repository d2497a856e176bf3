import { isInField } from '../follicles/fieldMargin';
import type { ScalpMaps } from '../scalp/types';
import { isOnFace, type Zone, type ZonePart } from './zone';
import { laidPart, type ZoneGround } from './zoneShape';

/**
 * What the parts of a zone leave of whatever lies there without them, 0..255 a pixel of the maps: at least `least`, at
 * most `most`. Any order of adding and taking away comes to such a pair.
 */
export interface PartLimits {
  readonly least: Uint8Array;
  readonly most: Uint8Array;
}

export type DrawnZone = Pick<Zone, 'id' | 'kind' | 'softnessMm' | 'parts'>;

/** Less of a part, of 255, is not seen in the picture. [A] */
const REACHED_FROM = 26;

interface Known {
  readonly softnessMm: number;
  readonly parts: readonly ZonePart[];
  /** Of all parts but the last one, and of all. */
  readonly before: PartLimits;
  readonly whole: PartLimits;
}

/**
 * The parts of zones on the pixels of one photo. A zone that was asked for before and has grown by a part, or whose last
 * part has changed, costs one part.
 */
export class PartsInPhoto {
  readonly #maps: ScalpMaps;
  readonly #ground: ZoneGround;
  readonly #isInField: (i: number) => boolean;
  readonly #known = new Map<string, Known>();

  constructor(maps: ScalpMaps, ground: ZoneGround) {
    this.#maps = maps;
    this.#ground = ground;
    this.#isInField = isInField(maps);
  }

  /** null where the zone has no parts. */
  limits({ id, kind, softnessMm, parts }: DrawnZone): PartLimits | null {
    const last = parts.at(-1);
    const onFace = isOnFace(kind);
    if (!last) {
      this.#known.delete(id);
      return null;
    }
    const known = this.#known.get(id);
    if (known?.softnessMm === softnessMm && same(known.parts, parts)) return known.whole;
    const earlier = parts.slice(0, -1);
    const before = this.#reuse(known, softnessMm, earlier) ?? this.#all(earlier, softnessMm, onFace);
    const whole = this.#drawnOver(before, last, softnessMm, onFace);
    this.#known.set(id, { softnessMm, parts, before, whole });
    return whole;
  }

  /** Whether any of the parts reaches skin of the photo on which such a zone can lie. */
  reaches({ kind, softnessMm }: Pick<Zone, 'kind' | 'softnessMm'>, parts: readonly ZonePart[]): boolean {
    const added = parts.map((part): ZonePart => ({ ...part, mode: 'add' }));
    return this.#all(added, softnessMm, isOnFace(kind)).least.some((amount) => amount >= REACHED_FROM);
  }

  /** Zones that are gone need no memory. */
  keep(ids: readonly string[]): void {
    for (const id of this.#known.keys()) if (!ids.includes(id)) this.#known.delete(id);
  }

  #reuse(known: Known | undefined, softnessMm: number, parts: readonly ZonePart[]): PartLimits | null {
    if (known?.softnessMm !== softnessMm) return null;
    if (same(known.parts, parts)) return known.whole;
    return same(known.parts.slice(0, -1), parts) ? known.before : null;
  }

  #all(parts: readonly ZonePart[], softnessMm: number, onFace: boolean): PartLimits {
    const { width, height } = this.#maps;
    const limits = {
      least: new Uint8Array(width * height),
      most: new Uint8Array(width * height).fill(255),
    };
    for (const part of parts) this.#draw(limits, part, softnessMm, onFace);
    return limits;
  }

  #drawnOver({ least, most }: PartLimits, part: ZonePart, softnessMm: number, onFace: boolean): PartLimits {
    const limits = { least: least.slice(), most: most.slice() };
    this.#draw(limits, part, softnessMm, onFace);
    return limits;
  }

  #draw({ least, most }: PartLimits, part: ZonePart, softnessMm: number, onFace: boolean): void {
    const { width, box, facing, positionMm } = this.#maps;
    const { middle, radiusMm, amount } = laidPart(part, softnessMm, this.#ground, onFace);
    const canBear = onFace ? (i: number): boolean => facing[i]! > 0 : this.#isInField;
    const adds = part.mode === 'add';
    for (let y = box.y0; y <= box.y1; y++)
      for (let i = y * width + box.x0; i <= y * width + box.x1; i++) {
        const dx = positionMm[3 * i]! - middle[0];
        if (dx > radiusMm || dx < -radiusMm) continue;
        const dy = positionMm[3 * i + 1]! - middle[1],
          dz = positionMm[3 * i + 2]! - middle[2];
        if (dx * dx + dy * dy + dz * dz > radiusMm * radiusMm) continue;
        if (!canBear(i)) continue;
        const there = Math.round(
          255 * amount(positionMm[3 * i]!, positionMm[3 * i + 1]!, positionMm[3 * i + 2]!),
        );
        if (there === 0) continue;
        if (adds) {
          if (there > least[i]!) least[i] = there;
          if (there > most[i]!) most[i] = there;
        } else {
          if (255 - there < least[i]!) least[i] = 255 - there;
          if (255 - there < most[i]!) most[i] = 255 - there;
        }
      }
  }
}

/** By value: parts come anew with every message to the worker. */
function same(a: readonly ZonePart[], b: readonly ZonePart[]): boolean {
  return a.length === b.length && a.every((part, i) => part === b[i] || samePart(part, b[i]!));
}

const samePart = (a: ZonePart, b: ZonePart): boolean =>
  a.mode === b.mode &&
  a.shape === b.shape &&
  a.edgeMm === b.edgeMm &&
  sameNumbers(a.pointsMm, b.pointsMm) &&
  sameNumbers(a.widthsMm, b.widthsMm);

const sameNumbers = (a: readonly number[], b: readonly number[]): boolean =>
  a.length === b.length && a.every((value, i) => value === b[i]);
