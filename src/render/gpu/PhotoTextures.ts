import type { Texture, WebGLRenderer } from 'three';
import { photoTexture } from './textures';

interface Prepared {
  readonly working: ImageBitmap;
  readonly texture: Texture;
}

/** The photo on the GPU, and one that is there before it is shown. */
export class PhotoTextures {
  #shown: Texture | null = null;
  #prepared: Prepared | null = null;

  constructor(private readonly renderer: WebGLRenderer) {}

  get shown(): Texture | null {
    return this.#shown;
  }

  /** Lets go of what comes of it, unless that is shown by then. */
  prepare(working: ImageBitmap): () => void {
    this.#prepared?.texture.dispose();
    const prepared = { working, texture: photoTexture(this.renderer, working) };
    this.#prepared = prepared;
    return () => {
      if (this.#prepared === prepared) this.#forgetPrepared();
    };
  }

  show(working: ImageBitmap | null): void {
    this.#shown?.dispose();
    if (working && this.#prepared?.working === working) {
      this.#shown = this.#prepared.texture;
      this.#prepared = null;
    } else this.#shown = working && photoTexture(this.renderer, working);
  }

  dispose(): void {
    this.show(null);
    this.#forgetPrepared();
  }

  #forgetPrepared(): void {
    this.#prepared?.texture.dispose();
    this.#prepared = null;
  }
}
