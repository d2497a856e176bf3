import { TRAITS, type FollicleField } from './types';

/**
 * Two fields of one head as one: each keeps its order and comes as early as its area asks for, so every prefix has the same
 * density on both.
 */
export function joinedFields(a: FollicleField, b: FollicleField): FollicleField {
  const count = a.count + b.count;
  const joined: FollicleField = {
    count,
    areaCm2: a.areaCm2 + b.areaCm2,
    positionMm: new Float32Array(3 * count),
    normal: new Float32Array(3 * count),
    growth: new Float32Array(3 * count),
    traits: new Float32Array(TRAITS * count),
  };
  const place = (from: FollicleField, i: number, to: number): void => {
    for (const name of ['positionMm', 'normal', 'growth'] as const)
      for (let axis = 0; axis < 3; axis++) joined[name][3 * to + axis] = from[name][3 * i + axis]!;
    for (let k = 0; k < TRAITS; k++) joined.traits[TRAITS * to + k] = from.traits[TRAITS * i + k]!;
  };
  for (let i = 0, j = 0; i + j < count;) {
    const isFirst = i < a.count && (j >= b.count || (i + 0.5) * b.areaCm2 <= (j + 0.5) * a.areaCm2);
    const to = i + j;
    if (isFirst) place(a, i++, to);
    else place(b, j++, to);
  }
  return joined;
}
