import { faceMarks } from '../head/fit/faceMarks';
import { landmark68 } from '../head/model';
import type { HeadShape, Vec3 } from '../head/types';
import { pointAt } from '../skinTrack';
import type { FaceZoneKind, ZonePart } from './zone';

/** Places among the 68 landmarks (Multi-PIE order): the base of the nose, and the lips' outer line from the right corner over the top. */
const NOSE = { right: 31, middle: 33, left: 35 } as const;
const LIPS = Array.from({ length: 12 }, (_, k) => 48 + k);
const MOUTH = { right: 48, top: 51, left: 54, bottom: 57 } as const;
/** The jaw from the right ear over the chin to the left; the beard reaches up to the height of these. */
const JAW = { right: 1, left: 15 } as const;

/** How far a moustache goes beyond the corners of the mouth, aside and down, mm. [A] */
const BEYOND_CORNER_MM = [5, -4] as const;
/** The line of the cheek: shares of the way from the jaw beside the mouth to a place outside its corner, and how it sags, mm. [A] */
const CHEEK = [
  { share: 0.35, downMm: 5 },
  { share: 0.7, downMm: 5 },
] as const;
const BESIDE_MOUTH_MM = 9;
/** Where it ends on the neck: below and behind the chin, mm; towards the ears it ends at the jaw. [A] */
const UNDER_CHIN_MM = { down: 6, back: 20 } as const;
/** Lips stay free, and so do the nostrils: a moustache begins this share of the way down to the lip. [A] */
const LIP_EDGE_MM = 1.5;
const BELOW_NOSE = 0.22;

/**
 * Where a beard or a moustache grows on this head; both leave the lips free.
 *
 * @param seenMm the 68 landmarks as the photo shows them on the head, 68 x 3, head frame, mm; NaN where one is not seen there:
 * the model's stands in for it
 */
export function faceParts(
  kind: FaceZoneKind,
  shape: HeadShape,
  seenMm: ArrayLike<number>,
): readonly ZonePart[] {
  const jaw = landmark68(shape);
  const marks = faceMarks(shape);
  const seen = (k: number): Vec3 => {
    const there = pointAt(seenMm, 3 * k);
    return there.some(Number.isNaN) ? pointAt(marks, 3 * k) : there;
  };
  const outline = kind === 'beard' ? beard((k) => pointAt(jaw, 3 * k), seen) : moustache(seen);
  return [
    part('add', outline, null),
    part(
      'remove',
      LIPS.map((k) => seen(k)),
      LIP_EDGE_MM,
    ),
  ];
}

function part(mode: ZonePart['mode'], outline: readonly Vec3[], edgeMm: number | null): ZonePart {
  const pointsMm = outline.flatMap((point) => point.map((mm) => Math.round(10 * mm) / 10));
  return { mode, shape: 'outline', pointsMm, widthsMm: [], edgeMm };
}

/** From the right ear along the cheek, below the mouth's corners, and back under the jaw. */
function beard(jaw: (k: number) => Vec3, seen: (k: number) => Vec3): readonly Vec3[] {
  const cheek = (side: 'right' | 'left'): readonly Vec3[] => {
    const outwards = side === 'right' ? -1 : 1;
    const corner = moved(seen(MOUTH[side]), outwards * BESIDE_MOUTH_MM, 0);
    const from = jaw(JAW[side]);
    return [
      from,
      ...CHEEK.map(({ share, downMm }) => moved(between(from, corner, share), 0, -downMm)),
      corner,
      seen(MOUTH[side]),
    ];
  };
  const along = Array.from({ length: JAW.left - JAW.right - 1 }, (_, k) => {
    const [x, y, z] = jaw(JAW.left - 1 - k);
    const under = Math.sin((Math.PI * (k + 1)) / (JAW.left - JAW.right));
    return [x, y - under * UNDER_CHIN_MM.down, z - under * UNDER_CHIN_MM.back] as const;
  });
  return [...cheek('right'), ...[...cheek('left')].reverse(), ...along];
}

/** Under the nose and down to the line between the lips. */
function moustache(seen: (k: number) => Vec3): readonly Vec3[] {
  const wing = (side: 'right' | 'left'): readonly Vec3[] => {
    const outwards = side === 'right' ? -1 : 1;
    const [aside, down] = BEYOND_CORNER_MM;
    const corner = seen(MOUTH[side]);
    return [
      corner,
      moved(corner, outwards * aside, down),
      moved(between(seen(NOSE[side]), corner, 0.45), 3 * outwards, 0),
      between(seen(NOSE[side]), seen(MOUTH.top), BELOW_NOSE),
    ];
  };
  return [
    ...wing('right'),
    between(seen(NOSE.middle), seen(MOUTH.top), BELOW_NOSE),
    ...[...wing('left')].reverse(),
    between(seen(MOUTH.top), seen(MOUTH.bottom), 0.5),
  ];
}

const between = (from: Vec3, to: Vec3, share: number): Vec3 => [
  from[0] + share * (to[0] - from[0]),
  from[1] + share * (to[1] - from[1]),
  from[2] + share * (to[2] - from[2]),
];

const moved = ([x, y, z]: Vec3, asideMm: number, upMm: number): Vec3 => [x + asideMm, y + upMm, z];
