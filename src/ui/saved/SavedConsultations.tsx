import { useEffect, useId, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { SavedConsultation } from '../../domain/consultation';
import { useApp } from '../AppContext';
import { IconButton } from '../controls/IconButton';
import { words } from '../words';
import { DeleteConsultationDialog } from './DeleteConsultationDialog';
import { listedAs } from './listedAs';
import './saved.css';

interface SavedConsultationsProps {
  readonly disabled: boolean;
  readonly onOpen: (id: string) => void;
}

/** What was saved on this device, the newest first; nothing where nothing was. */
export function SavedConsultations({ disabled, onOpen }: SavedConsultationsProps) {
  const { commands, saved } = useApp();
  const list = useStore(saved, (state) => state.list);
  const [deleting, setDeleting] = useState<SavedConsultation | null>(null);
  const [isDeleted, setDeleted] = useState(false);
  const said = useRef<HTMLParagraphElement>(null);
  const titleId = useId();
  const text = words.saved;
  useSavedList();
  // The button that was pressed is gone with its line.
  useEffect(() => {
    if (isDeleted) said.current?.focus();
  }, [isDeleted, list]);
  const remove = ({ id }: SavedConsultation) => {
    setDeleting(null);
    setDeleted(false);
    void commands.deleteConsultation(id).then(() => {
      setDeleted(saved.getState().list.every((one) => one.id !== id));
    });
  };
  if (list.length === 0 && !isDeleted) return null;
  return (
    <section className="saved" aria-labelledby={list.length > 0 ? titleId : undefined}>
      {isDeleted && (
        <p ref={said} role="status" tabIndex={-1} className="hint">
          {text.removed}
        </p>
      )}
      {list.length > 0 && (
        <>
          <h2 id={titleId}>{list.length === 1 ? text.one : text.several}</h2>
          <p className="hint">{text.onlyHere}</p>
          <ul className="saved-list">
            {list.map((one) => (
              <li key={one.id}>
                <SavedLine
                  saved={one}
                  disabled={disabled}
                  onOpen={() => onOpen(one.id)}
                  onDelete={() => setDeleting(one)}
                />
              </li>
            ))}
          </ul>
        </>
      )}
      {deleting && list.includes(deleting) && (
        <DeleteConsultationDialog
          name={listedAs(deleting)}
          onKeep={() => setDeleting(null)}
          onDelete={() => remove(deleting)}
        />
      )}
    </section>
  );
}

interface SavedLineProps {
  readonly saved: SavedConsultation;
  readonly disabled: boolean;
  readonly onOpen: () => void;
  readonly onDelete: () => void;
}

function SavedLine({ saved, disabled, onOpen, onDelete }: SavedLineProps) {
  const text = words.saved;
  const name = listedAs(saved);
  return (
    <>
      <p className="saved-what">
        <strong>{name}</strong>
        <span className="hint">{detailOf(saved)}</span>
      </p>
      {saved.state === 'whole' && (
        <button
          type="button"
          className="secondary"
          aria-label={text.openNamed(name)}
          disabled={disabled}
          onClick={onOpen}
        >
          {text.open}
        </button>
      )}
      <IconButton icon="bin" name={text.remove(name)} onPress={onDelete} />
    </>
  );
}

function detailOf({ state, name, savedAtMs, photos }: SavedConsultation): string {
  const text = words.saved;
  if (state !== 'whole') return text[state];
  return name === '' ? text.photos(photos) : text.detail(savedAtMs, photos);
}

/** Another tab may have saved or deleted one meanwhile. */
function useSavedList(): void {
  const { commands } = useApp();
  useEffect(() => {
    const look = () => void commands.listConsultations();
    look();
    window.addEventListener('focus', look);
    return () => window.removeEventListener('focus', look);
  }, [commands]);
}
