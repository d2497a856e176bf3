import { MOST_PART_POINTS, PART_WIDTH_MM, type ZonePart } from '../../domain/zones/zone';
import type { StepId } from '../../state/documentStore';
import { isNear } from './pointsOnHead';
import type { OpenZone } from './ZoneLayer';
import { ZoneStroke } from './ZoneStroke';

/** Points closer than this share of the width, and than so many mm, say nothing new. */
const SPACING_OF_WIDTH = 0.12;
const SPACING_MM = 1.2;
/** The lightest pressure of a pen draws this share of the width. [A] */
const LEAST_PRESSURE = 0.35;

/** A round brush, as wide as it is pressed. */
export class ZoneBrush extends ZoneStroke {
  protected readonly step: StepId = 'zone-drawn';
  protected readonly mode: ZonePart['mode'] = 'add';
  private open: OpenZone | null = null;
  private keepsEdge = false;
  private widthMm = 0;
  private edgeMm = 0;
  private pointsMm: number[] = [];
  private widthsMm: number[] = [];

  protected begin(open: OpenZone): void {
    const { zoneBrushMm, zoneHardness, zoneKeepsEdge } = this.layer.services.view.getState();
    this.open = open;
    this.keepsEdge = zoneKeepsEdge;
    this.widthMm = zoneBrushMm;
    this.edgeMm = ((1 - zoneHardness) * zoneBrushMm) / 2;
    this.pointsMm = [];
    this.widthsMm = [];
  }

  protected add(x: number, y: number, z: number, pressure: number): void {
    const { pointsMm, widthsMm, widthMm } = this;
    const spacingMm = Math.max(SPACING_MM, SPACING_OF_WIDTH * widthMm);
    if (pointsMm.length >= 3 * MOST_PART_POINTS || isNear(pointsMm, [x, y, z], spacingMm)) return;
    pointsMm.push(x, y, z);
    const pressed = widthMm * (LEAST_PRESSURE + (1 - LEAST_PRESSURE) * pressure);
    widthsMm.push(Math.min(PART_WIDTH_MM.most, Math.max(PART_WIDTH_MM.least, pressed)));
  }

  protected live(): readonly ZonePart[] {
    const { mode, pointsMm, widthsMm, edgeMm } = this;
    if (pointsMm.length === 0) return [];
    return [{ mode, shape: 'track', pointsMm: [...pointsMm], widthsMm: [...widthsMm], edgeMm }];
  }

  /** On the way an edge is not kept to: what belongs with the place where it began is told of the whole stroke. */
  protected async whole(): Promise<readonly ZonePart[]> {
    const [stroke] = this.live();
    if (!stroke || !this.open) return [];
    if (!this.keepsEdge || this.mode === 'remove') return [stroke];
    const { photoId, zone } = this.open;
    return (await this.layer.services.compute.keptToEdge(photoId, stroke, zone)) ?? [];
  }
}
