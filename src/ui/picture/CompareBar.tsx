import { useRef } from 'react';
import { hasHead, useApp, useStatus, useView } from '../AppContext';
import { Icon } from '../art/Icon';
import { HoldButton } from '../controls/HoldButton';
import { IconButton } from '../controls/IconButton';
import { words } from '../words';
import { CompareChoice } from './CompareChoice';
import { LookPopover } from './LookPopover';
import { MirrorButton } from './MirrorButton';
import { usePopover } from './usePopover';
import './bar.css';

const ZOOM_STEP = 1.25;

export function CompareBar() {
  const { commands } = useApp();
  const zoom = useView((v) => v.zoom);
  // On a phone two fingers zoom; the buttons wait behind one more.
  const more = useRef<HTMLButtonElement>(null);
  const zoomTools = useRef<HTMLDivElement>(null);
  const zooming = usePopover({ button: more, popover: zoomTools });
  const treated = useStatus(hasHead);
  return (
    <div className="bar" role="group" aria-label={words.bar.title}>
      {treated && (
        <>
          <CompareChoice />
          <HoldButton />
        </>
      )}
      <MirrorButton />
      <button
        ref={more}
        type="button"
        className="tool bar-more"
        aria-expanded={zooming.open}
        aria-controls="bar-zoom"
        aria-label={words.bar.zoom}
        onClick={zooming.toggle}
      >
        <Icon name="found" />
      </button>
      <div
        ref={zoomTools}
        id="bar-zoom"
        className={zooming.open ? 'bar-zoom bar-zoom-open' : 'bar-zoom'}
        role="group"
        aria-label={words.bar.zoom}
      >
        <IconButton icon="minus" name={words.bar.zoomOut} onPress={() => commands.zoomBy(1 / ZOOM_STEP)} />
        <span className="bar-zoom-level" aria-hidden="true">
          {Math.round(zoom * window.devicePixelRatio * 100)} %
        </span>
        <IconButton icon="plus" name={words.bar.zoomIn} onPress={() => commands.zoomBy(ZOOM_STEP)} />
        <button type="button" className="tool" onClick={() => commands.zoomToFit()}>
          <span aria-hidden="true">{words.bar.fit}</span>
          <span className="visually-hidden">{words.bar.fitName}</span>
        </button>
        {treated && (
          <button type="button" className="tool" onClick={() => commands.zoomToHead()}>
            <span aria-hidden="true">{words.bar.head}</span>
            <span className="visually-hidden">{words.bar.headName}</span>
          </button>
        )}
        <button type="button" className="tool" onClick={() => commands.zoomToActual()}>
          <span aria-hidden="true">{words.bar.actual}</span>
          <span className="visually-hidden">{words.bar.actualName}</span>
        </button>
        <MirrorButton />
      </div>
      {treated && <LookPopover />}
    </div>
  );
}
