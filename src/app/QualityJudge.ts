import type { Drawing } from './Drawing';
import type { Services } from './services';

/** A head that is being turned is judged when the hand rests. */
const REST_MS = 300;

/** Finds out what the selected photo cannot show well, after it is on screen: nobody waits for that. */
export class QualityJudge {
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly services: Services,
    private readonly drawing: Drawing,
  ) {}

  /** Soon, for the photo that is selected then. */
  wake(onFailure: (error: unknown) => void): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.judge().catch(onFailure);
    }, REST_MS);
  }

  private async judge(): Promise<void> {
    const { photos, compute } = this.services;
    const photo = photos.selected;
    if (!photo?.head || photo.qualityOf === photo.head) return;
    const { id, head } = photo;
    const quality = await compute.quality(id);
    const now = photos.get(id);
    if (!now || now.head !== head || !quality) return;
    photos.put({ ...now, quality, qualityOf: head });
    this.drawing.publish();
  }
}
