import type { CameraFailure } from '../../state/captureStore';
import { useApp } from '../AppContext';
import { Icon } from '../art/Icon';
import { PhotoInput } from '../start/PhotoInput';
import { useMedia } from '../useMedia';
import { words } from '../words';

interface CameraFailedProps {
  readonly failure: CameraFailure;
  readonly onPhoto: (photo: Blob) => void;
}

/** Why there is no camera, and the ways on. */
export function CameraFailed({ failure, onPhoto }: CameraFailedProps) {
  const { commands } = useApp().capture;
  const hasCameraApp = useMedia('(pointer: coarse)');
  return (
    <div className="camera-failed">
      <div className="notice notice-caution notice-strong" role="alert">
        <Icon name="alert" />
        <p>{words.capture.failures[failure]}</p>
      </div>
      <div className="camera-buttons">
        <button type="button" className="secondary" onClick={() => commands.chooseAgain()}>
          {words.capture.otherView}
        </button>
        <button type="button" className="secondary" onClick={() => commands.retry()}>
          {words.capture.retry}
        </button>
        {hasCameraApp && (
          <PhotoInput className="secondary" camera onPhoto={onPhoto}>
            {words.capture.cameraApp}
          </PhotoInput>
        )}
        <PhotoInput className="primary" onPhoto={onPhoto}>
          <Icon name="image" />
          {words.start.choose}
        </PhotoInput>
      </div>
    </div>
  );
}
