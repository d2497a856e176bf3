import type { Texture, WebGLRenderTarget } from 'three';
import type { VariantLetter } from '../domain/plan/variants';
import { pictureTarget } from './gpu/targets';
import type { CompositePass } from './passes/CompositePass';
import { grow, holds, intersect, type Rect } from './rect';
import type { Scope } from './scope';

interface KeptPicture {
  readonly target: WebGLRenderTarget;
  /** Halvings of the picture. */
  readonly level: number;
  /** Texels of that level that the target holds. */
  readonly window: Rect;
  readonly madeFrom: readonly unknown[];
}

/** Up to here all of a picture is kept; of a larger one what is seen of it, and as much around as it may soon be moved. */
const WHOLE_UP_TO_TEXELS = 4e6;
const MARGIN_SHARE = 0.25;

/** What of a level is drawn ahead where this much is seen. */
export function windowAround(seen: Rect, all: Rect): Rect {
  if (all.width * all.height <= WHOLE_UP_TO_TEXELS) return all;
  return intersect(grow(seen, Math.ceil(MARGIN_SHARE * Math.max(seen.width, seen.height))), all);
}

/** Treated pictures of the plans that are shown beside the one that is worked on. */
export class KeptPictures {
  readonly #composite: CompositePass;
  readonly #pictures = new Map<VariantLetter, KeptPicture>();

  constructor(scope: Scope, composite: CompositePass) {
    this.#composite = composite;
    scope.own({ dispose: () => this.retain([]) });
  }

  /** Gives back all others. */
  retain(letters: readonly VariantLetter[]): void {
    for (const [letter, { target }] of this.#pictures) {
      if (letters.includes(letter)) continue;
      target.dispose();
      this.#pictures.delete(letter);
    }
  }

  get(letter: VariantLetter): Pick<KeptPicture, 'target' | 'window'> | null {
    return this.#pictures.get(letter) ?? null;
  }

  /** Whether all that is seen, texels of the level, is there as it would be made now. */
  shows(letter: VariantLetter, level: number, seen: Rect, madeFrom: readonly unknown[]): boolean {
    const kept = this.#pictures.get(letter);
    return (
      kept?.level === level &&
      holds(kept.window, seen) &&
      kept.madeFrom.every((part, i) => part === madeFrom[i])
    );
  }

  /** Copies the window out of the level's whole picture. */
  take(
    letter: VariantLetter,
    picture: Texture,
    { level, window, madeFrom }: Omit<KeptPicture, 'target'>,
  ): void {
    const { width, height } = window;
    let target = this.#pictures.get(letter)?.target;
    if (target?.width !== width || target.height !== height) {
      target?.dispose();
      target = pictureTarget(width, height);
    }
    this.#composite.copy(target, picture, { x: 0, y: 0, width, height }, [window.x, window.y]);
    this.#pictures.set(letter, { target, level, window, madeFrom });
  }
}
