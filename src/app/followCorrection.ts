import { correctedFit } from '../domain/head/correctedFit';
import { NO_CORRECTION, type HeadCorrection } from '../domain/head/correction';
import { projectedWire } from '../domain/head/projectedWire';
import type { HeadFit, HeadShape } from '../domain/head/types';
import type { WireStore } from '../state/wireStore';
import { treatInput, type Drawing } from './Drawing';
import { mappedHead } from './openPhoto';
import type { OpenPhoto } from './photos';
import type { Services } from './services';

/** Keeps the wire head, the scalp and the impressions where the document's correction lays the selected photo's head. */
export class CorrectionFollower {
  private following: Promise<void> | null = null;

  constructor(
    private readonly services: Services,
    private readonly drawing: Drawing,
    private readonly wire: WireStore,
  ) {}

  /** At once, while the scalp and the impressions follow; where its curves are not known yet, as soon as they are. */
  async showWire(): Promise<void> {
    const photo = this.services.photos.selected;
    if (photo?.machineFit && photo.wire === null) await this.bringWire(photo.id, photo.machineFit.shape);
    const now = this.services.photos.selected;
    const fit = now && this.fitOf(now);
    this.wire.setState({ wire: fit && now.wire ? projectedWire(now.wire, fit, this.wanted(now)) : null });
  }

  async follow(): Promise<void> {
    for (;;) {
      const photo = this.services.photos.selected;
      if (!photo?.machineFit || photo.correction === this.wanted(photo)) return;
      if (photo.wire === null) await this.bringWire(photo.id, photo.machineFit.shape);
      this.following ??= this.remap(photo.id).finally(() => {
        this.following = null;
      });
      await this.following;
      await this.drawing.update();
    }
  }

  private wanted({ id }: OpenPhoto): HeadCorrection {
    return this.services.document.getState().corrections[id] ?? NO_CORRECTION;
  }

  private async bringWire(id: string, shape: HeadShape): Promise<void> {
    const { compute, photos } = this.services;
    const wire = await compute.wire(shape);
    const now = photos.get(id);
    if (now && sameShape(now.machineFit?.shape, shape)) photos.put({ ...now, wire });
  }

  /** The corrected fit, ruler aside; null where the curves and points of this head are not known yet. */
  private fitOf(photo: OpenPhoto): HeadFit | null {
    const { machineFit, wire } = photo;
    return machineFit && wire && correctedFit(machineFit, wire.pinsMm, this.wanted(photo));
  }

  private async remap(id: string): Promise<void> {
    const { photos, planting, document, compute } = this.services;
    const photo = photos.get(id);
    const fit = photo && this.fitOf(photo);
    if (!fit) return;
    const correction = this.wanted(photo);
    const { plan, strokes } = document.getState();
    const treat = treatInput(id, plan, strokes[id] ?? []);
    const mapped = await mappedHead(this.services, { fit, ruler: correction.ruler }, treat);
    const now = photos.get(id);
    if (!now || !mapped) {
      await compute.forget(id);
      return;
    }
    // Another fit came meanwhile and will be followed anew.
    if (now.machineFit !== photo.machineFit) return;
    if (mapped.head && !sameShape(now.head?.fit.shape, mapped.head.fit.shape))
      this.drawing.setField(planting.field(mapped.head.fit.shape));
    photos.put({ ...now, ...mapped, correction });
  }
}

const sameShape = (a: HeadShape | undefined, b: HeadShape | undefined): boolean =>
  a !== undefined &&
  b !== undefined &&
  a.scale === b.scale &&
  a.modes.every((weight, k) => weight === b.modes[k]);
