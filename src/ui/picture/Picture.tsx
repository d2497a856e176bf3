import { useEffect, useEffectEvent, useRef } from 'react';
import { useApp, useStatus, useView } from '../AppContext';
import { Announcer } from '../feedback/Announcer';
import { ErrorAlert, type ErrorAlertProps } from '../feedback/ErrorAlert';
import { GraphicsNotice } from '../feedback/GraphicsNotice';
import { words } from '../words';
import type { Point } from './brush';
import { BrushCursor } from './BrushCursor';
import { CompareBar } from './CompareBar';
import { JobChip, JobVeil } from './JobVeil';
import { attachNavigation } from './navigation';
import { OvalPrompt } from './OvalPrompt';
import { OvalShape } from './OvalShape';
import { SplitHandle } from './SplitHandle';
import { useFittingMode } from './useFittingMode';
import { useOval } from './useOval';
import { usePhotoFrame } from './usePhotoFrame';
import './picture.css';

export function Picture({ alert }: { readonly alert: ErrorAlertProps }) {
  const app = useApp();
  const stage = useRef<HTMLDivElement>(null);
  const surface = useRef<HTMLDivElement>(null);
  const photo = useStatus((status) => status.photo);
  const splitShown = useView((v) => v.compare === 'split' && !v.holdBefore);
  const tool = useView((v) => v.tool);
  const frame = usePhotoFrame(stage);
  const drawing = useOval(photo);
  const onOval = useEffectEvent((from: Point, to: Point) => drawing?.drag(from, to));

  useEffect(() => {
    const host = surface.current;
    return host ? app.mountCanvas(host) : undefined;
  }, [app]);

  useEffect(() => {
    if (!stage.current || !surface.current) return;
    return attachNavigation({ app, stage: stage.current, surface: surface.current, onOval });
  }, [app]);

  const headFound = Boolean(photo?.head);
  useFittingMode(photo?.id, headFound);

  return (
    <section className="picture" aria-label={words.picture.region}>
      <div ref={stage} className="stage">
        <div
          ref={surface}
          className={`surface surface-${tool}`}
          role="application"
          tabIndex={0}
          aria-label={words.picture.name}
          data-stage=""
        />
        {frame && photo?.head && splitShown && <SplitHandle frame={frame} />}
        {(tool === 'add' || tool === 'remove') && <BrushCursor stage={stage} mode={tool} />}
        {tool === 'oval' && frame && drawing && <OvalShape frame={frame} drawing={drawing} />}
        <JobVeil />
        <GraphicsNotice />
        <div className="stage-messages">
          <ErrorAlert {...alert} />
          <JobChip />
          <Announcer />
        </div>
      </div>
      {tool === 'oval' && drawing && <OvalPrompt drawing={drawing} />}
      <CompareBar />
      {headFound && <p className="honesty">{words.honesty}</p>}
    </section>
  );
}
