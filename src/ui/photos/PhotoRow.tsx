import { useEffect, useRef, useState } from 'react';
import type { DocumentState } from '../../state/documentStore';
import { useApp, useStatus } from '../AppContext';
import { IconButton } from '../controls/IconButton';
import { words } from '../words';
import { AddPhoto } from './AddPhoto';
import { RemovePhotoDialog } from './RemovePhotoDialog';
import './photos.css';

interface PhotoRowProps {
  /** The focus was on the row, and the row is gone. */
  readonly onGone: () => void;
}

/** Which photo of the head is seen, and which ones there are; nothing while there is one. */
export function PhotoRow({ onGone }: PhotoRowProps) {
  const { commands, document: design } = useApp();
  const photos = useStatus((status) => status.photos);
  const shown = useStatus((status) => status.photo?.id);
  const isOpening = useStatus((status) => status.job !== null);
  const [askedId, setAskedId] = useState<string | null>(null);
  const row = useRef<HTMLDivElement>(null);
  const removed = useRef<string | null>(null);
  const names = new Map(photos.map(({ id, view }, k) => [id, words.findings.photoName(k + 1, view)]));
  const asked = askedId === null ? undefined : names.get(askedId);

  // The button that had the focus is gone with its photo.
  useEffect(() => {
    if (removed.current === null || photos.some(({ id }) => id === removed.current)) return;
    removed.current = null;
    if (document.activeElement !== document.body) return;
    const left = row.current?.querySelector<HTMLElement>('[aria-pressed=true]');
    const there = left ?? row.current?.querySelector<HTMLElement>('button');
    if (there) there.focus({ preventScroll: true });
    else onGone();
  }, [photos, onGone]);

  if (photos.length < 2) return null;
  return (
    <>
      <div ref={row} className="photo-row" role="group" aria-label={words.panel.photos}>
        {[...names].map(([id, name]) => (
          <div key={id} className="photo-of-head">
            <button
              type="button"
              className="secondary"
              aria-pressed={id === shown}
              onClick={() => void commands.selectPhoto(id)}
            >
              {name}
            </button>
            <IconButton
              icon="close"
              name={words.panel.removePhoto(name)}
              disabled={isOpening}
              onPress={() => setAskedId(id)}
            />
          </div>
        ))}
        <AddPhoto short />
      </div>
      {askedId !== null && asked !== undefined && (
        <RemovePhotoDialog
          name={asked}
          corrected={isCorrected(design.getState(), askedId)}
          onKeep={() => setAskedId(null)}
          onRemove={() => {
            removed.current = askedId;
            setAskedId(null);
            void commands.removePhoto(askedId);
          }}
        />
      )}
    </>
  );
}

const isCorrected = ({ strokes, ovals, corrections }: DocumentState, id: string): boolean =>
  (strokes[id]?.length ?? 0) > 0 || id in ovals || id in corrections;
