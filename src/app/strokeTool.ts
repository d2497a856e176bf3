import type { BrushStroke } from '../domain/scalp/strokes';
import type { TreatmentMap } from '../domain/scalp/types';
import type { DocumentState } from '../state/documentStore';
import type { Drawing } from './Drawing';
import type { OpenPhoto, PhotoTreatment } from './photos';
import type { DocumentEdits } from './documentEdits';
import type { Services } from './services';
import { announce } from '../state/statusStore';

const NO_HAIR_GROWS =
  'Nothing was added: dots can only be placed on skin where hair grows or used to grow, not on the face or beside the head.';
/** From here on a pixel counts as treated, of 255. */
const TREATED = 128;

/** The outline brush: a drag is drawn live and committed once, so it is one undo step. */
export class StrokeTool {
  private stroke: BrushStroke | null = null;
  private photoId: string | null = null;
  private untouched: PhotoTreatment | null = null;

  constructor(
    private readonly services: Services,
    private readonly drawing: Drawing,
    private readonly edits: DocumentEdits,
  ) {}

  start(xPx: number, yPx: number): void {
    const { photos, view } = this.services;
    const { tool, brushRadiusMm } = view.getState();
    const photo = photos.selected;
    const head = photo?.head;
    if (!head || (tool !== 'add' && tool !== 'remove')) return;
    this.stroke = { mode: tool, radiusPx: brushRadiusMm / head.mmPerPx, points: [xPx, yPx] };
    this.photoId = photo.id;
    this.untouched = this.settledTreatment(photo);
    announce(this.services.status, '');
    this.draw();
  }

  move(points: readonly number[]): void {
    if (!this.stroke) return;
    this.stroke = { ...this.stroke, points: [...this.stroke.points, ...points] };
    this.draw();
  }

  /** Resolves when it is known whether the stroke changed anything; one that did not leaves no step. */
  async end(): Promise<void> {
    const { stroke, photoId, untouched } = this;
    this.stroke = null;
    this.photoId = null;
    this.untouched = null;
    this.drawing.setLiveStroke(null);
    if (!stroke || photoId === null || !this.services.photos.get(photoId)) return;
    this.edits.settle();
    const { document, photos, status } = this.services;
    const { pastStates, futureStates } = document.temporal.getState();
    const before = document.getState();
    const { strokes } = before;
    document.setState({
      step: 'outline',
      strokes: { ...strokes, [photoId]: [...(strokes[photoId] ?? []), stroke] },
    });
    const after = document.getState();
    await this.drawing.update();
    const photo = photos.get(photoId);
    const treatment = photo?.treatment;
    // Where the person has gone on meanwhile the step stays: others may stand on it.
    if (!treatment || document.getState() !== after || !treatment.of.strokes.includes(stroke)) return;
    if (!untouched || !sameSkin(untouched, treatment)) return;
    this.takeBack(before);
    document.temporal.setState({ pastStates, futureStates });
    if (stroke.mode === 'add' && !touches(stroke, treatment.map, photo.decoded.widthPx))
      announce(status, NO_HAIR_GROWS);
  }

  private takeBack(before: DocumentState): void {
    const { document } = this.services;
    const history = document.temporal.getState();
    history.pause();
    document.setState(before);
    history.resume();
  }

  /** The treatment before the stroke; null while another one is still on its way. */
  private settledTreatment({ id, treatment }: OpenPhoto): PhotoTreatment | null {
    const committed = this.services.document.getState().strokes[id] ?? [];
    if (treatment?.of.strokes.length !== committed.length) return null;
    return committed.every((stroke, i) => stroke === treatment.of.strokes[i]) ? treatment : null;
  }

  private draw(): void {
    this.drawing.setLiveStroke(this.stroke);
    void this.drawing.update();
  }
}

const sameBytes = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((value, i) => value === b[i]);

const sameSkin = (a: PhotoTreatment, b: PhotoTreatment): boolean =>
  sameBytes(a.map.layers, b.map.layers) && sameBytes(a.scalp.coverage, b.scalp.coverage);

/** The stroke crossed what is treated anyway. */
function touches(
  { points }: BrushStroke,
  { width, height, layers }: TreatmentMap,
  photoWidthPx: number,
): boolean {
  const photoPxPerPx = photoWidthPx / width;
  for (let k = 0; k + 1 < points.length; k += 2) {
    const x = Math.floor((points[k] ?? 0) / photoPxPerPx);
    const y = Math.floor((points[k + 1] ?? 0) / photoPxPerPx);
    if (x >= 0 && x < width && y >= 0 && y < height && (layers[4 * (y * width + x)] ?? 0) >= TREATED)
      return true;
  }
  return false;
}
