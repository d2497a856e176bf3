import { useState } from 'react';
import { Icon } from '../art/Icon';
import { useMedia } from '../useMedia';
import { words } from '../words';
import { PhotoInput } from './PhotoInput';
import './start.css';

const SAMPLE = './samples/sample.jpg';

interface PickersProps {
  readonly onPhoto: (photo: Blob) => void;
  readonly onSample: () => void;
  /** Absent where the browser offers no camera to the page. */
  readonly onTake?: (() => void) | undefined;
  readonly disabled: boolean;
}

/** Every way to a photo. */
export function Pickers({ onPhoto, onSample, onTake, disabled }: PickersProps) {
  const touched = useMedia('(pointer: coarse)');
  return (
    <div className="pickers">
      <div className="pickers-row">
        <PhotoInput className="primary big" disabled={disabled} onPhoto={onPhoto}>
          <Icon name="image" />
          {words.start.choose}
        </PhotoInput>
        {onTake && (
          <button type="button" className="secondary big" disabled={disabled} onClick={onTake}>
            <Icon name="photo" />
            {words.start.take}
          </button>
        )}
        {!onTake && touched && (
          <PhotoInput className="secondary big" camera disabled={disabled} onPhoto={onPhoto}>
            <Icon name="photo" />
            {words.start.take}
          </PhotoInput>
        )}
      </div>
      <p className="hint">{words.beforeAnalysis}</p>
      {!touched && <p className="hint">{words.start.otherWays}</p>}
      <Sample disabled={disabled} onOpen={onSample} />
    </div>
  );
}

interface SampleProps {
  readonly onOpen: () => void;
  readonly disabled: boolean;
}

function Sample({ onOpen, disabled }: SampleProps) {
  const [missing, setMissing] = useState(false);
  return (
    <div className="sample">
      <button type="button" className="sample-button" disabled={disabled} onClick={onOpen}>
        {missing ? (
          <span className="sample-blank">
            <Icon name="image" />
          </span>
        ) : (
          <img src={SAMPLE} alt="" width="64" height="64" onError={() => setMissing(true)} />
        )}
        <span>{words.start.sample}</span>
      </button>
      <p className="sample-credit">{words.start.sampleCredit}</p>
    </div>
  );
}
