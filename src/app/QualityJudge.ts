import type { EdgeSamples } from '../domain/quality/types';
import { sampleEdges } from '../imaging';
import type { Drawing } from './Drawing';
import type { OpenPhoto } from './photos';
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
    const edges = photo.edges ?? (await sampledEdges(photo));
    const quality = await compute.quality(id, edges);
    const now = photos.get(id);
    if (!now || now.head !== head || !quality) return;
    photos.put({ ...now, edges, quality, qualityOf: head });
    this.drawing.publish();
  }
}

const NO_EDGES: EdgeSamples = { alongX: new Float32Array(), alongY: new Float32Array() };

/** None where this device cannot: the sharpness then stays unsaid, the rest is judged. */
async function sampledEdges({ decoded }: OpenPhoto): Promise<EdgeSamples> {
  try {
    return await sampleEdges(decoded.source);
  } catch {
    return NO_EDGES;
  }
}
