import { useEffect, useRef } from 'react';
import type { ClinicalView } from '../../domain/observation';
import { TIMER_SECONDS, type TimerSeconds } from '../../state/captureStore';
import { useApp, useCapture } from '../AppContext';
import { Icon } from '../art/Icon';
import { SilhouettePicture } from '../art/SilhouettePicture';
import { Choices } from '../controls/Choices';
import { Switch } from '../controls/Switch';
import { words } from '../words';
import { CheckList } from './CheckList';
import { CountdownVeil } from './CountdownVeil';

const text = words.capture;

/** The camera's picture under the outline, what it shows, and the button. */
export function CameraStep({ view }: { readonly view: ClinicalView }) {
  const { commands } = useApp().capture;
  const camera = useCapture((capture) => capture.camera);
  const countdown = useCapture((capture) => capture.countdown);
  const timerSeconds = useCapture((capture) => capture.timerSeconds);
  const taking = useCapture((capture) => capture.taking);
  const canSwitch = useCapture((capture) => capture.canSwitch);
  const release = useRef<HTMLButtonElement>(null);
  const live = camera === 'live';

  // The button is what one wants next: when the camera runs, and when a countdown was stopped.
  const ready = live && countdown === null;
  useEffect(() => {
    if (ready) release.current?.focus({ preventScroll: true });
  }, [ready]);

  return (
    <div className="camera-step">
      <CameraPicture view={view} />
      <div className="camera-side">
        <p className="view-line">
          <strong>{text.views[view].name}.</strong> {text.views[view].line} {text.outline}
        </p>
        <CheckList />
        <TimerChoice />
        <div className="camera-buttons">
          <button type="button" className="secondary" onClick={() => commands.chooseAgain()}>
            {text.otherView}
          </button>
          {canSwitch && (
            <button
              type="button"
              className="secondary"
              aria-label={text.switchCamera}
              onClick={() => commands.switchCamera()}
            >
              <Icon name="flip" />
              <span className="flip-words">{text.switchCamera}</span>
            </button>
          )}
          <button
            ref={release}
            type="button"
            className="primary big"
            disabled={!live || taking}
            onClick={() => commands.release()}
          >
            <Icon name="photo" />
            {taking ? text.taking : timerSeconds > 0 ? text.releaseIn(timerSeconds) : text.release}
          </button>
        </div>
      </div>
      {countdown !== null && <CountdownVeil left={countdown} from={timerSeconds} />}
    </div>
  );
}

function CameraPicture({ view }: { readonly view: ClinicalView }) {
  const { capture } = useApp();
  const mirrored = useCapture((state) => state.mirrored);
  const widthPx = useCapture((state) => state.widthPx);
  const heightPx = useCapture((state) => state.heightPx);
  const starting = useCapture((state) => state.camera !== 'live');
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => (host.current ? capture.mountVideo(host.current) : undefined), [capture]);
  return (
    <div className="camera-stage" role="img" aria-label={text.pictureName(text.views[view].name)}>
      <div
        className={`camera-frame ${mirrored ? 'mirrored' : ''}`}
        style={{ '--frame-ratio': widthPx > 0 ? widthPx / heightPx : 4 / 3 } as React.CSSProperties}
      >
        <div ref={host} className="camera-video" />
        <SilhouettePicture view={view} look="lines" />
      </div>
      {starting && <p className="camera-starting">{text.starting}</p>}
    </div>
  );
}

function TimerChoice() {
  const { commands } = useApp().capture;
  const timerSeconds = useCapture((capture) => capture.timerSeconds);
  const sound = useCapture((capture) => capture.sound);
  const hasVoice = useCapture((capture) => capture.hasVoice);
  return (
    <>
      <Choices
        legend={text.timer}
        name="self-timer"
        look="segments"
        choices={TIMER_SECONDS.map((seconds) => ({
          id: String(seconds),
          name: seconds === 0 ? text.timerOff : text.timerValue(seconds),
        }))}
        chosen={String(timerSeconds)}
        onChoose={(id) => commands.setTimer(Number(id) as TimerSeconds)}
      />
      {timerSeconds > 0 && (
        <Switch
          label={text.sound}
          hint={hasVoice ? text.soundVoice : text.soundBeep}
          checked={sound}
          onChange={(on) => commands.setSound(on)}
        />
      )}
    </>
  );
}
