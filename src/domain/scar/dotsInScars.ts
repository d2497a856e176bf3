import type { FollicleField } from '../follicles/types';
import type { Vec3 } from '../head/types';
import { type OntoSkin, pointAt } from '../skinTrack';
import type { Scar } from './scar';

/** An impression is set into a round scar from so near, mm: at any density some lie nearer. [A] */
const TAKEN_FROM_MM = 1.5;
/** No hand meets the very middle: of half of the scar's width, so far from it. [A] */
const BESIDE_MIDDLE = 0.3;

interface Centre {
  readonly place: Vec3;
  readonly halfWidthMm: number;
}

/**
 * The impressions with one set into each small round scar, as an artist does: of those beside it the first of the pattern,
 * so that it is there from few dots on and in every session. All others, and the order of all, stay as they are; the field
 * itself where there is no such scar.
 */
export function dotsInScars(field: FollicleField, scars: readonly Scar[], ontoSkin: OntoSkin): FollicleField {
  const open = new OpenCentres(scars, ontoSkin);
  if (open.count === 0) return field;
  const positionMm = field.positionMm.slice();
  for (let i = 0; i < field.count && open.count > 0; i++) {
    const from = pointAt(positionMm, 3 * i);
    const centre = open.take(from);
    if (centre) positionMm.set(besideMiddle(centre, from), 3 * i);
  }
  return { ...field, positionMm };
}

function besideMiddle({ place, halfWidthMm }: Centre, from: Vec3): Vec3 {
  const away = minus(from, place);
  const share = Math.min(1, (BESIDE_MIDDLE * halfWidthMm) / (Math.hypot(...away) || 1));
  return [place[0] + share * away[0], place[1] + share * away[1], place[2] + share * away[2]];
}

/** Scars into which no dot has been set, found by where they lie. */
class OpenCentres {
  count = 0;
  /** By cubes as wide as the reach: each centre is in the 27 around it. */
  private readonly near = new Map<number, Set<Centre>>();

  constructor(scars: readonly Scar[], ontoSkin: OntoSkin) {
    for (const { kind, pointsMm, widthMm } of scars) {
      if (kind !== 'fue') continue;
      for (let k = 0; k < pointsMm.length; k += 3)
        this.add({ place: ontoSkin(pointAt(pointsMm, k)), halfWidthMm: widthMm / 2 });
    }
  }

  /** The nearest one, which is open no more. */
  take(from: Vec3): Centre | null {
    let nearest: Centre | null = null,
      least = TAKEN_FROM_MM;
    for (const centre of this.near.get(cubeAt(from, [0, 0, 0])) ?? []) {
      const distance = Math.hypot(...minus(from, centre.place));
      if (distance < least) [nearest, least] = [centre, distance];
    }
    if (nearest) {
      for (const cube of cubesAround(nearest.place)) this.near.get(cube)!.delete(nearest);
      this.count--;
    }
    return nearest;
  }

  private add(centre: Centre): void {
    for (const cube of cubesAround(centre.place)) {
      const there = this.near.get(cube);
      if (there) there.add(centre);
      else this.near.set(cube, new Set([centre]));
    }
    this.count++;
  }
}

const cubesAround = (place: Vec3): readonly number[] =>
  [-1, 0, 1].flatMap((x) => [-1, 0, 1].flatMap((y) => [-1, 0, 1].map((z) => cubeAt(place, [x, y, z]))));

/** A number of its own for every cube within some hundred mm. */
function cubeAt(place: Vec3, beside: Vec3): number {
  const along = (axis: 0 | 1 | 2): number => Math.floor(place[axis] / TAKEN_FROM_MM) + beside[axis] + 512;
  return (along(0) * 1024 + along(1)) * 1024 + along(2);
}

const minus = (a: Vec3, b: Vec3): Vec3 => [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
