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
import { SaveConsultationDialog } from './saved/SaveConsultationDialog';
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
type DialogId = 'save' | 'consultation' | 'shortcuts' | 'another' | 'capture';
const OF_PHOTO: readonly DialogId[] = ['save', 'consultation', 'shortcuts', 'another'];

export function AppScreen({ app }: { readonly app: PreviewApp }) {
  const { commands, status, saved } = app;
  // Deferred: the other screen is made in small steps, and not in the task that drew its picture.
  const hasPhoto = useDeferredValue(useStore(status, ({ photo }) => photo !== null));
  const hasChanged = useStore(status, ({ photo, canUndo }) => photo !== null && canUndo);
  const isKept = useStore(saved, ({ kept }) => kept);
  const hasSaved = useStore(saved, ({ list }) => list.length > 0);
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
  const openSaved = (id: string) => {
    setDialog(null);
    setLocalError(null);
    void commands.openConsultation(id);
  };
  const onTake = app.capture.possible ? () => setDialog('capture') : undefined;
  const go = (next: Leaving) => {
    setLeaving(null);
    if (next !== 'choose') open(next.photo);
    else if (hasCamera || onTake || hasSaved) setDialog('another');
    else picker.current?.click();
  };
  /** Asks first, but only where something would be lost. */
  const leaveFor = (next: Leaving) => {
    setDialog(null);
    const { photo, canUndo } = status.getState();
    if (photo && canUndo && !saved.getState().kept) setLeaving(next);
    else go(next);
  };
  const openPhoto = (photo: Blob) => leaveFor({ photo });
  const alert = { local: localError, onLocalDismissed: () => setLocalError(null) };

  const hovering = useDropAndPaste(openPhoto, () => setLocalError(words.start.noPicture));
  useShortcuts({
    app,
    singleKeys,
    onShowList: () => setDialog('shortcuts'),
    onSaveConsultation: () => setDialog('consultation'),
  });
  useUnloadQuestion(hasChanged && !isKept);

  return (
    <AppContext value={app}>
      {hasPhoto ? (
        <WorkScreen
          alert={alert}
          onSave={() => setDialog('save')}
          onSaveConsultation={() => setDialog('consultation')}
          onAnother={() => leaveFor('choose')}
          onShortcuts={() => setDialog('shortcuts')}
        />
      ) : (
        <StartScreen
          alert={alert}
          onPhoto={openPhoto}
          onSample={openSample}
          onTake={onTake}
          onSaved={openSaved}
        />
      )}
      <HiddenPicker input={picker} onPhoto={open} />
      {dialog === 'save' && hasPhoto && (
        <SaveDialog onConsultation={() => setDialog('consultation')} onClose={() => setDialog(null)} />
      )}
      {dialog === 'consultation' && hasPhoto && <SaveConsultationDialog onClose={() => setDialog(null)} />}
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
          onSaved={openSaved}
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
