/**
 * Pictures of heads of known geometry, on the CPU, from the ICT-FaceKit surface in SMP_SHARED_DIR/heads/geometry:
 *
 *   const head = renderHead({
 *     identity: [0.4, -1.1, …],                        // up to 20 mode weights, standard deviations
 *     view: { azimuthDeg: 45, elevationDeg: 5, rollDeg: 2, fovYDeg: 35, sizePx: 1280 },   // camera.ts
 *     look: { skin: 'IV', hair: RIM_HAIR, noise: 3, seed: 7 },                             // look.ts
 *     deform: ([x, y, z]) => [1.05 * x, y, z],         // optional: beyond the model, head frame, cm
 *   });
 *   head.image                      RGBA; `await jpegOf(head.image, 88)` (photograph.ts) gives the file's bytes
 *   head.truth.surfaceAt(x, y)      the point of the skin seen at a place of the picture, head frame, cm
 *   head.truth.scalp, .areaMm2 …    per pixel, as the PNGs of the shared heads (truth.ts)
 *   head.camera                     project(camera, pointCm) gives its pixel (camera.ts)
 *   head.landmarksCm                the 68 facial landmarks, Multi-PIE order
 *   head.positions                  the vertices, cm: the same vertex is the same place on every identity
 *
 * The head frame is that of the shared heads: cm, y up, z towards the nose, x to the person's left; the same identity
 * and `deform` give the same head in every view. `truthOnly: true` leaves the image out, which takes a fifth of the time.
 */
import type { RgbaImage } from '../png';
import { borderDistances } from './border';
import { cameraOf, type HeadCamera, type HeadView } from './camera';
import { headGeometry, headPositions, LANDMARK_VERTICES, vertexNormals, type Deformation } from './geometry';
import { DEFAULT_LOOK, type HeadLook } from './look';
import { vertexOpenness } from './openness';
import { ellipsoid, eyeball, shoulders } from './parts';
import { photograph } from './photograph';
import { rasterise } from './rasterise';
import { sceneLight } from './scene';
import { truthOf, type HeadTruth } from './truth';
import { vertexAt, type Vec3 } from './vector';

export interface HeadOrder {
  readonly identity: readonly number[];
  /** How the camera stands; or a camera of one's own. */
  readonly view: HeadView | HeadCamera;
  readonly look?: Partial<HeadLook>;
  readonly deform?: Deformation;
  readonly truthOnly?: boolean;
}

export interface RenderedHead {
  readonly camera: HeadCamera;
  readonly positions: Float32Array;
  readonly landmarksCm: readonly Vec3[];
  readonly truth: HeadTruth;
  readonly image: RgbaImage;
}

/** Throws without the shared folder. */
export function renderHead(order: HeadOrder): RenderedHead {
  const geometry = headGeometry();
  const look: HeadLook = { ...DEFAULT_LOOK, ...order.look };
  const camera = 'rotation' in order.view ? order.view : cameraOf(order.view);
  const positions = headPositions(geometry, order.identity, order.deform);
  const { triangles } = geometry;
  const borderCm = borderDistances(geometry, positions);
  const eyes = ([0, 1] as const).map((side) => eyeball(geometry, positions, side));
  const meshes = [
    { positions, triangles },
    ...eyes.map(({ centre, radius }) => ellipsoid(centre, [radius, radius, radius])),
    ...(look.shoulders ? [shoulders()] : []),
  ];
  const truth = truthOf(camera, rasterise(camera, meshes), positions, triangles, borderCm, geometry.meanCm);
  const landmarksCm = LANDMARK_VERTICES.map((v) => vertexAt(positions, v));
  if (order.truthOnly)
    return { camera, positions, landmarksCm, truth, image: { width: 0, height: 0, data: new Uint8Array() } };

  const normals = vertexNormals(positions, triangles);
  const openness = vertexOpenness(positions, normals, triangles);
  const light = sceneLight({ geometry, look, camera, meshes, eyes, normals, openness, borderCm });
  const image = photograph(light, camera.widthPx, camera.heightPx, look);
  return { camera, positions, landmarksCm, truth, image };
}
