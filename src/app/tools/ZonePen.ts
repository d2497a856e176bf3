import type { ZoneDrawToolId } from '../../state/viewStore';
import type { DocumentEdits } from '../documentEdits';
import type { PlanCommands } from '../planCommands';
import type { Services } from '../services';
import { ZoneBrush } from './ZoneBrush';
import { ZoneEraser } from './ZoneEraser';
import { ZoneFill } from './ZoneFill';
import { ZoneLasso } from './ZoneLasso';
import { ZoneLayer } from './ZoneLayer';
import { ZonePolygon } from './ZonePolygon';
import type { ZoneTool } from './ZoneTool';

/** The hand that draws on the chosen zone, with one of its tools at a time. */
export class ZonePen {
  private readonly layer: ZoneLayer;
  private readonly tools: Readonly<Record<ZoneDrawToolId, ZoneTool>>;
  private using: ZoneTool | null = null;

  constructor(services: Services, plan: PlanCommands, edits: DocumentEdits) {
    this.layer = new ZoneLayer(services, plan, edits);
    this.tools = {
      'zone-brush': new ZoneBrush(this.layer),
      'zone-eraser': new ZoneEraser(this.layer),
      'zone-lasso': new ZoneLasso(this.layer),
      'zone-polygon': new ZonePolygon(this.layer),
      'zone-fill': new ZoneFill(this.layer),
    };
  }

  /** Whether something can be drawn; where not, that is said. */
  ready(): boolean {
    return this.layer.begin() !== null;
  }

  /** Photo px; pressure 0..1, of a mouse or finger 1. */
  start(tool: ZoneDrawToolId, xPx: number, yPx: number, pressure: number): boolean {
    this.using = this.tools[tool];
    return this.using.start(xPx, yPx, pressure);
  }

  /** x, y, pressure, x, y, pressure, … */
  move(points: readonly number[]): void {
    this.using?.move(points);
  }

  /** Resolves when it is a step, or none. */
  async end(): Promise<void> {
    await this.using?.end();
  }

  abandon(): void {
    this.using?.abandon();
  }
}
