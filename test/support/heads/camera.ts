import { dot, type Vec3 } from './vector';

/** Pinhole camera of one picture: head frame (cm) to a GL camera frame, and on to pixels (y down, centres at .5). */
export interface HeadCamera {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly focalPx: number;
  /** Rows of the rotation. */
  readonly rotation: readonly [Vec3, Vec3, Vec3];
  readonly translationCm: Vec3;
}

export interface HeadView {
  /** 0 front, positive with the nose to the left of the picture, 180 back. */
  readonly azimuthDeg: number;
  /** How far the camera looks down on the head. */
  readonly elevationDeg: number;
  /** Turns the head clockwise on screen. */
  readonly rollDeg?: number;
  readonly fovYDeg: number;
  readonly sizePx?: number;
  /** Height of a mean head (22 cm) as a share of the picture's; default 0.62. */
  readonly framing?: number;
  /** Where the head's middle lies, from the picture's middle, in picture heights, right and down; default 0, 0.02. */
  readonly offset?: readonly [number, number];
}

const HEAD_HEIGHT_CM = 22;
/** A point that stays in the picture's middle when the head turns. */
const MIDDLE_CM: Vec3 = [0, 3.5, 1];

export function cameraOf(view: HeadView): HeadCamera {
  const { azimuthDeg, elevationDeg, rollDeg = 0, fovYDeg, sizePx = 1280, framing = 0.62 } = view;
  const [offsetX, offsetY] = view.offset ?? [0, 0.02];
  const radians = Math.PI / 180;
  const [ca, sa] = [Math.cos(-azimuthDeg * radians), Math.sin(-azimuthDeg * radians)];
  const [ce, se] = [Math.cos(elevationDeg * radians), Math.sin(elevationDeg * radians)];
  const [cr, sr] = [Math.cos(-rollDeg * radians), Math.sin(-rollDeg * radians)];
  const right: Vec3 = [ca, 0, sa];
  const up: Vec3 = [se * sa, ce, -se * ca];
  const towards: Vec3 = [-ce * sa, se, ce * ca];
  const turned = (p: Vec3, q: Vec3, c: number, s: number): Vec3 => [
    c * p[0] + s * q[0],
    c * p[1] + s * q[1],
    c * p[2] + s * q[2],
  ];
  const rotation = [turned(right, up, cr, -sr), turned(right, up, sr, cr), towards] as const;
  const focalPx = sizePx / 2 / Math.tan((fovYDeg * radians) / 2);
  const depthCm = (focalPx * HEAD_HEIGHT_CM) / (framing * sizePx);
  const perPx = (depthCm * sizePx) / focalPx;
  return {
    widthPx: sizePx,
    heightPx: sizePx,
    focalPx,
    rotation,
    translationCm: [
      offsetX * perPx - dot(rotation[0], MIDDLE_CM),
      -offsetY * perPx - dot(rotation[1], MIDDLE_CM),
      -depthCm - dot(rotation[2], MIDDLE_CM),
    ],
  };
}

/** From the JSON of a shared head: column-major `headToCamera` and `projection`. */
export function cameraOfJson(json: {
  readonly size: readonly number[];
  readonly headToCamera: readonly number[];
  readonly projection: readonly number[];
}): HeadCamera {
  const m = json.headToCamera;
  const row = (k: number): Vec3 => [m[k]!, m[4 + k]!, m[8 + k]!];
  return {
    widthPx: json.size[0]!,
    heightPx: json.size[1]!,
    focalPx: (json.projection[5]! * json.size[1]!) / 2,
    rotation: [row(0), row(1), row(2)],
    translationCm: [m[12]!, m[13]!, m[14]!],
  };
}

export function toCamera({ rotation, translationCm: t }: HeadCamera, p: Vec3): Vec3 {
  return [dot(rotation[0], p) + t[0], dot(rotation[1], p) + t[1], dot(rotation[2], p) + t[2]];
}

/** Pixel and depth (cm, positive before the camera) of a head-frame point. */
export function project(camera: HeadCamera, p: Vec3): { x: number; y: number; depthCm: number } {
  const [x, y, z] = toCamera(camera, p);
  return {
    x: camera.widthPx / 2 - (camera.focalPx * x) / z,
    y: camera.heightPx / 2 + (camera.focalPx * y) / z,
    depthCm: -z,
  };
}
