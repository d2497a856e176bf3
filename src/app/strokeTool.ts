import type { BrushStroke } from '../domain/scalp/strokes';
import type { Drawing } from './Drawing';
import type { PlanCommands } from './planCommands';
import type { Services } from './services';

/** The outline brush: a drag is drawn live and committed once, so it is one undo step. */
export class StrokeTool {
  private stroke: BrushStroke | null = null;
  private photoId: string | null = null;

  constructor(
    private readonly services: Services,
    private readonly drawing: Drawing,
    private readonly plan: PlanCommands,
  ) {}

  start(xPx: number, yPx: number): void {
    const { photos, view } = this.services;
    const { tool, brushRadiusMm } = view.getState();
    const photo = photos.selected;
    const head = photo?.head;
    if (!head || (tool !== 'add' && tool !== 'remove')) return;
    this.stroke = { mode: tool, radiusPx: brushRadiusMm / head.mmPerPx, points: [xPx, yPx] };
    this.photoId = photo.id;
    this.draw();
  }

  move(points: readonly number[]): void {
    if (!this.stroke) return;
    this.stroke = { ...this.stroke, points: [...this.stroke.points, ...points] };
    this.draw();
  }

  end(): void {
    const { stroke, photoId } = this;
    this.stroke = null;
    this.photoId = null;
    this.drawing.setLiveStroke(null);
    if (!stroke || photoId === null || !this.services.photos.get(photoId)) return;
    this.plan.settle();
    const { document } = this.services;
    const { strokes } = document.getState();
    document.setState({ strokes: { ...strokes, [photoId]: [...(strokes[photoId] ?? []), stroke] } });
  }

  private draw(): void {
    this.drawing.setLiveStroke(this.stroke);
    void this.drawing.update();
  }
}
