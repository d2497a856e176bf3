import type { BrushStroke } from '../domain/scalp/strokes';
import type { Drawing } from './Drawing';
import type { Services } from './services';

/** The outline brush: a drag is drawn live and committed once, so it is one undo step. */
export class StrokeTool {
  private stroke: BrushStroke | null = null;

  constructor(
    private readonly services: Services,
    private readonly drawing: Drawing,
  ) {}

  start(xPx: number, yPx: number): void {
    const { photos, view } = this.services;
    const { tool, brushRadiusMm } = view.getState();
    const head = photos.selected?.head;
    if (!head || (tool !== 'add' && tool !== 'remove')) return;
    this.stroke = { mode: tool, radiusPx: brushRadiusMm / head.mmPerPx, points: [xPx, yPx] };
    this.draw();
  }

  move(points: readonly number[]): void {
    if (!this.stroke) return;
    this.stroke = { ...this.stroke, points: [...this.stroke.points, ...points] };
    this.draw();
  }

  end(): void {
    const { stroke } = this;
    const photo = this.services.photos.selected;
    this.stroke = null;
    this.drawing.setLiveStroke(null);
    if (!stroke || !photo) return;
    const { document } = this.services;
    const { strokes } = document.getState();
    document.setState({ strokes: { ...strokes, [photo.id]: [...(strokes[photo.id] ?? []), stroke] } });
  }

  private draw(): void {
    this.drawing.setLiveStroke(this.stroke);
    void this.drawing.update();
  }
}
