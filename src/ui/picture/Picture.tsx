import { useEffect, useEffectEvent, useRef } from 'react';
import { useApp, useStatus, useView } from '../AppContext';
import { GraphicsNotice } from '../feedback/GraphicsNotice';
import { words } from '../words';
import type { Point } from './brush';
import { BrushCursor } from './BrushCursor';
import { CompareBar } from './CompareBar';
import { JobVeil } from './JobVeil';
import { attachNavigation } from './navigation';
import { OvalPrompt } from './OvalPrompt';
import { OvalShape } from './OvalShape';
import { SplitHandle } from './SplitHandle';
import { useOval } from './useOval';
import { usePhotoFrame } from './usePhotoFrame';
import './picture.css';

export function Picture() {
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

  // Without a head there is only one thing to do; with one the oval has done its work.
  const photoId = photo?.id;
  const headFound = Boolean(photo?.head);
  useEffect(() => {
    if (photoId === undefined) return;
    app.view.setState({ tool: headFound ? 'pan' : 'oval' });
  }, [app, photoId, headFound]);

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
      </div>
      {tool === 'oval' && drawing && <OvalPrompt drawing={drawing} />}
      <CompareBar />
      {headFound && <p className="honesty">{words.honesty}</p>}
    </section>
  );
}
