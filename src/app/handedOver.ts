import type { Mask } from '../domain/image';
import type { Treatment } from './treatPhoto';

/**
 * The treatment on its way out of the worker, and all that moves with it. What the worker keeps for the next one goes as a
 * copy that is made here: else the page would make it, in the task that takes the answer.
 */
export function handedOver(treatment: Treatment): {
  readonly treatment: Treatment;
  readonly moved: ArrayBufferLike[];
} {
  const { map, scars } = treatment;
  const moved: ArrayBufferLike[] = map.own ? [map.layers.buffer, map.own.buffer] : [map.layers.buffer];
  const copies = new Map<Uint8Array, Uint8Array>();
  const copyOf = (bytes: Uint8Array): Uint8Array => {
    const known = copies.get(bytes);
    if (known) return known;
    const copy = bytes.slice();
    copies.set(bytes, copy);
    moved.push(copy.buffer);
    return copy;
  };
  const maskOf = (mask: Mask): Mask => ({ ...mask, coverage: copyOf(mask.coverage) });
  return {
    treatment: {
      ...treatment,
      scalp: maskOf(treatment.scalp),
      shownIn: maskOf(treatment.shownIn),
      chosen: treatment.chosen && maskOf(treatment.chosen),
      map: { ...map, ...(map.hairGround && { hairGround: copyOf(map.hairGround) }) },
      scars: scars && { ...scars, rgba: copyOf(scars.rgba), rootLevel: copyOf(scars.rootLevel) },
    },
    moved,
  };
}
