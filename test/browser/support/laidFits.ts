import type { HeadFit } from '../../../src/domain/head/types';

declare global {
  interface Window {
    /** The fit that each photo was last drawn with. */
    laidFits: Partial<Record<string, HeadFit>>;
  }
}

/** Runs in the page: reads what it asks its compute worker to draw. */
export function watchLaidFits(): void {
  window.laidFits = {};
  const post = Reflect.get(Worker.prototype, 'postMessage') as (this: Worker, ...message: unknown[]) => void;
  Worker.prototype.postMessage = function (this: Worker, ...message: unknown[]) {
    const { path, argumentList } = message[0] as {
      path?: string[];
      argumentList?: { value: unknown }[];
    };
    if (path?.[0] === 'map' && argumentList) {
      const [laid, treat] = argumentList.map((argument) => argument.value);
      window.laidFits[(treat as { photoId: string }).photoId] = (laid as { fit: HeadFit }).fit;
    }
    post.apply(this, message);
  };
}
