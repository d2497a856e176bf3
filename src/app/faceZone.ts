import { MESH_OF_LANDMARK } from '../domain/head/fit/faceMarks';
import { faceParts } from '../domain/zones/faceParts';
import type { FaceZoneKind, ZonePart } from '../domain/zones/zone';
import type { Services } from './services';

/** Where a beard or a moustache grows on the head of the selected photo; null where the photo shows no face. */
export async function faceZoneParts(
  { photos, compute }: Services,
  kind: FaceZoneKind,
): Promise<readonly ZonePart[] | null> {
  const photo = photos.selected;
  const face = photo?.observation.face;
  if (!photo?.head || !face || !photo.treatment) return null;
  const pxPerPx = photo.decoded.widthPx / photo.treatment.map.width;
  const pointsPx = MESH_OF_LANDMARK.flatMap((mesh) => [
    pxPerPx * face.landmarks[3 * mesh]!,
    pxPerPx * face.landmarks[3 * mesh + 1]!,
  ]);
  const { shape } = photo.head.fit;
  const seenMm = await compute.placesOnHead(photo.id, pointsPx);
  return seenMm && faceParts(kind, shape, seenMm);
}
