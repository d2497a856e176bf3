import { useRef } from 'react';
import { useApp, useView } from '../AppContext';
import { Icon } from '../art/Icon';
import { words } from '../words';
import { type PhotoFrame, visibleSpan } from './usePhotoFrame';

const KEY_STEP = 0.02;
const PAGE_STEP = 0.1;

/** The border between before and after; `split` runs over the part of the photo that is on the stage. */
export function SplitHandle({ frame }: { readonly frame: PhotoFrame }) {
  const { view } = useApp();
  const split = useView((v) => v.split);
  const painting = useView((v) => v.tool !== 'pan');
  const grip = useRef(0);
  const [from, to] = visibleSpan(frame);
  const x = from + split * (to - from);
  const percent = Math.round(split * 100);
  const moveTo = (share: number) => view.setState({ split: Math.min(1, Math.max(0, share)) });

  const keys: Record<string, number> = {
    ArrowLeft: split - KEY_STEP,
    ArrowDown: split - KEY_STEP,
    ArrowRight: split + KEY_STEP,
    ArrowUp: split + KEY_STEP,
    PageDown: split - PAGE_STEP,
    PageUp: split + PAGE_STEP,
    Home: 0,
    End: 1,
  };

  return (
    <div
      className={painting ? 'split split-painting' : 'split'}
      style={{ left: x }}
      role="slider"
      tabIndex={0}
      aria-label={words.picture.splitName}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
      aria-valuetext={words.picture.splitValue(percent)}
      onKeyDown={(event) => {
        const target = keys[event.key];
        if (target === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
        event.preventDefault();
        event.stopPropagation();
        moveTo(target);
      }}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        grip.current = event.clientX - x;
      }}
      onPointerMove={(event) => {
        if (!event.currentTarget.hasPointerCapture(event.pointerId) || to <= from) return;
        moveTo((event.clientX - grip.current - from) / (to - from));
      }}
    >
      <span className="split-tag split-tag-before" aria-hidden="true">
        {words.bar.modes.before}
      </span>
      <span className="split-tag split-tag-after" aria-hidden="true">
        {words.bar.modes.after}
      </span>
      <span className="split-line" />
      <span className="split-grip">
        <Icon name="chevrons" />
      </span>
    </div>
  );
}
