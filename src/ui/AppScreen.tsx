import { useDeferredValue, useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { PreviewApp } from '../app/PreviewApp';
import type { ClinicalView } from '../domain/observation';
import { AppContext } from './AppContext';
import { CaptureScreen } from './capture/CaptureScreen';
import { AnotherPhotoDialog } from './dialogs/AnotherPhotoDialog';
import { LeaveDialog } from './dialogs/LeaveDialog';
import { SaveDialog } from './dialogs/SaveDialog';
import { ShortcutsDialog } from './dialogs/ShortcutsDialog';
import { DropVeil } from './start/DropVeil';
import { HiddenPicker } from './start/PhotoInput';
import { StartScreen } from './start/StartScreen';
import { useDropAndPaste } from './start/useDropAndPaste';
import { useMedia } from './useMedia';
import { useShortcuts } from './useShortcuts';
import { WorkScreen } from './WorkScreen';
import { words } from './words';
import './styles/base.css';
import './styles/buttons.css';

/** What waits for the answer to "lose the changes?": a photo that is at hand, or choosing one. */
type Leaving = { readonly photo: Blob } | 'choose';
type DialogId = 'save' | 'shortcuts' | 'another' | 'capture';
const OF_PHOTO: readonly DialogId[] = ['save', 'shortcuts', 'another'];

export function AppScreen({ app }: { readonly app: PreviewApp }) {
  const { commands, status } = app;
  // Deferred: the other screen is made in small steps, and not in the task that drew its picture.
  const hasPhoto = useDeferredValue(useStore(status, ({ photo }) => photo !== null));
  const changed = useStore(status, ({ photo, canUndo }) => photo !== null && canUndo);
  const [dialog, setDialog] = useState<DialogId | null>(null);
  const [leaving, setLeaving] = useState<Leaving | null>(null);
  const [localError, setLocalError] = useState<string | null>(null);
  const picker = useRef<HTMLInputElement>(null);
  const hasCamera = useMedia('(pointer: coarse)');
  const [singleKeys, setSingleKeys] = useState(true);

  // The photo may be closed from outside; its dialogs do not wait for the next one.
  if (!hasPhoto && ((dialog !== null && OF_PHOTO.includes(dialog)) || leaving !== null)) {
    setDialog(null);
    setLeaving(null);
  }

  // The open photo stays until the other one has replaced it: a refused file costs nothing.
  const open = (photo: Blob, view?: ClinicalView) => {
    setDialog(null);
    setLocalError(null);
    void commands.openPhoto(photo, view && { view });
  };
  const openSample = () => {
    setDialog(null);
    setLocalError(null);
    void commands.openSample();
  };
  const onTake = app.capture.possible ? () => setDialog('capture') : undefined;
  const go = (next: Leaving) => {
    setLeaving(null);
    if (next !== 'choose') open(next.photo);
    else if (hasCamera || onTake) setDialog('another');
    else picker.current?.click();
  };
  /** Asks first, but only where something would be lost. */
  const leaveFor = (next: Leaving) => {
    setDialog(null);
    if (status.getState().photo && status.getState().canUndo) setLeaving(next);
    else go(next);
  };
  const openPhoto = (photo: Blob) => leaveFor({ photo });
  const alert = { local: localError, onLocalDismissed: () => setLocalError(null) };

  const hovering = useDropAndPaste(openPhoto, () => setLocalError(words.start.noPicture));
  useShortcuts({ app, singleKeys, onShowList: () => setDialog('shortcuts') });
  useUnloadQuestion(changed);

  return (
    <AppContext value={app}>
      {hasPhoto ? (
        <WorkScreen
          alert={alert}
          onSave={() => setDialog('save')}
          onAnother={() => leaveFor('choose')}
          onShortcuts={() => setDialog('shortcuts')}
        />
      ) : (
        <StartScreen alert={alert} onPhoto={openPhoto} onSample={openSample} onTake={onTake} />
      )}
      <HiddenPicker input={picker} onPhoto={open} />
      {dialog === 'save' && hasPhoto && <SaveDialog onClose={() => setDialog(null)} />}
      {dialog === 'shortcuts' && (
        <ShortcutsDialog
          singleKeys={singleKeys}
          onSingleKeys={setSingleKeys}
          onClose={() => setDialog(null)}
        />
      )}
      {dialog === 'another' && (
        <AnotherPhotoDialog
          onPhoto={open}
          onSample={openSample}
          onTake={onTake}
          onClose={() => setDialog(null)}
        />
      )}
      {dialog === 'capture' && <CaptureScreen onPhoto={open} onClose={() => setDialog(null)} />}
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
