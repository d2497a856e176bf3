import type { ZonePart } from '../../domain/zones/zone';
import { isNear, outlineOf } from './pointsOnHead';
import { ZoneStroke } from './ZoneStroke';

/** Points closer than this say nothing new, mm. */
const SPACING_MM = 1.2;

/** The inside of a free line that closes itself. */
export class ZoneLasso extends ZoneStroke {
  protected readonly step = 'zone-drawn';
  private pointsMm: number[] = [];

  protected begin(): void {
    this.pointsMm = [];
  }

  protected add(x: number, y: number, z: number): void {
    if (!isNear(this.pointsMm, [x, y, z], SPACING_MM)) this.pointsMm.push(x, y, z);
  }

  /** It is no zone until it is closed. */
  protected live(): readonly ZonePart[] {
    return [];
  }

  protected whole(): readonly ZonePart[] {
    const outline = outlineOf(this.pointsMm);
    return outline ? [outline] : [];
  }
}
