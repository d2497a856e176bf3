import { type CSSProperties, useEffect, useEffectEvent, useRef } from 'react';
import type { Pane } from '../../app/panes';
import { useApp, usePlan, useStatus, useView } from '../AppContext';
import { Announcer } from '../feedback/Announcer';
import { ErrorAlert, type ErrorAlertProps } from '../feedback/ErrorAlert';
import { GraphicsNotice } from '../feedback/GraphicsNotice';
import { HEALED_DAYS } from '../panel/timeStops';
import { LineBar } from '../hairline/LineBar';
import { LineShape } from '../hairline/LineShape';
import { useLine } from '../hairline/useLine';
import { PatternBorder } from '../patterns/PatternBorder';
import { RulerBar } from '../ruler/RulerBar';
import { RulerShape } from '../ruler/RulerShape';
import { useRuler } from '../ruler/useRuler';
import { ScarShape } from '../scar/ScarShape';
import { useScar } from '../scar/useScar';
import { SHOWING_TITLE_ID, ShowingFoot } from '../showing/ShowingFoot';
import { useShowing } from '../showing/useShowing';
import { useWire } from '../wire/useWire';
import { WireBar } from '../wire/WireBar';
import { WireShape } from '../wire/WireShape';
import { words } from '../words';
import { PaneLabels } from '../variants/PaneLabels';
import { useZonePen } from '../zones/useZonePen';
import { ZonePath } from '../zones/ZonePath';
import { CompareBar } from './CompareBar';
import type { Point } from './drag';
import { JobChip, JobVeil } from './JobVeil';
import { attachNavigation } from './navigation';
import { OutlineBrush } from './OutlineBrush';
import { OvalPrompt } from './OvalPrompt';
import { OvalShape } from './OvalShape';
import { SplitHandle } from './SplitHandle';
import { useFittingMode } from './useFittingMode';
import { useOutlineBrush } from './useOutlineBrush';
import { useOval } from './useOval';
import { seePhoto } from './toPhoto';
import { type PhotoFrame, usePhotoFrame } from './usePhotoFrame';
import './picture.css';

interface PictureProps {
  readonly alert: ErrorAlertProps;
  /** The panel below has it: the picture keeps its size. */
  readonly lineBarElsewhere: boolean;
}

export function Picture({ alert, lineBarElsewhere }: PictureProps) {
  const app = useApp();
  const region = useRef<HTMLElement>(null);
  const stage = useRef<HTMLDivElement>(null);
  const surface = useRef<HTMLDivElement>(null);
  const photo = useStatus((status) => status.photo);
  const splitShown = useView((v) => v.compare === 'split' && !v.holdBefore);
  const tool = useView((v) => v.tool);
  const showing = useView((v) => v.showing);
  const healed = usePlan((plan) => plan.age.days === HEALED_DAYS);
  const frame = usePhotoFrame(stage);
  const worked = app.commands.panes().find((pane) => pane.worked);
  const drawing = useOval(photo);
  const onOval = useEffectEvent((from: Point, to: Point) => drawing?.drag(from, to));

  const headFound = Boolean(photo?.head);
  useFittingMode(photo?.id, headFound);
  useShowing(region);
  const wiring = useWire(photo?.id, frame);
  const laying = useRuler();
  const scarring = useScar();
  const zoning = useZonePen();
  const brushing = useOutlineBrush();
  const lining = useLine(photo?.id);
  const drawnBy = scarring.active ? scarring : brushing.mode ? brushing : zoning;
  const grabs = {
    head: wiring,
    ruler: laying,
    scar: scarring,
    zone: zoning,
    outline: brushing,
    hairline: lining,
  };
  const onGrab = useEffectEvent((held: keyof typeof grabs, at: Point, isTouch: boolean) =>
    grabs[held].grab(at, isTouch),
  );

  useEffect(() => {
    const host = surface.current;
    return host ? app.mountCanvas(host) : undefined;
  }, [app]);

  useEffect(() => {
    if (!stage.current || !surface.current) return;
    return attachNavigation({ app, stage: stage.current, surface: surface.current, onOval, onGrab });
  }, [app]);

  useEffect(() => {
    if (tool !== 'pan') seePhoto();
  }, [tool]);

  return (
    <section
      ref={region}
      className="picture"
      {...(showing
        ? { role: 'dialog', 'aria-modal': true, 'aria-labelledby': SHOWING_TITLE_ID }
        : { 'aria-label': words.picture.region })}
    >
      <div
        ref={stage}
        className={worked ? 'stage stage-panes' : 'stage'}
        style={frame && worked ? workedClip(worked, frame) : undefined}
      >
        <div
          ref={surface}
          className={`surface surface-${tool} surface-over-${wiring.over}`}
          role="application"
          tabIndex={0}
          aria-label={drawnBy.pictureName ?? words.picture.name}
          data-stage=""
          {...drawnBy.keys}
          // The head and the ruler keep the focus for their keys.
          onMouseDown={(event) => {
            if (tool === 'head' || tool === 'ruler' || tool === 'hairline') event.preventDefault();
          }}
        />
        {frame && photo?.head && splitShown && <SplitHandle frame={frame} />}
        {frame && <OutlineBrush stage={stage} frame={frame} brushing={brushing} />}
        {tool === 'oval' && frame && drawing && <OvalShape frame={frame} drawing={drawing} />}
        {wiring.wire && frame && <WireShape stage={stage} frame={frame} wiring={wiring} />}
        {scarring.active && frame && <ScarShape stage={stage} frame={frame} drawing={scarring} />}
        {zoning.tool && frame && <ZonePath stage={stage} frame={frame} drawing={zoning} />}
        {frame && <PatternBorder frame={frame} />}
        {frame && <LineShape frame={frame} lining={lining} />}
        {laying.active && frame && <RulerShape frame={frame} laying={laying} />}
        {worked && <PaneLabels />}
        <JobVeil />
        <GraphicsNotice />
        <div className="stage-messages">
          <ErrorAlert {...alert} />
          <JobChip />
        </div>
        <div className="stage-said" style={worked && saidWithin(worked)}>
          <Announcer />
        </div>
      </div>
      {tool === 'oval' && drawing && <OvalPrompt drawing={drawing} />}
      {tool === 'head' && <WireBar />}
      {lining.active && !lineBarElsewhere && <LineBar />}
      {laying.active && <RulerBar laying={laying} />}
      {showing ? <ShowingFoot /> : <CompareBar />}
      {headFound && (
        <p className="honesty">
          <span className="honesty-whole">{words.honesty(healed)}</span>
          <span className="honesty-short">{words.honestyShort(healed)}</span>
        </p>
      )}
    </section>
  );
}

/** Narrower than this a pane has no room for a sentence. */
const LEAST_SAID_CSS = 160;

/** Over the pane of the plan that is worked on: the others are compared with it. */
const saidWithin = ({ leftCss, topCss, widthCss, heightCss }: Pane): CSSProperties | undefined =>
  widthCss < LEAST_SAID_CSS
    ? undefined
    : { left: leftCss, right: 'auto', top: topCss, bottom: 'auto', width: widthCss, height: heightCss };

/** Cuts off what reaches beyond the pane of the plan that is worked on. */
function workedClip(
  { leftCss, topCss, widthCss, heightCss }: Pane,
  { stageWidth, stageHeight }: PhotoFrame,
): CSSProperties {
  const right = stageWidth - leftCss - widthCss;
  const bottom = stageHeight - topCss - heightCss;
  return { '--worked-pane': `inset(${topCss}px ${right}px ${bottom}px ${leftCss}px)` } as CSSProperties;
}
