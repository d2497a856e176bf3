import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { PreviewApp } from '../app/PreviewApp';
import { AppContext } from './AppContext';
import { LeaveDialog } from './dialogs/LeaveDialog';
import { SaveDialog } from './dialogs/SaveDialog';
import { ShortcutsDialog } from './dialogs/ShortcutsDialog';
import { Announcer } from './feedback/Announcer';
import { ErrorAlert } from './feedback/ErrorAlert';
import { DropVeil } from './start/DropVeil';
import { StartScreen } from './start/StartScreen';
import { useDropAndPaste } from './start/useDropAndPaste';
import { useShortcuts } from './useShortcuts';
import { WorkScreen } from './WorkScreen';
import { words } from './words';
import './styles/base.css';
import './styles/buttons.css';

/** What waits for the answer to "discard the changes?". */
type Leaving = { readonly photo: Blob | null };
type DialogId = 'save' | 'shortcuts';

export function AppScreen({ app }: { readonly app: PreviewApp }) {
  const { commands, status } = app;
  const hasPhoto = useStore(status, ({ photo }) => photo !== null);
  const changed = useStore(status, ({ photo, canUndo }) => photo !== null && canUndo);
  const [dialog, setDialog] = useState<DialogId | null>(null);
  const [leaving, setLeaving] = useState<Leaving | null>(null);
  const [localError, setLocalError] = useState<string | null>(null);
  const [singleKeys, setSingleKeys] = useState(true);

  // The photo may be closed from outside; its dialogs do not wait for the next one.
  if (!hasPhoto && (dialog !== null || leaving !== null)) {
    setDialog(null);
    setLeaving(null);
  }

  const go = ({ photo }: Leaving) => {
    setLeaving(null);
    if (photo) void commands.openPhoto(photo);
    else commands.closePhoto();
  };
  /** Asks first, but only where something would be lost. */
  const leaveFor = (next: Leaving) => {
    setDialog(null);
    setLocalError(null);
    if (status.getState().photo && status.getState().canUndo) setLeaving(next);
    else go(next);
  };
  const openPhoto = (photo: Blob) => leaveFor({ photo });

  const hovering = useDropAndPaste(openPhoto, () => setLocalError(words.start.noPicture));
  useShortcuts({ app, singleKeys, onShowList: () => setDialog('shortcuts') });
  useUnloadQuestion(changed);

  return (
    <AppContext value={app}>
      {hasPhoto ? (
        <WorkScreen
          onSave={() => setDialog('save')}
          onAnother={() => leaveFor({ photo: null })}
          onShortcuts={() => setDialog('shortcuts')}
        />
      ) : (
        <StartScreen onPhoto={openPhoto} />
      )}
      <ErrorAlert local={localError} onLocalDismissed={() => setLocalError(null)} />
      <Announcer />
      {dialog === 'save' && hasPhoto && <SaveDialog onClose={() => setDialog(null)} />}
      {dialog === 'shortcuts' && (
        <ShortcutsDialog
          singleKeys={singleKeys}
          onSingleKeys={setSingleKeys}
          onClose={() => setDialog(null)}
        />
      )}
      {leaving && <LeaveDialog onKeep={() => setLeaving(null)} onLeave={() => go(leaving)} />}
      {hovering && <DropVeil />}
    </AppContext>
  );
}

/** Closing the page loses the photo, as promised; by accident in the middle of a design it should ask. */
function useUnloadQuestion(active: boolean): void {
  useEffect(() => {
    if (!active) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [active]);
}
