import {
  MOST_PART_POINTS,
  MOST_PARTS,
  PART_WIDTH_MM,
  type Zone,
  type ZonePart,
} from '../../domain/zones/zone';
import type { ZoneToolId } from '../../state/viewStore';
import type { DocumentEdits } from '../documentEdits';
import type { PlanCommands } from '../planCommands';
import type { Services } from '../services';

const NOT_ON_HEAD = 'Nothing was drawn: please draw on the scalp itself.';
const NO_ZONE = 'Choose a zone of the list first, or add one.';
const LOCKED = 'This zone is locked. Unlock it in the list to draw on it.';
const FULL = 'This zone holds no more strokes. Add another zone.';

/** Points closer than this share of the width, and than so many mm, say nothing new. */
const SPACING_OF_WIDTH = 0.12;
const SPACING_MM = 1.2;
/** The lightest pressure of a pen draws this share of the width. [A] */
const LEAST_PRESSURE = 0.35;

interface Stroke {
  readonly photoId: string;
  readonly zoneId: string;
  /** No two strokes are one step, however quickly they follow. */
  readonly number: number;
  readonly tool: ZoneToolId;
  readonly widthMm: number;
  readonly edgeMm: number;
  /** Parts of the zone before it: whatever settles the step meanwhile, the stroke takes the next place once. */
  readonly partsBefore: number;
  /** Photo px and pressure: x, y, p, … that wait for their places on the head. */
  waiting: number[];
  /** On the head. */
  pointsMm: number[];
  widthsMm: number[];
}

/** Brush, eraser and lasso of the chosen zone: drawn live on the head, and one step of the plan at the end. */
export class ZonePen {
  private stroke: Stroke | null = null;
  private strokes = 0;
  private laying: Promise<void> = Promise.resolve();

  constructor(
    private readonly services: Services,
    private readonly plan: PlanCommands,
    private readonly edits: DocumentEdits,
  ) {}

  /** Photo px; pressure 0..1, of a mouse or finger 1. */
  start(tool: ZoneToolId, xPx: number, yPx: number, pressure: number): boolean {
    const { photos, view, document } = this.services;
    const photo = photos.selected;
    const { zoneId, zoneBrushMm, zoneHardness } = view.getState();
    const zone = document.getState().plan.zones.find(({ id }) => id === zoneId);
    if (!photo?.head) return false;
    if (!zone) return this.refuse(NO_ZONE);
    if (zone.locked) return this.refuse(LOCKED);
    if (zone.parts.length >= MOST_PARTS) return this.refuse(FULL);
    this.services.status.setState({ announcement: '' });
    this.stroke = {
      photoId: photo.id,
      zoneId: zone.id,
      number: ++this.strokes,
      tool,
      widthMm: zoneBrushMm,
      edgeMm: ((1 - zoneHardness) * zoneBrushMm) / 2,
      partsBefore: zone.parts.length,
      waiting: [xPx, yPx, pressure],
      pointsMm: [],
      widthsMm: [],
    };
    this.lay();
    return true;
  }

  /** x, y, pressure, x, y, pressure, … */
  move(points: readonly number[]): void {
    if (!this.stroke) return;
    this.stroke.waiting.push(...points);
    this.lay();
  }

  /** Resolves when it is a step, or none. */
  async end(): Promise<void> {
    const { stroke } = this;
    if (!stroke) return;
    await this.laying;
    if (this.stroke !== stroke) return;
    this.stroke = null;
    const part = partOf(stroke);
    const zones = part && this.withPart(stroke, part);
    if (!zones) {
      this.edits.abandon();
      this.refuse(NOT_ON_HEAD);
      return;
    }
    this.plan.update({ zones }, false, stepOf(stroke));
  }

  abandon(): void {
    if (!this.stroke) return;
    this.stroke = null;
    this.edits.abandon();
  }

  private refuse(announcement: string): false {
    this.services.status.setState({ announcement });
    return false;
  }

  /** Brings what waits onto the head, one message to the worker at a time. */
  private lay(): void {
    const { stroke } = this;
    if (!stroke) return;
    this.laying = this.laying.then(() => this.layWaiting(stroke));
  }

  private async layWaiting(stroke: Stroke): Promise<void> {
    if (stroke.waiting.length === 0) return;
    const { waiting } = stroke;
    stroke.waiting = [];
    const pointsPx = waiting.filter((_, i) => i % 3 !== 2);
    const places = await this.services.compute.placesOnHead(stroke.photoId, pointsPx);
    if (!places || this.stroke !== stroke) return;
    for (let k = 0; k < places.length; k += 3) {
      const pressure = waiting[k + 2]!;
      appendPoint(stroke, places[k]!, places[k + 1]!, places[k + 2]!, pressure);
    }
    // A lasso is no zone until it is closed.
    const part = stroke.tool === 'zone-lasso' ? null : partOf(stroke);
    const zones = part && this.withPart(stroke, part);
    if (zones) this.plan.update({ zones }, true, stepOf(stroke));
  }

  /** The plan's zones with the stroke in its zone; null where that is gone. */
  private withPart({ zoneId, partsBefore }: Stroke, part: ZonePart): readonly Zone[] | null {
    const { zones } = this.services.document.getState().plan;
    if (!zones.some(({ id }) => id === zoneId)) return null;
    return zones.map((zone) =>
      zone.id === zoneId ? { ...zone, parts: [...zone.parts.slice(0, partsBefore), part] } : zone,
    );
  }
}

const stepOf = ({ tool, number }: Stroke) =>
  ({
    step: tool === 'zone-eraser' ? 'zone-erased' : 'zone-drawn',
    control: `zone-stroke:${String(number)}`,
  }) as const;

function appendPoint(stroke: Stroke, x: number, y: number, z: number, pressure: number): void {
  const { pointsMm, widthsMm, widthMm } = stroke;
  if (Number.isNaN(x) || pointsMm.length >= 3 * MOST_PART_POINTS) return;
  const last = pointsMm.length - 3;
  const spacing = Math.max(SPACING_MM, SPACING_OF_WIDTH * widthMm);
  const near =
    last >= 0 && Math.hypot(x - pointsMm[last]!, y - pointsMm[last + 1]!, z - pointsMm[last + 2]!) < spacing;
  if (near) return;
  pointsMm.push(x, y, z);
  const pressed = widthMm * (LEAST_PRESSURE + (1 - LEAST_PRESSURE) * pressure);
  widthsMm.push(Math.min(PART_WIDTH_MM.most, Math.max(PART_WIDTH_MM.least, pressed)));
}

/** null where too little of it lies on the head. */
function partOf({ tool, pointsMm, widthsMm, edgeMm }: Stroke): ZonePart | null {
  const isLasso = tool === 'zone-lasso';
  if (pointsMm.length < (isLasso ? 9 : 3)) return null;
  return {
    mode: tool === 'zone-eraser' ? 'remove' : 'add',
    shape: isLasso ? 'outline' : 'track',
    pointsMm: [...pointsMm],
    widthsMm: isLasso ? [] : [...widthsMm],
    edgeMm: isLasso ? null : edgeMm,
  };
}
