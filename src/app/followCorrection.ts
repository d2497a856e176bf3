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

  /** At once, while the scalp and the impressions follow. */
  showWire(): void {
    const photo = this.services.photos.selected;
    const fit = photo && this.fitOf(photo);
    this.wire.setState({
      wire: fit && photo.head ? projectedWire(photo.head.wire, fit, this.wanted(photo)) : null,
    });
  }

  async follow(): Promise<void> {
    for (;;) {
      const photo = this.services.photos.selected;
      if (!photo?.machineFit || photo.correction === this.wanted(photo)) return;
      this.following ??= this.remap(photo, photo.machineFit).finally(() => {
        this.following = null;
      });
      await this.following;
      await this.drawing.update();
    }
  }

  private wanted({ id }: OpenPhoto): HeadCorrection {
    return this.services.document.getState().corrections[id] ?? NO_CORRECTION;
  }

  /** The corrected fit, ruler aside; the wire head needs no more. */
  private fitOf(photo: OpenPhoto): HeadFit | null {
    const { machineFit, head } = photo;
    return machineFit && head && correctedFit(machineFit, head.wire.pinsMm, this.wanted(photo));
  }

  private async remap(photo: OpenPhoto, machineFit: HeadFit): Promise<void> {
    const { photos, planting, document, compute } = this.services;
    const { id } = photo;
    const correction = this.wanted(photo);
    const fit = this.fitOf(photo);
    if (!fit) return;
    const { plan, strokes } = document.getState();
    const treat = treatInput(id, plan, strokes[id] ?? []);
    const mapped = await mappedHead(this.services, { fit, ruler: correction.ruler }, treat);
    const now = photos.get(id);
    if (!now || !mapped) {
      await compute.forget(id);
      return;
    }
    // Another fit came meanwhile and will be followed anew.
    if (now.machineFit !== machineFit) return;
    if (!sameShape(now.head?.fit.shape, mapped.head?.fit.shape) && mapped.head)
      this.drawing.setField(planting.field(mapped.head.fit.shape));
    photos.put({ ...now, ...mapped, correction });
  }
}

const sameShape = (a: HeadShape | undefined, b: HeadShape | undefined): boolean =>
  a !== undefined &&
  b !== undefined &&
  a.scale === b.scale &&
  a.modes.every((weight, k) => weight === b.modes[k]);
