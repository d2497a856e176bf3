import { NO_CORRECTION } from '../domain/head/correction';
import { treatInput, type Drawing } from './Drawing';
import { fitHeadOf, mappedHead, personShape, shownPhoto } from './openPhoto';
import type { Services } from './services';

/**
 * Fits the selected photo again where the document's oval for it is another than the one it was fitted with: after the
 * gesture, and after its undo.
 */
export class OvalFollower {
  private following: Promise<void> | null = null;

  constructor(
    private readonly services: Services,
    private readonly drawing: Drawing,
  ) {}

  async follow(): Promise<void> {
    while (this.wanted() !== undefined) {
      this.following ??= this.refit().finally(() => {
        this.following = null;
      });
      await this.following;
    }
  }

  /** The oval to fit with, null for none; undefined where the photo is fitted with the right one. */
  private wanted() {
    const photo = this.services.photos.selected;
    if (!photo) return undefined;
    const oval = this.services.document.getState().ovals[photo.id] ?? photo.openedOval;
    return oval === photo.oval ? undefined : oval;
  }

  private async refit(): Promise<void> {
    const { photos, compute, planting, status } = this.services;
    const photo = photos.selected;
    const oval = this.wanted();
    if (!photo || oval === undefined) return;
    const { id, decoded, observation } = photo;
    status.setState({ job: { stage: 'fit', fraction: 0.5, cancellable: false } });
    try {
      const shape = personShape(this.services, id);
      const options = oval ? { headOval: oval } : {};
      const fit = await fitHeadOf(this.services, { id, observation, options, shape });
      const field = fit && !shape ? planting.field(fit.shape) : null;
      const { plan, strokes } = this.services.document.getState();
      const laid = fit && { fit, ruler: null };
      const mapped = laid && (await mappedHead(this.services, laid, treatInput(id, plan, strokes[id] ?? [])));
      const head = mapped?.head ?? null;
      const now = photos.get(id);
      if (!now) {
        await compute.forget(id);
        return;
      }
      if (field || !shape) this.drawing.setField(field);
      const shown = shownPhoto(id, decoded, observation, head, oval);
      photos.put({
        ...now,
        oval,
        machineFit: mapped ? fit : null,
        correction: NO_CORRECTION,
        head,
        wire: null,
        treatment: mapped?.treatment ?? null,
        shown,
      });
    } finally {
      status.setState({ job: null });
    }
  }
}
