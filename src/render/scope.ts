interface Disposable {
  dispose(): void;
}

/** Owns what must be given back by hand: register when made, dispose once, last made first. */
export class Scope {
  readonly #owned: Disposable[] = [];

  own<T extends Disposable>(item: T): T {
    this.#owned.push(item);
    return item;
  }

  /** What is owned of a kind. */
  all<T extends Disposable>(kind: new () => T): T[] {
    return this.#owned.filter((item): item is T => item instanceof kind);
  }

  dispose(): void {
    for (const item of this.#owned.splice(0).reverse()) item.dispose();
  }
}
