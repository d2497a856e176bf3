import { useEffect, useRef } from 'react';
import { useApp, useStatus } from '../AppContext';
import { Icon } from '../art/Icon';
import { words } from '../words';
import { useErrorLeaves } from './useErrorLeaves';
import './alert.css';

export interface ErrorAlertProps {
  /** A sentence of the screen itself, e.g. nothing to paste. */
  readonly local: string | null;
  readonly onLocalDismissed: () => void;
}

/** The region stays in the page, so that a screen reader hears what appears in it. */
export function ErrorAlert({ local, onLocalDismissed }: ErrorAlertProps) {
  const { commands } = useApp();
  const error = useStatus((status) => status.error);
  const hasPhoto = useStatus((status) => status.photo !== null);
  const { withPhoto, withoutPhoto } = words.unexpected;
  const unexpected = hasPhoto ? withPhoto : withoutPhoto;
  const message = error?.code === 'unexpected' ? unexpected : (error?.message ?? local);
  const region = useRef<HTMLDivElement>(null);
  // On a scrolled first screen the message may appear out of sight.
  useEffect(() => {
    if (message !== null) region.current?.scrollIntoView({ block: 'nearest' });
  }, [message]);
  const dismiss = () => {
    if (error) commands.dismissError();
    onLocalDismissed();
  };
  // On the first screen nothing goes on until it is read.
  useErrorLeaves(hasPhoto ? message : null, region, dismiss);
  return (
    <div ref={region} className="alert-region" role="alert">
      {message !== null && (
        <div className="alert">
          <Icon name="alert" />
          <p>{message}</p>
          <button type="button" className="quiet" aria-label={words.dismiss} onClick={dismiss}>
            <Icon name="close" />
          </button>
        </div>
      )}
    </div>
  );
}
